"""Tables in Parquet files, row group after row group."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl

from interview.fleet.tables import Part, UnusableTable, heads_of, nothing_rejected

PART_ROWS = 1 << 18


def parquet_columns(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the columns, and their types with the names. Raises UnusableTable."""
    schema = _opened(path).schema_arrow
    heads = tuple(heads_of(schema.names, str(path)))
    return heads, tuple(f"{head}: {kind}" for head, kind in zip(heads, schema.types, strict=True))


def parquet_parts(path: Path) -> Iterator[Part]:
    """The rows of the file, part by part, typed as they are."""
    file, first = _opened(path), 1
    for batch in file.iter_batches(batch_size=PART_ROWS):
        frame = pl.from_arrow(batch)
        assert isinstance(frame, pl.DataFrame)
        frame.columns = heads_of(frame.columns, str(path))
        lines = pl.int_range(first, first + frame.height, dtype=pl.UInt32, eager=True).alias("line")
        first += frame.height
        share = (first - 1) / max(1, file.metadata.num_rows)
        yield Part(str(path), frame, lines, nothing_rejected(), share)


def _opened(path: Path) -> Any:
    import pyarrow as pa
    from pyarrow import parquet as pq

    try:
        return pq.ParquetFile(path)
    except pa.ArrowException as error:
        raise UnusableTable(
            {"en": "this Parquet file is damaged or not complete.", "zh": "该 Parquet 文件已损坏或不完整。"},
            {"en": "Write it again.", "zh": "请重新生成该文件。"},
            str(path),
        ) from error
