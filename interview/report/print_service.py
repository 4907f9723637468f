"""Hands documents to a printing process that was warmed beforehand; prints in this process where that fails."""

import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from os import environ
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from interview.report.print_messages import NEEDED_SOON, read_message, write_message

if TYPE_CHECKING:  # starting the process is between two questions, so it must cost nothing
    from interview.report.paper import Paper
    from interview.report.parts import ReportDocument
    from interview.report.pdf import PrintedReport

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
                env={**environ, "TMPDIR": str(self._folder)},
                start_new_session=True,  # Ctrl-C at the terminal is not meant for it
            )

    def print_ahead(self, document: "ReportDocument", paper: "Paper") -> None:
        """Have the worker print what may be asked for next, and keep it. Returns at once; no worker, no printing.

        The worker may still be busy, and a pipe holds less than a document: a thread hands it over.
        """
        if self._process is not None:
            Thread(target=self._handed_over, args=(document, paper), daemon=True).start()

    def _handed_over(self, document: "ReportDocument", paper: "Paper") -> None:
        with suppress(OSError, ValueError, WorkerGone):  # whoever asks for it prints it then
            self._hand_over(document, paper, is_wanted=False)

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
        self._hand_over(document, paper, is_wanted=True)
        if self._process is None or self._process.stdout is None:
            raise WorkerGone
        printed: PrintedReport | None = read_message(self._process.stdout)
        if printed is None:
            raise WorkerGone
        return printed

    def _hand_over(self, document: "ReportDocument", paper: "Paper", *, is_wanted: bool) -> None:
        with self._handing_over:
            if self._process is None or self._process.stdin is None:
                raise WorkerGone
            write_message(self._process.stdin, (document, paper, is_wanted))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """Killed first: it may still print what nobody waits for, and a thread may still hand something over to it."""
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with suppress(OSError):
                stream.close()
    with suppress(subprocess.TimeoutExpired):
        process.wait(SECONDS_TO_END)
