"""A file to rows of text: CSV in any encoding that is common in China and elsewhere, or an Excel sheet."""

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import TypeAlias

from interview.errors import BadData, MissingPart

LARGEST = 60_000_000
"""Bytes; the whole Announcement as a table has fewer."""
LARGEST_UNPACKED = 400_000_000
MOST_ROWS = 500_000
ENCODINGS = ("utf-8-sig", "gb18030")
BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
DELIMITERS = ",\t;"

Row: TypeAlias = tuple[int, list[str]]
"""The line where it begins, and its cells."""


class NoTable(BadData):
    """The file cannot be read as a table."""

    def __init__(self, file: str, english: str, chinese: str) -> None:
        super().__init__(
            {"en": f"{english}.", "zh": f"{chinese}。"},
            {
                "en": "Give a CSV or XLSX table with a line of headings and a row for each model.",
                "zh": "请给出首行为列名、每行一个型号的 CSV 或 XLSX 表格。",
            },
            file,
        )


class NoReaderOfSheets(MissingPart):
    """What turns sheets into rows is not installed."""

    def __init__(self, file: str) -> None:
        super().__init__(
            {
                "en": "reading Excel files needs polars, which is missing.",
                "zh": "读取 Excel 文件需要 polars，但未安装。",
            },
            {
                "en": "Install it (pip install 'roadworthy[fleet]'), or save the table as CSV.",
                "zh": "请安装（pip install 'roadworthy[fleet]'），或将表格另存为 CSV。",
            },
            file,
        )


def rows_of(content: bytes, file: str) -> Iterator[Row]:
    """The rows of a table, headings first; empty ones are left out. Raises NoTable and NoReaderOfSheets."""
    if not content.strip():
        raise NoTable(file, "the file is empty", "文件是空的")
    if len(content) > LARGEST:
        raise NoTable(file, f"the file is larger than {LARGEST:,} bytes", f"文件超过 {LARGEST} 字节")
    rows = _sheet(content, file) if content.startswith((ZIP, OLD_EXCEL)) else _lines(content, file)
    for number, (line, cells) in enumerate(row for row in rows if any(cell.strip() for cell in row[1])):
        if number > MOST_ROWS:
            raise NoTable(file, f"the table has more than {MOST_ROWS:,} rows", f"表格超过 {MOST_ROWS} 行")
        yield line, cells


def _lines(content: bytes, file: str) -> Iterator[Row]:
    text = _decoded(content, file)
    first = text.lstrip().split("\n", 1)[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count))
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise NoTable(
                f"{file}:{line}", f"the table cannot be read ({error})", f"表格无法读取（{error}）"
            ) from error
        yield line, cells
        line = reader.line_num + 1


def _decoded(content: bytes, file: str) -> str:
    marked = [encoding for mark, encoding in BYTE_ORDER_MARKS if content.startswith(mark)]
    for encoding in marked or ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NoTable(file, "this is no table", "这不是表格")


def _sheet(content: bytes, file: str) -> Iterator[Row]:
    """The first sheet, every cell as text; of a formula the value that was saved with it."""
    _refuse_bombs(content, file)
    import fastexcel

    try:
        sheet = fastexcel.read_excel(content).load_sheet(0, header_row=None, dtypes="string")
        frame = sheet.to_polars()
    except (ImportError, ModuleNotFoundError) as error:
        raise NoReaderOfSheets(file) from error
    except Exception as error:  # whatever the reader makes of a damaged file
        raise NoTable(file, "the Excel file cannot be read", "无法读取该 Excel 文件") from error
    for line, cells in enumerate(frame.iter_rows(), 1):
        yield line, ["" if cell is None else str(cell) for cell in cells]


def _refuse_bombs(content: bytes, file: str) -> None:
    if not content.startswith(ZIP):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
            is_workbook = "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise NoTable(file, "the Excel file cannot be read", "无法读取该 Excel 文件") from error
    if not is_workbook or unpacked > LARGEST_UNPACKED:
        raise NoTable(file, "this is no table", "这不是表格")
