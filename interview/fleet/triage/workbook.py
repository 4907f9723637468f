"""TriageDocument -> a workbook: the key figures, then a sheet for each section, to sort and to reckon with."""

import io
import re
from collections.abc import Sequence
from typing import Any

from interview.fleet.triage.parts import Cell, Table, TriageDocument
from interview.report.columns import width_of
from knowledge.vocabulary.text import Language, Text, in_language

LONGEST_NAME = 31
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
WIDEST = 60


def triage_workbook(document: TriageDocument, languages: Sequence[Language]) -> bytes:
    """The workbook as bytes; the same for the same document."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {"title": _words(document.title, languages), "author": "Roadworthy", "created": _midnight(document)}
    )
    bold, wrapping = (
        book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
        book.add_format({"text_wrap": True}),
    )
    sheet = book.add_worksheet(_name(document.title, languages))
    lines: list[tuple[str, str]] = [
        (_words(document.title, languages), _words(document.day_in_words, languages)),
        (_words(document.subtitle, languages), ""),
        *((_words(each.words, languages), each.figure) for each in document.key_figures),
        *((_words(sentence, languages), "") for section in document.sections for sentence in section.says),
        (_words(document.footer, languages), ""),
    ]
    sheet.set_column(0, 0, 90, wrapping)
    sheet.set_column(1, 1, 24)
    for row, line in enumerate(lines):
        for column, words in enumerate(line):
            sheet.write_string(row, column, words, bold if row == 0 else wrapping)
    for section in document.sections:
        if section.table is not None:
            _write(book.add_worksheet(_name(section.heading, languages)), section.table, languages, bold)
    book.close()
    return out.getvalue()


def _write(sheet: Any, table: Table, languages: Sequence[Language], bold: Any) -> None:
    for column, head in enumerate(table.heads):
        words = _words(head, languages)
        cells = (width_of(_shown(row[column], languages)) for row in table.rows)
        sheet.set_column(column, column, min(WIDEST, max([8, width_of(words), *cells]) + 2))
        sheet.write_string(0, column, words, bold)
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, int | float):
                sheet.write_number(number, column, cell)
            elif cell is not None:
                sheet.write_string(number, column, _words(cell, languages))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.heads) - 1)


def _shown(cell: Cell, languages: Sequence[Language]) -> str:
    return "" if cell is None else f"{cell:,}" if isinstance(cell, int | float) else _words(cell, languages)


def _words(text: Text, languages: Sequence[Language]) -> str:
    return " ".join(dict.fromkeys(in_language(text, language) for language in languages))


def _name(text: Text, languages: Sequence[Language]) -> str:
    return NOT_IN_A_NAME.sub(" ", in_language(text, languages[0]))[:LONGEST_NAME]


def _midnight(document: TriageDocument) -> Any:
    from datetime import UTC, datetime, time

    return datetime.combine(document.day, time(), UTC)
