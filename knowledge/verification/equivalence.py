"""Whether two knowledge bases give every complete set of answers the same assessment."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.complete_cases import CompleteCases
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import ConcludingRule, DerivedFact, RuleBase, RuleValue, rule_base_of
from knowledge.vocabulary.conditions import Comparison, Condition
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase

WiresByValue: TypeAlias = Mapping[RuleValue | None, Wire]
OTHER = "other "
"""Before the ids of the other knowledge base; no authored id has a blank."""


def assess_alike(one: KnowledgeBase, other: KnowledgeBase, as_of: date) -> bool:
    """Whether there is no complete set of answers that the two assess differently on the day."""
    base, copy = rule_base_of(one, as_of), rule_base_of(other, as_of)
    both = replace(
        base,
        derived={**base.derived, **_renamed(copy)},
        goals=(*base.goals, *(OTHER + goal for goal in copy.goals)),
    )
    circuit = Circuit(both)
    cases = CompleteCases(circuit, Regions(both))
    never = -circuit.true
    differences = [
        cases.clauses.differ(cases.literal(mine.get(value, never)), cases.literal(its.get(value, never)))
        for mine, its in _goals_of_both(circuit, {*base.goals, *copy.goals})
        for value in {**mine, **its}
    ]
    return not cases.can_hold(cases.clauses.any_of(differences))


def _goals_of_both(circuit: Circuit, goals: Iterable[FactId]) -> Iterator[tuple[WiresByValue, WiresByValue]]:
    return ((circuit.outputs.get(goal, {}), circuit.outputs.get(OTHER + goal, {})) for goal in sorted(goals))


def _renamed(rule_base: RuleBase) -> dict[FactId, DerivedFact]:
    def comparison(one: Comparison) -> Comparison:
        return replace(one, fact=OTHER + one.fact) if one.fact in rule_base.derived else one

    def rule(one: ConcludingRule) -> ConcludingRule:
        when = tuple(map(comparison, one.condition.when))
        unless = tuple(map(comparison, one.condition.unless))
        return ConcludingRule(OTHER + one.id, one.value, Condition(when, unless))

    return {
        OTHER + fact.id: DerivedFact(OTHER + fact.id, tuple(map(rule, fact.rules)), fact.default)
        for fact in rule_base.derived.values()
    }
