"""ReportDocument -> Markdown (CommonMark with task lists). The languages of a pair stand under each other."""

import re
from collections.abc import Iterable, Iterator

from interview.report.lines import Lines, colon_behind, distinct
from interview.report.parts import Entry, Glossary, Heading, ReportDocument, Section, Vehicle
from interview.report.signs import Sign
from interview.report.wording import BETWEEN_LANGUAGES, SIGN_CHARACTERS

MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()#+\-.!|~>])")
LINE_BREAK = "\\\n"


def markdown(document: ReportDocument) -> str:
    """The whole report. Nothing that a person typed can become markup or HTML."""
    return "\n\n".join(_blocks(document)) + "\n"


def _blocks(document: ReportDocument) -> Iterator[str]:
    head, box = document.head, document.verdict
    yield f"# {_in_row(head.title)}"
    yield _in_row(head.subtitle)
    number, day = _label(head.number_label), _label(head.day_label)
    yield f"{number}**{_plain(head.number)}**{LINE_BREAK}{day}**{_in_row(head.day_in_words)}**"
    yield f"## {_in_row(box.words)}"
    yield _stacked(box.reason)
    yield " · ".join(f"**{count.number}** {_in_row(count.words)}" for count in box.counts)
    yield from _vehicle(document.vehicle)
    for section in document.sections:
        yield from _section(section)
    if document.glossary:
        yield from _glossary(document.glossary)
    yield from _end(document)


def _vehicle(vehicle: Vehicle) -> Iterator[str]:
    yield _heading(vehicle.heading)
    yield _list(f"{_label(each.label)}**{_in_row(each.value) or '…'}**" for each in vehicle.particulars)
    yield f"{_label(vehicle.code.caption)}`{vehicle.code.content}`"


def _section(section: Section) -> Iterator[str]:
    yield _heading(section.heading)
    for group in section.groups:
        if group.heading:
            yield f"### {_in_row(group.heading)}"
        yield _list(_brief(entry) if group.is_brief else _entry(entry) for entry in group.entries)
    if section.closing:
        yield _stacked(section.closing)


def _brief(entry: Entry) -> str:
    sign = SIGN_CHARACTERS[entry.sign]
    lines = (
        " ".join((title.words, *(fine[index].words for fine in entry.fine_print)))
        for index, title in enumerate(entry.title)
    )
    return f"{sign} " + LINE_BREAK.join(map(_plain, lines))


def _entry(entry: Entry) -> str:
    sign = SIGN_CHARACTERS.get(entry.sign, "")
    signed = " ".join(filter(None, (sign, _in_row(entry.sign_words))))
    title = LINE_BREAK.join(f"**{_plain(line.words)}**" for line in distinct(entry.title))
    rest = (_stacked(lines) for lines in (*entry.body, *entry.fine_print))
    number = f"{entry.number}\\. " if entry.number else ""
    box = "[ ] " if entry.sign in (Sign.TICK_BOX, Sign.NUMBERED_TICK_BOX) else ""
    return f"{box}{number}" + LINE_BREAK.join(filter(None, (signed, title, *rest)))


def _glossary(glossary: Glossary) -> Iterator[str]:
    yield _heading(glossary.heading)
    rows = [" | ".join(_in_row(column) for column in glossary.columns), " | ".join("---" for _ in glossary.columns)]
    rows += [
        " | ".join((*(_plain(name.words) for name in term.names), _plain(term.reading) or "–"))
        for term in glossary.terms
    ]
    yield "\n".join(f"| {row} |" for row in rows)


def _end(document: ReportDocument) -> Iterator[str]:
    declaration, ending = document.declaration, document.ending
    yield _heading(declaration.heading)
    yield _stacked(declaration.statement)
    yield _list(f"{_label(words)}…" for words in (declaration.signature, declaration.day, declaration.office))
    for index, heading in enumerate(ending.not_official):
        yield f"**{_plain(heading.words)}** {_plain(ending.disclaimer[index].words)}"
    for words in (ending.made_from, *ending.notes):
        yield _stacked(words)
    yield f"*{_in_row(document.head.footer)}*"


def _heading(heading: Heading) -> str:
    return f"## {heading.number}\\. {_in_row(heading.words)}"


def _list(items: Iterable[str]) -> str:
    return "\n".join("- " + item.replace("\n", "\n  ") for item in items)


def _stacked(lines: Lines) -> str:
    return LINE_BREAK.join(_plain(line.words) for line in distinct(lines))


def _in_row(lines: Lines) -> str:
    return _plain(BETWEEN_LANGUAGES.join(line.words for line in distinct(lines)))


def _label(label: Lines) -> str:
    return _in_row(label) + colon_behind(label)


def _plain(words: str) -> str:
    """The words as words: no sign of Markdown or HTML in them means anything."""
    escaped = MEANS_SOMETHING.sub(r"\\\1", words)
    return escaped.replace("&", "&amp;").replace("<", "&lt;")
