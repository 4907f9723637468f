"""A copy of this process that does one job, so that the job can be given up at any moment."""

import gc
import os
import signal
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from interview.report.print_jobs import Job
from interview.report.print_messages import read_message, write_message

CAN_COPY = sys.platform.startswith("linux")
"""Windows copies no process; on macOS the libraries for text may not be used in a copy."""


class PrintCopy:
    """Begins with the job at once. It has all that is loaded here, and what it loads is gone with it.

    `not_its_own`: files of this process that end when all who hold them are gone. No other thread may run here.
    """

    def __init__(self, job: Job, not_its_own: Iterable[int] = ()) -> None:
        self.job = job
        reading, writing = os.pipe()
        self._results = os.fdopen(reading, "rb", buffering=0)
        self._process = os.fork()
        if not self._process:
            for file in (reading, *not_its_own):
                os.close(file)
            _do(job, writing)
        os.close(writing)

    def fileno(self) -> int:
        """What becomes readable when the job is done, for `select`."""
        return self._results.fileno()

    def result(self) -> Any:
        """What the job came to, waited for; null where it could not be done."""
        found = read_message(self._results)
        self.give_up()
        return found

    def give_up(self) -> None:
        """End the copy, done or not."""
        self._results.close()
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        with suppress(ChildProcessError):
            os.waitpid(self._process, 0)


def _do(job: Job, writing: int) -> None:
    """In the copy: it ends here, whatever happens, and tidies nothing up.

    Looking for garbage would write to all memory that the two processes still have in common.
    """
    gc.disable()
    try:
        with suppress(Exception), os.fdopen(writing, "wb") as results:
            write_message(results, job.done())
    finally:
        os._exit(0)
