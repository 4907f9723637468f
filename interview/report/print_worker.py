"""A process that prints: made ready beforehand, it takes documents on its standard input and gives back PDF files.

It ends when its input does, so also when the process that started it is killed, and removes its temporary folder
then. A job is a document, its paper, and whether somebody waits for it; one that nobody waits for is printed and kept.
What cannot be printed ends the worker: whoever waits prints it themselves and gets the error first-hand.
"""

import gc
import os
import shutil
import sys
import tempfile
from typing import IO, TYPE_CHECKING

from interview.report.print_messages import NEEDED_SOON, read_message, write_message

if TYPE_CHECKING:
    from interview.report.paper import Paper
    from interview.report.parts import ReportDocument
    from interview.report.pdf import PrintedReport


def main() -> None:
    """Serve until the input ends. Arguments: by how much the process steps back behind others; maybe NEEDED_SOON."""
    _step_back(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get among the messages
    try:
        _load() if NEEDED_SOON in sys.argv[2:] else _warm_up()
        serve(sys.stdin.buffer, answers)
    except (BrokenPipeError, KeyboardInterrupt):
        pass
    finally:
        shutil.rmtree(tempfile.gettempdir(), ignore_errors=True)


def _step_back(by: int) -> None:
    """Behind other processes, where the system knows that (Windows does not)."""
    if hasattr(os, "nice"):
        os.nice(by)


def _load() -> None:
    """Load all code, fonts and templates."""
    from interview.report.html import html_for_print
    from interview.report.pdf import collector_resting
    from interview.report.printer import printer
    from interview.report.specimen import SPECIMEN

    with collector_resting():
        printer()
        html_for_print(SPECIMEN)


def _warm_up() -> None:
    """Load all code, fonts and templates by printing one small page; none of it is looked through for garbage again."""
    from interview.report.pdf import printed_report
    from interview.report.specimen import SPECIMEN

    printed_report(SPECIMEN)
    gc.collect()
    gc.freeze()


def serve(jobs: IO[bytes], answers: IO[bytes]) -> None:
    """Print job after job until the input ends, and answer those that somebody waits for."""
    from interview.report.pdf import printed_report

    kept: tuple[ReportDocument, Paper, PrintedReport] | None = None
    while (message := read_message(jobs)) is not None:
        document, paper, is_wanted = message
        if kept is None or kept[:2] != (document, paper):
            kept = document, paper, printed_report(document, paper)
        if is_wanted:
            write_message(answers, kept[2])
        gc.collect()


if __name__ == "__main__":
    main()
