"""What follows on another day by the same rules: only what a changed computed value can reach is looked at again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from knowledge.inference.evaluator import evaluate, truth_of_condition, values_left
from knowledge.logic.computed import computed_values
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions


@dataclass(frozen=True)
class Evaluated:
    """What follows on a day, and from which computed values."""

    computed: Mapping[FactId, Value]
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
        return Evaluated(computed_values(self._rule_base, answers), evaluate(self._rule_base, answers))

    def evaluated_again(self, before: Evaluated, answers: Mapping[FactId, Value], day: date) -> Evaluated:
        """What follows from the same answers on another day: the same as from scratch."""
        computed = computed_values(replace(self._rule_base, as_of=day), answers)
        known = {**answers, **computed}
        changed = {
            fact for fact in computed.keys() | before.computed.keys() if computed.get(fact) != before.computed.get(fact)
        }
        rules, possible = dict(before.conclusions.rules), dict(before.conclusions.possible)
        for fact in self._rule_base.derived.values():
            if changed.isdisjoint(self._looks_at[fact.id]):
                continue
            for rule in fact.rules:
                rules[rule.id] = truth_of_condition(rule.condition, known, possible)
            possible[fact.id] = values_left(fact, rules)
            if possible[fact.id] != before.conclusions.possible[fact.id]:
                changed.add(fact.id)
        return Evaluated(computed, Conclusions(rules, possible))
