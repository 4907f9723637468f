"""A fleet assessed from files to a file: every good row answered, the rejected ones beside; whole or not at all."""

from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from interview.errors import BadData
from interview.fleet.deadlines import DEADLINE
from interview.fleet.open_facts import OpenFacts
from interview.fleet.opening import Fleet
from interview.fleet.progress import Watcher, unwatched
from interview.fleet.record import FleetRecord, keep_record
from interview.fleet.remedies import NOTHING_TO_DO
from interview.fleet.results import Assessor, beside, with_places
from interview.fleet.tables import no_rows
from interview.fleet.words import in_words
from interview.fleet.writing import TableForm, TableWriter, form_of, table_writer
from interview.report.save import refuse_to_overwrite, written_whole
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.text import Language

SOON = timedelta(days=30)


@dataclass(frozen=True)
class FleetTarget:
    """Where an assessed table goes and how it is written."""

    path: Path
    form: TableForm
    language: Language | None
    """The language of our columns in words; null = ids, for programs."""
    force: bool = False

    @property
    def rejected_path(self) -> Path:
        """Where the rejected rows go."""
        return self.path.with_name(f"{self.path.stem}.rejected.csv")

    @classmethod
    def of(cls, path: Path, language: Language | None, *, force: bool) -> "FleetTarget":
        """What the options say. Raises UsageMistake, FileExists or NotSaved before any work is done."""
        target = cls(path, form_of(path), language, force)
        for one in (path, target.rejected_path):
            refuse_to_overwrite(one, force=force)
        return target


@dataclass
class Outcome:
    """What came of a fleet, counted while it was assessed."""

    rows: int = 0
    rejected: int = 0
    """Rows."""
    estimated: int = 0
    """Rows whose remedy is estimated."""
    verdicts: Counter[str] = field(default_factory=Counter)
    remedies: Counter[str] = field(default_factory=Counter)
    """Vehicles that are not legal, by class of remedy."""
    cost: float = 0
    """Of all remedies, as far as it is known."""
    cost_to_ask: int = 0
    open_facts: Counter[FactId] = field(default_factory=Counter)
    """Facts that could settle something, in vehicles that were looked at because they are undetermined."""
    soon: int = 0
    """Vehicles with a deadline within SOON."""

    def count(self, conclusions: pl.DataFrame, rejected: int, as_of: date) -> None:
        """Add the vehicles of a part."""
        self.rows += conclusions.height
        self.rejected += rejected
        self.verdicts.update(_counts(conclusions, VERDICT))
        self.soon += int((conclusions[DEADLINE] <= as_of + SOON).sum())
        if "remedy_by" in conclusions.columns:
            to_do = conclusions.filter(pl.col("remedy_by").is_not_null() & (pl.col("remedy_by") != NOTHING_TO_DO))
            self.remedies.update(_counts(to_do, "remedy_by"))
            self.cost += float(to_do["remedy_cost"].sum())
            self.cost_to_ask += int(to_do["remedy_cost_to_ask"].sum())


def _counts(frame: pl.DataFrame, column: str) -> dict[str, int]:
    return {str(value): count for value, count in frame[column].value_counts().iter_rows()}


class RowsRejected(BadData):
    """Some rows could not be read; every other row was assessed."""

    def __init__(self, count: int, path: Path) -> None:
        super().__init__(
            {"en": f"rows that could not be read: {count:,}.", "zh": f"有{count}行无法读取。"},
            {"en": "The file says for each where, what and why; every other row was assessed.",
             "zh": "该文件列出每行的位置、内容和原因；其余各行均已评估。"},
            str(path),
        )  # fmt: skip


def assess_fleet(fleet: Fleet, assessor: Assessor, target: FleetTarget, watch: Watcher = unwatched) -> Outcome:
    """Assess every vehicle and write the table, the rejected rows where there are any, and the record.

    Raises UnusableTable where there is no row at all, and what reading or writing raises; then nothing is written.
    """
    outcome = Outcome()
    open_facts = OpenFacts(fleet.knowledge_base, assessor.as_of)
    added: tuple[str, ...] = ()
    with ExitStack() as files:
        table = files.enter_context(_written(target.path, target.form, force=target.force))
        rejected = _Rejected(target, files)
        for answered, share in fleet.answered():
            conclusions = assessor.conclusions(answered.answers)
            ours = with_places(answered, conclusions, told_apart=len(fleet.sources) > 1)
            if target.language is not None:
                ours = in_words(ours, fleet.knowledge_base, target.language)
            frame = beside(answered.own, ours)
            added = tuple(frame.columns[answered.own.width :])
            table.write(frame)
            rejected.write(answered.rejected)
            outcome.count(conclusions, answered.rows_rejected, assessor.as_of)
            open_facts.look(answered.answers, conclusions)
            watch(answered.own.height, share)
        if outcome.rows + outcome.rejected == 0:
            raise no_rows(str(fleet.sources[0].path))
        outcome.open_facts = open_facts.needed
        outcome.estimated = assessor.remedies.estimated if assessor.remedies else 0
    if not outcome.rejected:
        target.rejected_path.unlink(missing_ok=True)
    keep_record(_record(fleet, assessor, outcome, added), target.path)
    return outcome


@contextmanager
def _written(path: Path, form: TableForm, *, force: bool) -> Iterator[TableWriter]:
    with written_whole(path, force=force) as temporary, table_writer(temporary, form) as writer:
        yield writer


class _Rejected:
    """The file of rejected rows, begun with the first of them."""

    def __init__(self, target: FleetTarget, files: ExitStack) -> None:
        self._target = target
        self._files = files
        self._writer: TableWriter | None = None

    def write(self, rejected: pl.DataFrame) -> None:
        if self._writer is None and rejected.height:
            path, force = self._target.rejected_path, self._target.force
            self._writer = self._files.enter_context(_written(path, TableForm.CSV, force=force))
        if self._writer is not None:
            self._writer.write(rejected)


def _record(fleet: Fleet, assessor: Assessor, outcome: Outcome, added: tuple[str, ...]) -> FleetRecord:
    return FleetRecord(
        pack=fleet.knowledge_base.identity,
        as_of=assessor.as_of,
        columns=fleet.columns,
        added=added,
        sources=tuple(str(source.path) for source in fleet.sources),
        rows=outcome.rows,
        rows_rejected=outcome.rejected,
        estimated=outcome.estimated,
        accepts_doubts=fleet.how.accepts_doubts,
    )
