"""Tables in workbooks: Excel (.xlsx, .xlsm, .xlsb, .xls) and OpenDocument, by fastexcel."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import polars as pl

from interview.errors import did_you_mean
from interview.fleet.delimited_text import LOOKED_AT, Recognised, usable
from interview.fleet.tables import Part, UnusableTable, heads_of, no_rows, nothing_rejected, trimmed

MIDNIGHT = r" 00:00:00(\.0+)?$"


def sheet_heads(path: Path, recognised: Recognised, sheet: str | None = None) -> tuple[str, list[str]]:
    """The sheet that is read and its heads. Raises UnusableTable."""
    name, cells, row = _found(path, recognised, sheet)
    return name, _heads(cells, row, path)


def sheet_parts(path: Path, recognised: Recognised, sheet: str | None = None) -> Iterator[Part]:
    """The rows of the sheet: the named one, else the first in which heads are recognised, else the first with cells."""
    _, cells, row = _found(path, recognised, sheet)
    heads = _heads(cells, row, path)
    named = cells.rename(dict(zip(cells.columns, [*heads, *cells.columns[len(heads) :]], strict=True)))
    frame = named.select(trimmed(pl.col(heads).str.replace(MIDNIGHT, "")))
    below = frame.slice(row + 1)
    lines = pl.int_range(row + 2, frame.height + 1, dtype=pl.UInt32, eager=True).alias("line")
    filled = below.select(pl.any_horizontal(pl.all().is_not_null())).to_series()
    yield Part(str(path), below.filter(filled), lines.filter(filled), nothing_rejected())


def _heads(cells: pl.DataFrame, row: int, path: Path) -> list[str]:
    found: Sequence[str | None] = cells.row(row)
    last = max(at for at, cell in enumerate(found, start=1) if cell and cell.strip())
    return heads_of(found[:last], str(path))


def _found(path: Path, recognised: Recognised, wished: str | None) -> tuple[str, pl.DataFrame, int]:
    """The name of the sheet, its cells as text, and the place of the row of heads."""
    book = _opened(path)
    if wished is not None and wished not in book.sheet_names:
        raise UnusableTable(
            {"en": f"there is no sheet {wished!r}.", "zh": f"没有名为 {wished!r} 的工作表。"},
            did_you_mean(wished, book.sheet_names, {
                "en": f"Its sheets: {', '.join(book.sheet_names)}", "zh": f"工作表有：{'、'.join(book.sheet_names)}"
            }),
            str(path),
        )  # fmt: skip
    best: tuple[str, pl.DataFrame, int] | None = None
    most = -1
    for name in [wished] if wished is not None else book.sheet_names:
        cells = _cells(book, name)
        row, count = _row_of_heads(cells, recognised)
        if row is not None and count > most:
            best, most = (name, cells, row), count
    if best is None:
        raise no_rows(str(path))
    return best


def _opened(path: Path) -> Any:
    import fastexcel

    try:
        return fastexcel.read_excel(path)
    except fastexcel.FastExcelError as error:
        raise UnusableTable(
            {"en": "this workbook cannot be read: damaged, protected by a password, or no workbook at all.",
             "zh": "无法读取该工作簿：可能已损坏、有密码保护，或不是工作簿。"},
            {"en": "Open it and save it as .xlsx without password, or as CSV.",
             "zh": "请打开后另存为无密码的 .xlsx 或 CSV。"},
            str(path),
        ) from error  # fmt: skip


def _cells(book: Any, name: str) -> pl.DataFrame:
    """All cells as text from the first row of the sheet on; null = empty."""
    cells = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string").to_polars()
    assert isinstance(cells, pl.DataFrame)
    return cells


def _row_of_heads(cells: pl.DataFrame, recognised: Recognised) -> tuple[int | None, int]:
    best, most = None, -1
    for at, row in enumerate(cells.head(LOOKED_AT).iter_rows()):
        texts = [cell or "" for cell in row]
        count = usable(recognised(texts))
        if any(text.strip() for text in texts) and count > most:
            best, most = at, count
    return best, most
