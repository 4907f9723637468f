"""The same rules as polars expressions, to say what the kernel's planes of bits are worth.

A graph written as one expression is a tree that explodes, so what is used more than once becomes a column, in stages
that build on one another. Polars' own "and", "or" and "not" over nulls are the three-valued logic.
"""

from collections.abc import Iterator
from datetime import date

import polars as pl

from benchmarks.peers.statements import Statements, statements_of
from knowledge.columnar import Kernel
from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.conditions import Comparison, Operator
from knowledge.vocabulary.packs import KnowledgeBase

ORDERINGS = {
    Operator.LESS: pl.Expr.lt,
    Operator.LESS_OR_EQUAL: pl.Expr.le,
    Operator.GREATER: pl.Expr.gt,
    Operator.GREATER_OR_EQUAL: pl.Expr.ge,
}


class PolarsExpressions:
    """The verdict, the category and every requirement by stages of expressions; computed facts are handed in."""

    def __init__(self, knowledge: KnowledgeBase, as_of: date) -> None:
        self._statements: Statements = statements_of(knowledge, Circuit(rule_base_of(knowledge, as_of)))
        self._kernel = Kernel(knowledge, as_of, by_cases=False)
        self._computed = list(rule_base_of(knowledge, as_of).computed)
        self._stages = list(self._in_stages())

    def prepared(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with the facts that are computed."""
        return frame.hstack(self._kernel.assess(frame, self._computed))

    def assess(self, prepared: pl.DataFrame) -> pl.DataFrame:
        """What the kernel's `assess` gives."""
        lazy = prepared.lazy()
        for stage in self._stages:
            lazy = lazy.with_columns(stage)
        return lazy.select(self._columns()).collect()

    def _in_stages(self) -> Iterator[list[pl.Expr]]:
        levels: dict[int, int] = {}
        staged: dict[int, list[pl.Expr]] = {}
        for node in self._statements.named:
            levels[node] = 1 + max((self._level(wire, levels) for wire in self._statements.premises(node)), default=0)
            staged.setdefault(levels[node], []).append(self._gate(node).alias(f"n{node}"))
        yield from (staged[level] for level in sorted(staged))

    def _level(self, wire: Wire, levels: dict[int, int]) -> int:
        node = abs(wire)
        if node in levels or isinstance(self._statements.circuit.nodes[node], Comparison):
            return levels.get(node, 0)
        return max((self._level(one, levels) for one in self._statements.premises(node)), default=0)

    def _columns(self) -> Iterator[pl.Expr]:
        for output in self._statements.outputs:
            kind = pl.Enum([str(value) for value in output.values])
            cases = [pl.when(self._wire(wire)).then(pl.lit(str(value), kind)) for wire, value in output.wires]
            yield pl.coalesce(*cases, pl.lit(output.otherwise, kind)).alias(output.name)

    def _gate(self, node: int) -> pl.Expr:
        terms = [self._wire(wire) for wire in self._statements.premises(node)]
        return pl.all_horizontal(terms) if terms else pl.lit(value=True)

    def _wire(self, wire: Wire) -> pl.Expr:
        node = abs(wire)
        content = self._statements.circuit.nodes[node]
        if isinstance(content, Comparison):
            expression = _comparison(content)
        else:
            expression = pl.col(f"n{node}") if node in self._statements.named else self._gate(node)
        return expression if wire > 0 else ~expression


def _comparison(comparison: Comparison) -> pl.Expr:
    column, operands = pl.col(comparison.fact), comparison.operands
    if comparison.operator in ORDERINGS:
        return ORDERINGS[comparison.operator](column, _operand(comparison))
    found = pl.any_horizontal(column == one for one in operands) if len(operands) > 1 else column == operands[0]
    return found if comparison.operator is Operator.EQUAL else ~found


def _operand(comparison: Comparison) -> pl.Expr:
    limit = comparison.operands[0]
    assert not isinstance(limit, str)
    day = limit >= 10**5 and limit == int(limit)  # the days that the pack names; no figure is so large
    return pl.lit(date.fromordinal(int(limit))) if day else pl.lit(limit)
