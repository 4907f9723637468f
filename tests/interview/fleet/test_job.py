"""A job goes on where it was interrupted, and nothing of it is done twice or by halves."""

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import polars as pl
import pytest

from interview.fleet.job import Job, JobRunning, OtherJob, PartUnwritable, Tables, begun
from interview.fleet.job_run import NamedPart, PartDone, run_here
from interview.fleet.worker_engine import WorkerEngine, Workers, WorkersDie
from tests.interview.fleet.slow_order import SlowOrder, numbers

ROOT = Path(__file__).resolve().parents[3]
WHAT = {"pack": "toyland", "as_of": "2026-11-28"}


def parts(count: int) -> Iterator[NamedPart]:
    """Parts of two rows."""
    return (NamedPart(f"{number:03}", partial(numbers, number)) for number in range(count))


def doubled(frame: pl.DataFrame) -> Tables:
    """Twice each number; the odd numbers are rejected."""
    return {"assessed": frame.select(pl.col("n") * 2), "rejected": frame.filter(pl.col("n") % 2 == 1)}


def found(job: Job, kind: str = "assessed") -> list[int]:
    """All rows that were kept, in order."""
    return [row for path in job.files(kind) for row in pl.read_parquet(path)["n"]]


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_every_part_is_done_once_and_in_order(tmp_path: Path, threads: int) -> None:
    """However many threads; what belongs to a part stands beside it, where there is anything."""
    done: list[PartDone] = []
    with begun(tmp_path / "job", WHAT) as job:
        run_here(job, parts(20), doubled, done.append, threads)
    assert found(job) == [2 * number for number in range(40)]
    assert found(job, "rejected") == list(range(1, 40, 2))
    assert sorted(one.name for one in done) == [part.name for part in parts(20)]
    assert {one.rows for one in done} == {2}


def test_a_second_run_does_nothing_twice(tmp_path: Path) -> None:
    """It does what is missing and no more."""
    for count, expected in ((3, 3), (5, 2), (5, 0)):
        done: list[PartDone] = []
        with begun(tmp_path / "job", WHAT) as job:
            run_here(job, parts(count), doubled, done.append, 1)
        assert [one.name for one in done] == [part.name for part in parts(count)]
        assert sum(one.is_new for one in done) == expected
    assert found(job) == [2 * number for number in range(10)]


def test_a_full_disk_costs_one_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message says what to do; nothing half written stays, and the next run does what is left."""
    real, calls = os.fsync, []

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 8:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    with begun(tmp_path / "job", WHAT) as job:
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(PartUnwritable, match="No space left on device"):
            run_here(job, parts(20), doubled, lambda _: None, 1)
        monkeypatch.setattr(os, "fsync", real)
        kept = len(job.files())
        assert 0 < kept < 20
        assert not list(job.folder.glob("*/.*"))
        done: list[PartDone] = []
        run_here(job, parts(20), doubled, done.append)
    assert sum(one.is_new for one in done) == 20 - kept
    assert found(job) == [2 * number for number in range(40)]


def test_work_that_fails_keeps_what_was_done(tmp_path: Path) -> None:
    """The exception reaches the caller."""

    def until_seven(frame: pl.DataFrame) -> Tables:
        if frame["n"][0] >= 14:
            raise ValueError("seven")
        return doubled(frame)

    with begun(tmp_path / "job", WHAT) as job:
        with pytest.raises(ValueError, match="seven"):
            run_here(job, parts(20), until_seven, lambda _: None, 1)
        assert len(job.files()) == 7


def test_another_job_is_refused(tmp_path: Path) -> None:
    """In a folder that holds a job, or other files."""
    with begun(tmp_path / "job", WHAT):
        pass
    with (
        pytest.raises(OtherJob, match=r"differs in: as_of, columns"),
        begun(tmp_path / "job", {"pack": "toyland", "columns": ["verdict"]}),
    ):
        pass
    (tmp_path / "mine.txt").touch()
    with pytest.raises(OtherJob, match=r"mine\.txt"), begun(tmp_path, WHAT):
        pass


def test_a_job_runs_once_at_a_time(tmp_path: Path) -> None:
    """A second process is told so; after the first has ended the folder is free."""
    with begun(tmp_path / "job", WHAT), pytest.raises(JobRunning), begun(tmp_path / "job", WHAT):
        pass
    with begun(tmp_path / "job", WHAT):
        pass


def test_files_are_the_owners_alone(tmp_path: Path) -> None:
    """What is known of a fleet is nobody else's business."""
    with begun(tmp_path / "job", WHAT) as job:
        run_here(job, parts(1), doubled, lambda _: None)
    assert {path.stat().st_mode & 0o077 for path in [job.folder, *job.folder.rglob("*")]} == {0}


@pytest.mark.slow
def test_a_killed_job_goes_on(tmp_path: Path) -> None:
    """With kill -9 in mid-job: what was done is whole, what was half written goes, and the rest is done afterwards."""
    order = SlowOrder(0.05)
    command = [sys.executable, "-m", "tests.interview.fleet.slow_order", str(tmp_path / "job")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        for _ in range(3):
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
    (tmp_path / "job" / "assessed" / ".left.part").touch()
    done: list[PartDone] = []
    with begun(tmp_path / "job", {}) as job:
        kept = len(job.files())
        assert 3 <= kept < 40
        run_here(job, parts(40), order.prepared(), done.append)
    assert sum(one.is_new for one in done) == 40 - kept
    assert not list(job.folder.rglob("*.part"))
    assert found(job) == list(range(80))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_killed_worker_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """One of two worker processes is killed by its process id in mid-job: the rows are those of a run in one process."""
    order, killed = SlowOrder(0.05, keeps_process=True), []

    def kill_the_first(done: PartDone) -> None:
        if not killed:
            process = int(pl.read_parquet(job.folder / "process" / f"{done.name}.parquet")["process"][0])
            killed.append(process)
            os.kill(process, signal.SIGKILL)

    with begun(tmp_path / "workers", WHAT) as job, WorkerEngine(order, Workers(2)) as engine:
        engine.run(job, parts(40), kill_the_first)
    with begun(tmp_path / "here", WHAT) as alone:
        run_here(alone, parts(40), SlowOrder(0).prepared(), lambda _: None)
    assert [path.name for path in job.files()] == [path.name for path in alone.files()]
    assert found(job) == found(alone) == list(range(80))
    workers = {row for path in job.files("process") for row in pl.read_parquet(path)["process"]}
    assert killed[0] in workers
    assert len(workers) >= 2
    assert threading.active_count() < 20


def test_workers_are_not_started_for_nothing(tmp_path: Path) -> None:
    """A job that is done starts no process."""
    nowhere = Workers(2, "tcp://nowhere.invalid:1")
    with begun(tmp_path / "job", WHAT) as job, WorkerEngine(SlowOrder(0), nowhere) as engine:
        run_here(job, parts(2), doubled, lambda _: None)
        engine.run(job, parts(2), lambda _: None)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_part_that_kills_every_worker_ends_in_one_message(tmp_path: Path) -> None:
    """And not in a job that never ends."""
    with (
        begun(tmp_path / "job", WHAT) as job,
        WorkerEngine(SlowOrder(0, kills=True), Workers(1)) as engine,
        pytest.raises(WorkersDie, match="over the same part again and again"),
    ):
        engine.run(job, parts(1), lambda _: None)
