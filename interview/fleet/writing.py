"""Assessed tables as files, part by part: Parquet, CSV or XLSX. No cell becomes a formula in a spreadsheet."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol

import polars as pl

from interview.errors import BadData, UsageMistake
from interview.fleet.tables import MOST_COLUMNS
from interview.report.columns import width_of

MOST_SHEET_ROWS = 1_048_576
FORMULA = re.compile(r"^[=+\-@\t\r＝＋－＠]")
QUOTED = re.compile(r'[",\r\n]')
SPECIAL = f"{FORMULA.pattern}|{QUOTED.pattern}"
PLAIN_NUMBER = r"^[+\-]?\d+([.,]\d+)?$"
HARMLESS = "'"
"""Before a text that a spreadsheet would take for a formula."""
WIDEST_COLUMN = 40
EXACT_IN_SHEETS = 10**15
"""A spreadsheet keeps fifteen digits of a number; longer ones are written as text."""


class TableForm(StrEnum):
    """In which form a table is written."""

    PARQUET = "parquet"
    CSV = "csv"
    XLSX = "xlsx"
    FOLDER = "folder"
    """Of Parquet files, one for each part."""


ENDINGS = (TableForm.PARQUET, TableForm.CSV, TableForm.XLSX)


class TableWriter(Protocol):
    """Takes parts with the same columns; closes with a complete file."""

    def write(self, frame: pl.DataFrame) -> None:
        """Append rows."""

    def close(self) -> None:
        """Complete the file."""


class TooLargeForSheet(BadData):
    """More rows or columns than a sheet of a workbook can have."""

    def __init__(self) -> None:
        super().__init__(
            {"en": f"a sheet holds {MOST_SHEET_ROWS:,} rows and {MOST_COLUMNS:,} columns at most, and there are more.",
             "zh": f"工作表最多容纳{MOST_SHEET_ROWS}行、{MOST_COLUMNS}列，数据超出此数。"},
            {"en": "Write .parquet or .csv.", "zh": "请改用 .parquet 或 .csv。"},
        )  # fmt: skip


def form_of(path: Path) -> TableForm:
    """The form that the ending names; without one, a folder. Raises UsageMistake."""
    ending = path.suffix.lower().removeprefix(".")
    if not ending:
        return TableForm.FOLDER
    if ending not in ENDINGS:
        raise UsageMistake(
            {"en": "the ending says no form.", "zh": "扩展名没有说明格式。"},
            {"en": "Let it end in .parquet, .csv or .xlsx; without an ending it is a folder of Parquet files.",
             "zh": "请以 .parquet、.csv 或 .xlsx 结尾；无扩展名则为存放 Parquet 文件的文件夹。"},
            str(path),
        )  # fmt: skip
    return TableForm(ending)


@contextmanager
def table_writer(path: Path, form: TableForm, rows: int, *, scratch: Path) -> Iterator[TableWriter]:
    """Writes a table of so many rows to `path`, complete when the block is done. `scratch`: a folder for the meantime.

    Raises TooLargeForSheet.
    """
    writer: TableWriter
    match form:
        case TableForm.PARQUET:
            writer = _Parquet(path)
        case TableForm.CSV:
            writer = _Csv(path)
        case TableForm.XLSX:
            if rows >= MOST_SHEET_ROWS:
                raise TooLargeForSheet
            writer = _Workbook(path, scratch)
        case TableForm.FOLDER:
            raise AssertionError("a folder is written part by part")
    try:
        yield writer
    finally:
        writer.close()


def for_csv(frame: pl.DataFrame) -> tuple[pl.DataFrame, bool]:
    """The frame as it may stand in CSV, and whether anything in it has to be quoted.

    A text that begins like a formula, and is no plain number, is marked.
    """
    texts = {name: pl.col(name).cast(pl.String) for name in _with_texts(frame)}
    has_special = frame.select((text.str.contains(SPECIAL) | (text == "")).any() for text in texts.values())
    special = [column.name for column in has_special if column.item()]
    marked = frame.with_columns(_without_formula(texts[name]).alias(name) for name in special)
    heads = {name: f"{HARMLESS}{name}" for name in frame.columns if FORMULA.match(name)}
    return marked.rename(heads), bool(special) or any(QUOTED.search(name) for name in frame.columns)


def _with_texts(frame: pl.DataFrame) -> Iterator[str]:
    """The columns in which a text may be special; of categories it is known that they are not."""
    for name, kind in frame.schema.items():
        if isinstance(kind, pl.Enum):
            if kind.categories.str.contains(SPECIAL).any():
                yield name
        elif isinstance(kind, pl.String | pl.Categorical):
            yield name


def _without_formula(text: pl.Expr) -> pl.Expr:
    risky = text.str.contains(FORMULA.pattern) & ~text.str.contains(PLAIN_NUMBER)
    return pl.when(risky).then(HARMLESS + text).otherwise(text)


class _Parquet:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer: Any = None

    def write(self, frame: pl.DataFrame) -> None:
        from pyarrow import parquet

        table = frame.to_arrow()
        if self._writer is None:
            self._writer = parquet.ParquetWriter(self._path, table.schema, compression="zstd", compression_level=1)
        self._writer.write_table(table)

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()


class _Csv:
    """In UTF-8 with the mark by which spreadsheets know it."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("wb")
        self._is_begun = False

    def write(self, frame: pl.DataFrame) -> None:
        begins = not self._is_begun
        table, has_quotes = for_csv(frame)
        style: Literal["necessary", "never"] = "necessary" if has_quotes else "never"  # unquoted takes half the time
        table.write_csv(self._stream, include_header=begins, include_bom=begins, quote_style=style)
        self._is_begun = True

    def close(self) -> None:
        self._stream.close()


