"""Doing the parts of a job, in threads of this process.

The same work over the same parts, so what comes out is the same, whoever did it and however often it was interrupted.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, Protocol, TypeVar

from interview.fleet.job import ASSESSED, Job, Tables

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


class Engine(Protocol):
    """Does one job, or one stage of it, after the other."""

    def run(self, job: Job, parts: Iterable[NamedPart], progress: Progress, /) -> None:
        """Do the parts that are not done yet. Raises what reading, working or writing raises."""


def parts_left(job: Job, parts: Iterable[NamedPart], progress: Progress) -> Iterator[NamedPart]:
    """Those that are not done yet; of the others it is told that they are."""
    for part in parts:
        if job.is_done(part.name):
            progress(PartDone(part.name, 0, part.share, is_new=False))
        else:
            yield part


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
            for part in parts_left(job, parts, progress):
                running.add(pool.submit(do_part, job, part, work))
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


def do_part(job: Job, part: NamedPart, work: "Work[Any]") -> PartDone:
    """Read a part, work on it, and keep what comes of it."""
    tables = work(part.read())
    job.finish(part.name, tables)
    return PartDone(part.name, tables[ASSESSED].height, part.share)


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
