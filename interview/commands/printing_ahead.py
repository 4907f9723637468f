"""No waiting for the report: a printing process gets ready while the questions are answered."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interview.commands.report_target import Form, Target
from interview.responsiveness import in_background

if TYPE_CHECKING:
    from interview.consultation import Consultation
    from interview.report.paper import Paper
    from interview.report.parts import ReportDocument
    from interview.report.pdf import PrintedReport
    from interview.report.print_service import PrintService
    from interview.session import Session
    from knowledge.vocabulary.findings import Assessment


@dataclass(frozen=True)
class Concluded:
    """What the answers of a session come to."""

    session: "Session"
    assessment: "Assessment"
    document: "ReportDocument | None"
    """Null where no report is wished for."""


class PrintingAhead:
    """Starts the process once the first answer is on disk, and only where a PDF will be made.

    As soon as nothing is left to ask, the report is printed, while the person reads so; if an answer is changed or a
    particular added after all, it is printed anew.
    """

    def __init__(self, target: Target | None) -> None:
        self._target = target
        self._service: PrintService | None = None
        self._concluded: Concluded | None = None

    def after(self, save: "Callable[[Session], None]") -> "Callable[[Session], None]":
        """The function that saves, and then sees to it that the process is there."""

        def saved(session: "Session") -> None:
            save(session)
            self._start()

        return saved

    def look_ahead(self, consultation: "Consultation") -> None:
        """Conclude and have the report printed, unless the answers are those of the last time."""
        if not self._will_print() or self._is_about(consultation):
            return
        self._start(is_needed_soon=True)
        document = self.concluded(consultation).document
        if self._service is not None and self._target is not None and document is not None:
            self._service.print_ahead(document, self._target.paper)

    def concluded(self, consultation: "Consultation") -> Concluded:
        """What the answers come to: as it was found when looking ahead, where nothing was changed since."""
        if self._concluded is None or not self._is_about(consultation):
            self._concluded = _concluded(consultation, for_report=self._target is not None)
        return self._concluded

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

    def _will_print(self) -> bool:
        return self._target is not None and self._target.form is Form.PDF

    def _is_about(self, consultation: "Consultation") -> bool:
        return self._concluded is not None and self._concluded.session is consultation.session

    def _start(self, *, is_needed_soon: bool = False) -> None:
        if self._service is not None or not self._will_print():
            return
        from interview.report.print_service import BEHIND_TYPING, PrintService

        self._service = PrintService(BEHIND_TYPING, is_needed_soon=is_needed_soon)
        self._service.start()
        in_background(_load_composing)


def _load_composing() -> None:
    """Load what composes a report, so that nobody waits for it at the end."""
    import interview.commands.reporting  # noqa: F401


def _concluded(consultation: "Consultation", *, for_report: bool) -> Concluded:
    assessment = consultation.assessment()
    if not for_report:
        return Concluded(consultation.session, assessment, None)
    from interview.commands.reporting import particulars_of
    from interview.report.document import compose

    base, session = consultation.knowledge_base, consultation.session
    particulars = particulars_of(session, base)
    document = compose(assessment, base, particulars=particulars, fixed_verdict=consultation.fixed_verdict)
    return Concluded(session, assessment, document)


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
