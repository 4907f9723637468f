"""A circuit read from its inputs: what compares a fact, which gates use a wire, which goals it concludes."""

from collections.abc import Iterator

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.regions import Regions
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value


class Wiring:
    """Which nodes use a node, and which compare a fact: the circuit read from its inputs."""

    def __init__(self, circuit: Circuit) -> None:
        self.circuit = circuit
        self.regions = Regions(circuit.rule_base)
        self.comparisons: dict[FactId, list[int]] = {}
        every_wire = range(2 * len(circuit.nodes) - 1)
        self.supports: list[list[int]] = [[] for _ in every_wire]
        """By wire, negative ones from the end: the and-gates that use it; once it is true they miss one input less."""
        self.defeats: list[list[int]] = [[] for _ in every_wire]
        """By wire in the same way: the and-gates that use its negation; once it is true they are false."""
        self.inputs: list[int] = [0 for _ in circuit.nodes]
        """For every and-gate how many inputs it has."""
        self.below = _below(circuit)
        """By wire, negative ones from the end: the wires of which it is the "and", or, where negative, the "or"."""
        for number, node in enumerate(circuit.nodes):
            if isinstance(node, Comparison):
                self.comparisons.setdefault(node.fact, []).append(number)
                continue
            self.inputs[number] = len(node)
            for wire in node:
                self.supports[wire].append(number)
                self.defeats[-wire].append(number)
        self.goals_of: dict[Wire, list[FactId]] = {}
        """The goals of which a wire says something that is shown."""
        for goal, wires in zip(circuit.outputs, circuit.shown, strict=True):
            for wire in wires:
                self.goals_of.setdefault(wire, []).append(goal)
        self.computed_of: dict[FactId, list[FactId]] = {}
        for computed, call in circuit.rule_base.computed.items():
            for argument in call.arguments:
                self.computed_of.setdefault(argument, []).append(computed)
        self._compared: dict[tuple[FactId, Value], tuple[Wire, ...]] = {}

    def compared(self, fact: FactId, value: Value) -> tuple[Wire, ...]:
        """What the value makes true of the comparisons of a fact."""
        key = fact, value
        if key not in self._compared:
            self._compared[key] = tuple(self._of_comparisons(fact, value))
        return self._compared[key]

    def _of_comparisons(self, fact: FactId, value: Value) -> Iterator[Wire]:
        for number in self.comparisons.get(fact, ()):
            comparison = self.circuit.nodes[number]
            assert isinstance(comparison, Comparison)
            yield number if comparison.holds_for(value) else -number


def _below(circuit: Circuit) -> list[tuple[Wire, ...]]:
    gates = [() if isinstance(node, Comparison) else node for node in circuit.nodes]
    return [*gates, (), *(tuple(-wire for wire in gate) for gate in reversed(gates[1:]))]
