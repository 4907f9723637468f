"""A fleet assessed from files to a file, in parts that are kept: whatever interrupts it, the next run goes on.

    OUT.unfinished/sent/       parts of text and workbooks, where other processes shall read them
    OUT.unfinished/judged/     every row with verdict and requirements; its situation where its remedy will stand
    OUT.unfinished/remedies/   the remedies of the situations
    OUT.unfinished/finished/   the parts of the assessed table, where it becomes a folder of Parquet files

When all is done the table, the rejected rows and the record take their names, and the folder goes.
"""

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import polars as pl

from interview.errors import BadData
from interview.fleet.deadlines import DEADLINE
from interview.fleet.job import Job, begun
from interview.fleet.job_order import FleetOrder, digest_of, parts_of
from interview.fleet.job_run import Engine, NamedPart, PartDone, ThreadEngine
from interview.fleet.job_work import found_in, judged_part, own_width, situations_span
from interview.fleet.open_facts import MOST_LOOKED_AT, facts_needed
from interview.fleet.opening import Fleet
from interview.fleet.outcome import Outcome
from interview.fleet.progress import Watcher, unwatched
from interview.fleet.publishing import Publishing
from interview.fleet.remedies import CLASS, SITUATION, with_remedies
from interview.fleet.results import OURS
from interview.fleet.tables import no_rows
from interview.fleet.target import FleetTarget
from interview.fleet.worker_engine import WorkerEngine, Workers
from interview.fleet.writing import TableForm
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.text import Text

SITUATIONS_TOGETHER = 64
"""A second's work."""
COUNTED = (VERDICT, DEADLINE, SITUATION, CLASS)
JUDGING: Text = {"en": "Assessing", "zh": "正在评估"}
LOOKING: Text = {"en": "Looking for remedies", "zh": "正在求解办法"}
FINISHING: Text = {"en": "Writing", "zh": "正在写出"}
Stages = Callable[[Text], AbstractContextManager[Watcher]]
"""From the title of a stage to somebody who watches it."""


@dataclass(frozen=True)
class AssessedFleet:
    """What was done."""

    fleet: Fleet
    rejected: int
    """Rows."""
    outcome: Outcome | None
    """Null where an earlier run had done it all."""
    parts_before: int = 0
    """Parts whose rows an earlier run had judged."""


def unwatched_stages(title: Text) -> AbstractContextManager[Watcher]:
    """Nobody looks at any stage."""
    return nullcontext(unwatched)


def assess_fleet(
    order: FleetOrder, target: FleetTarget, workers: Workers | None = None, stages: Stages = unwatched_stages
) -> AssessedFleet:
    """Assess every vehicle and write the table, the rejected rows where there are any, and the record.

    `workers`: which processes do the parts; null = threads of this one.

    Raises what opening the tables raises; FileExists, FolderExists, NotSaved or OutputAmongInputs where the output
    cannot go there; OtherJob or JobRunning where something else is unfinished there; UnusableTable where there is no
    row at all; PartUnwritable where the disk refuses. Nothing is there by halves then, and what was done is kept.
    """
    fleet = order.fleet()
    target.refuse_among(order.tables, fleet.sources)
    description = order.description(fleet)
    order = replace(order, digest=digest_of(description))
    rejected = target.rejected_by_finished(order.digest)
    if rejected is not None:
        return AssessedFleet(fleet, rejected, None)
    target.refuse_to_overwrite()
    with (
        begun(target.unfinished, description, anew=target.force) as job,
        _given_up_where_it_can_never_be_done(job),
        _engine(order, fleet, workers) as engine,
    ):
        assessing = _Assessing(order, fleet, job, engine)
        with stages(JUDGING) as watch:
            before = assessing.judge(watch, for_others=workers is not None)
        with stages(LOOKING) as watch:
            assessing.look_into(watch)
        outcome = assessing.counted()
        with stages(FINISHING) as watch:
            if target.form is TableForm.FOLDER:
                assessing.finish(watch)
            Publishing(job, order, fleet, target, outcome).publish(watch)
    shutil.rmtree(target.unfinished)
    return AssessedFleet(fleet, outcome.rejected, outcome, before)


@contextmanager
def _engine(order: FleetOrder, fleet: Fleet, workers: Workers | None) -> Iterator[Engine]:
    if workers is None:
        yield ThreadEngine(partial(order.work_on, fleet))
    else:
        with WorkerEngine(order, workers) as engine:
            yield engine


