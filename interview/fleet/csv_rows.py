"""CSV to CSV: the user's cells of a row are carried along as the one text that they are in the file that is written."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import polars as pl

from interview.fleet.writing import QUOTED, for_csv

WRITTEN = "written\n"
"""The column of such texts; no head of a user's table has a line break."""
BLANKS = b"\t\n\v\f\r "
FORMULA_SIGNS = b"=+-@\t\r"
FOREIGN = (
    "".join(map(chr, (0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000))) + "＝＋－＠"
)
"""Blanks and signs of formulas beyond ASCII."""
ENDS, IS_BLANK, BAD_BEGINNING, COMES_AFTER = 1, 2, 4, 8
"""Of a byte: a cell ends with it, it is a blank; a cell must not begin with it, no blank may stand before it."""


def rows_of(texts: pl.DataFrame) -> pl.Series:
    """Each row of texts as it stands in CSV, without the end of the line; an empty cell is null."""
    cells, has_quotes = for_csv(texts)
    each = (_quoted(name) if has_quotes else pl.col(name) for name in cells.columns)
    return cells.select(pl.concat_str([one.fill_null("") for one in each], separator=",").alias(WRITTEN)).to_series()


def is_tidy(text: str, delimiter: str) -> bool:
    """Whether in lines without quotation marks no cell has blanks around it, and none may begin a formula."""
    if not text.isascii() and any(sign in text for sign in FOREIGN):
        return False
    kinds = np.frombuffer(f"\n{text}\n".encode().translate(_kinds_of_bytes(delimiter)), np.uint8)
    return not (kinds[:-1] & (kinds[1:] >> 2) & (ENDS | IS_BLANK)).any()


def _kinds_of_bytes(delimiter: str) -> bytes:
    """What each byte is and, two bits higher, which kinds must not stand before it."""
    kinds = np.zeros(256, np.uint8)
    kinds[[*BLANKS]] |= IS_BLANK
    kinds[[*BLANKS, *FORMULA_SIGNS]] |= BAD_BEGINNING
    kinds[[ord("\n"), ord(delimiter)]] = ENDS | COMES_AFTER
    return kinds.tobytes()


class RowsWriter:
    """Writes CSV of frames whose first column is WRITTEN; the others are ours (see interview.fleet.writing)."""

    def __init__(self, path: Path, heads: Sequence[str]) -> None:
        """`heads`: of the user's columns."""
        self._heads = heads
        self._stream = path.open("wb")
        self._is_begun = False

    def write(self, frame: pl.DataFrame) -> None:
        """Append rows."""
        if not self._is_begun:
            names = [*self._heads, *frame.columns[1:]]
            heads, _ = for_csv(pl.DataFrame(schema=dict.fromkeys(names, pl.String)))
            heads.write_csv(self._stream, include_bom=True)
            self._is_begun = True
        ours, has_quotes = for_csv(frame[:, 1:])
        if has_quotes:
            texts = [name for name, kind in ours.schema.items() if kind in (pl.String, pl.Enum, pl.Categorical)]
            ours = ours.with_columns(_quoted(name) for name in texts)
        frame[:, :1].hstack(ours).write_csv(self._stream, include_header=False, quote_style="never")

    def close(self) -> None:
        """Complete the file."""
        self._stream.close()


def _quoted(name: str) -> pl.Expr:
    text = pl.col(name).cast(pl.String)
    quoted = pl.lit('"') + text.str.replace_all('"', '""', literal=True) + '"'
    return pl.when(text.str.contains(QUOTED.pattern)).then(quoted).otherwise(text).alias(name)
