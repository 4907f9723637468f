"""The state of a pack's translations, and new words put where they belong while all else keeps its bytes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from knowledge.authoring.entries import AuthoredText, Translation
from knowledge.authoring.house_layout import field_text, quoted
from knowledge.authoring.layout import Block, LaidOutFile, laid_out
from knowledge.authoring.reading import Reading

LANGUAGE = "zh"
INDENT = 2


class State(StrEnum):
    """Of one translation."""

    GOOD = "good"
    MISSING = "missing"
    STALE = "stale"
    """It quotes an older English text."""


@dataclass(frozen=True)
class TranslatedText:
    """A text with its translation; null where there is none."""

    text: AuthoredText
    translation: Translation | None

    @property
    def state(self) -> State:
        if self.translation is None:
            return State.MISSING
        return State.GOOD if self.translation.quoted == self.text.english else State.STALE


@dataclass(frozen=True)
class NewWords:
    """Other words for a text, with the English that they translate."""

    owner: str
    name: str
    english: str
    words: str


def translated_texts(reading: Reading) -> list[TranslatedText]:
    """Every text of a pack once, in the order of reading."""
    known = reading.translations.get(LANGUAGE, {})
    texts = {(text.owner, text.name): text for text in reading.texts}
    return [TranslatedText(text, known.get(key)) for key, text in texts.items()]


def with_new_words(contents: Mapping[str, bytes], reading: Reading, news: Iterable[NewWords]) -> dict[str, bytes]:
    """The files that change, with the new words in them; a text that had none gets them beside its entry's others."""
    translated = {(one.text.owner, one.text.name): one for one in translated_texts(reading)}
    by_file: dict[str, list[NewWords]] = {}
    for new in news:
        by_file.setdefault(_file_for(translated[new.owner, new.name], translated.values()), []).append(new)
    return {name: _changed(contents.get(name, b""), name, words) for name, words in by_file.items()}


def _file_for(one: TranslatedText, others: Iterable[TranslatedText]) -> str:
    """Where the translation stands, else where others of its entry stand, else a file called as that of the text."""
    if one.translation:
        return one.translation.file
    for other in others:
        if other.translation and other.text.owner == one.text.owner:
            return other.translation.file
    path = PurePosixPath(one.text.file)
    return f"translations/{LANGUAGE}/{'_'.join(path.with_suffix('').parts)}.yaml"


def _changed(content: bytes, name: str, news: Iterable[NewWords]) -> bytes:
    file = laid_out(content, name)
    by_owner: dict[str, list[NewWords]] = {}
    for new in news:
        by_owner.setdefault(new.owner, []).append(new)
    there = {block.id for block in file.blocks}
    if file.whole is not None:
        file = LaidOutFile("", tuple(_in_house_layout(block) for block in file.blocks))
    text = file.head + "".join(_with_words(block, by_owner.get(block.id, ())) for block in file.blocks)
    if text and not text.endswith("\n"):
        text += "\n"
    for owner, words in by_owner.items():
        if owner not in there:
            text += f"{quoted(owner)}:\n" + "".join(_line(new) for new in words)
    return text.encode()


def _in_house_layout(block: Block) -> Block:
    lines = "".join(field_text(key, node, INDENT) for key, node in block.node.items.items())
    return Block(block.id, block.node, f"{quoted(block.id)}:\n{lines}", 0)


def _with_words(block: Block, news: Iterable[NewWords]) -> str:
    """The block with these words; fields that are not among them keep their lines."""
    changed = {new.name: new for new in news}
    if not changed:
        return block.text
    if block.first_line == 0 or _is_on_one_line(block):
        block = _in_house_layout(block)
        pieces = list(_rewritten(block, changed))
    else:
        pieces = list(_replaced(block, changed))
    return "".join(pieces) + "".join(_line(new) for name, new in changed.items() if name not in block.node.items)


def _is_on_one_line(block: Block) -> bool:
    starts = [block.node.lines[name] for name in block.node.items]
    return len(set(starts)) < len(starts) or block.node.line == block.first_line


def _rewritten(block: Block, changed: Mapping[str, NewWords]) -> Iterator[str]:
    yield f"{quoted(block.id)}:\n"
    for name, node in block.node.items.items():
        yield _line(changed[name]) if name in changed else field_text(name, node, INDENT)


def _replaced(block: Block, changed: Mapping[str, NewWords]) -> Iterator[str]:
    lines = block.text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    names = list(block.node.items)
    starts = [block.node.lines[name] - block.first_line for name in names]
    yield "".join(lines[: starts[0]])
    for name, start, end in zip(names, starts, [*starts[1:], len(lines)], strict=True):
        own = lines[start:end]
        if name not in changed:
            yield "".join(own)
            continue
        yield _line(changed[name])
        yield "".join(_after_the_field(own))


def _after_the_field(lines: list[str]) -> list[str]:
    """Comments and blanks that stand below a field, before the next."""
    first = len(lines)
    while first > 1 and (not lines[first - 1].strip() or lines[first - 1].lstrip().startswith("#")):
        first -= 1
    return lines[first:]


def _line(new: NewWords) -> str:
    return f"{' ' * INDENT}{quoted(new.name)}: [{quoted(new.english)}, {quoted(new.words)}]\n"
