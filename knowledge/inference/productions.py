"""The productions that experta runs, generated from a rule base.

Each authored rule becomes two: one fires when its condition is known to hold, which takes every comparison;
the other when it is known to fail, for which one comparison is enough (De Morgan). Neither ever asks whether
something is missing: experta's NOT takes "not asked yet" for "no".
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from knowledge.inference.experta_import import OR, InitialFact, Rule
from knowledge.inference.hit_policy import PossibleValues, only
from knowledge.inference.working_memory import Literal, name_of, pattern
from knowledge.logic.rule_base import DerivedFact, RuleBase
from knowledge.vocabulary.conditions import Condition
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.rules import RuleId
from knowledge.vocabulary.truth import Truth


class Production(Rule):  # type: ignore[misc]  # experta has no types
    """When its patterns match, the condition of an authored rule is known to be TRUE, or FALSE.

    A stock experta rule is hashed and compared over all of its patterns, at every step of the agenda; a
    production is itself and equal to nothing else.
    """

    fact: FactId
    """The derived fact that the rule helps to conclude."""
    rule: RuleId
    position: int
    """Its place among the rules of the fact, from 0."""
    truth: Truth
    only_left: PossibleValues | None
    """What it leaves of the values of the fact when it fires; null where other rules have a say."""
    compared: tuple[FactId, ...]
    """The facts that the condition compares, each once, in its order."""
    defeated_by: dict[str, tuple[FactId]]
    """Where the rule fails: the fact that defeats it, by the name to which the pattern binds the matched value."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __call__(self, engine: Any, **matched: Any) -> None:
        """Fire: tell the engine what became known, and from which facts, in the order of the condition."""
        engine.settle(self, self.defeated_by[next(iter(matched))] if self.defeated_by else self.compared)


def productions_of(rule_base: RuleBase) -> Iterator[Production]:
    """Two productions for each rule; one where its condition has no comparison, for that cannot fail."""
    for fact in rule_base.derived.values():
        for position in range(len(fact.rules)):
            holding = _production(rule_base, fact, position, Truth.TRUE)
            yield holding
            if holding.compared:
                yield _production(rule_base, fact, position, Truth.FALSE)


def literals_of(condition: Condition, *, holds: bool) -> dict[str, Literal]:
    """What must all be known for the condition to hold, or of which one must be known for it to fail."""
    literals = (
        *(Literal(comparison, holds) for comparison in condition.when),
        *(Literal(comparison, not holds) for comparison in condition.unless),
    )
    return {name_of(literal): literal for literal in literals}


def _production(rule_base: RuleBase, fact: DerivedFact, position: int, truth: Truth) -> Production:
    rule = fact.rules[position]
    literals = literals_of(rule.condition, holds=truth is Truth.TRUE)
    patterns = [pattern(literal, derived=literal.comparison.fact in rule_base.derived) for literal in literals.values()]
    if truth is Truth.FALSE and len(patterns) > 1:
        patterns = [OR(*patterns)]
    production = Production(*(patterns or [InitialFact()]))
    production.__name__ = f"{rule.id} {'holds' if truth is Truth.TRUE else 'fails'}"
    production.fact, production.rule, production.position, production.truth = fact.id, rule.id, position, truth
    production.only_left = _only_left(fact, truth)
    compared = {name: _alone(literal.comparison.fact) for name, literal in literals.items()}
    production.compared = tuple(dict.fromkeys(one for (one,) in compared.values()))
    production.defeated_by = compared if truth is Truth.FALSE else {}
    return production


def _only_left(fact: DerivedFact, truth: Truth) -> PossibleValues | None:
    if len(fact.rules) > 1:
        return None
    return only(fact.rules[0].value if truth is Truth.TRUE else fact.default)


@cache
def _alone(fact: FactId) -> tuple[FactId]:
    """The same tuple each time: thousands of productions need one."""
    return (fact,)
