"""Doing the parts of a job in worker processes of dask.distributed."""

import logging
from collections.abc import Hashable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from interview.errors import ExitCode, InterviewError, UsageMistake
from interview.fleet.job import Job
from interview.fleet.job_run import NamedPart, PartDone, Progress, Work, do_part, parts_left

SECONDS_TO_ANSWER = 10


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


class WorkOrder(Hashable, Protocol):
    """What a worker process needs to do the work: survives pickling, and is the same for all parts."""

    def prepared(self) -> "Work[Any]":
        """The work; called once in each process."""


@dataclass(frozen=True)
class Workers:
    """Which workers do a job."""

    count: int
    """How many processes are started on this machine."""
    scheduler: str | None = None
    """Address of a scheduler whose workers are used instead; they must see the same folders."""


class WorkerEngine:
    """Does jobs in worker processes, which are started or called with the first part that is not done yet.

    The parts of a worker that dies are done by another.
    """

    def __init__(self, order: WorkOrder, workers: Workers) -> None:
        self._order = order
        self._workers = workers
        self._open = ExitStack()

    def run(self, job: Job, parts: Iterable[NamedPart], progress: Progress, /) -> None:
        left = list(parts_left(job, parts, progress))
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
    return do_part(job, part, _prepared(order))


@lru_cache(maxsize=1)
def _prepared(order: WorkOrder) -> "Work[Any]":
    return order.prepared()