class _Workbook:
    """Texts are written as texts, whatever they begin with."""

    def __init__(self, path: Path, scratch: Path) -> None:
        import xlsxwriter

        settings = {
            "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
            "strings_to_numbers": False, "nan_inf_to_errors": True, "default_date_format": "yyyy-mm-dd",
            "tmpdir": str(scratch),
        }  # fmt: skip
        self._file = _QuietOnceFailed(path, "wb")
        self._book = xlsxwriter.Workbook(self._file, settings)
        self._sheet = self._book.add_worksheet("vehicles")
        self._bold = self._book.add_format({"bold": True, "bg_color": "#dde6ee", "bottom": 1, "text_wrap": True})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._row = 0
        self._columns = 0

    def write(self, frame: pl.DataFrame) -> None:
        if self._row == 0:
            self._begin(frame)
        for row in frame.iter_rows():
            for column, value in enumerate(row):
                self._write(column, value)
            self._row += 1

    def _begin(self, frame: pl.DataFrame) -> None:
        if frame.width > MOST_COLUMNS:
            raise TooLargeForSheet
        self._columns = frame.width
        sample = frame.head(200)
        for column, head in enumerate(frame.columns):
            widths = (width_of(str(value)) for value in sample[head] if value is not None)
            self._sheet.set_column(column, column, min(WIDEST_COLUMN, max([8, width_of(head), *widths]) + 2))
            self._sheet.write_string(0, column, head, self._bold)
        self._sheet.freeze_panes(1, 1)
        self._row = 1

    def _write(self, column: int, value: object) -> None:
        if isinstance(value, bool):
            self._sheet.write_boolean(self._row, column, value)
        elif isinstance(value, float) or (isinstance(value, int) and abs(value) < EXACT_IN_SHEETS):
            self._sheet.write_number(self._row, column, value)
        elif isinstance(value, date):
            self._sheet.write_datetime(self._row, column, value, self._day)
        elif value is not None:
            self._sheet.write_string(self._row, column, str(value))

    def close(self) -> None:
        if self._row:
            self._sheet.autofilter(0, 0, max(1, self._row - 1), max(0, self._columns - 1))
        with self._file:
            self._book.close()


class _QuietOnceFailed(io.FileIO):
    """A file on a disk that may get full: zipfile, which tries again to complete it when cleared away, then can."""

    _is_quiet = False

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_quiet = kind is not None
        super().__exit__(kind, error, trace)

    def write(self, content: Any) -> int:
        left = memoryview(content).cast("B")
        while left and not self._is_quiet:
            left = left[super().write(left) :]
        return memoryview(content).nbytes

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        return offset if self._is_quiet else super().seek(offset, whence)

    def tell(self) -> int:
        return 0 if self._is_quiet else super().tell()

    def flush(self) -> None:
        if not self._is_quiet:
            super().flush()
