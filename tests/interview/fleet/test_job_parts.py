"""Parquet files as parts of a job: every row once, in order, wherever it is read."""

import pickle
from pathlib import Path

import polars as pl
import pytest

from interview.fleet import job_parts
from interview.fleet.job_parts import parquet_spans


def test_spans_make_up_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spans that end with the file, short ones, and a file without rows; also where they were sent as bytes."""
    monkeypatch.setattr(job_parts, "SPAN_ROWS", 10)
    heights = (20, 7, 0)
    for number, height in enumerate(heights):
        pl.DataFrame({"n": range(height), "of": [number] * height}).write_parquet(tmp_path / f"{number}.parquet")
    paths = sorted(tmp_path.glob("*.parquet"))
    spans = list(parquet_spans(paths, ("of", "n")))
    assert [span.name for span in spans] == ["00000-000000", "00000-000001", "00001-000000", "00002-000000"]
    read = pl.concat([pickle.loads(pickle.dumps(span)).read() for span in spans])
    assert read.columns == ["of", "n"]
    assert read.rows() == [(number, row) for number, height in enumerate(heights) for row in range(height)]
    assert next(parquet_spans(paths)).read().columns == ["n", "of"]
