"""The exact check of a proposed question: can any answer to it still change the assessment?

A question is in vain when, whatever becomes of the other open questions (answered or left unknown), every answer
to it leaves the assessment as it is without an answer. Asked of a SAT solver over two copies of the circuit, in
one of which the fact stays unknown. A wire is two variables: known to be true, known to be false.
A computed fact of several facts is left free as soon as all of these are known, so that for it "can" is generous.
"""

from collections.abc import Iterable
from typing import TypeAlias

from knowledge.inference.settling import Settled
from knowledge.logic.circuit import Wire
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.formulas import formula_of

Copy: TypeAlias = list[int]
"""By wire, negative ones from the end: the literal that says that it is known to be true. 1 = always, -1 = never."""


def can_matter(fact: FactId, state: Settled, open_facts: Iterable[FactId]) -> bool:
    """Whether some answer to `fact` can change the assessment. `open_facts`: all that can still be answered."""
    return _can_be(_Encoding(state, open_facts, (fact,)))


def any_can_matter(facts: Iterable[FactId], state: Settled, open_facts: Iterable[FactId]) -> bool:
    """Whether some answers to these open facts can change the assessment; if not, each of them is in vain."""
    questioned = tuple(facts)
    return bool(questioned) and _can_be(_Encoding(state, open_facts, questioned))


def _can_be(encoding: "_Encoding") -> bool:
    from pysat.solvers import Solver

    with Solver(name="cadical153", bootstrap_with=encoding.clauses) as solver:
        return bool(solver.solve())


