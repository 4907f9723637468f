"""The part of a circuit that some wires need, as a list of two-input gates over numbered registers.

Every wire has two rails: where it is known to be true, and where known to be false (strong Kleene logic, as in
knowledge.logic.rails). Rails that nothing needs, and those that are the same for every row because a column is
missing, cost nothing.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from knowledge.logic.circuit import Circuit, Wire
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId

NOWHERE = 0
"""The register that holds in no row."""
EVERYWHERE = 1
"""The register that holds in every row."""
FIRST_INPUT = 2

Rail = tuple[int, bool]
"""A node of the circuit, and whether where it is known to be true or known to be false."""


@dataclass(frozen=True)
class Gate:
    """One register becomes the "and" or the "or" of two others."""

    is_and: bool
    one: int
    other: int
    result: int


@dataclass(frozen=True)
class Program:
    """What to compute for a batch of rows. The rails of comparison n are input registers 2 + 2n and 3 + 2n."""

    comparisons: tuple[Comparison, ...]
    gates: tuple[Gate, ...]
    registers: int
    known_true: dict[Wire, int]
    """For every wire asked for, the register that says where it is known to be true, once all gates are done."""


def compiled(circuit: Circuit, wires: Iterable[Wire], columns: Collection[FactId]) -> Program:
    """The program for these wires. `columns`: the asked and computed facts that have values; others are unknown."""
    wanted = {wire: _rail(wire) for wire in wires}
    needed = _needed(circuit, wanted.values())
    nodes = sorted({node for node, _ in needed})
    comparisons = tuple(
        one for node in nodes if isinstance(one := circuit.nodes[node], Comparison) and one.fact in columns
    )
    builder = _Builder(comparisons)
    for node in nodes:
        for rail in ((node, True), (node, False)):
            if rail in needed:
                builder.add(rail, circuit)
    results = {wire: builder.registers[rail] for wire, rail in wanted.items()}
    return _with_reused_registers(comparisons, _live(builder.gates, results.values()), results)


def _rail(wire: Wire) -> Rail:
    return abs(wire), wire > 0


def _premises(circuit: Circuit, rail: Rail) -> Iterator[Rail]:
    """The rails that decide a rail of an "and": all must be known true, or any known false."""
    number, is_true = rail
    node = circuit.nodes[number]
    if not isinstance(node, Comparison):
        for wire in node:
            yield abs(wire), (wire > 0) is is_true


def _needed(circuit: Circuit, wanted: Iterable[Rail]) -> set[Rail]:
    found: set[Rail] = set()
    open_rails = list(wanted)
    while open_rails:
        rail = open_rails.pop()
        if rail not in found:
            found.add(rail)
            open_rails.extend(_premises(circuit, rail))
    return found


class _Builder:
    """Gates in order, each result in a register of its own, the same gate never twice."""

    def __init__(self, comparisons: tuple[Comparison, ...]) -> None:
        self.gates: list[Gate] = []
        self.registers: dict[Rail, int] = {}
        self._inputs = {comparison: FIRST_INPUT + 2 * number for number, comparison in enumerate(comparisons)}
        self._next = FIRST_INPUT + 2 * len(comparisons)
        self._made: dict[tuple[bool, int, int], int] = {}

    def add(self, rail: Rail, circuit: Circuit) -> None:
        number, is_true = rail
        node = circuit.nodes[number]
        if isinstance(node, Comparison):
            known_true = self._inputs.get(node)
            self.registers[rail] = NOWHERE if known_true is None else known_true + (not is_true)
            return
        register = EVERYWHERE if is_true else NOWHERE
        for premise in _premises(circuit, rail):
            register = self._gate(is_true, register, self.registers[premise])
        self.registers[rail] = register

    def _gate(self, is_and: bool, one: int, other: int) -> int:
        absorbing, neutral = (NOWHERE, EVERYWHERE) if is_and else (EVERYWHERE, NOWHERE)
        if absorbing in (one, other):
            return absorbing
        if one in (neutral, other):
            return other
        if other == neutral:
            return one
        key = (is_and, min(one, other), max(one, other))
        if key not in self._made:
            self._made[key] = self._next
            self.gates.append(Gate(*key, self._next))
            self._next += 1
        return self._made[key]


def _live(gates: list[Gate], results: Iterable[int]) -> list[Gate]:
    live = set(results)
    kept = []
    for gate in reversed(gates):
        if gate.result in live:
            live |= {gate.one, gate.other}
            kept.append(gate)
    return kept[::-1]


def _with_reused_registers(comparisons: tuple[Comparison, ...], gates: list[Gate], results: dict[Wire, int]) -> Program:
    """The same gates over as few registers as hold what is still to be read."""
    fixed = FIRST_INPUT + 2 * len(comparisons)
    last_use = {register: place for place, gate in enumerate(gates) for register in (gate.one, gate.other)}
    for register in (NOWHERE, EVERYWHERE, *results.values()):
        last_use[register] = len(gates)
    moved = {register: register for register in range(fixed)}
    free = [register for register in range(FIRST_INPUT, fixed) if register not in last_use]
    count, reusing = fixed, []
    for place, gate in enumerate(gates):
        one, other = moved[gate.one], moved[gate.other]
        free.extend(moved[register] for register in {gate.one, gate.other} if last_use[register] == place)
        if free:
            moved[gate.result] = free.pop()
        else:
            moved[gate.result] = count
            count += 1
        reusing.append(Gate(gate.is_and, one, other, moved[gate.result]))
    return Program(comparisons, tuple(reusing), count, {wire: moved[register] for wire, register in results.items()})
