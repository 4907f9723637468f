"""What a document says, for comparing its forms with it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from interview.report.lines import Line, distinct
from interview.report.parts import ReportDocument

ABOUT_PICTURES = {"description", "keywords"}
"""For search and screen readers; not on the page itself."""


def said_by(document: ReportDocument, *left_out: str) -> list[str]:
    """The words of every line that each form must show, but for the named fields; figures said twice count once."""
    facing = {"fine_print_heading"} if len(document.languages) > 1 else set()
    return [line.words for line in _lines(document, ABOUT_PICTURES | facing | set(left_out))]


def texts_of(part: object, left_out: frozenset[str] | set[str] = frozenset()) -> Iterator[tuple[Line, ...]]:
    """Every text of a part, a line in each language."""
    if isinstance(part, tuple) and part and isinstance(part[0], Line):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from texts_of(each, left_out)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in left_out:
                yield from texts_of(getattr(part, field.name), left_out)


def _lines(part: object, left_out: set[str]) -> Iterator[Line]:
    for text in texts_of(part, left_out):
        yield from distinct(text)


def without_blanks(words: str) -> str:
    """Line breaks and blanks belong to the layout."""
    return "".join(words.split())
