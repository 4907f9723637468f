"""The productions that experta runs, generated from a rule base.

Each authored rule becomes two: one fires when its condition is known to hold, which takes every comparison;
the other when it is known to fail, for which one comparison is enough (De Morgan). Neither ever asks whether
something is missing: experta's NOT takes "not asked yet" for "no".
"""

from collections.abc import Iterator
from typing import Any

from knowledge.inference.experta_import import OR, InitialFact, Rule
from knowledge.inference.hit_policy import PossibleValues, only
from knowledge.inference.working_memory import Literal, name_of, pattern
from knowledge.logic.rule_base import ConcludingRule, DerivedFact, RuleBase
from knowledge.vocabulary.conditions import Condition
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.truth import Truth


class Production(Rule):  # type: ignore[misc]  # experta has no types
    """When its patterns match, the condition of an authored rule is known to be TRUE, or FALSE.

    A stock experta rule is hashed and compared over all of its patterns, at every step of the agenda; a
    production is itself and equal to nothing else.
    """

    fact: DerivedFact
    """The derived fact that the rule helps to conclude."""
    rule: ConcludingRule
    position: int
    """Its place among the rules of the fact, from 0."""
    truth: Truth
    literals: dict[str, Literal]
    """By the name to which the pattern binds the matched value, in the order of the condition."""
    only_left: PossibleValues | None
    """What it leaves of the values of the fact when it fires; null where other rules have a say."""
    compared: tuple[FactId, ...]
    """The facts that the literals are about, each once, in the order of the condition."""

    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __call__(self, engine: Any, **matched: Any) -> None:
        """Fire: tell the engine what became known, and from which facts, in the order of the condition."""
        if self.truth is Truth.TRUE:
            engine.settle(self, self.compared)
        else:
            literals = self.literals
            engine.settle(self, tuple([literals[name].comparison.fact for name in matched if name in literals]))


def productions_of(rule_base: RuleBase) -> Iterator[Production]:
    """Two productions for each rule; one where its condition has no comparison, for that cannot fail."""
    for fact in rule_base.derived.values():
        for position in range(len(fact.rules)):
            holding = _production(rule_base, fact, position, Truth.TRUE)
            yield holding
            if holding.literals:
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
    production.fact, production.rule, production.position = fact, rule, position
    production.truth, production.literals = truth, literals
    production.only_left = _only_left(fact, truth)
    production.compared = tuple(dict.fromkeys(literal.comparison.fact for literal in literals.values()))
    return production


def _only_left(fact: DerivedFact, truth: Truth) -> PossibleValues | None:
    if len(fact.rules) > 1:
        return None
    return only(fact.rules[0].value if truth is Truth.TRUE else fact.default)