class _Encoding:
    """Two copies of the undecided part of the circuit, in one of which the questioned facts stay unknown.

    Satisfiable when the copies can differ.
    """

    def __init__(self, state: Settled, open_facts: Iterable[FactId], questioned: tuple[FactId, ...]) -> None:
        self.clauses: list[list[int]] = []
        self._wiring = state.wiring
        self._circuit = state.wiring.circuit
        self._settled = state.settled
        self._known = state.known
        self._open = frozenset(open_facts)
        self._questioned = frozenset(questioned)
        self._last = 1
        self.clauses.append([1])
        self._cells: dict[FactId, list[tuple[int, Value]]] = {}
        self.clauses.append([variable for fact in questioned for variable, _ in self._cells_asked(fact)])
        self._free: dict[FactId, list[tuple[int, Value]]] = {}
        self._depending = self._nodes_depending()
        without, given = self._copies(self._wires_needed())
        self._copies_differ(without, given)

    def _new(self) -> int:
        self._last += 1
        return self._last

    def _choose(self, values: Iterable[Value]) -> list[tuple[int, Value]]:
        """A variable for each value, of which at most one is true; none = not answered."""
        cells = [(self._new(), value) for value in values]
        variables = [variable for variable, _ in cells]
        self._at_most_one(variables)
        return cells

    def _at_most_one(self, variables: list[int]) -> None:
        previous = 0
        for variable in variables:
            if previous:
                self.clauses.append([-previous, -variable])
            following = self._new()
            self.clauses.append([-variable, following])
            if previous:
                self.clauses.append([-previous, following])
            previous = following

    def _nodes_depending(self) -> set[int]:
        """The nodes that are open and can change with the answer."""
        depending: set[int] = set()
        waiting = [number for fact in self._questioned for number in self._wiring.depending_on(fact)]
        settled, users = self._settled, self._wiring.users
        while waiting:
            number = waiting.pop()
            if number not in depending and settled[number] is None:
                depending.add(number)
                waiting.extend(map(abs, users[number]))
        return depending

    def _wires_needed(self) -> set[Wire]:
        """The open wires below those conclusions that can change with the answer."""
        settled, below = self._settled, self._wiring.below
        needed: set[Wire] = set()
        waiting = [wire for wires in self._circuit.shown for wire in wires if abs(wire) in self._depending]
        while waiting:
            wire = waiting.pop()
            if wire not in needed:
                needed.add(wire)
                waiting.extend([one for one in below[wire] if settled[abs(one)] is None])
        return needed

    def _copies(self, needed: set[Wire]) -> tuple[Copy, Copy]:
        """The needed wires where the question stays open, and where it is answered; shared where they are equal.

        No gate negates what is known: a dependent gate is of use only where it is open in the first copy and known in
        the other, so that each needs the clauses of one side only.
        """
        without = self._only_settled()
        given = without.copy()
        below, depending = self._wiring.below, self._depending
        for wire in sorted(needed, key=abs):
            inputs = below[wire]
            gate = self._all if wire > 0 else self._any
            if not inputs:
                without[wire], given[wire] = self._comparison(wire)
            elif abs(wire) not in depending:
                without[wire] = given[wire] = gate([given[one] for one in inputs])
            else:
                given[wire] = gate([given[one] for one in inputs], from_inputs=False)
                if given[wire] != -1:
                    without[wire] = gate([without[one] for one in inputs], to_inputs=False)
        return without, given

    def _only_settled(self) -> Copy:
        held = [1 if holds else -1 for holds in self._settled]
        refuted = [1 if holds is False else -1 for holds in self._settled]
        return [*held, 0, *reversed(refuted[1:])]

    def _comparison(self, wire: Wire) -> tuple[int, int]:
        """The literals that say, in the one copy and in the other, that the wire is known to be true."""
        comparison, holds = self._comparison_at(abs(wire)), wire > 0
        cells = self._cells_of(comparison.fact)
        known = self._any([variable for variable, value in cells if comparison.holds_for(value) is holds])
        is_questioned = not self._questioned.isdisjoint(self._inputs(comparison.fact))
        return (-1 if is_questioned else known), known

    def _inputs(self, fact: FactId) -> tuple[FactId, ...]:
        call = self._circuit.rule_base.computed.get(fact)
        return call.arguments if call else (fact,)

    def _cells_of(self, fact: FactId) -> list[tuple[int, Value]]:
        """The cells of an asked fact, or those of a computed fact in terms of what it is computed of."""
        call = self._circuit.rule_base.computed.get(fact)
        if call is None:
            return self._cells_asked(fact)
        missing = [argument for argument in call.arguments if argument not in self._known]
        if not self._open.issuperset(missing):
            return []
        if len(missing) > 1:
            return self._free_cells(fact, missing)
        formula = formula_of(call)
        as_of = self._circuit.rule_base.as_of
        return [
            (variable, formula(as_of, *(self._known.get(argument, value) for argument in call.arguments)))
            for variable, value in self._cells_asked(missing[0])
        ]

    def _cells_asked(self, fact: FactId) -> list[tuple[int, Value]]:
        if fact not in self._open:
            return []
        if fact not in self._cells:
            self._cells[fact] = self._choose(self._wiring.regions.of(fact))
        return self._cells[fact]

    def _free_cells(self, fact: FactId, arguments: list[FactId]) -> list[tuple[int, Value]]:
        if fact not in self._free:
            cells = self._choose(self._values_compared(fact))
            for argument in arguments:
                answered = self._any([variable for variable, _ in self._cells_asked(argument)])
                self.clauses.extend([-variable, answered] for variable, _ in cells)
            self._free[fact] = cells
        return self._free[fact]

    def _values_compared(self, fact: FactId) -> list[Value]:
        limits = {
            operand
            for number in self._wiring.comparisons.get(fact, ())
            for operand in self._comparison_at(number).operands
            if not isinstance(operand, str)
        }
        return [value for limit in sorted(limits) for value in (limit - 1e-6, limit, limit + 1e-6)]

    def _comparison_at(self, number: int) -> Comparison:
        node = self._circuit.nodes[number]
        assert isinstance(node, Comparison)
        return node

    def _all(self, literals: list[int], to_inputs: bool = True, from_inputs: bool = True) -> int:
        """The literal of their "and"; with the clauses from it to its inputs, and from these to it."""
        if -1 in literals:
            return -1
        open_ones = [literal for literal in literals if literal != 1]
        if len(open_ones) < 2:
            return open_ones[0] if open_ones else 1
        self._last = found = self._last + 1
        if to_inputs:
            self.clauses.extend([[-found, literal] for literal in open_ones])
        if from_inputs:
            self.clauses.append([found, *[-literal for literal in open_ones]])
        return found

    def _any(self, literals: list[int], to_inputs: bool = True, from_inputs: bool = True) -> int:
        """The literal of their "or", in the same way."""
        if 1 in literals:
            return 1
        open_ones = [literal for literal in literals if literal != -1]
        if len(open_ones) < 2:
            return open_ones[0] if open_ones else -1
        self._last = found = self._last + 1
        if to_inputs:
            self.clauses.append([-found, *open_ones])
        if from_inputs:
            self.clauses.extend([[-literal, found] for literal in open_ones])
        return found

    def _copies_differ(self, without: Copy, given: Copy) -> None:
        """Some goal is known to have a value with the answer, and not without it."""
        wires = (wire for wires in self._circuit.shown for wire in wires if abs(wire) in self._depending)
        pairs = ((without[wire], given[wire]) for wire in wires)
        differences = [self._newly_known(before, after) for before, after in pairs if before != after]
        self.clauses.append([difference for difference in differences if difference != -1])

    def _newly_known(self, before: int, after: int) -> int:
        if after == -1 or before == 1:
            return -1
        found = self._new()
        self.clauses.extend([[-found, after], [-found, -before]])
        return found
