"""Cutting the values of a fact into regions that no rule can tell apart.

Numbers and days are cut where a comparison changes its truth; one value stands for each region. Whatever holds
for the representatives holds for every value, so questions and proofs look at finitely many.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType, Value, comparable
from knowledge.vocabulary.formulas import formula_of

Computed: TypeAlias = Callable[..., Value]
"""A formula over the day of the assessment and the value of a fact."""

HORIZON = timedelta(days=200 * 366)
"""Days further away from the day of the assessment are taken to behave like the last one."""


@dataclass(frozen=True)
class Segment:
    """Values of a fact that follow one another and that no rule can tell apart, with the value of their region.

    One region may have several segments: a fact that is only ever compared with 4 has the region 4 and the
    region of all others, which lies on both sides of it. Choices are segments of their own.
    """

    first: Value | None
    """The lowest value; null = there is none."""
    last: Value | None
    """The highest value; null = there is none."""
    region: Value


class Regions:
    """The regions of every asked fact of a rule base."""

    def __init__(self, rule_base: RuleBase) -> None:
        self._as_of = rule_base.as_of
        self._asked = rule_base.asked
        self._direct: dict[FactId, list[Comparison]] = {}
        for fact in rule_base.derived.values():
            for rule in fact.rules:
                for comparison in rule.condition.comparisons:
                    self._direct.setdefault(comparison.fact, []).append(comparison)
        self._through: dict[FactId, list[tuple[Computed, Comparison]]] = {}
        for computed, call in rule_base.computed.items():
            if len(call.arguments) == 1:
                pairs = [(formula_of(call), comparison) for comparison in self._direct.get(computed, ())]
                self._through.setdefault(call.arguments[0], []).extend(pairs)
        self._found: dict[FactId, tuple[Value, ...]] = {}
        self._segments: dict[FactId, tuple[Segment, ...]] = {}

    def on(self, day: date) -> "Regions":
        """The same rules on another day."""
        other = copy(self)
        other.__dict__.update(_as_of=day, _found={}, _segments={})
        return other

    @property
    def moved_by_the_day(self) -> tuple[FactId, ...]:
        """The asked facts whose regions may be others on another day."""
        return tuple(
            fact.id for fact in self._asked.values() if fact.type is FactType.DATE or self._through.get(fact.id)
        )

    def told_apart(self, fact: FactId) -> frozenset[tuple[bool, ...]]:
        """What the comparisons of an asked fact may say together, in the order of the rules: once for each region."""
        return frozenset(self.said_of(fact, value) for value in self.of(fact))

    def of(self, fact: FactId) -> tuple[Value, ...]:
        """One value for each region of an asked fact, in order; a fact that no rule compares has one region."""
        if fact not in self._found:
            self._found[fact] = tuple(dict.fromkeys(segment.region for segment in self.segments(fact)))
        return self._found[fact]

    def segments(self, fact: FactId) -> tuple[Segment, ...]:
        """All values of an asked fact in their order: numbers rising, days going on, choices as declared."""
        if fact not in self._segments:
            self._segments[fact] = tuple(self._in_order(self._asked[fact]))
        return self._segments[fact]

    def _in_order(self, declaration: FactDeclaration) -> Iterator[Segment]:
        candidates = list(self._candidates(declaration))
        regions: dict[tuple[bool, ...], Value] = {}
        of_each = [regions.setdefault(self.said_of(declaration.id, value), value) for value in candidates]
        if declaration.choices is not None:
            yield from (Segment(value, value, region) for value, region in zip(candidates, of_each, strict=True))
            return
        starts = [at for at, region in enumerate(of_each) if at == 0 or region != of_each[at - 1]]
        for start, following in zip(starts, [*starts[1:], len(candidates)], strict=True):
            first = candidates[start] if start else None
            last = candidates[following - 1] if following < len(candidates) else None
            yield Segment(first, last, of_each[start])

    def said_of(self, fact: FactId, value: Value) -> tuple[bool, ...]:
        """Whether each comparison of an asked fact, also through what is computed of it alone, holds for a value."""
        direct = (comparison.holds_for(value) for comparison in self._direct.get(fact, ()))
        through = (
            comparison.holds_for(formula(self._as_of, value)) for formula, comparison in self._through.get(fact, ())
        )
        return (*direct, *through)

    def _candidates(self, declaration: FactDeclaration) -> Iterable[Value]:
        match declaration.type:
            case FactType.YES_NO | FactType.CHOICE:
                return tuple(declaration.choices or ())
            case FactType.NUMBER:
                return self._numbers(declaration)
            case FactType.DATE:
                return self._days(declaration.id)
            case _:
                return ("0" * int(length) for length in self._cuts(self._limits(declaration.id), 1) if length >= 0)

    def _limits(self, fact: FactId) -> set[float]:
        direct = {limit for comparison in self._direct.get(fact, ()) for limit in _numbers_of(comparison)}
        return direct | {limit for _, comparison in self._through.get(fact, ()) for limit in _numbers_of(comparison)}

    @staticmethod
    def _cuts(limits: Iterable[float], step: float) -> list[float]:
        return sorted({value for limit in limits for value in (limit - step, limit, limit + step)} or {0})

    def _numbers(self, declaration: FactDeclaration) -> Iterator[int | float]:
        step = 10**-declaration.decimals
        for cut in self._cuts(self._limits(declaration.id), step):
            rounded = round(cut, declaration.decimals)
            yield int(rounded) if rounded == int(rounded) else rounded

    def _days(self, fact: FactId) -> Iterator[date]:
        first, last = self._as_of - HORIZON, self._as_of + HORIZON
        cuts = {first.toordinal(), last.toordinal()}
        for comparison in self._direct.get(fact, ()):
            cuts |= {int(limit) + shift for limit in _numbers_of(comparison) for shift in (-1, 0, 1)}
        for formula, comparison in self._through.get(fact, ()):
            for limit in _numbers_of(comparison):
                cuts |= set(self._crossings(formula, limit, first.toordinal(), last.toordinal()))
        return (date.fromordinal(cut) for cut in sorted(cuts))

    def _crossings(self, formula: Computed, limit: float, low: int, high: int) -> Iterator[int]:
        """The days around which a formula, which only rises or only falls, reaches and passes the limit."""

        def at(ordinal: int) -> float:
            reached = comparable(formula(self._as_of, date.fromordinal(ordinal)))
            assert not isinstance(reached, str)
            return reached

        rising = at(high) >= at(low)
        reached: Callable[[int], bool] = (lambda day: at(day) >= limit) if rising else (lambda day: at(day) <= limit)
        passed: Callable[[int], bool] = (lambda day: at(day) > limit) if rising else (lambda day: at(day) < limit)
        for crossed in (reached, passed):
            crossing = low + bisect_left(range(low, high), True, key=crossed)
            yield from (crossing - 1, crossing)


def _numbers_of(comparison: Comparison) -> Iterator[int | float]:
    return (operand for operand in comparison.operands if not isinstance(operand, str))
