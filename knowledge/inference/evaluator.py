"""The plain three-valued evaluator: the reference that every engine must agree with.

It walks the rules as they stand and keeps, for each derived fact, the set of values that are still possible.
Nothing clever: clarity is its purpose.
"""

from collections.abc import Mapping
from itertools import chain

from knowledge.logic.computed import computed_values
from knowledge.logic.rule_base import DerivedFact, RuleBase, RuleValue
from knowledge.vocabulary.conditions import Comparison, Condition
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.truth import Truth, all_hold, opposite, truth_of

Possible = frozenset[RuleValue | None]


def evaluate(rule_base: RuleBase, answers: Mapping[FactId, Value]) -> Conclusions:
    """What follows from the known answers; a fact that is missing is not known."""
    known = {**answers, **computed_values(rule_base, answers)}
    rules: dict[str, Truth] = {}
    possible: dict[FactId, Possible] = {}
    for fact in rule_base.derived.values():
        for rule in fact.rules:
            rules[rule.id] = truth_of_condition(rule.condition, known, possible)
        possible[fact.id] = values_left(fact, rules)
    return Conclusions(rules, possible)


def truth_of_condition(
    condition: Condition, known: Mapping[FactId, Value], possible: Mapping[FactId, Possible]
) -> Truth:
    """Whether all of `when` hold and none of `unless` does."""
    required = (truth_of_comparison(comparison, known, possible) for comparison in condition.when)
    exceptions = (truth_of_comparison(comparison, known, possible) for comparison in condition.unless)
    return all_hold(chain(required, map(opposite, exceptions)))


def truth_of_comparison(
    comparison: Comparison, known: Mapping[FactId, Value], possible: Mapping[FactId, Possible]
) -> Truth:
    """A comparison of a derived fact is decided when all its possible values agree; no value satisfies nothing."""
    values = possible.get(comparison.fact)
    if values is None:
        return comparison.truth_for(known.get(comparison.fact))
    agreed: bool | None = None
    for value in values:
        holds = value is not None and comparison.holds_for(value)
        if agreed is not None and holds is not agreed:
            return Truth.UNKNOWN
        agreed = holds
    return truth_of(bool(agreed))


def values_left(fact: DerivedFact, rules: Mapping[str, Truth]) -> Possible:
    """The values that a derived fact can still have: those of rules not known to fail, down to the first that holds."""
    values: set[RuleValue | None] = set()
    for rule in fact.rules:
        truth = rules[rule.id]
        if truth is not Truth.FALSE:
            values.add(rule.value)
        if truth is Truth.TRUE:
            return frozenset(values)
    values.add(fact.default)
    return frozenset(values)
