"""What the rules of one derived fact leave of its values, while only some of them are known to hold or fail.

The first rule that holds decides (HitPolicy.FIRST; under UNIQUE the order decides only if the author's claim
is wrong). So a value is possible if a rule not known to fail concludes it and no earlier rule is known to
hold; and the default, if no rule is known to hold. The more is known, the fewer values are left.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeAlias

from knowledge.logic.rule_base import DerivedFact, RuleBase, RuleValue
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.truth import Truth

PossibleValues: TypeAlias = frozenset[RuleValue | None]
"""The values that a derived fact can still have; null = no value at all."""


@lru_cache(maxsize=None, typed=True)
def only(value: RuleValue | None) -> PossibleValues:
    """The one value that is left, kept once for all facts of which it is left."""
    return frozenset([value])


class ValuesLeft:
    """The values left of one fact in one case, kept up to date as the truth of one rule after the other becomes known.

    The default stands behind the rules like one more that never fails.
    """

    def __init__(
        self, values: tuple[RuleValue | None, ...], standing: set[int], reasons: dict[RuleValue | None, int]
    ) -> None:
        self._values = values
        """By position in the fact; the default last."""
        self._standing = standing
        """The positions of those that can still decide."""
        self._reasons = reasons
        """By value how many of these conclude it."""

    @staticmethod
    def at_first(fact: DerivedFact) -> "ValuesLeft":
        """While no rule of the fact is known to hold or to fail."""
        values = (*(rule.value for rule in fact.rules), fact.default)
        return ValuesLeft(values, set(range(len(values))), dict(Counter(values)))

    @property
    def is_of_several_rules(self) -> bool:
        """Whether more than one rule has a say, besides the default."""
        return len(self._values) > 2

    def copied(self) -> "ValuesLeft":
        """The same, to go on from."""
        return ValuesLeft(self._values, self._standing.copy(), self._reasons.copy())

    def take_away(self, position: int, truth: Truth) -> bool:
        """The rule at this position is known to hold or to fail; tell whether a value went by that."""
        standing = self._standing
        if position not in standing:
            return False
        goes = [position] if truth is Truth.FALSE else [later for later in standing if later > position]
        before = len(self._reasons)
        for one in goes:
            standing.remove(one)
            value = self._values[one]
            self._reasons[value] -= 1
            if not self._reasons[value]:
                del self._reasons[value]
        return len(self._reasons) < before

    @property
    def values(self) -> PossibleValues:
        """The values left."""
        return frozenset(self._reasons)


@cache
def in_words(comparison: Comparison) -> str:
    """A comparison as one string, by which it is quickly found."""
    return f"{comparison.fact} {comparison.operator} {' or '.join(map(repr, comparison.operands))}"


@dataclass(frozen=True)
class DerivedTest:
    """A comparison that some rule makes with a derived fact."""

    comparison: Comparison
    words: str
    satisfied_by: PossibleValues
    """The values in the fact's domain that satisfy it. Having no value satisfies nothing."""

    def truth_for(self, possible: PossibleValues) -> Truth:
        """TRUE when every value left satisfies it, FALSE when none does."""
        if possible <= self.satisfied_by:
            return Truth.TRUE
        return Truth.FALSE if possible.isdisjoint(self.satisfied_by) else Truth.UNKNOWN


def derived_tests(rule_base: RuleBase) -> dict[FactId, tuple[DerivedTest, ...]]:
    """For every derived fact the distinct comparisons that rules make with it."""
    comparisons: dict[FactId, dict[Comparison, DerivedTest]] = {fact: {} for fact in rule_base.derived}
    for fact in rule_base.derived.values():
        for rule in fact.rules:
            for comparison in rule.condition.comparisons:
                if comparison.fact in comparisons:
                    tested = rule_base.derived[comparison.fact]
                    comparisons[comparison.fact][comparison] = _derived_test(comparison, tested)
    return {fact: tuple(tests.values()) for fact, tests in comparisons.items()}


def _derived_test(comparison: Comparison, fact: DerivedFact) -> DerivedTest:
    values = (value for value in fact.domain if value is not None)
    return DerivedTest(
        comparison, in_words(comparison), frozenset(value for value in values if comparison.holds_for(value))
    )
