"""The rules of a knowledge base, as of a day, over columns of many vehicles at once."""

import threading
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import polars as pl
import pyarrow as pa

from knowledge.columnar.plan import Plan
from knowledge.columnar.planes import words_for
from knowledge.columnar.settled_verdicts import SettledVerdicts
from knowledge.columnar.workspace import Workspace
from knowledge.logic.circuit import Circuit
from knowledge.logic.outputs import default_columns
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType
from knowledge.vocabulary.packs import KnowledgeBase

BATCH = 1 << 17
"""Rows that are computed together: so many that numpy's cost of a call is small, and planes stay in the cache."""


class Kernel:
    """Assesses tables: a column per asked fact in, a column per conclusion out, null where a value is not known.

    It may be used by several threads at once. `by_cases`: a verdict that is fixed although no rule decides it, because
    one of several requirements goes unmet whatever is still answered, is recognised, as in an interview; without, it is
    undetermined, as where the rules alone are run.
    """

    def __init__(self, knowledge_base: KnowledgeBase, as_of: date, *, by_cases: bool = True) -> None:
        self._knowledge = knowledge_base
        self._rule_base = rule_base_of(knowledge_base, as_of)
        self._circuit = Circuit(self._rule_base)
        self._settled = SettledVerdicts(self._rule_base) if by_cases else None
        self._lock = threading.Lock()
        self._plans: dict[tuple[tuple[str, ...], frozenset[FactId]], Plan] = {}
        self._memory = threading.local()
        self.facts: tuple[FactId, ...] = tuple(self._rule_base.asked)
        """The asked facts: the columns that are read."""
        self.default_columns: tuple[str, ...] = default_columns(knowledge_base)
        """What `assess` gives when no columns are named."""

    def schema(self) -> dict[FactId, pl.DataType]:
        """The types of the columns that are read. Columns that hold the same in another type are read too."""
        return {fact: _input_type(declaration) for fact, declaration in self._rule_base.asked.items()}

    def output_schema(self, columns: Sequence[str] | None = None) -> dict[str, pl.DataType]:
        """The types of the columns that `assess` gives."""
        return dict(self.assess(pl.DataFrame(), columns).schema)

    def facts_read(self, columns: Sequence[str] | None = None) -> tuple[FactId, ...]:
        """The asked facts on which these columns depend; others need not be given."""
        return self._plan(columns, frozenset(self.facts)).read

    def assess(
        self, frame: pl.DataFrame, columns: Sequence[str] | None = None, keep: Sequence[str] = ()
    ) -> pl.DataFrame:
        """What follows for each row, in the same order.

        `columns`: the verdict, the category and every requirement unless named: also any derived or computed fact,
        `step.<id>`, `risk.<id>`, and `reason`, the requirement that decided the verdict; `reason_2` and `reason_3`,
        those that would do so without it. `keep`: columns of the frame that are carried over in front.

        Raises:
            ColumnError: a column holds what its fact cannot have.
            UnknownColumnError: the knowledge base concludes no such column.
        """
        read = frame.select(name for name in frame.columns if name in self._rule_base.asked)
        table = read.to_arrow(compat_level=pl.CompatLevel.newest())
        assessed = pl.from_arrow(self._assess(table, columns, frame.height), rechunk=False)
        assert isinstance(assessed, pl.DataFrame)
        return frame.select(keep).hstack(assessed) if keep else assessed

    def assess_lazy(
        self, frame: pl.LazyFrame, columns: Sequence[str] | None = None, keep: Sequence[str] = ()
    ) -> pl.LazyFrame:
        """The same of a lazy frame; run by the streaming engine it never holds the whole table."""
        schema = frame.collect_schema()
        kept = {name: schema[name] for name in keep}
        read = [name for name in schema if name in kept or name in self._rule_base.asked]
        return frame.select(read).map_batches(
            lambda batch: self.assess(batch, columns, keep),
            schema=pl.Schema({**kept, **self.output_schema(columns)}),
            streamable=True,
        )

    def assess_arrow(self, table: Any, columns: Sequence[str] | None = None) -> Any:
        """The same of an Arrow table or record batch; gives a table of dictionary columns, numbers and dates."""
        return self._assess(table, columns, table.num_rows)

    def _assess(self, table: Any, columns: Sequence[str] | None, rows: int) -> Any:
        plan = self._plan(columns, frozenset(table.column_names).intersection(self.facts))
        workspace = self._workspace(plan, words_for(min(BATCH, rows)))
        batches = [plan.run(batch, count, workspace) for batch, count in _batches(table.select(plan.read), rows)]
        return pa.Table.from_batches(batches, plan.schema)

    def _plan(self, columns: Sequence[str] | None, given: frozenset[FactId]) -> Plan:
        names = tuple(self.default_columns if columns is None else columns)
        with self._lock:
            if (names, given) not in self._plans:
                self._plans[names, given] = Plan(self._knowledge, self._circuit, names, given, self._settled)
            return self._plans[names, given]

    def _workspace(self, plan: Plan, words: int) -> Workspace:
        """The memory of this thread for the plan; only that of the last plan is kept."""
        kept: tuple[Plan, int, Workspace] | None = getattr(self._memory, "kept", None)
        if kept is None or kept[0] is not plan or kept[1] < words:
            kept = (plan, words, plan.workspace(words))
            self._memory.kept = kept
        return kept[2]


def _input_type(declaration: FactDeclaration) -> pl.DataType:
    match declaration.type:
        case FactType.YES_NO | FactType.CHOICE:
            return pl.Enum(list(declaration.choices or ()))
        case FactType.NUMBER:
            return pl.Float64()
        case FactType.DATE:
            return pl.Date()
        case _:
            return pl.String()


def _batches(table: Any, rows: int) -> Iterator[tuple[Any, int]]:
    """Record batches of the table as it lies in memory, with their rows; copied only where it lies in small pieces."""
    if not table.num_columns:
        yield from ((table, min(BATCH, rows - start)) for start in range(0, rows, BATCH))
        return
    if isinstance(table, pa.RecordBatch):
        table = pa.Table.from_batches([table])
    batches = table.to_batches(max_chunksize=BATCH)
    if len(batches) > 2 + 2 * rows // BATCH:
        batches = table.combine_chunks().to_batches(max_chunksize=BATCH)
    yield from ((batch, batch.num_rows) for batch in batches)
