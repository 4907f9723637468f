"""Hands documents to a printing process that was warmed beforehand; prints in this process where that fails."""

import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from os import environ
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:  # starting the process is between two questions, so it must cost nothing
    from interview.report.paper import Paper
    from interview.report.parts import ReportDocument
    from interview.report.pdf import PrintedReport

BEHIND_TYPING = 15
"""How far a worker steps back behind the person who is still typing."""
SECONDS_TO_END = 10
NEEDED_SOON = "needed-soon"


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
                env={**environ, "TMPDIR": str(self._folder)},
                start_new_session=True,  # Ctrl-C at the terminal is not meant for it
            )

    def printed(self, document: "ReportDocument", paper: "Paper") -> "PrintedReport":
        """The report as a PDF file, from the worker if there is one. Raises what `printed_report` raises."""
        try:
            return self._by_worker(document, paper)
        except (OSError, WorkerGone):
            from interview.report.pdf import printed_report

            self.close()
            return printed_report(document, paper)

    def close(self) -> None:
        """End the process and leave nothing behind."""
        process, folder, self._process, self._folder = self._process, self._folder, None, None
        if process is not None:
            _end(process)
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def _by_worker(self, document: "ReportDocument", paper: "Paper") -> "PrintedReport":
        from interview.report.print_worker import read_message, write_message

        if self._process is None or self._process.stdin is None or self._process.stdout is None:
            raise WorkerGone
        write_message(self._process.stdin, (document, paper))
        printed: PrintedReport | None = read_message(self._process.stdout)
        if printed is None:
            raise WorkerGone
        return printed

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Idle it ends by itself when its input ends; one that still prints what nobody waits for is killed."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.wait(SECONDS_TO_END)
