"""What is settled in one state of a case, and what one more answer would settle, over the wires of a circuit.

Propagates from what is known to whatever uses it, so that the cost is that of what changes, not that of the circuit.
Agrees with `lanes`, which asks the same of many hypotheses at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.computed import computed_values
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
        self.goals = tuple(circuit.outputs)
        self.goals_of: dict[Wire, list[int]] = {}
        """The goals, by position, of which a wire says something that is shown."""
        for goal, wires in enumerate(circuit.shown):
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


class Settled:
    """One state: what is known, and what that settles.

    `before`: any earlier state of the same wiring. Where this one knows the same and more, only that is looked at.
    """

    def __init__(self, wiring: Wiring, known: Mapping[FactId, Value], before: "Settled | None" = None) -> None:
        self.wiring = wiring
        self.given = known
        """Known answers."""
        self.known = {**known, **computed_values(wiring.circuit.rule_base, known)}
        """Known answers, and what is computed of them."""
        self.settled: list[bool | None] = [None for _ in wiring.inputs]
        """For every node, whether it is known to hold; null = it is open."""
        self._missing = list(wiring.inputs)
        self._counted: list[int] = []
        self._told: dict[FactId, _Told] = {}
        self._found: dict[FactId, set[FactId]] = {}
        """By open fact the parts of the assessment that some answer to it alone is already known to conclude."""
        self._concluded: set[int] = set()
        new = self.known
        if before is not None and before.known.items() <= self.known.items():
            self.settled, self._missing, self._concluded, self._found = before.copied()
            new = {fact: value for fact, value in self.known.items() if fact not in before.known}
        settled = self._settle([wiring.circuit.true, *self._compared(new)])
        self._concluded.update(self._goals_of(self._wires(settled)))
        concluded = {wiring.goals[goal] for goal in self._concluded}
        for found in self._found.values():
            found.difference_update(concluded)

    def copied(self) -> tuple[list[bool | None], list[int], set[int], dict[FactId, set[FactId]]]:
        """What a later state begins with: the settled nodes, the inputs that gates still miss, the goals concluded.

        And what one answer was found to conclude: where more is known it still does.
        """
        found = {fact: {*goals} for fact, goals in self._found.items()}
        return [*self.settled], [*self._missing], {*self._concluded}, found

    def tells(self, fact: FactId) -> bool:
        """Whether some answer to an open fact alone would conclude a part of the assessment."""
        told = self._told_by(fact)
        return bool(told.found) or next(told.further, None) is not None

    def would_conclude(self, fact: FactId, goal: FactId) -> bool:
        """Whether some answer to an open fact alone would conclude this part of the assessment."""
        told = self._told_by(fact)
        return goal in told.found or goal in told.further

    def _told_by(self, fact: FactId) -> "_Told":
        if fact not in self._told:
            found = self._found.setdefault(fact, set())
            self._told[fact] = _Told(found, self._telling(fact, found))
        return self._told[fact]

    def _telling(self, fact: FactId, found: set[FactId]) -> Iterator[FactId]:
        """The parts of the assessment that some answer alone would conclude; those of one answer are found together."""
        for value in self.wiring.regions.of(fact):
            goals = self._goals_of(self._supposed(fact, value))
            new = {self.wiring.goals[goal] for goal in goals - self._concluded} - found
            found |= new
            yield from new

    def _goals_of(self, wires: Iterable[Wire]) -> set[int]:
        goals_of = self.wiring.goals_of
        return {goal for wire in wires if wire in goals_of for goal in goals_of[wire]}

    def _supposed(self, fact: FactId, value: Value) -> list[Wire]:
        """The wires that the answer would make true; the state stays as it is."""
        values: dict[FactId, Value] = {fact: value}
        if fact in self.wiring.computed_of:
            computed = computed_values(self.wiring.circuit.rule_base, {**self.given, fact: value})
            values |= {one: computed[one] for one in self.wiring.computed_of[fact] if one in computed}
        self._counted = []
        nodes = self._settle(self._compared(values))
        wires = self._wires(nodes)
        for number in nodes:
            self.settled[number] = None
        for number in self._counted:
            self._missing[number] += 1
        return wires

    def _compared(self, values: Mapping[FactId, Value]) -> list[Wire]:
        return [wire for fact, value in values.items() for wire in self.wiring.compared(fact, value)]

    def _settle(self, waiting: list[Wire]) -> list[int]:
        """Make these wires true, and whatever follows; the nodes settled."""
        settled, missing, counted = self.settled, self._missing, self._counted
        supports, defeats = self.wiring.supports, self.wiring.defeats
        nodes: list[int] = []
        while waiting:
            wire = waiting.pop()
            number = abs(wire)
            if settled[number] is not None:
                continue
            settled[number] = wire > 0
            nodes.append(number)
            waiting += [-gate for gate in defeats[wire] if settled[gate] is None]
            for gate in supports[wire]:
                if settled[gate] is None:
                    missing[gate] -= 1
                    counted.append(gate)
                    if not missing[gate]:
                        waiting.append(gate)
        return nodes

    def _wires(self, nodes: Iterable[int]) -> list[Wire]:
        return [number if self.settled[number] else -number for number in nodes]


@dataclass
class _Told:
    """What the answers to a fact would conclude, looked for no further than was asked."""

    found: set[FactId]
    further: Iterator[FactId]
    """Whatever else there is; looking there adds to what is found."""
