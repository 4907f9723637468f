"""What is settled in one state of a case, and what one more answer would settle, over the wires of a circuit.

Propagates from what is known to whatever uses it, so that the cost is that of what changes, not that of the circuit.
Agrees with `lanes`, which asks the same of many hypotheses at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.inference.wiring import Wiring
from knowledge.logic.circuit import Wire
from knowledge.logic.computed import computed_values
from knowledge.vocabulary.facts import FactId, Value


class SettledNodes:
    """Which nodes of a circuit are known to hold or to fail, and what the open gates still miss."""

    def __init__(self, wiring: Wiring, truths: list[bool | None], missing: list[int]) -> None:
        self._wiring = wiring
        self.truths = truths
        """For every node, whether it is known to hold; null = it is open."""
        self._missing = missing

    @staticmethod
    def at_first(wiring: Wiring) -> "SettledNodes":
        """While nothing is known."""
        return SettledNodes(wiring, [None for _ in wiring.inputs], [*wiring.inputs])

    def copied(self) -> "SettledNodes":
        """The same, to go on from."""
        return SettledNodes(self._wiring, [*self.truths], [*self._missing])

    def settle(self, wires: list[Wire]) -> list[Wire]:
        """Make these wires true, and whatever follows; all that became true by it."""
        return self._settle(wires)[0]

    def suppose(self, wires: list[Wire]) -> list[Wire]:
        """What would become true if these wires were; the nodes stay as they are."""
        became_true, counted = self._settle(wires)
        for wire in became_true:
            self.truths[abs(wire)] = None
        for gate in counted:
            self._missing[gate] += 1
        return became_true

    def _settle(self, wires: list[Wire]) -> tuple[list[Wire], list[int]]:
        """What became true, and each gate as often as it misses an input less."""
        truths, missing = self.truths, self._missing
        supports, defeats = self._wiring.supports, self._wiring.defeats
        became_true: list[Wire] = []
        counted: list[int] = []
        waiting = wires
        while waiting:
            wire = waiting.pop()
            number = abs(wire)
            if truths[number] is not None:
                continue
            truths[number] = wire > 0
            became_true.append(wire)
            for gate in defeats[wire]:
                if truths[gate] is None:
                    waiting.append(-gate)
            for gate in supports[wire]:
                if truths[gate] is None:
                    missing[gate] -= 1
                    counted.append(gate)
                    if not missing[gate]:
                        waiting.append(gate)
        return became_true, counted


class Settled:
    """One state: what is known, and what that settles.

    `before`: any earlier state of the same wiring. Where this one knows the same and more, only that is looked at.
    """

    nodes: SettledNodes
    concluded: set[FactId]
    """The parts of the assessment that are concluded."""
    found: dict[FactId, set[FactId]]
    """By open fact the further parts that some answer to it alone would conclude, as far as this was looked for.

    Once found it stays so: where more is known, the same answer still concludes them.
    """

    def __init__(self, wiring: Wiring, known: Mapping[FactId, Value], before: "Settled | None" = None) -> None:
        self.wiring = wiring
        self.given = known
        """Known answers."""
        self.known = {**known, **computed_values(wiring.circuit.rule_base, known)}
        """Known answers, and what is computed of them."""
        self._told: dict[FactId, _Told] = {}
        if before is not None and before.known.items() <= self.known.items():
            self.nodes = before.nodes.copied()
            self.concluded = {*before.concluded}
            self.found = {fact: {*goals} for fact, goals in before.found.items()}
            new = {fact: value for fact, value in self.known.items() if fact not in before.known}
        else:
            self.nodes, self.concluded, self.found = SettledNodes.at_first(wiring), set(), {}
            new = self.known
        self.concluded |= self._goals_of(self.nodes.settle([wiring.circuit.true, *self._compared(new)]))
        for goals in self.found.values():
            goals.difference_update(self.concluded)

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
            found = self.found.setdefault(fact, set())
            self._told[fact] = _Told(found, self._telling(fact, found))
        return self._told[fact]

    def _telling(self, fact: FactId, found: set[FactId]) -> Iterator[FactId]:
        """The parts of the assessment that some answer alone would conclude; those of one answer are found together."""
        for value in self.wiring.regions.of(fact):
            new = self._goals_of(self.nodes.suppose(self._supposed(fact, value))) - self.concluded - found
            found |= new
            yield from new

    def _supposed(self, fact: FactId, value: Value) -> list[Wire]:
        """The comparisons that the answer would make true, of itself and of what is computed of it."""
        values: dict[FactId, Value] = {fact: value}
        if fact in self.wiring.computed_of:
            computed = computed_values(self.wiring.circuit.rule_base, {**self.given, fact: value})
            values |= {one: computed[one] for one in self.wiring.computed_of[fact] if one in computed}
        return self._compared(values)

    def _compared(self, values: Mapping[FactId, Value]) -> list[Wire]:
        return [wire for fact, value in values.items() for wire in self.wiring.compared(fact, value)]

    def _goals_of(self, wires: Iterable[Wire]) -> set[FactId]:
        goals_of = self.wiring.goals_of
        return {goal for wire in wires if wire in goals_of for goal in goals_of[wire]}


@dataclass
class _Told:
    """What the answers to a fact would conclude, looked for no further than was asked."""

    found: set[FactId]
    further: Iterator[FactId]
    """Whatever else there is; looking there adds to what is found."""
