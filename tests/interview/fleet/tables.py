"""Tables for tests: the cases of a pack as a table, and small files."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from interview.fleet.cells import HowToRead
from interview.fleet.opening import Fleet, OpeningWishes, opened
from knowledge.authoring.cases import read_cases
from knowledge.authoring.library import knowledge_base, pack_files, shipped_folder
from knowledge.vocabulary.packs import Case

DAY = date(2026, 11, 28)
CN = knowledge_base("cn", [])


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    """A text file."""
    path.write_bytes(text.encode(encoding))
    return path


def workbook(path: Path, rows: Sequence[Sequence[Any]], first_row: int = 0, sheets_before: int = 0) -> Path:
    """A workbook whose last sheet has these rows."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False})
    for _ in range(sheets_before):
        book.add_worksheet().write(0, 0, "notes")
    sheet = book.add_worksheet()
    for row, cells in enumerate(rows, start=first_row):
        for column, cell in enumerate(cells):
            if cell is not None:
                sheet.write(row, column, cell)
    book.close()
    return path


def fleet_in(path: Path | str, language: str = "en", *, accepts_doubts: bool = False, **wishes: Any) -> Fleet:
    """The fleet in a file."""
    return opened([str(path)], CN, HowToRead(language, DAY, accepts_doubts), OpeningWishes(**wishes))


def shipped_cases() -> Sequence[Case]:
    """The validation cases of the China pack."""
    return read_cases(pack_files(shipped_folder() / "cn"), CN).cases
