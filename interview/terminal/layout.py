"""Paragraphs of words with tones, and their folding into lines of a terminal.

A Chinese character takes two columns. Lines break between words and between Chinese characters, never before
closing or after opening punctuation.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple, TypeAlias

NARROWEST = 20
"""Columns. A narrower terminal gets lines of this width and breaks them itself."""

NEVER_FIRST = frozenset("，。、；：？！）》」』”’…·,.;:?!)]%")
NEVER_LAST = frozenset("（《「『“‘([")


class Tone(Enum):
    """How words are set. Nothing is said by tone alone."""

    PLAIN = auto()
    STRONG = auto()
    QUIET = auto()
    CHOSEN = auto()
    """The choice that Enter would take; a mark stands before it too."""
    NOTICE = auto()
    """Something was not understood, or is doubted."""
    GOOD = auto()
    LIMITED = auto()
    CAUTION = auto()
    BAD = auto()
    OPEN = auto()


class Span(NamedTuple):
    """Words in one tone."""

    words: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Paragraph:
    """One thing that is said; a plain line for line-by-line readers, folded to the width elsewhere."""

    spans: tuple[Span, ...] = ()
    indent: int = 0
    hang: int = 0
    """How much further than the first line the others are indented."""


Line: TypeAlias = tuple[Span, ...]
BLANK = Paragraph()


def paragraph(*parts: Span | str, indent: int = 0, hang: int = 0) -> Paragraph:
    """A paragraph of spans and plain words."""
    return Paragraph(tuple(part if isinstance(part, Span) else Span(part) for part in parts), indent, hang)


def harmless(words: str) -> str:
    """The words without anything that steers a terminal or turns the direction of writing."""
    if words.isascii() and words.isprintable():
        return words
    return "".join(" " if sign in "\t\n\r" else sign for sign in words if not _steers(sign))


def columns_of(words: str) -> int:
    """How many columns the words take."""
    return len(words) if words.isascii() else sum(map(_columns, words))


def unfolded(what: Paragraph) -> str:
    """The paragraph on one line, without tones."""
    return " " * what.indent + "".join(harmless(words) for words, _ in what.spans)


def folded(paragraphs: Iterable[Paragraph], width: int) -> list[Line]:
    """The paragraphs in lines of at most `width` columns."""
    return [line for one in paragraphs for line in _folded(one, max(width, NARROWEST))]


@lru_cache(256)
def _folded(what: Paragraph, width: int) -> tuple[Line, ...]:
    lines: list[list[Span]] = []
    room = 0
    for piece in _short_enough(_pieces(what.spans), width - what.indent - what.hang):
        taken = sum(columns_of(words) for words, _ in piece)
        if not lines or taken - _trailing_blanks(piece) > room:
            margin = what.indent + (what.hang if lines else 0)
            lines.append([Span(" " * margin)] if margin else [])
            room = width - margin
        lines[-1].extend(piece)
        room -= taken
    return tuple(_merged(line) for line in lines) or ((),)


def _pieces(spans: Iterable[Span]) -> Iterator[list[Span]]:
    """What stays together on a line: a word with the blanks behind it, or a Chinese character."""
    piece: list[Span] = []
    last = ""
    for words, tone in spans:
        for sign in harmless(words):
            if last and _may_break(last, sign):
                yield piece
                piece = []
            piece.append(Span(sign, tone))
            last = sign
    if piece:
        yield piece


def _may_break(last: str, sign: str) -> bool:
    if last == " ":
        return sign != " "
    if sign == " " or sign in NEVER_FIRST or last in NEVER_LAST:
        return False
    return _columns(last) == 2 or _columns(sign) == 2


def _short_enough(pieces: Iterable[list[Span]], width: int) -> Iterator[list[Span]]:
    """The pieces, cut where one is longer than a line."""
    most = max(width // 2, 1)
    for piece in pieces:
        if len(piece) <= most or sum(columns_of(words) for words, _ in piece) <= width:
            yield piece
        else:
            yield from (piece[start : start + most] for start in range(0, len(piece), most))


def _merged(line: list[Span]) -> Line:
    """The line with neighbours of one tone joined and no blanks at its end."""
    merged: list[Span] = []
    for words, tone in line:
        if merged and merged[-1].tone is tone:
            merged[-1] = Span(merged[-1].words + words, tone)
        else:
            merged.append(Span(words, tone))
    if merged:
        merged[-1] = Span(merged[-1].words.rstrip(), merged[-1].tone)
    return tuple(merged)


def _trailing_blanks(piece: list[Span]) -> int:
    return 1 if piece[-1].words == " " else 0


@lru_cache(4096)
def _columns(sign: str) -> int:
    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


@lru_cache(4096)
def _steers(sign: str) -> bool:
    return unicodedata.category(sign).startswith("C") and sign not in "\t\n\r"
