"""Which characters the printed font has, and what stands for those that it lacks: never a silent empty box."""

from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from interview.report import wording
from interview.report.html import template
from interview.report.lines import Line, Writer
from interview.report.parts import ReportDocument

STAND_IN = "□"


@cache
def printable_characters() -> frozenset[str]:
    """Every character of both fonts (scripts/make_fonts.py writes the list beside them)."""
    return frozenset(template("fonts/characters.txt"))


def printable(document: ReportDocument) -> tuple[ReportDocument, tuple[str, ...]]:
    """The document as the font can print it, and the characters that it lacks, in the order of their codes.

    Each of them is replaced by □(U+…), and a note at the end of the report lists them.
    """
    missing: set[str] = set()
    printable_document: ReportDocument = _in_every_line(document, missing)
    if not missing:
        return document, ()
    found = tuple(sorted(missing))
    return _with_note(printable_document, found), found


def _with_note(document: ReportDocument, missing: tuple[str, ...]) -> ReportDocument:
    writer = Writer(document.languages)
    note = writer.say(wording.SUBSTITUTED, characters=" ".join(map(code_point, missing)))
    ending = replace(document.ending, notes_heading=writer.lines(wording.NOTES), notes=(*document.ending.notes, note))
    return replace(document, ending=ending)


def code_point(character: str) -> str:
    """ "U+20BB7"."""
    return f"U+{ord(character):04X}"


def _in_every_line(part: Any, missing: set[str]) -> Any:
    """The same part with every line printable; adds what was replaced to `missing`."""
    if isinstance(part, Line):
        return replace(part, words=_in_words(part.words, missing))
    if isinstance(part, tuple):
        return tuple(_in_every_line(each, missing) for each in part)
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changed = {field.name: _in_every_line(getattr(part, field.name), missing) for field in fields(part)}
    return replace(part, **changed)


def _in_words(words: str, missing: set[str]) -> str:
    lacking = set(words) - printable_characters()
    missing |= lacking
    for character in lacking:
        words = words.replace(character, f"{STAND_IN}({code_point(character)})")
    return words
