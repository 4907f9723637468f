"""The rules as one circuit of and-gates over comparisons, for engines that look at many possibilities at once.

A wire is a number: n > 0 is node n, -n its negation. A node is a comparison of an asked or computed fact, or
the "and" of wires; "or" is the negated and of negations. Nodes stand after those that they use.
Reading the circuit with strong Kleene gates gives exactly the possible values of `evaluator`:
"the value of the fact is in S" is, from the last rule to the first, (rule's value in S) ? c or rest : not c and rest.
"""

from collections.abc import Collection, Iterable
from typing import TypeAlias

from knowledge.logic.rule_base import ConcludingRule, DerivedFact, RuleBase, RuleValue, is_shown
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId

Wire: TypeAlias = int
Node: TypeAlias = Comparison | tuple[Wire, ...]


class Circuit:
    """The circuit of a rule base, and the wires that tell one assessment from another.

    `like`: the circuit of a rule base that differs in few rules. Its nodes are taken over with their numbers, and only
    what rests on the rules that differ is wired anew.
    """

    def __init__(self, rule_base: RuleBase, like: "Circuit | None" = None) -> None:
        self.rule_base = rule_base
        self.nodes: list[Node] = [()]
        """Node 0 is unused, node 1 the empty and: always true."""
        self._numbers: dict[Node, int] = {}
        self.tests: dict[tuple[FactId, frozenset[RuleValue]], Wire] = {}
        """Every wire that says whether a derived fact has one of some values, by both."""
        self.conditions: dict[str, Wire] = {}
        """Every wire that says whether the condition of a rule holds, by the id of the rule."""
        if like is not None:
            self.__dict__.update(like.taken_over(_alike(rule_base, like.rule_base)))
        self.true = self._node(())
        self.outputs: dict[FactId, dict[RuleValue | None, Wire]] = {
            goal: {value: self._has(goal, value) for value in rule_base.derived[goal].domain}
            for goal in rule_base.goals
        }
        """For every goal and each of its values (null = none), the wire that says that it has this value."""
        self.shown: tuple[tuple[Wire, ...], ...] = tuple(
            tuple(wire for value, wire in wires.items() if is_shown(goal, value))
            for goal, wires in self.outputs.items()
        )
        """The same wires, goal by goal, of those values of which the assessment says anything."""

    def taken_over(self, facts: Collection[FactId]) -> dict[str, object]:
        """What a circuit takes over in which these facts rest on the same rules."""
        rules = [rule.id for fact in facts for rule in self.rule_base.derived[fact].rules]
        return {
            "nodes": [*self.nodes],
            "_numbers": {**self._numbers},
            "tests": {key: wire for key, wire in self.tests.items() if key[0] in facts},
            "conditions": {rule: self.conditions[rule] for rule in rules if rule in self.conditions},
        }

    def test(self, fact: FactId, values: Iterable[RuleValue]) -> Wire:
        """The wire that says whether a derived fact has one of these values."""
        wanted = frozenset(values)
        key = (fact, wanted)
        if key not in self.tests:
            self.tests[key] = self._test(self.rule_base.derived[fact], wanted)
        return self.tests[key]

    def _has(self, goal: FactId, value: RuleValue | None) -> Wire:
        if value is not None:
            return self.test(goal, {value})
        domain = self.rule_base.derived[goal].domain
        return -self.test(goal, (some for some in domain if some is not None))

    def _test(self, fact: DerivedFact, wanted: frozenset[RuleValue]) -> Wire:
        wire = self.true if fact.default in wanted else -self.true
        for rule in reversed(fact.rules):
            holds = self.condition(rule)
            wire = self._or(holds, wire) if rule.value in wanted else self._and((-holds, wire))
        return wire

    def condition(self, rule: ConcludingRule) -> Wire:
        """The wire that says whether the condition of a rule holds, whatever earlier rules say."""
        if rule.id not in self.conditions:
            required = (self.comparison(comparison) for comparison in rule.condition.when)
            exceptions = (-self.comparison(comparison) for comparison in rule.condition.unless)
            self.conditions[rule.id] = self._and((*required, *exceptions))
        return self.conditions[rule.id]

    def comparison(self, comparison: Comparison) -> Wire:
        """The wire that says whether a comparison holds."""
        derived = self.rule_base.derived.get(comparison.fact)
        if derived is None:
            return self._node(comparison)
        return self.test(
            comparison.fact,
            (value for value in derived.domain if value is not None and comparison.holds_for(value)),
        )

    def both(self, one: Wire, other: Wire) -> Wire:
        """The wire that says whether both hold."""
        return self._and((one, other))

    def _or(self, one: Wire, other: Wire) -> Wire:
        return -self._and((-one, -other))

    def _and(self, wires: Iterable[Wire]) -> Wire:
        inputs = {wire for wire in wires if wire != self.true}
        if -self.true in inputs:
            return -self.true
        if len(inputs) == 1:
            return inputs.pop()
        return self._node(tuple(sorted(inputs)))

    def _node(self, node: Node) -> int:
        if node not in self._numbers:
            self._numbers[node] = len(self.nodes)
            self.nodes.append(node)
        return self._numbers[node]


def _alike(one: RuleBase, other: RuleBase) -> frozenset[FactId]:
    """The derived facts of the first that rest on the same rules in the other."""
    differing: set[FactId] = set()
    for fact in one.derived.values():
        uses = (comparison.fact for rule in fact.rules for comparison in rule.condition.comparisons)
        if fact != other.derived.get(fact.id) or not differing.isdisjoint(uses):
            differing.add(fact.id)
    return frozenset(one.derived.keys() - differing)
