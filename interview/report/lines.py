"""A text of the report in the languages of the report: one line, or a facing pair."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from interview.report.cleaning import cleaned
from interview.report.wording import CLIPPED
from interview.sentences import filled_in
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language

THOUSANDS_COMMA = re.compile(r"(?<=\d),(?=\d{3})")
SENTENCE_LIMIT = 800
VALUE_LIMIT = 160


class LanguageMode(StrEnum):
    """In which languages a report is printed."""

    ENGLISH = "en"
    CHINESE = "zh"
    BOTH = "en+zh"

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in the order in which they stand beside each other."""
        return tuple(self.value.split("+"))


@dataclass(frozen=True)
class Line:
    """Words in one language."""

    language: Language
    words: str


Lines: TypeAlias = tuple[Line, ...]
"""The same words once per language of the report, in its order; () = nothing is said."""


@dataclass(frozen=True)
class Writer:
    """Chooses the words of a report in its languages and cleans them."""

    languages: tuple[Language, ...]

    def lines(self, text: Text, limit: int = SENTENCE_LIMIT) -> Lines:
        """The text in every language of the report; English stands in where a language is missing."""
        return tuple(_line(text, language, limit) for language in self.languages)

    def say(self, sentence: Text, **parts: str | int | Text) -> Lines:
        """A fixed sentence with its {parts} filled in, each in the language of the line."""
        return self.lines(filled_in(sentence, **parts))

    @property
    def all_languages(self) -> tuple[Language, ...]:
        """The languages of the report, then the others."""
        return (*self.languages, *(language for language in LANGUAGES if language not in self.languages))

    def in_all_languages(self, text: Text) -> Lines:
        """A name that the office may know in the other language only."""
        return tuple(_line(text, language, SENTENCE_LIMIT) for language in self.all_languages)


def distinct(lines: Lines) -> Lines:
    """The lines without those that repeat an earlier one: figures (commas aside), names, model numbers."""
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(THOUSANDS_COMMA.sub("", line.words), line)
    return tuple(first.values())


def colon_behind(label: Lines) -> str:
    """The colon of the language; behind both languages one with a blank."""
    return "：" if all(line.language == "zh" for line in label) else ": "


def _line(text: Text, language: Language, limit: int) -> Line:
    spoken = language if text.get(language) else "en"
    return Line(spoken, cleaned(in_language(text, language), limit, CLIPPED[spoken]))
