"""A process that prints: made ready beforehand, it takes jobs on its standard input and gives back what they come to.

It ends when its input does, so also when the process that started it is killed, and removes its temporary folder
then. While nobody waits for anything it does what may be wanted next, in copies of itself that are given up as soon
as something else is wanted, and keeps what that comes to.
"""

import gc
import os
import select
import shutil
import sys
import tempfile
from collections import deque
from typing import IO, Any

from interview.report.print_copy import CAN_COPY, PrintCopy
from interview.report.print_jobs import Job
from interview.report.print_messages import NEEDED_SOON, Ahead, Wanted, read_message, write_message


def main() -> None:
    """Serve until the input ends. Arguments: by how much the process steps back behind others; maybe NEEDED_SOON."""
    _step_back(int(sys.argv[1]))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get among the messages
    try:
        _load() if NEEDED_SOON in sys.argv[2:] else _warm_up()
        serve(open(0, "rb", buffering=0, closefd=False), answers)  # noqa: SIM115 — it is not ours to close
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
    """Do job after job until the input, read without a buffer, ends; answer those that somebody waits for."""
    worker = _Worker(jobs, answers) if CAN_COPY else _WorkerWithoutCopies(jobs, answers)
    try:
        worker.serve()
    finally:
        worker.give_up()


class _WorkerWithoutCopies:
    """Does ahead only what is no guess, for it cannot be given up."""

    def __init__(self, jobs: IO[bytes], answers: IO[bytes]) -> None:
        self._jobs = jobs
        self._answers = answers
        self._kept: dict[Job, Any] = {}
        """By job what it came to, of those that may be wanted next."""

    def serve(self) -> None:
        """Until the input ends."""
        while (message := self._next_message()) is not None:
            match message:
                case Ahead(jobs):
                    self._kept = {job: result for job, result in self._kept.items() if job in jobs}
                    self._look_ahead(message)
                case Wanted(job):
                    write_message(self._answers, self._result(job))
                    gc.collect()

    def give_up(self) -> None:
        """Leave what nobody waits for."""

    def _next_message(self) -> Ahead | Wanted | None:
        message: Ahead | Wanted | None = read_message(self._jobs)
        return message

    def _look_ahead(self, message: Ahead) -> None:
        if not message.are_guesses:
            self._result(*message.jobs)

    def _result(self, job: Job) -> Any:
        if job not in self._kept:
            self._kept = {job: job.done()}
        return self._kept[job]


class _Worker(_WorkerWithoutCopies):
    """Does ahead whatever may be wanted next, one job after the other."""

    def __init__(self, jobs: IO[bytes], answers: IO[bytes]) -> None:
        super().__init__(jobs, answers)
        self._ahead: deque[Job] = deque()
        self._copy: PrintCopy | None = None

    def give_up(self) -> None:
        if self._copy is not None:
            self._copy.give_up()
            self._copy = None

    def _next_message(self) -> Ahead | Wanted | None:
        """Looks ahead until one comes."""
        while True:
            waits_for: list[Any] = [self._jobs, self._copy] if self._copy else [self._jobs]
            has_time = self._ahead and not self._copy
            ready, _, _ = select.select(waits_for, [], [], 0 if has_time else None)
            if self._jobs in ready:
                return super()._next_message()
            if ready:
                self._keep_result()
            else:
                self._begin(self._ahead.popleft())

    def _look_ahead(self, message: Ahead) -> None:
        if self._copy is not None and self._copy.job not in message.jobs:
            self.give_up()
        self._ahead = deque(message.jobs)

    def _begin(self, job: Job) -> None:
        if job not in self._kept and job.is_due():
            self._copy = PrintCopy(job, [self._jobs.fileno(), self._answers.fileno()])

    def _keep_result(self) -> None:
        copy, self._copy = self._copy, None
        if copy is not None and (result := copy.result()) is not None:
            self._kept[copy.job] = result

    def _result(self, job: Job) -> Any:
        if self._copy is not None and self._copy.job == job:
            self._keep_result()
        self.give_up()
        self._ahead.clear()
        return super()._result(job)


if __name__ == "__main__":
    main()
