"""Cutting the values of a fact into regions that no rule can tell apart.

Numbers and days are cut where a comparison changes its truth; one value stands for each region. Whatever holds
for the representatives holds for every value, so questions and proofs look at finitely many.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType, Value
from knowledge.vocabulary.formulas import FORMULAS, Formula

HORIZON = timedelta(days=200 * 366)
"""Days further away from the day of the assessment are taken to behave like the last one."""


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
        self._through: dict[FactId, list[tuple[Formula, Comparison]]] = {}
        for computed, call in rule_base.computed.items():
            if len(call.arguments) == 1:
                pairs = [(FORMULAS[call.name], comparison) for comparison in self._direct.get(computed, ())]
                self._through.setdefault(call.arguments[0], []).extend(pairs)
        self._found: dict[FactId, tuple[Value, ...]] = {}

    def of(self, fact: FactId) -> tuple[Value, ...]:
        """One value for each region of an asked fact, in order; a fact that no rule compares has one region."""
        if fact not in self._found:
            self._found[fact] = tuple(self._distinct(fact, self._candidates(self._asked[fact])))
        return self._found[fact]

    def _distinct(self, fact: FactId, candidates: Iterable[Value]) -> Iterator[Value]:
        seen = set()
        for value in candidates:
            signature = self._signature(fact, value)
            if signature not in seen:
                seen.add(signature)
                yield value

    def _signature(self, fact: FactId, value: Value) -> tuple[bool, ...]:
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

    def _crossings(self, formula: Formula, limit: float, low: int, high: int) -> Iterator[int]:
        """The days around which a formula, which only rises or only falls, reaches and passes the limit."""

        def at(ordinal: int) -> float:
            return formula(self._as_of, date.fromordinal(ordinal))

        rising = at(high) >= at(low)
        reached: Callable[[int], bool] = (lambda day: at(day) >= limit) if rising else (lambda day: at(day) <= limit)
        passed: Callable[[int], bool] = (lambda day: at(day) > limit) if rising else (lambda day: at(day) < limit)
        for crossed in (reached, passed):
            crossing = low + bisect_left(range(low, high), True, key=crossed)
            yield from (crossing - 1, crossing)


def _numbers_of(comparison: Comparison) -> Iterator[int | float]:
    return (operand for operand in comparison.operands if not isinstance(operand, str))
