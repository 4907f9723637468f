"""What to do for one choice of columns: which are read, which are computed, the program, and what is given out."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from knowledge.columnar.columns import Column, column_of
from knowledge.columnar.compared_rows import ComparedRows
from knowledge.columnar.comparing import EPOCH
from knowledge.columnar.formulas import COLUMNAR
from knowledge.columnar.planes import Plane, plane_of_rows, unpacked, words_for
from knowledge.columnar.program import FIRST_INPUT, NOWHERE, compiled
from knowledge.columnar.reading import array_of
from knowledge.columnar.settled_verdicts import SettledVerdicts
from knowledge.columnar.workspace import Workspace
from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.outputs import REASON_COLUMNS, Output, output_of
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.facts import FactId, FactType
from knowledge.vocabulary.packs import KnowledgeBase


class Plan:
    """From columns of asked facts to columns of conclusions, batch by batch. May be used by several threads."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        circuit: Circuit,
        names: Sequence[str],
        given: frozenset[FactId],
        settled: SettledVerdicts | None,
    ) -> None:
        self._facts = knowledge_base.facts
        self._rule_base = circuit.rule_base
        self._names = names
        computed = self._rule_base.computed
        self._outputs: dict[str, Output] = {
            name: output_of(name, knowledge_base, circuit) for name in names if name not in computed
        }
        self._settled = settled if {VERDICT, *REASON_COLUMNS} & {*names} else None
        domain = (value for value in circuit.rule_base.derived[VERDICT].domain if value is not None)
        self._verdicts = {value: circuit.test(VERDICT, {value}) for value in domain}
        self._deciding = [(rule.value, circuit.condition(rule)) for rule in circuit.rule_base.derived[VERDICT].rules]
        """What each rule of the verdict concludes, and its condition."""
        available = {fact for fact, call in computed.items() if given.issuperset(call.arguments)}
        self._program = compiled(circuit, self._wires(), given | available)
        needed = {comparison.fact for comparison in self._program.comparisons} | set(names)
        self._computed = [fact for fact in computed if fact in needed & available]
        arguments = {argument for fact in self._computed for argument in computed[fact].arguments}
        self.read: tuple[FactId, ...] = tuple(
            fact for fact in self._rule_base.asked if fact in given & (needed | arguments)
        )
        """The columns that are read; others that are given cannot matter."""
        numbers = {comparison: number for number, comparison in enumerate(self._program.comparisons)}
        compared = self._settled.comparisons if self._settled else ()
        self._rails = np.array(
            [
                NOWHERE if number is None else FIRST_INPUT + 2 * number + fails
                for number in map(numbers.get, compared)
                for fails in (0, 1)
            ],
            np.int64,
        )
        """Of each rail of the comparisons on which the verdict depends, its register in the program."""
        no_rows: dict[Wire, Plane] = dict.fromkeys(self._wires(), np.zeros(words_for(0), np.uint64))
        self.schema: Any = pa.schema([self._field(name, no_rows) for name in names])
        """The Arrow schema of what is given out."""

    def workspace(self, words: int) -> Workspace:
        """Memory for batches of up to 64 times so many rows, for one thread."""
        return Workspace(self._program, words)

    def run(self, batch: Any, rows: int, workspace: Workspace) -> Any:
        """The record batch of conclusions of a record batch in which every fact of `read` has a column."""
        columns = {fact: column_of(self._facts[fact], batch.column(fact)) for fact in self.read}
        with np.errstate(all="ignore"):
            columns |= {fact: self._compute(fact, columns) for fact in self._computed}
        workspace.read(columns)
        compared = self._compared(workspace, rows) if self._settled is not None else None
        workspace.compute()
        planes = workspace.known_true
        if self._settled is not None and compared is not None:
            planes = {**planes, **self._with_settled(self._settled, planes, compared)}
        given_out = [
            array_of(self._outputs[name], planes, rows)
            if name in self._outputs
            else self._computed_array(name, columns, rows)
            for name in self._names
        ]
        return pa.RecordBatch.from_arrays(given_out, schema=self.schema)

    def _compared(self, workspace: Workspace, rows: int) -> ComparedRows:
        """A copy of what is known of each comparison on which the verdict depends, before gates overwrite it."""
        return ComparedRows(workspace.planes[:, : words_for(rows)].take(self._rails, axis=0), rows)

    def _with_settled(
        self, settled: SettledVerdicts, planes: Mapping[Wire, Plane], compared: ComparedRows
    ) -> dict[Wire, Plane]:
        """The planes of the verdict and its reasons, with those that are fixed although no rule decides them."""
        decided = np.bitwise_or.reduce([planes[wire] for wire in self._verdicts.values()])
        found = settled.of(compared, ~decided)
        fixed = {value: plane_of_rows(rows_of, decided.size) for value, rows_of in found.items()}
        changed = {self._verdicts[value]: planes[self._verdicts[value]] | plane for value, plane in fixed.items()}
        for name in {*REASON_COLUMNS} & {*self._names}:
            for (wire, _), (value, condition) in zip(self._outputs[name].wires, self._deciding, strict=True):
                if value in fixed:
                    changed[wire] = planes[wire] | (planes[condition] & fixed[value])
        return changed

    def _wires(self) -> Iterator[Wire]:
        for output in self._outputs.values():
            yield from (wire for wire, _ in output.wires)
        if self._settled is not None:
            yield from self._verdicts.values()
            yield from (condition for _, condition in self._deciding)

    def _compute(self, fact: FactId, columns: Mapping[FactId, Column]) -> Column:
        call = self._rule_base.computed[fact]
        arguments = [columns[argument] for argument in call.arguments]
        as_of = self._rule_base.as_of.toordinal() - EPOCH

        def computed(*values: Any) -> Any:
            return COLUMNAR[call.name](as_of, *values, *call.figures)

        if [self._facts[argument].type for argument in call.arguments] == [FactType.DATE]:
            values = _by_day(computed, arguments[0].values)
        else:
            values = computed(*(argument.values for argument in arguments))
        return Column(values, _all_known(argument.known for argument in arguments))

    def _computed_array(self, fact: FactId, columns: Mapping[FactId, Column], rows: int) -> Any:
        kind = pa.date32() if self._facts[fact].type is FactType.DATE else pa.float64()
        if fact not in columns:
            return pa.nulls(rows, kind)
        column = columns[fact]
        known = None if column.known is None else ~unpacked(column.known, rows).view(np.bool_)
        return pa.array(column.values, kind, mask=known)

    def _field(self, name: str, no_rows: Mapping[Wire, Plane]) -> Any:
        if name not in self._outputs:
            return pa.field(name, pa.date32() if self._facts[name].type is FactType.DATE else pa.float64())
        output = self._outputs[name]
        kind = array_of(output, no_rows, 0).type
        if output.is_number:
            return pa.field(name, kind)
        return pa.field(name, kind, metadata=_enum_metadata(tuple(map(str, output.values))))


@cache
def _enum_metadata(values: tuple[str, ...]) -> Any:
    """What tells polars that these are the categories of an Enum."""
    return pl.Series([], dtype=pl.Enum(values)).to_frame().to_arrow().schema.field(0).metadata


def _by_day(computed: Callable[[Any], Any], days: Any) -> Any:
    """The formula of each day, computed once for every day between the first and the last where these are fewer."""
    if not len(days):
        return computed(days)
    first, last = int(days.min()), int(days.max())
    if last - first >= len(days):
        return computed(days)
    return computed(np.arange(first, last + 1, dtype=np.int32))[days - first]


def _all_known(known: Iterable[Any]) -> Any:
    planes = [plane for plane in known if plane is not None]
    return np.bitwise_and.reduce(planes) if planes else None
