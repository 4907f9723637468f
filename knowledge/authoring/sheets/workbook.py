"""Tables as a workbook (XLSX) and back. The files themselves travel in a hidden sheet, so that no byte is lost."""

import base64
import io
import json
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from knowledge.authoring.fields import NUMBER, Field
from knowledge.authoring.files import LARGEST_PACK
from knowledge.authoring.sheets.importing import FIRST_ROW, SheetRow
from knowledge.authoring.sheets.plan import SHEETS, EntrySheet, PartSheet
from knowledge.authoring.sheets.tables import Table

FILES = "_files"
CHUNK = 30_000
"""Signs of one cell; a spreadsheet holds 32,767."""
LARGEST_WORKBOOK = 50_000_000
LARGEST_UNPACKED = 400_000_000
MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00:00(\.0+)?")
WHOLE = re.compile(r"(-?[0-9]+)\.0")
WIDTHS = {"file": 22, "nr": 5, "id": 34, "key": 18}
USUAL_WIDTH = 28


class NoWorkbook(Exception):
    """The file is no workbook of a pack; the message says why, and how to put it right."""


def workbook(tables: Mapping[str, Table], contents: Mapping[str, bytes], title: str) -> bytes:
    """A workbook with a sheet a table: heads that stay in sight, lists to choose from, numbers as numbers."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title})
    head = book.add_format({"bold": True, "bg_color": "#DDE6EE", "valign": "top"})
    cell = book.add_format({"text_wrap": True, "valign": "top"})
    fields = _fields_by_column()
    for name, table in tables.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 3 if table.columns[0] == "file" else 1)
        for number, column in enumerate(table.columns):
            field = fields.get((name, column))
            sheet.write_string(0, number, column, head)
            sheet.set_column(number, number, WIDTHS.get(column, USUAL_WIDTH))
            _help_to_fill(sheet, number, field)
        for row, cells in enumerate(table.rows, start=1):
            for number, text in enumerate(cells):
                _write(sheet, row, number, text, cell, fields.get((name, table.columns[number])))
    _hide_files(book, contents)
    book.close()
    return buffer.getvalue()


def _fields_by_column() -> dict[tuple[str, str], Field[Any]]:
    sheets: list[EntrySheet | PartSheet] = [*SHEETS, *(part for sheet in SHEETS for part in sheet.parts)]
    return {(sheet.name, field.key): field for sheet in sheets for field in sheet.kind.fields}


def _help_to_fill(sheet: Any, column: int, field: Field[Any] | None) -> None:
    if field is None:
        return
    sheet.write_comment(0, column, f"{field.says}.")
    if "enum" in field.schema:
        choices = {"validate": "list", "source": list(field.schema["enum"]), "error_type": "warning"}
        sheet.data_validation(1, column, 5_000, column, choices)


def _write(sheet: Any, row: int, column: int, text: str, format: Any, field: Field[Any] | None) -> None:  # noqa: A002
    is_number = sheet.get_name() in ("parameters", "values", "facts", "risks") and field and field.schema == NUMBER
    if (is_number or (column == 1 and text.isdecimal())) and _is_exact(text):
        sheet.write_number(row, column, float(text), format)
    elif text:
        sheet.write_string(row, column, text, format)


def _is_exact(text: str) -> bool:
    """Whether the figure comes back as it was written."""
    try:
        return _plain_number(float(text)) == text
    except ValueError:
        return False


def _plain_number(value: float) -> str:
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else str(value)


def _hide_files(book: Any, contents: Mapping[str, bytes]) -> None:
    packed = {name: base64.b64encode(content).decode() for name, content in contents.items()}
    text = base64.b64encode(zlib.compress(json.dumps(packed).encode(), 9)).decode()
    sheet = book.add_worksheet(FILES)
    sheet.hide()
    sheet.write_string(0, 0, "The files as they were exported. Leave this sheet as it is.")
    for row, start in enumerate(range(0, len(text), CHUNK), start=1):
        sheet.write_string(row, 0, text[start : start + CHUNK])


def read_workbook(content: bytes) -> tuple[dict[str, list[SheetRow]], dict[str, bytes]]:
    """The rows of each table, and the files from which they were made; none in a workbook of another origin.

    Raises NoWorkbook; ImportError where the packages that read tables are missing.
    """
    import fastexcel

    _refuse_bombs(content)
    try:
        book = fastexcel.read_excel(content)
        sheets = {name: _cells(book, name) for name in book.sheet_names}
    except fastexcel.FastExcelError as error:
        raise NoWorkbook(f"it cannot be read ({str(error).splitlines()[0]}). Save it as XLSX.") from error
    known = {sheet.name for sheet in SHEETS} | {part.name for sheet in SHEETS for part in sheet.parts}
    tables = {name: list(_rows(cells)) for name, cells in sheets.items() if name in known}
    if not tables:
        raise NoWorkbook(f"it has none of the sheets of a pack. They are called {', '.join(sorted(known))}.")
    return tables, _files(sheets.get(FILES, []))


def _refuse_bombs(content: bytes) -> None:
    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(content)).infolist())
    except zipfile.BadZipFile as error:
        raise NoWorkbook("it is no XLSX. Save it as XLSX.") from error
    if len(content) > LARGEST_WORKBOOK or unpacked > LARGEST_UNPACKED:
        raise NoWorkbook(f"it is too large ({unpacked:,} bytes unpacked). Keep to a pack a workbook.")


def _cells(book: Any, name: str) -> list[list[str]]:
    """The cells of a sheet as text, row by row; an empty cell is the empty text."""
    sheet = book.load_sheet(name, header_row=None, dtypes="string", skip_whitespace_tail_rows=True)
    columns = [[_as_text(one) for one in column.to_pylist()] for column in sheet.to_arrow().columns]
    return [list(row) for row in zip(*columns, strict=True)]


def _as_text(value: object) -> str:
    text = "" if value is None else str(value).strip()
    for pattern in (MIDNIGHT, WHOLE):
        if found := pattern.fullmatch(text):
            return found[1]
    return text


def _rows(cells: Sequence[Sequence[str]]) -> list[SheetRow]:
    heads = cells[0] if cells else ()
    rows = (
        SheetRow(number, {head: cell for head, cell in zip(heads, row, strict=True) if head})
        for number, row in enumerate(cells[1:], start=FIRST_ROW)
    )
    return [row for row in rows if any(row.cells.values())]


def _files(cells: Sequence[Sequence[str]]) -> dict[str, bytes]:
    text = "".join(row[0] for row in cells[1:])
    if not text:
        return {}
    try:
        unpacker = zlib.decompressobj()
        packed = json.loads(unpacker.decompress(base64.b64decode(text, validate=True), 2 * LARGEST_PACK))
        return {str(name): base64.b64decode(content) for name, content in packed.items()}
    except (ValueError, TypeError, AttributeError, zlib.error) as error:
        raise NoWorkbook(f"its sheet {FILES} was changed. Export the pack again and copy your rows.") from error