@contextmanager
def _given_up_where_it_can_never_be_done(job: Job) -> Iterator[None]:
    """A table that cannot be used leaves no unfinished job behind."""
    try:
        yield
    except BadData:
        with suppress(OSError):
            shutil.rmtree(job.folder)
        raise


class _Assessing:
    """The stages of one job."""

    def __init__(self, order: FleetOrder, fleet: Fleet, job: Job, engine: Engine) -> None:
        self._order = order
        self._fleet = fleet
        self._job = job
        self._judged = job.stage("judged")
        self._remedies = job.stage("remedies")
        self._engine = engine

    def judge(self, watch: Watcher, *, for_others: bool) -> int:
        """Judge all rows. How many parts had been judged before."""
        parts = parts_of(self._fleet, self._judged, self._job.stage("sent") if for_others else None)
        return self._run(self._judged, parts, watch)

    def look_into(self, watch: Watcher) -> None:
        """Look into the first different situations of the table, in the order of its rows."""
        chosen = self._job.stage("situations")
        if not chosen.is_done("all"):
            situations = self._first_of("situations", SITUATION, self._order.most_situations)
            if situations is None:
                return
            chosen.finish("all", {"assessed": situations})
        file, count = chosen.files()[0], chosen.rows_of("all")
        spans = (
            NamedPart(
                f"{first:09}",
                partial(situations_span, file, first, SITUATIONS_TOGETHER),
                min(SITUATIONS_TOGETHER, count - first) / count,
            )
            for first in range(0, count, SITUATIONS_TOGETHER)
        )
        self._run(self._remedies, spans, watch)

    def finish(self, watch: Watcher) -> None:
        """Finish the parts, for a table that is a folder of them."""
        files, found = self._judged.files(), tuple(self._remedies.files())
        stage = self._job.stage("finished")
        if not self._order.with_remedies and self._order.words is None:  # parts that are judged are finished
            stage.take_over(files)
        parts = (
            NamedPart(file.stem, partial(judged_part, file, found, self._order.digest), 1 / len(files))
            for file in files
        )
        self._run(stage, parts, watch)

    def counted(self) -> Outcome:
        """What comes of all rows. Raises UnusableTable where there are none."""
        outcome, found = Outcome(), found_in(tuple(self._remedies.files()), self._order.digest)
        for file in self._judged.files():
            outcome.count(with_remedies(self._counted_columns(file), found), self._fleet.how.as_of)
        for file in self._judged.files("rejected"):
            outcome.rejected += pl.read_parquet(file, columns=["line"])["line"].n_unique()
        if outcome.rows + outcome.rejected == 0:
            raise no_rows(str(self._fleet.sources[0].path))
        outcome.open_facts = self._open_facts()
        return outcome

    def _counted_columns(self, file: Path) -> pl.DataFrame:
        """Of a part that is judged what is counted."""
        names = list(pl.read_parquet_schema(file))
        ours = names[own_width(names, self._fleet.heads) :]
        counted = [name for name in ours if name.removeprefix(OURS) in COUNTED]
        return pl.read_parquet(file, columns=counted).rename(lambda name: name.removeprefix(OURS))

    def _open_facts(self) -> Counter[FactId]:
        open_ = self._first_of("open", None, MOST_LOOKED_AT)
        if open_ is None:
            return Counter()
        return facts_needed(open_, self._fleet.knowledge_base, self._fleet.how.as_of)

    def _first_of(self, kind: str, alike_by: str | None, most: int) -> pl.DataFrame | None:
        """The first different rows of those that were kept beside parts; null where there are none."""
        rows: pl.DataFrame | None = None
        for file in self._judged.files(kind):
            more = pl.read_parquet(file)
            rows = more if rows is None else rows.vstack(more)
            rows = rows.unique(alike_by, keep="first", maintain_order=True).head(most)
            if rows.height == most:
                break
        return rows

    def _run(self, job: Job, parts: Iterable[NamedPart], watch: Watcher) -> int:
        done: list[PartDone] = []

        def tell(part: PartDone) -> None:
            done.append(part)
            watch(part.rows, min(1.0, sum(one.share for one in done)))

        self._engine.run(job, parts, tell)
        return sum(not part.is_new for part in done)
