"""Many incomplete sets of answers at once, read with strong Kleene logic as an interview reads them."""

from collections.abc import Mapping, Sequence

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.computed import computed_values
from knowledge.logic.rails import Rails, rails_of, rails_of_nodes
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value


class PartialCases:
    """What is known of every wire of a circuit in each of the cases. Case number n is bit n."""

    def __init__(self, circuit: Circuit, cases: Sequence[Mapping[FactId, Value]]) -> None:
        self._lanes_by_value: dict[FactId, dict[Value, int]] = {}
        """Of every asked or computed fact, in which cases it has which value."""
        self._circuit = circuit
        self._count = len(cases)
        for lane, case in enumerate(cases):
            for fact, value in (*case.items(), *computed_values(circuit.rule_base, case).items()):
                by_value = self._lanes_by_value.setdefault(fact, {})
                by_value[value] = by_value.get(value, 0) | 1 << lane
        self._rails: list[Rails] = []

    def of(self, wire: Wire) -> Rails:
        """The cases in which the wire is known to be true, and those in which it is known to be false."""
        if abs(wire) >= len(self._rails):
            self._rails = rails_of_nodes(self._circuit, self._count, self._comparison)
        return rails_of(self._rails, wire)

    def _comparison(self, comparison: Comparison) -> Rails:
        true = false = 0
        for value, lanes in self._lanes_by_value.get(comparison.fact, {}).items():
            if comparison.holds_for(value):
                true |= lanes
            else:
                false |= lanes
        return true, false
