"""Gives jobs to a printing process that was warmed beforehand; prints in this process where that fails."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from interview.report.print_jobs import Job, PrintJob
from interview.report.print_messages import NEEDED_SOON, Ahead, Wanted, read_message, write_message

if TYPE_CHECKING:  # starting the process is between two questions, so it must cost nothing
    from interview.report.paper import Paper
    from interview.report.parts import ReportDocument
    from interview.report.printed import PrintedReport

BEHIND_TYPING = 15
"""How far a worker steps back behind the person who is still typing."""
SECONDS_TO_END = 10


class WorkerGone(Exception):
    """The process ended before it gave an answer."""


class PrintService:
    """A printing process of its own, with a temporary folder of its own. Nothing is started before `start`.

    `is_needed_soon`: it only loads what it needs, and prints no specimen to get warm.
    """

    def __init__(self, steps_back: int = 0, *, is_needed_soon: bool = False) -> None:
        self._arguments = [str(steps_back), *([NEEDED_SOON] if is_needed_soon else [])]
        self._process: subprocess.Popen[bytes] | None = None
        self._folder: Path | None = None
        self._handing_over = Lock()

    def start(self) -> None:
        """Start the process, unless it was started. Where it cannot be, printing is merely slower."""
        if self._process is not None:
            return
        with suppress(OSError):
            self._folder = Path(tempfile.mkdtemp(prefix="roadworthy-print-"))
            self._process = subprocess.Popen(  # noqa: S603 — our own module
                [sys.executable, "-P", "-m", "interview.report.print_worker", *self._arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "TMPDIR": str(self._folder)},
                start_new_session=True,  # Ctrl-C at the terminal is not meant for it
            )

    def ahead(self, job: Job) -> None:
        """Have the worker do what will be asked for next, and keep it. Returns at once."""
        self._in_advance(Ahead((job,)))

    def guess(self, *jobs: Job) -> None:
        """The same of what may be asked for, the likeliest first; where the worker could not give it up, it waits."""
        self._in_advance(Ahead(jobs, are_guesses=True))

    def _in_advance(self, message: Ahead) -> None:
        """The worker may still be busy, and a pipe holds less than a document: a thread hands it over."""
        if self._process is not None:
            Thread(target=self._handed_over, args=(message,), daemon=True).start()

    def _handed_over(self, message: Ahead) -> None:
        with suppress(OSError, ValueError, WorkerGone):  # whoever asks for it does it then
            self._hand_over(message)

    def result(self, job: Job) -> Any:
        """What a job comes to, from the worker. Raises WorkerGone where there is none, or it ended over the job."""
        try:
            self._hand_over(Wanted(job))
            found = read_message(self._process.stdout) if self._process and self._process.stdout else None
        except OSError:
            found = None
        if found is None:
            self.close()
            raise WorkerGone
        return found

    def printed(self, document: "ReportDocument", paper: "Paper") -> "PrintedReport":
        """The report as a PDF file, from the worker if there is one. Raises what `printed_report` raises."""
        job = PrintJob(document, paper)
        try:
            printed: PrintedReport = self.result(job)
        except WorkerGone:
            return job.done()
        return printed

    def close(self) -> None:
        """End the process and leave nothing behind, not even where that is interrupted."""
        process, folder, self._process, self._folder = self._process, self._folder, None, None
        try:
            if process is not None:
                _end(process)
        finally:
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)

    def _hand_over(self, message: Ahead | Wanted) -> None:
        with self._handing_over:
            if self._process is None or self._process.stdin is None:
                raise WorkerGone
            write_message(self._process.stdin, message)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Killed first, with its copies: nobody waits for what they do, though a thread may still hand something over."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    with suppress(subprocess.TimeoutExpired):
        process.wait(SECONDS_TO_END)
