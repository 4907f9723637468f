"""Reports of many vehicles: a folder of answer files or a table, printed by several processes at once.

One that fails is told and the others are made all the same.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from threading import Lock

import click

from interview.commands.report_target import Form, Target
from interview.commands.reporting import composed, content_of
from interview.commands.subject import Subject
from interview.endings import say
from interview.errors import BadData, InterviewError
from interview.report.lines import LanguageMode
from interview.report.parts import ReportDocument
from interview.report.print_service import PrintService
from interview.report.save import FileExists, save
from knowledge.authoring.problems import PackError
from knowledge.vocabulary.text import Language, Text

NOT_IN_A_NAME = re.compile(r"[^\w\-]+")
LONGEST_NAME = 80
DONE: Text = {"en": "{count} reports saved in {folder}", "zh": "已在 {folder} 保存{count}份报告"}


@dataclass(frozen=True)
class Vehicle:
    """One of many: the name of its report, and how to get at its answers."""

    name: str
    subject: Callable[[], Subject]
    """Raises what is wrong with them."""


@dataclass(frozen=True)
class Order:
    """How the reports are to be made."""

    folder: Path
    target: Target
    mode: LanguageMode
    as_of: date
    language: Language
    """Of messages."""
    jobs: int

    def path_of(self, vehicle: Vehicle) -> Path:
        """Where the report of a vehicle is saved."""
        return self.folder / f"{vehicle.name}{self.target.form.ending}"

    def leaves(self, vehicle: Vehicle) -> bool:
        """Whether there is such a file already, which stays as it is."""
        return not self.target.force and self.path_of(vehicle).exists()


class SomeFailed(BadData):
    """Not every report could be made; each trouble was told when it came."""

    def __init__(self, failed: int, count: int) -> None:
        super().__init__(
            {"en": f"{failed} of {count} reports could not be made.", "zh": f"{count}份报告中有{failed}份未能生成。"},
            {"en": "The lines above say why.", "zh": "原因见上。"},
        )


def make_reports(vehicles: Iterable[Vehicle], order: Order) -> int:
    """Make them all and say how many. Raises SomeFailed after the last one."""
    named = list(_differently_named(vehicles))
    order.folder.mkdir(parents=True, exist_ok=True)
    printers, services = _printers(order, sum(not order.leaves(each) for each in named))
    failed = 0
    try:
        with ThreadPoolExecutor(len(services)) as threads, _progress(len(named)) as bar:
            work = _Work(order, printers)
            for done in as_completed([threads.submit(work.make, each) for each in named]):
                bar.update(1)
                failed += _told(done.result(), order.language)
    finally:
        for service in services:
            service.close()
    if failed:
        raise SomeFailed(failed, len(named))
    return len(named)


def _printers(order: Order, count: int) -> tuple["SimpleQueue[PrintService]", list[PrintService]]:
    """As many printing processes as work at once; those that need none are never started."""
    services = [PrintService() for _ in range(max(1, min(order.jobs, count)))]
    free: SimpleQueue[PrintService] = SimpleQueue()
    for service in services:
        if order.target.form is Form.PDF and count:
            service.start()
        free.put(service)
    return free, services


@dataclass(frozen=True)
class _Work:
    order: Order
    printers: "SimpleQueue[PrintService]"
    concluding: Lock = Lock()  # noqa: RUF009 — one for all: engines share what they keep

    def make(self, vehicle: Vehicle) -> tuple[str, InterviewError | PackError | None]:
        """Make one report; the trouble with it, or null."""
        path = self.order.path_of(vehicle)
        if self.order.leaves(vehicle):
            return vehicle.name, FileExists(path)
        printer = self.printers.get()
        try:
            with self.concluding:
                document = self._document(vehicle)
            content = content_of(document, self.order.target, self.order.language, printer.printed)
            save(content, path, force=self.order.target.force)
        except (InterviewError, PackError) as trouble:
            return vehicle.name, trouble
        finally:
            self.printers.put(printer)
        return vehicle.name, None

    def _document(self, vehicle: Vehicle) -> ReportDocument:
        return composed(vehicle.subject(), self.order.as_of, self.order.mode)


def _told(outcome: tuple[str, InterviewError | PackError | None], language: Language) -> bool:
    name, trouble = outcome
    if trouble is None:
        return False
    say(f"{name}: {trouble.in_words(language) if isinstance(trouble, InterviewError) else trouble}")
    return True


def _progress(count: int) -> "click._termui_impl.ProgressBar[int]":
    return click.progressbar(length=count, file=sys.stderr, show_pos=True, hidden=not sys.stderr.isatty())


def _differently_named(vehicles: Iterable[Vehicle]) -> Iterator[Vehicle]:
    """With names that are names of files, and none twice."""
    taken: set[str] = set()
    for vehicle in vehicles:
        name = NOT_IN_A_NAME.sub("_", vehicle.name)[:LONGEST_NAME].strip("_") or "report"
        number = 1
        while (unique := name if number == 1 else f"{name}-{number}") in taken:
            number += 1
        taken.add(unique)
        yield replace(vehicle, name=unique)
