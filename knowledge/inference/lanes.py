"""What every possible answer to every open question would do, in one pass over the circuit.

Each lane is one hypothesis: nothing more is known (lane 0), or one open fact has a value from one of its
regions.
"""

from collections.abc import Iterable, Mapping

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.computed import computed_values
from knowledge.logic.rails import Rails, rails_of, rails_of_nodes
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import RuleValue
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value


class Lanes:
    """All hypotheses over the open facts, evaluated together."""

    def __init__(
        self, circuit: Circuit, regions: Regions, known: Mapping[FactId, Value], open_facts: Iterable[FactId]
    ) -> None:
        self._circuit = circuit
        self.known = {**known, **computed_values(circuit.rule_base, known)}
        """Known answers, and what is computed of them."""
        self.hypotheses: list[tuple[FactId, Value]] = [
            (fact, value) for fact in open_facts for value in regions.of(fact)
        ]
        """Lane number n (from 1) supposes hypotheses[n - 1]."""
        self._all = (1 << (len(self.hypotheses) + 1)) - 1
        self._supposed = self._suppose(known)
        self._rails = rails_of_nodes(circuit, len(self.hypotheses) + 1, self._comparison)

    def _suppose(self, known: Mapping[FactId, Value]) -> dict[FactId, list[tuple[int, Value]]]:
        """For every asked or computed fact, the lanes in which it has a value there."""
        supposed: dict[FactId, list[tuple[int, Value]]] = {}
        rule_base = self._circuit.rule_base
        depending: dict[FactId, list[FactId]] = {}
        for computed, call in rule_base.computed.items():
            for argument in call.arguments:
                depending.setdefault(argument, []).append(computed)
        for lane, (fact, value) in enumerate(self.hypotheses, start=1):
            supposed.setdefault(fact, []).append((lane, value))
            if fact in depending:
                values = computed_values(rule_base, {**known, fact: value})
                for computed in depending[fact]:
                    if computed in values:
                        supposed.setdefault(computed, []).append((lane, values[computed]))
        return supposed

    def _comparison(self, comparison: Comparison) -> Rails:
        value = self.known.get(comparison.fact)
        if value is not None:
            return (self._all, 0) if comparison.holds_for(value) else (0, self._all)
        true = false = 0
        for lane, supposed in self._supposed.get(comparison.fact, ()):
            if comparison.holds_for(supposed):
                true |= 1 << lane
            else:
                false |= 1 << lane
        return true, false

    def of(self, wire: Wire) -> Rails:
        """Where a wire is known to be true, and where known to be false."""
        return rails_of(self._rails, wire)

    def concluded(self, lane: int) -> Mapping[FactId, RuleValue]:
        """What would be concluded in a lane and is not concluded without its hypothesis."""
        return {
            goal: value
            for goal, wires in self._circuit.outputs.items()
            for value, wire in wires.items()
            if value is not None and self.of(wire)[0] >> lane & 1 and not self.of(wire)[0] & 1
        }
