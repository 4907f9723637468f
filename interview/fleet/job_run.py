"""Doing the parts of a job: in threads of this process, or in worker processes of dask.distributed.

The same work over the same parts, so what comes out is the same, whoever did it and however often it was interrupted.
"""

import logging
import os
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from interview.errors import ExitCode, InterviewError, UsageMistake
from interview.fleet.job import ASSESSED, Job, Tables

SECONDS_TO_ANSWER = 10
Read = TypeVar("Read")
Work = Callable[[Read], Tables]
"""From a part as it is read to what comes of it; used by several threads at once."""


@dataclass(frozen=True)
class NamedPart:
    """A part of a job, before it is read."""

    name: str
    """Names in alphabetical order are the order of the rows."""
    read: Callable[[], Any]
    """Reads it. To be done by other processes it must survive pickling."""
    share: float = 0
    """How much of the whole it is, from 0 to 1."""


@dataclass(frozen=True)
class PartDone:
    """What is told of each part that is done."""

    name: str
    rows: int
    """How many rows it has; 0 where it was done before."""
    share: float = 0
    """How much of the whole it is."""
    is_new: bool = True
    """False where an earlier run had done it."""


class Progress(Protocol):
    """Is told of each part, in any order."""

    def __call__(self, done: PartDone, /) -> None: ...


class SchedulerSilent(UsageMistake):
    """Nobody answers at the address of the scheduler."""

    def __init__(self, address: str) -> None:
        super().__init__(
            {"en": f"no scheduler answers at {address}.", "zh": f"{address} 处没有调度器应答。"},
            {"en": "Start one (dask scheduler), or leave --scheduler out and workers are started here.",
             "zh": "请先启动调度器（dask scheduler），或不写 --scheduler，将在本机启动工作进程。"},
            "--scheduler",
        )  # fmt: skip


class WorkersDie(InterviewError):
    """One part killed several workers, one after the other; what was done before is kept."""

    exit_code = ExitCode.TRY_AGAIN

    def __init__(self) -> None:
        super().__init__(
            {"en": "workers died over the same part again and again.", "zh": "多个工作进程在同一部分上相继中止。"},
            {"en": "Probably memory is short: take fewer workers, or none. The same command goes on where it stopped.",
             "zh": "可能是内存不足：请减少工作进程，或不使用 --engine。再次运行同一命令将从中断处继续。"},
        )  # fmt: skip


def run_here(
    job: Job, parts: Iterable[NamedPart], work: "Work[Any]", progress: Progress, threads: int | None = None
) -> None:
    """Do what is not done yet, in threads of this process. Never more parts are open than twice the threads.

    Raises what reading, working or writing raises; what was done by then is kept.
    """
    count = threads or min(4, os.cpu_count() or 1)
    running: set[Future[PartDone]] = set()
    with ThreadPoolExecutor(count, "fleet") as pool:
        try:
            for part in parts:
                if job.is_done(part.name):
                    progress(PartDone(part.name, 0, part.share, is_new=False))
                    continue
                running.add(pool.submit(_do, job, part, work))
                if len(running) >= 2 * count:
                    running = _told(running, progress)
            while running:
                running = _told(running, progress)
        finally:
            for left in running:
                left.cancel()


def _told(running: "set[Future[PartDone]]", progress: Progress) -> "set[Future[PartDone]]":
    done, left = wait(running, return_when=FIRST_COMPLETED)
    for one in done:
        progress(one.result())
    return left


def _do(job: Job, part: NamedPart, work: "Work[Any]") -> PartDone:
    tables = work(part.read())
    job.finish(part.name, tables)
    return PartDone(part.name, tables[ASSESSED].height, part.share)


class WorkOrder(Hashable, Protocol):
    """What a worker process needs to do the work: survives pickling, and is the same for all parts."""

    def prepared(self) -> "Work[Any]":
        """The work; called once in each process."""


@dataclass(frozen=True)
class Workers:
    """Which workers do a job."""

    count: int = 2
    """How many processes are started on this machine."""
    scheduler: str | None = None
    """Address of a scheduler whose workers are used instead; they must see the same folders."""


def run_on_workers(
    job: Job, parts: Iterable[NamedPart], order: WorkOrder, progress: Progress, workers: Workers = Workers()
) -> None:
    """Do what is not done yet in worker processes. The parts of a worker that dies are done by another."""
    with WorkerEngine(order, workers) as engine:
        engine.run(job, parts, progress)


class Engine(Protocol):
    """Does one job, or one stage of it, after the other."""

    def run(self, job: Job, parts: Iterable[NamedPart], progress: Progress, /) -> None:
        """Do the parts that are not done yet. Raises what reading, working or writing raises."""


class ThreadEngine:
    """Does jobs in threads of this process; what the work needs is prepared with the first."""

    def __init__(self, prepare: "Callable[[], Work[Any]]") -> None:
        self._prepare = prepare
        self._preparing = Lock()

    def run(self, job: Job, parts: Iterable[NamedPart], progress: Progress, /) -> None:
        run_here(job, parts, self._work, progress)

    def _work(self, read: Any) -> Tables:
        with self._preparing:
            work = self._prepared
        return work(read)

    @cached_property
    def _prepared(self) -> "Work[Any]":
        return self._prepare()


class WorkerEngine:
    """Does jobs in worker processes, which are started or called with the first part that is not done yet."""

    def __init__(self, order: WorkOrder, workers: Workers) -> None:
        self._order = order
        self._workers = workers
        self._open = ExitStack()

    def run(self, job: Job, parts: Iterable[NamedPart], progress: Progress, /) -> None:
        left = []
        for part in parts:
            if job.is_done(part.name):
                progress(PartDone(part.name, 0, part.share, is_new=False))
            else:
                left.append(part)
        if left:
            futures = self._client.map(
                _do_there, left, folder=str(job.folder), order=self._order, pure=False, retries=2
            )
            for _, done in _as_completed(futures):
                progress(done)

    @cached_property
    def _client(self) -> Any:
        return self._open.enter_context(_client(self._workers))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()


def _client(workers: Workers) -> Any:
    import distributed

    connect: Any = distributed.Client
    if workers.scheduler is None:
        local = {
            "threads_per_worker": 1,
            "processes": True,
            "dashboard_address": None,
            "silence_logs": logging.CRITICAL,
        }
        return connect(n_workers=workers.count, **local)
    try:
        return connect(workers.scheduler, timeout=SECONDS_TO_ANSWER)
    except (OSError, ValueError) as error:
        raise SchedulerSilent(workers.scheduler) from error


def _as_completed(futures: list[Any]) -> Iterator[tuple[Any, PartDone]]:
    import distributed

    completed: Any = distributed.as_completed
    try:
        yield from completed(futures, with_results=True)
    except distributed.KilledWorker as error:
        raise WorkersDie from error


def _do_there(part: NamedPart, folder: str, order: WorkOrder) -> PartDone:
    job = Job(Path(folder))
    if job.is_done(part.name):  # by a worker that died before it could say so
        return PartDone(part.name, job.rows_of(part.name), part.share)
    return _do(job, part, _prepared(order))


@lru_cache(maxsize=1)
def _prepared(order: WorkOrder) -> "Work[Any]":
    return order.prepared()
