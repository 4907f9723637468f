"""`roadworthy fleet run`: what `fleet assess` says of every row, as a job that can be interrupted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from interview.fleet import job_order, job_parts
from interview.fleet.cells import column_type
from tests.interview.command_line import Call
from tests.interview.fleet.tables import CN, shipped_cases, written

ROOT = Path(__file__).resolve().parents[3]
AS_OF = ("--as-of", "2026-11-28")


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """A folder of two Parquet files: the cases of the pack, typed, with a number of the user's."""
    cases = [case.given for case in shipped_cases()][:300]
    schema = {fact.id: column_type(fact) for fact in CN.facts.values() if fact.is_asked and not fact.particular}
    rows = [{fact: None if given.get(fact) == "unknown" else given.get(fact) for fact in schema} for given in cases]
    table = pl.DataFrame(rows, schema, strict=False).with_row_index("number")
    folder = tmp_path / "registry"
    folder.mkdir()
    table[:220].write_parquet(folder / "a.parquet")
    table[220:].write_parquet(folder / "b.parquet")
    return folder


def rows_in(folder: Path) -> pl.DataFrame:
    """All assessed rows of a job, in the order of its parts."""
    return pl.concat([pl.read_parquet(path) for path in sorted((folder / "assessed").glob("*.parquet"))])


def test_rows_are_those_of_assess(
    roadworthy: Call, registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the same order, whatever the size of a part; a second run does nothing again."""
    for module in (job_order, job_parts):
        monkeypatch.setattr(module, "SPAN_ROWS", 50)
    one = tmp_path / "one.parquet"
    assert roadworthy("fleet", "assess", registry, "-o", one, "--no-remedies", *AS_OF).code == 0
    result = roadworthy("fleet", "run", registry, "-o", tmp_path / "job", *AS_OF)
    assert result.code == 0, result.err
    assert "Vehicles assessed: 300" in result.out
    found = rows_in(tmp_path / "job")
    assert found.columns == pl.read_parquet(one).columns
    assert found.cast(pl.String).equals(pl.read_parquet(one).cast(pl.String))
    written_at = {path: path.stat().st_mtime_ns for path in (tmp_path / "job" / "assessed").iterdir()}
    assert len(written_at) == 7
    again = roadworthy("fleet", "run", registry, "-o", tmp_path / "job", *AS_OF)
    assert "All of it was done before." in again.out
    assert written_at == {path: path.stat().st_mtime_ns for path in written_at}
    next(iter(written_at)).unlink()
    assert "6 parts were done before." in roadworthy("fleet", "run", registry, "-o", tmp_path / "job", *AS_OF).out
    assert rows_in(tmp_path / "job").equals(found)


def test_the_folder_is_a_table_for_other_commands(roadworthy: Call, registry: Path, tmp_path: Path) -> None:
    """One vehicle of it can be explained."""
    roadworthy("fleet", "run", registry, "-o", tmp_path / "job", *AS_OF)
    result = roadworthy("fleet", "explain", tmp_path / "job" / "assessed", "--row", "2")
    assert result.code == 0, result.err


def test_rows_that_cannot_be_read_stand_apart(roadworthy: Call, tmp_path: Path) -> None:
    """Every good row is answered, the others are told with line and reason; other kinds of tables are read too."""
    table = written(tmp_path / "trucks.csv", "plate,vehicle.wheels,use.on_road\nA,4,yes\nB,many,yes\nC,3,no\n")
    result = roadworthy("fleet", "run", table, "-o", tmp_path / "job", *AS_OF)
    assert result.code == 65
    assert "rejected.csv" in result.err
    assert rows_in(tmp_path / "job")["plate"].to_list() == ["A", "C"]
    rejected = pl.read_csv(tmp_path / "job" / "rejected.csv")
    assert rejected.select("line", "column", "cell").rows() == [(3, "vehicle.wheels", "many")]


def test_a_folder_with_something_else_is_refused(roadworthy: Call, registry: Path, tmp_path: Path) -> None:
    """Another day is another job; so is another state of a file."""
    assert roadworthy("fleet", "run", registry, "-o", tmp_path / "job", *AS_OF).code == 0
    other = roadworthy("fleet", "run", registry, "-o", tmp_path / "job", "--as-of", "2026-11-29")
    assert (other.code, "differs in: as_of" in other.err) == (2, True)
    os.utime(registry / "a.parquet", (1, 1))
    changed = roadworthy("fleet", "run", registry, "-o", tmp_path / "job", *AS_OF)
    assert (changed.code, "differs in: tables" in changed.err) == (2, True)
    assert json.loads((tmp_path / "job" / "job.json").read_text("utf-8"))["as_of"] == "2026-11-28"


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_without_rows_is_told(roadworthy: Call, tmp_path: Path, ending: str) -> None:
    """As by `fleet assess`."""
    table = pl.DataFrame(
        {"vehicle.wheels": [], "use.on_road": []}, {"vehicle.wheels": pl.Float64, "use.on_road": pl.String}
    )
    path = tmp_path / f"empty.{ending}"
    getattr(table, f"write_{ending}")(path)
    result = roadworthy("fleet", "run", path, "-o", tmp_path / "job", *AS_OF)
    assert (result.code, "the table is empty" in result.err) == (65, True)


def test_a_full_disk_is_told_in_the_words_of_the_system(
    roadworthy: Call, registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where polars hits upon it; nothing half written stays, and the same command goes on."""

    def full(*_: object, **__: object) -> None:
        raise pl.exceptions.ComputeError("parquet: underlying IO error: No space left on device (os error 28)")

    with monkeypatch.context() as disk:
        disk.setattr(pl.DataFrame, "write_parquet", full)
        result = roadworthy("fleet", "run", registry, "-o", tmp_path / "job", *AS_OF)
    assert (result.code, "cannot be written (No space left on device)" in result.err) == (74, True)
    assert not list((tmp_path / "job" / "assessed").iterdir())
    assert roadworthy("fleet", "run", registry, "-o", tmp_path / "job", *AS_OF).code == 0


def test_workers_read_parquet_only(roadworthy: Call, tmp_path: Path) -> None:
    """The message says what to do."""
    table = written(tmp_path / "trucks.csv", "vehicle.wheels,use.on_road\n4,yes\n")
    result = roadworthy("fleet", "run", table, "-o", tmp_path / "job", "--engine", "dask")
    assert (result.code, "workers read Parquet only" in result.err) == (2, True)


@pytest.mark.slow
def test_dask_workers_give_the_same(roadworthy: Call, registry: Path, tmp_path: Path) -> None:
    """Two worker processes; the command is run as a user does."""
    roadworthy("fleet", "run", registry, "-o", tmp_path / "here", *AS_OF)
    command = [sys.executable, "-P", "-m", "interview", "fleet", "run", registry, "-o", tmp_path / "there", *AS_OF]
    done = subprocess.run(
        [*command, "--engine", "dask"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert rows_in(tmp_path / "there").equals(rows_in(tmp_path / "here"))
