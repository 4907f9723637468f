"""What the circuit says while several changes are still open: each changeable fact may stay or make one of its moves.

A wire that is known to be true here is true whichever of the open options are taken. Many suppositions are looked at
together, each in a lane of its own. Whatever no option can alter is worked out once for all looks.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod
from typing import TypeAlias

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.moves import Move
from knowledge.logic.rails import Rails
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.formulas import formula_of
from knowledge.vocabulary.truth import Truth

Option: TypeAlias = Move | None
"""A move, or null: the fact stays as it is."""
Options: TypeAlias = Mapping[FactId, tuple[Option, ...]]
"""What is left open for every changeable fact; one option = decided."""
STAYS: tuple[Option, ...] = (None,)

MOST_COMBINATIONS = 256
"""A fact computed of several is taken to be unknown while more combinations of values are open."""


class Reach:
    """The part of the circuit that the open options can alter.

    `nodes`: those that will be asked for, and all that they rest on, in their order (see `cone`).
    """

    def __init__(self, circuit: Circuit, known: Mapping[FactId, Value], options: Options, nodes: Iterable[int]) -> None:
        self._circuit = circuit
        self._computed = circuit.rule_base.computed
        self._known = known
        self._bringers = _bringers(options)
        self._bits = {fact: 1 << number for number, fact in enumerate(options)}
        self._fixed: dict[int, int] = {}
        """The truth of every node that no option can alter."""
        self._alterable: dict[int, int] = {}
        """For every other node, the bits of the facts whose options alter it."""
        self._program: list[tuple[int, Comparison | tuple[Wire, ...], bool]] = []
        """Alterable nodes in order: their alterable inputs, and whether the others let them become true."""
        begun: dict[FactId, tuple[int, tuple[Value | None, ...]]] = {}
        for number in nodes:
            node = circuit.nodes[number]
            if isinstance(node, Comparison):
                if node.fact not in begun:
                    begun[node.fact] = (self._bits_behind(node.fact), self.values(node.fact, options))
                self._place_comparison(number, node, *begun[node.fact])
            else:
                self._place_gate(number, node)

    def _place_comparison(self, number: int, node: Comparison, bits: int, values: tuple[Value | None, ...]) -> None:
        truth = _common_truth(node, values)
        if bits and truth is Truth.UNKNOWN:
            self._alterable[number] = bits
            self._program.append((number, node, True))
        else:
            self._fixed[number] = truth

    def _place_gate(self, number: int, wires: tuple[Wire, ...]) -> None:
        weakest, bits = int(Truth.TRUE), 0
        inputs: list[Wire] = []
        for wire in wires:
            fixed = self._fixed.get(abs(wire))
            if fixed is None:
                inputs.append(wire)
                bits |= self._alterable[abs(wire)]
            else:
                weakest = min(weakest, fixed if wire > 0 else 2 - fixed)
        if inputs and weakest != Truth.FALSE:
            self._alterable[number] = bits
            self._program.append((number, tuple(inputs), weakest == Truth.TRUE))
        else:
            self._fixed[number] = weakest

    def _bits_behind(self, fact: FactId) -> int:
        return sum(self._bits.get(one, 0) for one in self._influences(fact))

    def _influences(self, fact: FactId) -> set[FactId]:
        """The facts whose options decide what value an asked or computed fact has."""
        call = self._computed.get(fact)
        arguments = call.arguments if call else (fact,)
        return {one for argument in arguments for one in (argument, *self._bringers.get(argument, ()))}

    def facts_behind(self, wire: Wire) -> set[FactId]:
        """The changeable facts that can alter a wire."""
        bits = self._alterable.get(abs(wire), 0)
        return {fact for fact, bit in self._bits.items() if bits & bit}

    def values(self, fact: FactId, options: Options) -> tuple[Value | None, ...]:
        """Every value that a fact can have under the open options; null = not known."""
        call = self._computed.get(fact)
        if call is None:
            return self._asked_values(fact, options)
        arguments = [self._asked_values(argument, options) for argument in call.arguments]
        if prod(map(len, arguments)) > MOST_COMBINATIONS:
            return (None,)
        formula, as_of = formula_of(call), self._circuit.rule_base.as_of
        return tuple(
            None if None in values else formula(as_of, *(value for value in values if value is not None))
            for values in product(*arguments)
        )

    def _asked_values(self, fact: FactId, options: Options) -> tuple[Value | None, ...]:
        current = self._known.get(fact)
        values = tuple(move.value if move else current for move in options.get(fact, STAYS))
        for bringer in self._bringers.get(fact, ()):
            moves = options.get(bringer, STAYS)
            brought = tuple(move.brings[fact] for move in moves if move and fact in move.brings)
            values = brought if len(brought) == len(moves) else (*values, *brought)
        return values

    def _truth(self, comparison: Comparison, options: Options) -> Truth:
        return _common_truth(comparison, self.values(comparison.fact, options))

    def look(self, options: Options, suppositions: Sequence[Options]) -> "Look":
        """Lane n: the options, with those of suppositions[n] in their place."""
        everywhere = (1 << len(suppositions)) - 1
        lanes: dict[FactId, list[int]] = {}
        for lane, supposition in enumerate(suppositions):
            for fact in supposition:
                lanes.setdefault(fact, []).append(lane)
        rails: dict[int, Rails] = {}
        for number, node, can_be_true in self._program:
            if isinstance(node, Comparison):
                rails[number] = self._rails(node, options, suppositions, lanes, everywhere)
                continue
            true, false = everywhere if can_be_true else 0, 0
            for wire in node:
                one, other = rails[wire] if wire > 0 else rails[-wire][::-1]
                true &= one
                false |= other
            rails[number] = (true, false)
        return Look(rails, self._fixed, everywhere)

    def _rails(
        self,
        comparison: Comparison,
        options: Options,
        suppositions: Sequence[Options],
        lanes: Mapping[FactId, list[int]],
        everywhere: int,
    ) -> Rails:
        truth = self._truth(comparison, options)
        true = everywhere if truth is Truth.TRUE else 0
        false = everywhere if truth is Truth.FALSE else 0
        for lane in {lane for fact in self._influences(comparison.fact) for lane in lanes.get(fact, ())}:
            supposed = self._truth(comparison, {**options, **suppositions[lane]})
            bit = 1 << lane
            true = true | bit if supposed is Truth.TRUE else true & ~bit
            false = false | bit if supposed is Truth.FALSE else false & ~bit
        return true, false


class Look:
    """What is known in every lane of one look."""

    def __init__(self, rails: Mapping[int, Rails], fixed: Mapping[int, int], everywhere: int) -> None:
        self._rails = rails
        self._fixed = fixed
        self._everywhere = everywhere

    def known_true(self, wire: Wire) -> int:
        """The lanes, as bits, in which the wire is known to be true."""
        return self._of(wire)[0]

    def known_false(self, wire: Wire) -> int:
        """The lanes, as bits, in which the wire is known to be false."""
        return self._of(wire)[1]

    def _of(self, wire: Wire) -> Rails:
        number = abs(wire)
        rails = self._rails.get(number)
        if rails is None:
            fixed = self._fixed[number]
            rails = (self._everywhere * (fixed == Truth.TRUE), self._everywhere * (fixed == Truth.FALSE))
        return rails if wire > 0 else rails[::-1]


def _bringers(options: Options) -> dict[FactId, list[FactId]]:
    """For every fact that moves bring along, the facts whose moves these are."""
    bringers: dict[FactId, list[FactId]] = {}
    for fact, moves in options.items():
        for brought in dict.fromkeys(one for move in moves if move for one in move.brings):
            bringers.setdefault(brought, []).append(fact)
    return bringers


def _common_truth(comparison: Comparison, values: Iterable[Value | None]) -> Truth:
    """The truth of a comparison for all of these values; unknown where they disagree."""
    found = {comparison.truth_for(value) for value in values}
    return found.pop() if len(found) == 1 else Truth.UNKNOWN


def cone(circuit: Circuit, wires: Iterable[Wire]) -> tuple[int, ...]:
    """The nodes of these wires and all that they rest on, each after those that it uses."""
    pending = {abs(wire) for wire in wires}
    found: set[int] = set()
    while pending:
        number = pending.pop()
        found.add(number)
        node = circuit.nodes[number]
        if not isinstance(node, Comparison):
            pending |= {abs(wire) for wire in node} - found
    return tuple(sorted(found))
