"""No waiting for the report: a printing process gets ready while the questions are answered."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from interview.commands.report_target import Form, Target

if TYPE_CHECKING:
    from interview.commands.concluding import Concluded, ConcludingJob
    from interview.consultation import AskedQuestion, Consultation
    from interview.report.paper import Paper
    from interview.report.parts import ReportDocument
    from interview.report.print_service import PrintService
    from interview.report.printed import PrintedReport
    from interview.session import Session


class PrintingAhead:
    """Starts the process once the first answer is on disk, and only where a PDF will be made.

    Before a question it is told each answer that may be given: those that end the interview are concluded from and
    printed while the person reads the question. As soon as nothing is left to ask, the report of just these answers
    is; if one is changed or a particular added after all, it is printed anew.
    Where nobody reads, as with lines that are piped in, nothing is told before the end, and this process concludes.
    """

    def __init__(self, target: Target | None, pack_folders: Iterable[Path] = ()) -> None:
        self._target = target
        self._pack_folders = tuple(pack_folders)
        self._service: PrintService | None = None
        self._told: tuple[Session, AskedQuestion | None] | None = None
        """What the process was told last; null = nothing, so that it has not loaded what it would conclude with."""
        self._concluded: tuple[Session, Concluded] | None = None

    def after(self, save: "Callable[[Session], None]") -> "Callable[[Session], None]":
        """The function that saves, and then sees to it that the process is there."""

        def saved(session: "Session") -> None:
            save(session)
            self._start()

        return saved

    def look_ahead(self, consultation: "Consultation", asked: "AskedQuestion | None") -> None:
        """Have everything done that the next answer may ask for. Null = nothing is left to ask."""
        told = consultation.session, asked
        if not consultation.session.log or told == self._told:
            return
        self._told = told
        self._start(is_needed_soon=asked is None)
        job = self._job(consultation)
        if self._service is None or job is None:
            return
        if asked is None:
            self._service.ahead(job)
        elif asked.least_left == 1:
            from interview.commands.concluding import guesses

            self._service.guess(*guesses(job, asked))

    def concluded(self, consultation: "Consultation") -> "Concluded":
        """What the answers come to, by the process if it is ready to conclude, else by this one."""
        if self._concluded is None or self._concluded[0] is not consultation.session:
            self._concluded = consultation.session, self._concluded_now(consultation)
        return self._concluded[1]

    def _concluded_now(self, consultation: "Consultation") -> "Concluded":
        from interview.commands.concluding import concluded_of
        from interview.report.print_service import WorkerGone

        job = self._job(consultation)
        if self._service is not None and self._told is not None and job is not None:
            with suppress(WorkerGone):
                concluded: Concluded = self._service.result(job)
                return concluded
        return concluded_of(consultation, for_report=self._target is not None)

    def prints(self, document: "ReportDocument", paper: "Paper") -> "PrintedReport":
        """The report of what was concluded, printed by now or not."""
        printed = self._concluded[1].printed if self._concluded else None
        if printed is not None:
            return printed
        if self._service is not None:
            return self._service.printed(document, paper)
        from interview.commands.reporting import print_here

        return print_here(document, paper)

    def close(self) -> None:
        """End the process."""
        if self._service is not None:
            self._service.close()

    @property
    def _will_print(self) -> bool:
        return self._target is not None and self._target.form is Form.PDF

    def _job(self, consultation: "Consultation") -> "ConcludingJob | None":
        """Null where nothing will be printed."""
        if self._target is None or not self._will_print:
            return None
        from interview.commands.concluding import job_of

        return job_of(consultation, self._pack_folders, self._target.paper)

    def _start(self, *, is_needed_soon: bool = False) -> None:
        if self._service is not None or not self._will_print:
            return
        from interview.report.print_service import BEHIND_TYPING, PrintService

        self._service = PrintService(BEHIND_TYPING, is_needed_soon=is_needed_soon)
        self._service.start()


@contextmanager
def printing_ahead(target: Target | None, pack_folders: Iterable[Path] = ()) -> Iterator[PrintingAhead]:
    """What prints at the end of an interview; however that ends, no process and no file is left."""
    ahead = PrintingAhead(target, pack_folders)
    try:
        yield ahead
    finally:
        ahead.close()


@contextmanager
def printing_alongside(target: Target) -> "Iterator[PrintService]":
    """A process that gets ready to print on another processor while this one concludes; where none is free, none."""
    from interview.report.print_service import PrintService

    with PrintService(is_needed_soon=True) as service:
        if target.form is Form.PDF and (os.cpu_count() or 1) > 1:
            service.start()
        yield service
