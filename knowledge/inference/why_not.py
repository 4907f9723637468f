"""WHY NOT: why a derived fact does not have a value that somebody expected, with the nearest rule that failed."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.inference.concluded_case import ConcludedCase
from knowledge.logic.rule_base import ConcludingRule, RuleValue
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.rules import RuleId
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.truth import Truth, opposite
from knowledge.vocabulary.wording import comparison_text


@dataclass(frozen=True)
class Obstacle:
    """One comparison that kept a rule from holding."""

    fact: FactId
    label: Text
    needed: Text
    """What the rule needs, in words: "at most 3,500 mm"; for an exception what must not be."""
    found: Text
    """What is the case, or that it is not known."""
    is_known: bool
    """False where the fact is not known, so that the rule may still hold."""


@dataclass(frozen=True)
class NearMiss:
    """A rule that would have given the value, and what kept it from doing so."""

    rule: RuleId
    says: Text | None
    """The rule in a sentence; null where it has none of its own."""
    obstacles: tuple[Obstacle, ...]
    """Empty where the rule holds, but an earlier one decided."""
    decided_by: RuleId | None
    """The earlier rule that decided although this one holds; null otherwise."""


class WhyNot:
    """Answers WHY NOT for one case."""

    def __init__(self, case: ConcludedCase) -> None:
        self._case = case

    def near_misses(self, fact: FactId, value: RuleValue) -> tuple[NearMiss, ...]:
        """The rules that would have given the value, nearest first; empty when the fact has it, or no rule gives it."""
        if self._case.conclusions.value(fact) == value:
            return ()
        rules = [rule for rule in self._case.rule_base.derived[fact].rules if rule.value == value]
        misses = [self._near_miss(fact, rule) for rule in rules]
        return tuple(sorted(misses, key=lambda miss: (len(miss.obstacles), _known_ones(miss))))

    def _near_miss(self, fact: FactId, rule: ConcludingRule) -> NearMiss:
        holds = self._case.conclusions.rules[rule.id] is Truth.TRUE
        return NearMiss(
            rule=rule.id,
            says=self._says(fact, rule.id),
            obstacles=tuple(self._obstacles(rule)),
            decided_by=self._decided_by(fact) if holds else None,
        )

    def _decided_by(self, fact: FactId) -> RuleId | None:
        rules = self._case.rule_base.derived[fact].rules
        return next((rule.id for rule in rules if self._case.conclusions.rules[rule.id] is Truth.TRUE), None)

    def _obstacles(self, rule: ConcludingRule) -> Iterator[Obstacle]:
        for comparison in rule.condition.when:
            truth = self._case.truth(comparison)
            if truth is not Truth.TRUE:
                yield self._obstacle(comparison, truth, must_hold=True)
        for comparison in rule.condition.unless:
            truth = opposite(self._case.truth(comparison))
            if truth is not Truth.TRUE:
                yield self._obstacle(comparison, truth, must_hold=False)

    def _obstacle(self, comparison: Comparison, truth: Truth, *, must_hold: bool) -> Obstacle:
        fact = comparison.fact
        declaration = self._case.knowledge_base.facts.get(fact)
        requirement = self._case.knowledge_base.requirements.get(fact.removesuffix(".applies"))
        label = declaration.label if declaration else requirement.label if requirement else {"en": fact}
        return Obstacle(
            fact=fact,
            label=label,
            needed=comparison_text(declaration, comparison, must_hold=must_hold),
            found=self._case.value_in_words(fact),
            is_known=truth is not Truth.UNKNOWN,
        )

    def _says(self, fact: FactId, rule: RuleId) -> Text | None:
        if rule in self._case.knowledge_base.rules:
            return self._case.knowledge_base.rules[rule].label
        requirement = self._case.knowledge_base.requirements.get(fact)
        ways = requirement.met_by if requirement else ()
        return next((way.label for way in ways if way.id == rule), None)


def _known_ones(miss: NearMiss) -> int:
    return sum(obstacle.is_known for obstacle in miss.obstacles)
