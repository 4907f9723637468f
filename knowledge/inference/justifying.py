"""Why a finding stands: the rule that decided, the facts it used, the law behind it."""

from collections.abc import Iterable, Iterator

from knowledge.inference.concluded_case import ConcludedCase
from knowledge.vocabulary.conditions import Comparison, Condition
from knowledge.vocabulary.findings import FactUsed, Justification
from knowledge.vocabulary.rules import Requirement, Status
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.truth import Truth

STILL_OPEN: Text = {"en": "Not known yet.", "zh": "尚不清楚。"}
DOES_NOT_APPLY: Text = {"en": "Does not apply here.", "zh": "此处不适用。"}


class Justifier:
    """Justifies the findings of one case."""

    def __init__(self, case: ConcludedCase) -> None:
        self._case = case

    def reason(self, requirement: Requirement, status: Status) -> tuple[Text, Justification]:
        """The sentence that says why a requirement has this status, and its justification."""
        match status:
            case Status.MET:
                return self._met(requirement)
            case Status.NOT_MET:
                return requirement.otherwise, self._not_met(requirement)
            case Status.NOT_APPLICABLE:
                failing = self._decisive(requirement.applies_when, Truth.FALSE)
                return DOES_NOT_APPLY, self._justification(requirement, f"{requirement.id}:exempt", failing)
            case _:
                return STILL_OPEN, self._justification(requirement, requirement.id, ())

    def _met(self, requirement: Requirement) -> tuple[Text, Justification]:
        way = next(way for way in requirement.met_by if self._case.conclusions.rules.get(way.id) is Truth.TRUE)
        used = self._facts_used(way.condition.comparisons)
        return way.label, Justification(way.id, used, way.sources, way.confidence)

    def _not_met(self, requirement: Requirement) -> Justification:
        ways = [way for way in requirement.met_by if way.id in self._case.conclusions.rules]
        failing = [one for way in ways for one in self._decisive(way.condition, Truth.FALSE)]
        return self._justification(requirement, f"{requirement.id}:otherwise", failing)

    def _justification(self, requirement: Requirement, rule: str, comparisons: Iterable[Comparison]) -> Justification:
        return Justification(rule, self._facts_used(comparisons), requirement.sources, requirement.confidence)

    def _decisive(self, condition: Condition, truth: Truth) -> Iterator[Comparison]:
        """The first comparison that makes a condition fail."""
        for comparison in condition.when:
            if self._case.truth(comparison) is truth:
                yield comparison
                return
        yield from (one for one in condition.unless if self._case.truth(one) is Truth.TRUE)

    def _facts_used(self, comparisons: Iterable[Comparison]) -> tuple[FactUsed, ...]:
        used = {}
        for comparison in comparisons:
            value = self._case.value(comparison.fact)
            if value is not None:
                used[comparison.fact] = FactUsed(comparison.fact, value)
        return tuple(used.values())
