"""Why a finding stands: the rule that decided, the facts it used, the law behind it."""

from collections.abc import Iterable, Iterator, Mapping

from knowledge.inference.evaluator import truth_of_comparison
from knowledge.logic.computed import computed_values
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison, Condition
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions, FactUsed, Justification
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Requirement, Status
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.truth import Truth

STILL_OPEN: Text = {"en": "Not known yet.", "zh": "尚不清楚。"}
DOES_NOT_APPLY: Text = {"en": "Does not apply here.", "zh": "此处不适用。"}


class Justifier:
    """Knows the answers and conclusions of one case."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        rule_base: RuleBase,
        known: Mapping[FactId, Value],
        conclusions: Conclusions,
    ) -> None:
        self._knowledge = knowledge_base
        self._known = {**known, **computed_values(rule_base, known)}
        self._conclusions = conclusions

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
        way = next(way for way in requirement.met_by if self._conclusions.rules.get(way.id) is Truth.TRUE)
        used = self._facts_used(way.condition.comparisons)
        return way.label, Justification(way.id, used, way.sources, way.confidence)

    def _not_met(self, requirement: Requirement) -> Justification:
        ways = [way for way in requirement.met_by if way.id in self._conclusions.rules]
        failing = [one for way in ways for one in self._decisive(way.condition, Truth.FALSE)]
        return self._justification(requirement, f"{requirement.id}:otherwise", failing)

    def _justification(self, requirement: Requirement, rule: str, comparisons: Iterable[Comparison]) -> Justification:
        return Justification(rule, self._facts_used(comparisons), requirement.sources, requirement.confidence)

    def _decisive(self, condition: Condition, truth: Truth) -> Iterator[Comparison]:
        """The first comparison that makes a condition fail."""
        for comparison in condition.when:
            if self._truth(comparison) is truth:
                yield comparison
                return
        yield from (one for one in condition.unless if self._truth(one) is Truth.TRUE)

    def _truth(self, comparison: Comparison) -> Truth:
        return truth_of_comparison(comparison, self._known, self._conclusions.possible)

    def _facts_used(self, comparisons: Iterable[Comparison]) -> tuple[FactUsed, ...]:
        used = {}
        for comparison in comparisons:
            value = self.value(comparison.fact)
            if value is not None:
                used[comparison.fact] = FactUsed(comparison.fact, value)
        return tuple(used.values())

    def value(self, fact: FactId) -> Value | None:
        """The value of an asked, computed or derived fact; null when it is not known."""
        if fact in self._conclusions.possible:
            return self._conclusions.value(fact)
        return self._known.get(fact)
