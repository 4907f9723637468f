"""Parquet files as the parts of a job: spans of rows that any process can read by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from interview.fleet.job_run import NamedPart

SPAN_ROWS = 1 << 18
"""Rows of a part: so many that writing one is worth a file, and so few that several fit in little memory."""


@dataclass(frozen=True)
class Span:
    """Rows of a Parquet file that follow one another; calling it reads them."""

    path: Path
    first: int
    """Rows before them in the file."""
    columns: tuple[str, ...] | None = None
    """The columns that are read; null = all."""

    def __call__(self) -> pl.DataFrame:
        """The rows."""
        rows = pl.scan_parquet(self.path).slice(self.first, SPAN_ROWS)
        return (rows if self.columns is None else rows.select(self.columns)).collect()


def parquet_spans(paths: Sequence[Path], columns: tuple[str, ...] | None = None) -> Iterator[NamedPart]:
    """The rows of the files, span by span, in the order of the files."""
    for number, path in enumerate(paths):
        rows = int(pl.scan_parquet(path).select(pl.len()).collect().item())
        for place, first in enumerate(range(0, max(1, rows), SPAN_ROWS)):
            yield NamedPart(f"{number:05}-{place:06}", Span(path, first, columns))
