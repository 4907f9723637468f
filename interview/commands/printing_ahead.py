"""No waiting for the report: a printing process gets ready while the questions are answered."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from interview.commands.report_target import Form, Target

if TYPE_CHECKING:
    from interview.report.paper import Paper
    from interview.report.parts import ReportDocument
    from interview.report.pdf import PrintedReport
    from interview.report.print_service import PrintService
    from interview.session import Session


class PrintingAhead:
    """Starts the process once the first answer is on disk, and only where a PDF will be made."""

    def __init__(self, target: Target | None) -> None:
        self._will_print = target is not None and target.form is Form.PDF
        self._service: PrintService | None = None

    def after(self, save: "Callable[[Session], None]") -> "Callable[[Session], None]":
        """The function that saves, and then sees to it that the process is there."""

        def saved(session: "Session") -> None:
            save(session)
            if self._will_print and self._service is None:
                self._start()

        return saved

    def prints(self, document: "ReportDocument", paper: "Paper") -> "PrintedReport":
        """Print in the process; in this one where there is none."""
        if self._service is None:
            from interview.report.pdf import printed_report

            return printed_report(document, paper)
        return self._service.printed(document, paper)

    def close(self) -> None:
        """End the process."""
        if self._service is not None:
            self._service.close()

    def _start(self) -> None:
        from interview.report.print_service import BEHIND_TYPING, PrintService

        self._service = PrintService(BEHIND_TYPING)
        self._service.start()


@contextmanager
def printing_ahead(target: Target | None) -> Iterator[PrintingAhead]:
    """What prints at the end of an interview; however that ends, no process and no file is left."""
    ahead = PrintingAhead(target)
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
