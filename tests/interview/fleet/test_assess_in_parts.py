"""`roadworthy fleet assess` as a job of parts: whatever interrupts it, the table is that of a run without interruption."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import fastexcel
import polars as pl
import pytest

from interview.fleet import job_order, job_parts
from tests.interview.command_line import TOYLAND, Call

ROOT = Path(__file__).resolve().parents[3]
AS_OF = ("--as-of", "2026-11-28", *TOYLAND)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """A folder of two Parquet files: typed, with a number of the user's."""
    folder = tmp_path / "registry"
    folder.mkdir()
    table = vehicles(300)
    table[:220].write_parquet(folder / "a.parquet")
    table[220:].write_parquet(folder / "b.parquet")
    return folder


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """A folder of twelve CSV files, so of twelve parts, with bad rows in some; the numbers run through all."""
    folder = tmp_path / "exports"
    folder.mkdir()
    table = vehicles(96).with_columns(pl.col("vehicle.wheels").cast(pl.String))
    bad = pl.when(pl.col("number") % 20 == 7).then(pl.lit("many")).otherwise("vehicle.wheels").alias("vehicle.wheels")
    for number, part in enumerate(table.with_columns(bad).iter_slices(8)):
        part.write_csv(folder / f"{number:02}.csv")
    return folder


def vehicles(count: int) -> pl.DataFrame:
    """Vehicles of the pack toyland that differ in everything; a tenth of the answers is not known."""
    drawn = random.Random(count)
    facts = {
        "use.on_road": ["yes", "yes", "no"],
        "vehicle.wheels": [3.0, 4.0],
        "vehicle.length": [2500.0, 3400.0, 3600.0, 5000.0],
        "vehicle.power": [3.5, 8.0, 60.0],
        "papers.listed": ["listed", "not_listed"],
        "insurance.end": [date(2026, 11, 20), date(2026, 12, 10), date(2027, 5, 1)],
    }
    rows = [{fact: drawn.choice(values) if drawn.random() < 0.9 else None for fact, values in facts.items()}
            for _ in range(count)]  # fmt: skip
    return pl.DataFrame(rows).with_row_index("number")


def rows_in(path: Path) -> pl.DataFrame:
    """The assessed table as texts, whatever its form."""
    match path.suffix:
        case ".csv":
            return pl.read_csv(path, infer_schema=False)
        case ".xlsx":
            sheet = fastexcel.read_excel(path).load_sheet(0, dtypes="string").to_polars()
            assert isinstance(sheet, pl.DataFrame)
            return sheet
        case ".parquet":
            return pl.read_parquet(path).cast(pl.String)
        case _:
            return pl.concat([pl.read_parquet(part) for part in sorted(path.iterdir())]).cast(pl.String)


