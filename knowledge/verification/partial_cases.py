"""Many incomplete sets of answers at once, read with strong Kleene logic as an interview reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.computed import computed_values
from knowledge.logic.rails import Rails, rails_of, rails_of_nodes
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value


@dataclass(frozen=True)
class KnownValues:
    """Of every asked or computed fact, in which of so many cases it has which value. Case number n is bit n."""

    cases: int
    lanes: Mapping[FactId, Mapping[Value, int]]


def known_values(rule_base: RuleBase, cases: Sequence[Mapping[FactId, Value]]) -> KnownValues:
    """What is known in each of the cases. A case may say itself which value a computed fact has."""
    lanes: dict[FactId, dict[Value, int]] = {}
    for lane, case in enumerate(cases):
        for fact, value in {**computed_values(rule_base, case), **case}.items():
            by_value = lanes.setdefault(fact, {})
            by_value[value] = by_value.get(value, 0) | 1 << lane
    return KnownValues(len(cases), lanes)


class PartialCases:
    """What is known of every wire of a circuit in each of the cases.

    `like`: the same cases read by a circuit that this one is like.
    """

    def __init__(self, circuit: Circuit, known: KnownValues, like: "PartialCases | None" = None) -> None:
        self._circuit = circuit
        self._known = known
        self._rails: Sequence[Rails] = like.rails if like else ((0, 0),)

    @property
    def rails(self) -> Sequence[Rails]:
        """What is known of every node that was needed so far."""
        return self._rails

    def of(self, wire: Wire) -> Rails:
        """The cases in which the wire is known to be true, and those in which it is known to be false."""
        if abs(wire) >= len(self._rails):
            self._rails = rails_of_nodes(self._circuit, self._known.cases, self._comparison, self._rails)
        return rails_of(self._rails, wire)

    def _comparison(self, comparison: Comparison) -> Rails:
        true = false = 0
        for value, lanes in self._known.lanes.get(comparison.fact, {}).items():
            if comparison.holds_for(value):
                true |= lanes
            else:
                false |= lanes
        return true, false


def partial_cases(circuit: Circuit, cases: Sequence[Mapping[FactId, Value]]) -> PartialCases:
    """The cases, read by the circuit."""
    return PartialCases(circuit, known_values(circuit.rule_base, cases))
