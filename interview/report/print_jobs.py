"""What a printing process can be asked for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:  # the process is started between two questions, so naming a job must cost nothing
    from interview.report.paper import Paper
    from interview.report.parts import ReportDocument
    from interview.report.printed import PrintedReport


class Job(Protocol):
    """Goes to another process and back, as everything that it comes to. Equal jobs come to the same."""

    def is_due(self) -> bool:
        """Whether it is worth doing before anybody asks for it. Answered soon, and before the job is done."""

    def done(self) -> Any:
        """Do it. What it raises ends the process: whoever waits does it then and gets the error first-hand."""


@dataclass(frozen=True)
class PrintJob:
    """A document on its paper, as a PDF file."""

    document: "ReportDocument"
    paper: "Paper"

    def is_due(self) -> bool:
        """Always: somebody composed it."""
        return True

    def done(self) -> "PrintedReport":
        """Print it. Raises what `printed_report` raises."""
        from interview.report.pdf import printed_report

        return printed_report(self.document, self.paper)
