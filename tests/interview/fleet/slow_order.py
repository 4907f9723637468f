"""Work that takes its time, for processes that are to be killed; run as a program it begins such a job."""

import os
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import polars as pl

from interview.fleet.job import Tables, begun
from interview.fleet.job_run import NamedPart, run_here


@dataclass(frozen=True)
class SlowOrder:
    """Gives back each row after a while, and in which process that was, where this is wanted."""

    seconds: float
    keeps_process: bool = False
    kills: bool = False
    """Whether it ends its own process, as the system does when memory is short."""

    def prepared(self) -> Callable[[pl.DataFrame], Tables]:
        return self._work

    def _work(self, frame: pl.DataFrame) -> Tables:
        time.sleep(self.seconds)
        if self.kills:
            os.kill(os.getpid(), signal.SIGKILL)
        process = {"process": pl.DataFrame({"process": [os.getpid()]})} if self.keeps_process else {}
        return {**process, "assessed": frame}


def numbers(part: int) -> pl.DataFrame:
    """Two rows."""
    return pl.DataFrame({"n": [2 * part, 2 * part + 1]})


if __name__ == "__main__":
    with begun(Path(sys.argv[1]), {}) as job:
        todo = (NamedPart(f"{number:03}", partial(numbers, number)) for number in range(40))
        run_here(job, todo, SlowOrder(0.05).prepared(), lambda done: os.write(1, f"{done.name}\n".encode()), 2)
