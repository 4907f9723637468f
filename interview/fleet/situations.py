"""What makes two vehicles alike for all rules, changes and costs.

Choices count as they are. Of a figure or a day counts only where it lies among the figures with which rules compare
it, and where what is computed from it lies; except that facts from which a cost is computed count as they are.
"""

from collections.abc import Iterator
from datetime import date
from functools import cached_property

import polars as pl

from knowledge.columnar.kernel import Kernel
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.changes import Change, Term
from knowledge.vocabulary.facts import FactId, FactType
from knowledge.vocabulary.packs import KnowledgeBase

EPOCH = date(1970, 1, 1).toordinal()


class Situations:
    """Brings answers to their situations, by one kernel."""

    def __init__(self, knowledge_base: KnowledgeBase, rule_base: RuleBase, kernel: Kernel) -> None:
        self._knowledge = knowledge_base
        self._rule_base = rule_base
        self._kernel = kernel

    def of(self, answers: pl.DataFrame) -> pl.DataFrame:
        """For each row its situation: rows that are equal here have the same findings, and the same plans."""
        asked = self._rule_base.asked
        given = [fact for fact in answers.columns if fact in asked]
        columns = [answers.select(self._place(fact) for fact in given)]
        computed = [id for id, call in self._rule_base.computed.items() if set(call.arguments) <= set(given)]
        columns.append(self._places_of_computed(answers, computed, ""))
        for number, (fact, value) in enumerate(self._set_by_changes()):
            dependent = [id for id in computed if fact in self._several_arguments.get(id, ())]
            if dependent:
                changed = answers.with_columns(pl.lit(value).cast(answers.schema[fact]).alias(fact))
                columns.append(self._places_of_computed(changed, dependent, f"|{number}"))
        return pl.concat([frame for frame in columns if frame.width], how="horizontal")

    def _place(self, fact: FactId) -> pl.Expr:
        declaration = self._rule_base.asked[fact]
        if declaration.type not in (FactType.NUMBER, FactType.DATE) or fact in self._exact:
            return pl.col(fact)
        return self._among(fact)

    def _places_of_computed(self, answers: pl.DataFrame, computed: list[FactId], ending: str) -> pl.DataFrame:
        if not computed:
            return pl.DataFrame()
        values = self._kernel.assess(answers, computed)
        return values.select(self._among(id).alias(id + ending) for id in computed)

    def _among(self, fact: FactId) -> pl.Expr:
        is_day = self._knowledge.facts[fact].type is FactType.DATE
        return _place_among(fact, self._limits.get(fact, set()), is_day=is_day)

    @cached_property
    def _limits(self) -> dict[FactId, set[float]]:
        """The figures with which rules compare each fact; days as ordinals."""
        limits: dict[FactId, set[float]] = {}
        for derived in self._rule_base.derived.values():
            for rule in derived.rules:
                for comparison in rule.condition.comparisons:
                    figures = (operand for operand in comparison.operands if not isinstance(operand, str))
                    limits.setdefault(comparison.fact, set()).update(map(float, figures))
        return limits

    @cached_property
    def _several_arguments(self) -> dict[FactId, tuple[FactId, ...]]:
        """The arguments of the facts that are computed from several."""
        computed = self._rule_base.computed.items()
        return {id: call.arguments for id, call in computed if len(call.arguments) > 1}

    @cached_property
    def _exact(self) -> frozenset[FactId]:
        """Facts from which a cost is computed, and those computed with which a fact is that a change moves freely."""
        moved = {change.fact for change in self._changes() if change.towards}
        costs = {change.cost for change in self._changes()}
        return frozenset(
            argument
            for id, call in self._rule_base.computed.items()
            if id in costs or (id in self._several_arguments and not moved.isdisjoint(call.arguments))
            for argument in call.arguments
        )

    def _set_by_changes(self) -> dict[tuple[FactId, object], None]:
        """The figures and days, each with its fact, to which changes set facts."""
        as_of = self._rule_base.as_of
        found = [(change.fact, change.term.after(as_of)) for change in self._changes() if change.term is not None]
        for change in self._changes():
            for brought in change.brings:
                value = brought.value.after(as_of) if isinstance(brought.value, Term) else brought.value
                if not isinstance(value, str):
                    found.append((brought.fact, value))  # type: ignore[arg-type]
        return dict.fromkeys(found)

    def _changes(self) -> Iterator[Change]:
        return (change for changes in self._knowledge.changes.values() for change in changes)


def _place_among(fact: FactId, limits: set[float], *, is_day: bool) -> pl.Expr:
    """How many limits lie below the value, counted twice, and once where it is one; null = not known."""
    figure = pl.col(fact).to_physical() + EPOCH if is_day else pl.col(fact)
    place = pl.when(figure.is_not_null()).then(pl.lit(0, pl.Int16))
    counted = place.otherwise(None)
    for limit in sorted(limits):
        counted = counted + (figure >= limit).cast(pl.Int16) + (figure > limit).cast(pl.Int16)
    return counted.alias(fact)
