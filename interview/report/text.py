"""ReportDocument -> plain text in 80 columns. The languages of a pair stand under each other."""

from collections.abc import Iterator

from interview.report.columns import width_of, wrapped
from interview.report.lines import Lines, colon_behind, distinct
from interview.report.parts import (
    Declaration,
    Ending,
    Entry,
    Glossary,
    Head,
    Heading,
    ReportDocument,
    Section,
    Vehicle,
    VerdictBox,
)
from interview.report.signs import Sign
from interview.report.wording import SIGN_CHARACTERS

WIDTH = 80
LABEL_WIDTH = 36
BOX = "[ ]"


def plain_text(document: ReportDocument, width: int = WIDTH) -> str:
    """The whole report, every line at most `width` columns wide (a Chinese character takes two)."""
    return "".join(f"{line}\n" for line in _report(document, width))


def _report(document: ReportDocument, width: int) -> Iterator[str]:
    yield from _head(document.head, width)
    yield from _verdict(document.verdict, width)
    yield from _vehicle(document.vehicle, width)
    for section in document.sections:
        yield from _section(section, width)
    if document.glossary:
        yield from _glossary(document.glossary, width)
    yield from _declaration(document.declaration, width)
    yield from _ending(document.ending, width)


def _head(head: Head, width: int) -> Iterator[str]:
    yield "=" * width
    yield from _block(head.title, width)
    yield from _block(head.subtitle, width)
    yield from wrapped(_labelled(head.number_label, head.number), width)
    yield from wrapped(_labelled(head.day_label, _in_row(head.day_in_words)), width)
    yield "=" * width


def _verdict(box: VerdictBox, width: int) -> Iterator[str]:
    yield ""
    yield from _block(box.words, width, ">>> ")
    yield from _block(box.reason, width, "    ")
    counts = (f"{count.number} {_in_row(count.words)}" for count in box.counts)
    yield from _indented(" | ".join(counts), width, "    ")


def _vehicle(vehicle: Vehicle, width: int) -> Iterator[str]:
    yield from _heading(vehicle.heading, width)
    for each in vehicle.particulars:
        label = _in_row(each.label)
        dots = "." * max(2, LABEL_WIDTH - width_of(label))
        yield from _indented(f"{label} {dots} {_in_row(each.value) or '_' * 24}", width, "", "    ")
    yield from wrapped(_labelled(vehicle.code.caption, vehicle.code.content), width)


def _section(section: Section, width: int) -> Iterator[str]:
    yield from _heading(section.heading, width)
    for group in section.groups:
        if group.heading:
            yield from _indented(_in_row(group.heading), width, "-- ", "   ")
        for entry in group.entries:
            yield from (_brief if group.is_brief else _entry)(entry, width)
    yield from _block(section.closing, width)


def _brief(entry: Entry, width: int) -> Iterator[str]:
    """One line a language: the title, and after it what it rests on."""
    for index, title in enumerate(entry.title):
        rest = "".join(f" {lines[index].words}" for lines in entry.fine_print)
        sign = SIGN_CHARACTERS[entry.sign] if index == 0 else " "
        yield from _indented(f"{title.words}{rest}", width, f" {sign} ", "   ")


def _entry(entry: Entry, width: int) -> Iterator[str]:
    """Its sign, then language by language its title and under it the rest. Further names of a thing come first."""
    margin = "   "
    if not _stands_before_title(entry.sign):
        yield from _indented(f"{SIGN_CHARACTERS[entry.sign]} {_in_row(entry.sign_words)}".strip(), width, " ", margin)
    first_margin = _head_of(entry) if _stands_before_title(entry.sign) else margin
    margin = " " * width_of(first_margin)
    rest = (*entry.body, *entry.fine_print)
    languages = len(rest[0]) if rest else len(entry.title)
    for index in range(languages):
        titles = (*entry.title[index : index + 1], *(entry.title[languages:] if index == languages - 1 else ()))
        for number, title in enumerate(titles):
            yield from _indented(title.words, width, margin if index or number else first_margin, margin)
        for lines in rest:
            yield from _indented(lines[index].words, width, f"{margin}  ")


def _stands_before_title(sign: Sign) -> bool:
    return sign in (Sign.TICK_BOX, Sign.NUMBERED_TICK_BOX, Sign.NUMBER, Sign.PLACE)


def _head_of(entry: Entry) -> str:
    """The tick box and the number in front of the title."""
    box = f"{BOX} " if entry.sign in (Sign.TICK_BOX, Sign.NUMBERED_TICK_BOX) else ""
    place = f"{SIGN_CHARACTERS[entry.sign]} " if entry.sign is Sign.PLACE else ""
    number = f"{entry.number}. " if entry.number else ""
    return f" {box}{place}{number}"


def _glossary(glossary: Glossary, width: int) -> Iterator[str]:
    yield from _heading(glossary.heading, width)
    for term in glossary.terms:
        names = " = ".join(name.words for name in distinct(term.names))
        yield from _indented(f"{names} [{term.reading}]" if term.reading else names, width, " ", "   ")


def _declaration(declaration: Declaration, width: int) -> Iterator[str]:
    yield from _heading(declaration.heading, width)
    yield from _block(declaration.statement, width)
    for words in (declaration.signature, declaration.day, declaration.office):
        yield ""
        yield from wrapped(_labelled(words, "_" * 24), width)


def _ending(ending: Ending, width: int) -> Iterator[str]:
    yield ""
    yield "=" * width
    for index, heading in enumerate(ending.not_official):
        between = "" if heading.language == "zh" else " "
        yield from wrapped(f"{heading.words}{between}{ending.disclaimer[index].words}", width)
    for words in (ending.made_from, *ending.notes):
        yield from _block(words, width)


def _heading(heading: Heading, width: int) -> Iterator[str]:
    yield ""
    title = f"{heading.number}. {_in_row(heading.words)}"
    yield from wrapped(title, width)
    yield "-" * min(width, width_of(title))


def _block(lines: Lines, width: int, margin: str = "") -> Iterator[str]:
    for line in distinct(lines):
        yield from _indented(line.words, width, margin, " " * len(margin))


def _indented(words: str, width: int, first_margin: str, margin: str | None = None) -> Iterator[str]:
    """The words wrapped after a margin, the first line after its own."""
    rest = first_margin if margin is None else margin
    room = width - max(width_of(first_margin), width_of(rest))
    for number, line in enumerate(wrapped(words, room)):
        yield f"{rest if number else first_margin}{line}".rstrip()


def _labelled(label: Lines, words: str) -> str:
    """A label and what it says."""
    return f"{_in_row(label)}{colon_behind(label)}{words}"


def _in_row(lines: Lines) -> str:
    return " ".join(line.words for line in distinct(lines))
