"""What is read from the files of a fleet: parts of tables with the user's own heads, and what cannot be read."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from interview.errors import BadData

MOST_COLUMNS = 16_384
"""As many as a spreadsheet has."""
LONGEST_HEAD = 200
REJECTED = {"file": pl.String, "line": pl.UInt32, "column": pl.String, "cell": pl.String, "reason": pl.String}
"""The columns of what is rejected: where, what stood there, why. A row has an entry for each thing that is wrong."""


@dataclass(frozen=True)
class Part:
    """Rows of one file that follow one another."""

    file: str
    frame: pl.DataFrame
    """The user's columns under the user's heads: text (null = empty cell), or as typed as the file is."""
    lines: pl.Series
    """For each row the line of the file, the row of the sheet, or the number of the row in a Parquet file; from 1."""
    rejected: pl.DataFrame
    """Rows that are no rows of this table (columns: REJECTED)."""
    share_read: float = 1.0
    """How much of the file has been read with it, from 0 to 1."""
    written: pl.Series | None = None
    """Each row as CSV has it (interview.fleet.csv_rows), where the file has just that; null = it may have not."""


class UnusableTable(BadData):
    """A file is no table that can be used."""


def nothing_rejected() -> pl.DataFrame:
    """An empty frame of rejected rows."""
    return pl.DataFrame(schema=REJECTED)


def rejected_rows(rows: Iterable[tuple[str, int, str, str, str]]) -> pl.DataFrame:
    """Rows of (file, line, column, cell, reason) as a frame."""
    return pl.DataFrame(list(rows), schema=REJECTED, orient="row")


def heads_of(cells: Sequence[str | None], file: str) -> list[str]:
    """The heads of the columns: tidied, and told apart where two are the same; a column without gets its number.

    Raises UnusableTable where there are more than any spreadsheet has.
    """
    if len(cells) > MOST_COLUMNS:
        raise UnusableTable(
            {"en": f"the table has more columns than can be used; at most {MOST_COLUMNS:,} can be.",
             "zh": f"表格的列数过多，最多可用{MOST_COLUMNS}列。"},
            {"en": "Is a row of heads missing, or the table lying on its side? Save it with a row for each vehicle.",
             "zh": "是否缺少标题行，或行列颠倒？请保存为每行一辆车的表格。"},
            file,
        )  # fmt: skip
    heads: list[str] = []
    taken: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        head = " ".join((cell or "").split())[:LONGEST_HEAD] or f"column {number}"
        unique, again = head, 2
        while unique in taken:
            unique, again = f"{head} ({again})", again + 1
        taken.add(unique)
        heads.append(unique)
    return heads


def trimmed(cells: pl.Expr) -> pl.Expr:
    """Texts without blanks around them; null where nothing is left."""
    stripped = cells.str.strip_chars()
    return pl.when(stripped.str.len_bytes() > 0).then(stripped).name.keep()


def without_blanks(texts: pl.DataFrame) -> pl.DataFrame:
    """A frame of texts, each `trimmed`; quicker where few cells are blank."""
    stripped = texts.select(pl.all().str.strip_chars())
    has_empty = stripped.select((pl.all().str.len_bytes() == 0).any())
    return stripped.with_columns(trimmed(pl.col(one.name)) for one in has_empty if one.item())


def no_rows(file: str) -> UnusableTable:
    """The file has no row of a table."""
    return UnusableTable(
        {"en": "the table is empty.", "zh": "表格是空的。"},
        {"en": "Give a table with a row of heads and a row for each vehicle.",
         "zh": "请给出有标题行、每行一辆车的表格。"},
        file,
    )  # fmt: skip
