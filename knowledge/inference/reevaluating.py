"""What follows of other answers, or on another day, by the same rules.

Only what a change can reach is looked at again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.inference.evaluator import evaluate, truth_of_condition, values_left
from knowledge.logic.computed import computed_values, values_of
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions


@dataclass(frozen=True)
class Evaluated:
    """What follows on a day, and from which values of asked and computed facts."""

    known: Mapping[FactId, Value]
    conclusions: Conclusions


class Reevaluator:
    """One rule base; knows for each derived fact which facts its rules look at."""

    def __init__(self, rule_base: RuleBase) -> None:
        self._rule_base = rule_base
        self._looks_at = {
            fact.id: frozenset(one.fact for rule in fact.rules for one in rule.condition.comparisons)
            for fact in rule_base.derived.values()
        }

    def evaluated(self, answers: Mapping[FactId, Value]) -> Evaluated:
        """What follows on the day of the rule base, from scratch."""
        known = {**answers, **computed_values(self._rule_base, answers)}
        return Evaluated(known, evaluate(self._rule_base, answers))

    def evaluated_again(self, before: Evaluated, answers: Mapping[FactId, Value], day: date) -> Evaluated:
        """What follows from these answers on this day, whatever the answers and the day before: as from scratch."""
        known = {**answers, **values_of(self._rule_base.computed, answers, day)}
        changed = {fact for fact, _ in known.items() ^ before.known.items()}
        rules, possible = dict(before.conclusions.rules), dict(before.conclusions.possible)
        for fact in self._rule_base.derived.values():
            if changed.isdisjoint(self._looks_at[fact.id]):
                continue
            for rule in fact.rules:
                rules[rule.id] = truth_of_condition(rule.condition, known, possible)
            possible[fact.id] = values_left(fact, rules)
            if possible[fact.id] != before.conclusions.possible[fact.id]:
                changed.add(fact.id)
        return Evaluated(known, Conclusions(rules, possible))
