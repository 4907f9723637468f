"""Translations as gettext files (.po), which every translator's tool opens."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po, write_po

from knowledge.authoring.problems import Problem, did_you_mean
from knowledge.authoring.reading import Reading
from knowledge.authoring.translating import NewWords, State, TranslatedText, translated_texts
from knowledge.vocabulary.packs import KnowledgePack
from knowledge.vocabulary.wording import placeholders_in

LOCALE = "zh_Hans_CN"
BETWEEN = "|"
"""Between the id of an entry and its field, in the context of a message."""
LARGEST_FILE = 16_000_000
FUZZY = "fuzzy"


@dataclass(frozen=True)
class TranslationFileReading:
    """What a file changes, what in it cannot be used, and how many messages were left for later."""

    news: tuple[NewWords, ...]
    problems: tuple[Problem, ...]
    left: int
    """Messages without words, or marked as fuzzy: they change nothing."""


def translation_file(pack: KnowledgePack, texts: Iterable[TranslatedText]) -> bytes:
    """All texts of a pack; a stale translation is marked fuzzy and quotes the older English. The same on every day."""
    written = datetime.combine(pack.read_on, time(), UTC)
    made = Catalog(
        LOCALE, project=pack.identity.id, version=pack.identity.version, header_comment=f"# {pack.title['en']}",
        creation_date=written, revision_date=written, fuzzy=False, charset="utf-8",
        last_translator="", language_team="", msgid_bugs_address="",
    )  # fmt: skip
    for one in texts:
        stale = one.state is State.STALE
        made.add(
            one.text.english,
            one.translation.words if one.translation else "",
            locations=[(one.text.file, one.text.line)],
            flags={FUZZY} if stale else set(),
            previous_id=one.translation.quoted if stale and one.translation else (),
            context=f"{one.text.owner}{BETWEEN}{one.text.name}",
        )
    buffer = io.BytesIO()
    write_po(buffer, made, width=0, include_previous=True)
    return buffer.getvalue()


def read_translation_file(content: bytes, name: str, reading: Reading) -> TranslationFileReading:
    """What a file changes in a pack. `name`: of its file, for messages."""
    try:
        read = _read(content)
    except (PoFileError, ValueError, LookupError) as error:
        problem = Problem(
            name, getattr(error, "lineno", None) or 1, f"this is no gettext file ({error}).", "Save it as .po in UTF-8."
        )
        return TranslationFileReading((), (problem,), 0)
    return _Reader(name, reading).read(read)


def _read(content: bytes) -> Catalog:
    if len(content) > LARGEST_FILE:
        raise ValueError(f"it has {len(content):,} bytes")
    content.decode("utf-8-sig")
    return read_po(io.BytesIO(content.removeprefix(b"\xef\xbb\xbf")), charset="utf-8", abort_invalid=True)


class _Reader:
    def __init__(self, name: str, reading: Reading) -> None:
        self._name = name
        self._known = {f"{one.text.owner}{BETWEEN}{one.text.name}": one for one in translated_texts(reading)}
        self._problems: list[Problem] = []

    def read(self, read: Catalog) -> TranslationFileReading:
        news: list[NewWords] = []
        left = 0
        for message in read:
            if not message.id:
                continue
            if FUZZY in message.flags or not message.string:
                left += 1
            elif (new := self._new(message)) is not None:
                news.append(new)
        return TranslationFileReading(tuple(news), tuple(self._problems), left)

    def _new(self, message: Message) -> NewWords | None:
        one = self._known.get(message.context or "")
        fault = self._fault(message, one)
        if one is None or fault:
            self._problems.append(Problem(self._name, message.lineno or 1, *(fault or ("", ""))))
            return None
        english, words = one.text.english, _in_one_line(str(message.string))
        if one.state is State.GOOD and one.translation and one.translation.words == words:
            return None
        return NewWords(one.text.owner, one.text.name, english, words)

    def _fault(self, message: Message, one: TranslatedText | None) -> tuple[str, str] | None:
        """What is wrong with a message, and how to put it right."""
        context = message.context or ""
        if one is None:
            remedy = did_you_mean(context, self._known, "Export the pack again, and keep msgctxt as it is.")
            return f"there is no text {context}.", remedy
        if not isinstance(message.id, str) or not isinstance(message.string, str):
            return f"{context} has a plural.", "Write one translation."
        if _in_one_line(message.id) != one.text.english:
            return f"{context} is another English text by now.", "Export the pack again and translate that one."
        if placeholders_in({"zh": message.string}) != placeholders_in({"en": one.text.english}):
            return f"{context} quotes other figures.", "Keep every {id} as it is."
        return None


def _in_one_line(words: str) -> str:
    return " ".join(words.split())