def in_small_parts(monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    """So that small files have many parts."""
    for module in (job_order, job_parts):
        monkeypatch.setattr(module, "SPAN_ROWS", rows)


def test_every_form_has_the_same_rows_and_columns(roadworthy: Call, exports: Path, tmp_path: Path) -> None:
    """In the order of the files; the rejected rows are the same too, and nothing unfinished is left."""
    outputs = [tmp_path / "out" / name for name in ("t.parquet", "u.csv", "v.xlsx", "w")]
    (tmp_path / "out").mkdir()
    for output in outputs:
        result = roadworthy("fleet", "assess", exports, "-o", output, "--words", "ids", *AS_OF)
        assert result.code == 65, result.err
    tables = [rows_in(output) for output in outputs]
    assert tables[0].height == 91
    assert tables[0]["number"].cast(pl.Int64).is_sorted()
    assert "remedy_by" in tables[0].columns
    for table in tables[1:]:
        assert table.columns == tables[0].columns
        for name in tables[0].columns:
            assert _plain(table[name]) == _plain(tables[0][name]), name
    rejected = {(tmp_path / "out" / f"{name}.rejected.csv").read_text("utf-8-sig") for name in "tuvw"}
    assert [len(one.splitlines()) for one in rejected] == [6]
    assert not list(tmp_path.rglob("*.unfinished"))


def _plain(cells: pl.Series) -> list[Any]:
    """Figures and truths as every form has them: 4.0 and 4, true and 1."""
    truths = {"true": "1", "false": "0"}
    plain = cells.str.replace(r"(\.0| 00:00:00)$", "")
    return [truths.get(cell, cell) if cell else None for cell in plain]


def test_the_size_of_parts_makes_no_difference(
    roadworthy: Call, registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does it for remedies of which there are more than are looked into."""
    for some in ("2000", "5"):
        whole, parts = tmp_path / f"whole{some}.parquet", tmp_path / f"parts{some}"
        with monkeypatch.context() as small:
            assert roadworthy("fleet", "assess", registry, "-o", whole, "--situations", some, *AS_OF).code == 0
            in_small_parts(small, 50)
            assert roadworthy("fleet", "assess", registry, "-o", parts, "--situations", some, *AS_OF).code == 0
        assert len(list(parts.iterdir())) == 7
        assert rows_in(parts).equals(rows_in(whole))
    assert rows_in(parts).filter(pl.col("remedy_estimated") == "true").height > 50


def test_a_second_run_does_nothing_twice(roadworthy: Call, exports: Path, tmp_path: Path) -> None:
    """Nothing is written; the rejected rows are told again. With --force it is done again."""
    output = tmp_path / "out.csv"
    first = roadworthy("fleet", "assess", exports, "-o", output, *AS_OF)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    again = roadworthy("fleet", "assess", exports, "-o", output, *AS_OF)
    assert "All of it was done before." in again.out
    assert (again.code, again.err) == (first.code, first.err) == (65, again.err)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    assert roadworthy("fleet", "assess", exports, "-o", output, "--force", *AS_OF).code == 65
    assert output.stat().st_mtime_ns != before[output]


class Crash(BaseException):
    """Ends a run where it stands."""


def crashing(patch: pytest.MonkeyPatch, at: int) -> None:
    """The run ends in the n-th moment at which something is brought to the disk."""
    real, calls = os.fsync, iter(range(1, 10_000))

    def fsync(handle: int) -> None:
        if next(calls) == at:
            raise Crash
        real(handle)

    patch.setattr(os, "fsync", fsync)


@pytest.mark.parametrize("name", ["out.csv", "out"])
def test_an_interruption_at_any_moment_costs_nothing(
    roadworthy: Call, registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """One run that is interrupted again and again, each time a little later, ends in the same table."""
    in_small_parts(monkeypatch, 50)
    command = ("fleet", "assess", registry, "--situations", "40", *AS_OF)
    expected, output = tmp_path / "expected.csv", tmp_path / name
    assert roadworthy(*command, "-o", expected).code == 0
    for run in range(1, 60):
        assert not output.exists() or (tmp_path / f"{name}.unfinished").exists()
        with monkeypatch.context() as patch:
            crashing(patch, 2 + run // 2)
            try:
                result = roadworthy(*command, "-o", output)
            except Crash:
                assert not list(tmp_path.rglob("*.part"))
                continue
            assert result.code == 0, result.err
            break
    assert run > 4
    assert "parts were done before." in result.out
    table = rows_in(output)
    for column in table.columns:
        assert _plain(table[column]) == _plain(rows_in(expected)[column])
    assert not list(tmp_path.rglob("*.unfinished"))


def test_a_job_goes_on_after_midnight(roadworthy: Call, registry: Path, tmp_path: Path, monkeypatch: Any) -> None:
    """As of the day on which it was begun, where no other is asked for."""
    output = tmp_path / "out.parquet"
    with monkeypatch.context() as patch:
        crashing(patch, 4)
        with pytest.raises(Crash):
            roadworthy("fleet", "assess", registry, "-o", output, *AS_OF)
    begun = json.loads((tmp_path / "out.parquet.unfinished" / "job.json").read_text("utf-8"))
    assert begun["as_of"] == "2026-11-28"
    other = roadworthy("fleet", "assess", registry, "-o", output, "--as-of", "2026-12-24", *TOYLAND)
    assert (other.code, "differs in: as_of" in other.err) == (2, True)
    assert roadworthy("fleet", "assess", registry, "-o", output, *TOYLAND).code == 0
    assert json.loads((tmp_path / "out.parquet.fleet.json").read_text("utf-8"))["as_of"] == "2026-11-28"


def test_another_unfinished_job_is_given_up_by_force_alone(
    roadworthy: Call, registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder with something else in it never is."""
    output = tmp_path / "out.parquet"
    with monkeypatch.context() as patch:
        crashing(patch, 4)
        with pytest.raises(Crash):
            roadworthy("fleet", "assess", registry, "-o", output, *AS_OF)
    os.utime(registry / "a.parquet", (1, 1))
    other = roadworthy("fleet", "assess", registry, "-o", output, *AS_OF)
    assert (other.code, "differs in: tables" in other.err) == (2, True)
    assert roadworthy("fleet", "assess", registry, "-o", output, "--force", *AS_OF).code == 0
    (tmp_path / "new.csv.unfinished").mkdir()
    (tmp_path / "new.csv.unfinished" / "mine.txt").touch()
    result = roadworthy("fleet", "assess", registry, "-o", tmp_path / "new.csv", "--force", *AS_OF)
    assert (result.code, "mine.txt" in result.err) == (2, True)
    assert (tmp_path / "new.csv.unfinished" / "mine.txt").exists()


def test_a_folder_of_parts_is_a_table_for_other_commands(roadworthy: Call, registry: Path, tmp_path: Path) -> None:
    """One vehicle of it can be explained; only a folder that was made so is replaced."""
    output = tmp_path / "assessed"
    for words in ([], ["--force"]):
        assert roadworthy("fleet", "assess", registry, "-o", output, "--no-remedies", *words, *AS_OF).code == 0
    result = roadworthy("fleet", "explain", output, "--row", "2", *TOYLAND)
    assert result.code == 0, result.err
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").touch()
    for words in ([], ["--force"]):
        result = roadworthy("fleet", "assess", registry, "-o", mine, *words, *AS_OF)
        assert (result.code, "was left as it is" in result.err) == (2, True)
    assert (mine / "letter.txt").exists()


@pytest.mark.parametrize(
    ("output", "tables"),
    [
        ("exports/03.csv", "exports"),
        ("exports/new.parquet", "exports"),
        ("exports/deep/er", "exports"),
        ("exports/03.csv", "exports/03.csv"),
        ("exports/new.csv", "exports/*"),
        ("exports/new.csv", "exports/**/n?w.csv"),
        ("exports/new.xlsx", "exports/*.rejected.csv"),
        ("exports/deep/new.csv", "exports/**/*.csv"),
    ],
)
def test_the_output_never_stands_among_the_tables(
    roadworthy: Call, exports: Path, tmp_path: Path, output: str, tables: str
) -> None:
    """Neither over one of them, nor where the next run would read it; not even by force."""
    (exports / "deep").mkdir()
    (exports / "now.csv").write_bytes((exports / "03.csv").read_bytes())
    (exports / "old.rejected.csv").write_bytes((exports / "03.csv").read_bytes())
    before = {path: path.read_bytes() for path in exports.iterdir() if path.is_file()}
    result = roadworthy("fleet", "assess", tmp_path / tables, "-o", tmp_path / output, "--force", *AS_OF)
    assert (result.code, "belongs to the tables that are read" in result.err) == (2, True), result.err
    assert {path: path.read_bytes() for path in exports.iterdir() if path.is_file()} == before


def test_the_output_may_stand_below_what_a_pattern_names(roadworthy: Call, exports: Path) -> None:
    """A star names no folder."""
    (exports / "deep").mkdir()
    assert roadworthy("fleet", "assess", f"{exports}/*.csv", "-o", exports / "deep" / "new.csv", *AS_OF).code == 65


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_a_table_without_rows_is_told(roadworthy: Call, tmp_path: Path, ending: str) -> None:
    """And leaves nothing behind."""
    table = pl.DataFrame(
        {"vehicle.wheels": [], "use.on_road": []}, {"vehicle.wheels": pl.Float64, "use.on_road": pl.String}
    )
    path = tmp_path / f"empty.{ending}"
    getattr(table, f"write_{ending}")(path)
    result = roadworthy("fleet", "assess", path, "-o", tmp_path / "out", *AS_OF)
    assert (result.code, "the table is empty" in result.err) == (65, True)
    assert {one.name for one in tmp_path.iterdir()} == {"here", path.name}


@pytest.mark.parametrize("name", ["out.csv", "out.parquet", "out.xlsx", "out"])
def test_a_full_disk_is_told_and_what_was_done_is_kept(
    roadworthy: Call, registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """In the words of the system, also where polars hits upon it; the same command goes on."""
    real, writes = pl.DataFrame.write_parquet, iter(range(100))

    def full(*words: Any, **more: Any) -> None:
        if next(writes) == 3:
            raise pl.exceptions.ComputeError("parquet: underlying IO error: No space left on device (os error 28)")
        real(*words, **more)

    with monkeypatch.context() as disk:
        in_small_parts(disk, 50)
        disk.setattr(pl.DataFrame, "write_parquet", full)
        result = roadworthy("fleet", "assess", registry, "-o", tmp_path / name, *AS_OF)
    assert (result.code, "cannot be written (No space left on device)" in result.err) == (74, True)
    assert not (tmp_path / name).exists()
    assert not list(tmp_path.rglob("*.part"))
    with monkeypatch.context() as parts:
        in_small_parts(parts, 50)
        result = roadworthy("fleet", "assess", registry, "-o", tmp_path / name, *AS_OF)
    assert result.code == 0
    assert "done before" in result.out


def test_a_folder_that_may_not_be_written_is_told(
    roadworthy: Call, registry: Path, tmp_path: Path, monkeypatch: Any
) -> None:
    """With what to do; one that is not there is not made."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as disk:
        disk.setattr(Path, "mkdir", refused)
        result = roadworthy("fleet", "assess", registry, "-o", tmp_path / "out.csv", *AS_OF)
    assert (result.code, "cannot be written (Permission denied)" in result.err) == (74, True)
    result = roadworthy("fleet", "assess", registry, "-o", tmp_path / "nowhere" / "out.csv", *AS_OF)
    assert (result.code, "there is no such folder" in result.err) == (74, True)
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.slow
def test_it_goes_on_after_every_kill(exports: Path, tmp_path: Path) -> None:
    """Killed in mid-job, each time when more of it is done; and ended by SIGTERM, which leaves nothing half written."""
    command = [sys.executable, "-P", "-m", "interview", "fleet", "assess", exports, *AS_OF, "--situations", "40", "-o"]
    unfinished, output = tmp_path / "out.csv.unfinished", tmp_path / "out.csv"
    for files, sign in ((2, signal.SIGKILL), (14, signal.SIGTERM), (40, signal.SIGKILL)):
        with subprocess.Popen([*command, output], cwd=ROOT, stderr=subprocess.PIPE, text=True) as child:
            while child.poll() is None and files_below(unfinished) < files:
                time.sleep(0.005)
            child.send_signal(sign)
            told = child.communicate()[1]
        if child.returncode == 65:  # it was quicker
            break
        assert child.returncode in (-signal.SIGKILL, 143)
        if sign == signal.SIGTERM:
            assert "The same command goes on where it stopped." in told
            assert not list(tmp_path.rglob("*.part"))
    for path in (output, tmp_path / "whole.csv"):
        done = subprocess.run([*command, path], cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 65, done.stderr
    assert output.read_bytes() == (tmp_path / "whole.csv").read_bytes()
    assert not unfinished.exists()
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_workers_give_the_same_also_where_one_is_killed(
    roadworthy: Call, exports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From text to a folder of parts; one of two worker processes is killed by its id when the first part is done."""
    monkeypatch.chdir(ROOT)
    command = ("fleet", "assess", exports, "--situations", "40", *AS_OF)
    assert roadworthy(*command, "-o", tmp_path / "alone").code == 65
    there, killed = tmp_path / "there", []
    arguments = [sys.executable, "-P", "-m", "interview", *command, "-o", there, "--engine", "dask"]
    with subprocess.Popen(arguments, cwd=ROOT, stderr=subprocess.PIPE, text=True) as child:
        while child.poll() is None:
            if not killed and files_below(tmp_path / "there.unfinished" / "judged"):
                killed.append(_a_worker_of(child.pid))
                os.kill(killed[0], signal.SIGKILL)
            time.sleep(0.01)
        told = child.communicate()[1]
    assert child.returncode == 65, told
    assert killed
    assert rows_in(there).equals(rows_in(tmp_path / "alone"))


def files_below(folder: Path) -> int:
    """How many parts are there; of a folder that vanishes meanwhile, as many as were found."""
    found = 0
    with suppress(OSError):
        for _ in folder.rglob("*.parquet"):
            found += 1
    return found


def _a_worker_of(process: int) -> int:
    """The process id of a worker that the process has started."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    children = [child for one in lists for child in one.read_text("ascii").split()]
    workers = [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]
    return workers[-1]
