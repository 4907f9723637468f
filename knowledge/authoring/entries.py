"""Taking an authored mapping apart, field by field, while every mistake is noted and none stops the reading."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from knowledge.authoring.problems import MOST_PROBLEMS, Problem, did_you_mean
from knowledge.authoring.strict_yaml import Mapping, Node, Scalar, Sequence
from knowledge.vocabulary.text import Text

Member = TypeVar("Member", bound=Enum)
Read = TypeVar("Read")


@dataclass(frozen=True)
class Translation:
    """One authored translation: the English that it quotes, the other words, and where it stands."""

    quoted: str
    words: str
    file: str
    line: int


class TooManyProblems(Exception):
    """Reading was given up; the notebook has the problems."""


@dataclass(frozen=True)
class AuthoredText:
    """One authored text that people read: of which field, its English, where it stands."""

    owner: str
    name: str
    english: str
    file: str
    line: int


@dataclass
class Notebook:
    """What the reading of one pack has found out so far: problems, translations, where each id stands."""

    problems: list[Problem] = field(default_factory=list)
    translations: dict[str, dict[tuple[str, str], Translation]] = field(default_factory=dict)
    """By language, then by (id, field)."""
    noted: int = 0
    texts: list[AuthoredText] = field(default_factory=list)
    """In the order in which they were read."""
    used: set[tuple[str, str, str]] = field(default_factory=set)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    """File and line of every id."""

    def note(self, file: str, line: int, what: str, remedy: str) -> None:
        """Note one mistake. Raises TooManyProblems when there are more than anybody would read."""
        self.problems.append(Problem(file, line, what, remedy))
        self.noted += 1
        if self.noted >= MOST_PROBLEMS:
            remedy = "Correct these, then check again."
            self.problems.append(Problem(file, line, f"there are more than {MOST_PROBLEMS} problems.", remedy))
            raise TooManyProblems

    def text(self, owner: str, name: str, english: str, file: str, line: int) -> Text:
        """The words with their translations; a missing or stale one is noted."""
        words = {"en": english}
        self.texts.append(AuthoredText(owner, name, english, file, line))
        for language, known in self.translations.items():
            translation = known.get((owner, name))
            if translation is None:
                remedy = f"Add it under translations/{language}: {owner}: {name}: [{english[:40]}…, …]."
                what = f"{name} of {owner} has no words in {language}."
                self.problems.append(Problem(file, line, what, remedy))  # a pack without any translation is no mistake
                continue
            self.used.add((language, owner, name))
            words[language] = translation.words
            if translation.quoted != english:
                self.note(
                    translation.file,
                    translation.line,
                    f"{name} of {owner} translates an older English text.",
                    f"Look at {file}:{line}, correct the translation, then quote the new English.",
                )
        return words


class Entry:
    """One authored mapping with its id. Fields are taken one by one; `finish` notes those nobody took."""

    def __init__(self, id: str, node: Mapping, file: str, notebook: Notebook, line: int | None = None) -> None:
        self.id = id
        self.file = file
        self.line = line or node.line
        self._items = dict(node.items)
        self._lines = node.lines
        self._known: list[str] = []
        self._notebook = notebook

    def note(self, what: str, remedy: str, line: int | None = None) -> None:
        """Note a mistake in this entry."""
        self._notebook.note(self.file, line or self.line, what, remedy)

    def note_wrong(self, wrong: Exception, line: int) -> None:
        """Note what a message of the form "what is wrong. How to put it right." says."""
        what, _, remedy = str(wrong).partition(". ")
        self.note(f"{what}.", remedy or "Correct it.", line)

    def note_missing(self, key: str) -> None:
        """Note that a field is missing."""
        self._known.append(key)
        self.note(f"{self.id} has no {key}.", f"Add {key}: …")

    def line_of(self, key: str) -> int:
        """The line of a field, or of the entry where the field is missing."""
        return self._lines.get(key, self.line)

    def has(self, key: str) -> bool:
        """Whether the field stands there and was not taken yet."""
        return key in self._items

    def take(self, key: str) -> Node | None:
        """The node of a field; null when it is missing."""
        self._known.append(key)
        return self._items.pop(key, None)

    def scalar(self, key: str) -> str | None:
        """The text of a field; null when it is missing or no text (noted)."""
        node = self.take(key)
        if node is None:
            return None
        if isinstance(node, Scalar) and node.text:
            return " ".join(node.text.split())
        self.note(f"{key} of {self.id} must be a text.", "Write one value after the colon.", node.line)
        return None

    def required(self, key: str) -> str:
        """The text of a field that must be there; "" when it is missing (noted)."""
        if key not in self._items:
            self.note_missing(key)
            return ""
        return self.scalar(key) or ""

    def words(self, key: str, name: str | None = None) -> Text:
        """The words of a field that must be there, in every language."""
        line = self.line_of(key)
        return self._text(name or key, self.required(key), line)

    def words_if_any(self, key: str) -> Text | None:
        """The words of a field in every language; null when it is missing."""
        if key not in self._items:
            self._known.append(key)
            return None
        return self.words(key)

    def _text(self, name: str, english: str, line: int) -> Text:
        if not english:
            return {"en": ""}
        return self._notebook.text(self.id, name, english, self.file, line)

    def flag(self, key: str) -> bool:
        """Whether the field says yes; a missing one says no."""
        raw = self.scalar(key)
        if raw in (None, "no"):
            return False
        if raw != "yes":
            self.note(f"{key} of {self.id} is {raw!r}.", "Write yes or no.", self.line_of(key))
        return raw == "yes"

    def member(self, key: str, kind: type[Member], default: Member | None = None) -> Member | None:
        """A word of a closed list; `default` when it is missing."""
        line = self.line_of(key)
        raw = self.scalar(key)
        if raw is None:
            return default
        return self.chosen(raw, kind, key, line)

    def chosen(self, raw: str, kind: type[Member], key: str, line: int) -> Member | None:
        """The member of `kind` that `raw` names; null when there is none (noted)."""
        allowed = [str(member.value) for member in kind]
        if raw in allowed:
            return kind(raw)
        remedy = did_you_mean(raw, allowed, f"Choose one of: {', '.join(allowed)}.")
        self.note(f"{raw!r} is no {key}.", remedy, line)
        return None

    def lines(self, key: str) -> list[tuple[str, int]]:
        """The texts of a list (or a single text) with their lines; empty when it is missing."""
        node = self.take(key)
        if node is None:
            return []
        nodes: Iterable[Node] = node.items if isinstance(node, Sequence) else (node,)
        found = []
        for item in nodes:
            if isinstance(item, Scalar) and item.text:
                found.append((" ".join(item.text.split()), item.line))
            else:
                self.note(f"{key} of {self.id} must be a list of texts.", "Write - one text a line.", item.line)
        return found

    def each(self, key: str, read: Callable[[str, int], Read | None]) -> tuple[Read, ...]:
        """Every text of a list, read; those that cannot be read (noted by `read`) are left out."""
        results = (read(text, line) for text, line in self.lines(key))
        return tuple(result for result in results if result is not None)

    def mapping(self, key: str) -> Mapping | None:
        """A nested mapping; null when it is missing or something else (noted)."""
        node = self.take(key)
        if node is None or isinstance(node, Mapping):
            return node
        self.note(f"{key} of {self.id} must be a mapping.", "Write key: value pairs.", node.line)
        return None

    def holds_mapping(self, key: str) -> bool:
        """Whether a mapping stands in the field."""
        return isinstance(self._items.get(key), Mapping)

    def part(self, key: str, node: Node, line: int) -> "Entry":
        """A nested mapping as an entry of its own, with the id <id>.<key>."""
        if not isinstance(node, Mapping):
            self.note(f"{key} of {self.id} must be a mapping.", "Write key: value pairs.", line)
            node = Mapping({}, line)
        return Entry(f"{self.id}.{key}", node, self.file, self._notebook, line)

    def labelled(self, key: str, prefix: str) -> dict[str, Text]:
        """A mapping of ids to words, e.g. choices; the words are translated as <prefix>.<id>."""
        node = self.mapping(key)
        if node is None:
            return {}
        found = {}
        for name, words in node.items.items():
            if isinstance(words, Scalar) and words.text:
                found[name] = self._text(f"{prefix}.{name}", " ".join(words.text.split()), node.lines[name])
            else:
                self.note(f"{prefix} {name} of {self.id} has no words.", "Write name: words.", node.lines[name])
        return found

    def finish(self) -> None:
        """Note every field that this kind of entry does not have."""
        for key in self._items:
            remedy = did_you_mean(key, self._known, f"Known here: {', '.join(dict.fromkeys(self._known))}.")
            self.note(f"{self.id} has no field {key}.", remedy, self.line_of(key))


def known_or_noted(entry: Entry, kind: str, name: str, known: Collection[str], line: int, where: str) -> str | None:
    """`name` when it is among `known`; else null, noted with the nearest known name."""
    if name in known:
        return name
    entry.note(
        f"{name} is no {kind}.",
        did_you_mean(name, known, f"Declare it in {where}, or correct the name."),
        line,
    )
    return None
