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

Copy: TypeAlias = dict[int, tuple[int, int]]
"""By node: the variables that say that it is known to be true, and known to be false."""


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
        without, given = self._copies(self._nodes_needed())
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

    def _is_settled(self, wire: Wire) -> bool:
        return self._settled[abs(wire)] is not None

    def _nodes_depending(self) -> set[int]:
        """The nodes that are open and can change with the answer."""
        depending: set[int] = set()
        waiting = [number for fact in self._questioned for number in self._wiring.depending_on(fact)]
        while waiting:
            number = waiting.pop()
            if number not in depending and not self._is_settled(number):
                depending.add(number)
                waiting.extend(map(abs, self._wiring.users[number]))
        return depending

    def _nodes_needed(self) -> set[int]:
        """The open nodes below those conclusions that can change with the answer."""
        needed: set[int] = set()
        wires = (abs(wire) for wires in self._circuit.shown for wire in wires)
        waiting = [number for number in wires if number in self._depending]
        while waiting:
            number = waiting.pop()
            if number not in needed:
                needed.add(number)
                node = self._circuit.nodes[number]
                if not isinstance(node, Comparison):
                    waiting.extend(abs(wire) for wire in node if not self._is_settled(wire))
        return needed

    def _copies(self, needed: set[int]) -> tuple[Copy, Copy]:
        """The needed nodes where the question stays open, and where it is answered; shared where they are equal."""
        without: Copy = {}
        given: Copy = {}
        for number in sorted(needed):
            node = self._circuit.nodes[number]
            if isinstance(node, Comparison):
                without[number], given[number] = self._comparison(node)
                continue
            without[number] = self._and([self._rails(without, wire) for wire in node])
            same = number not in self._depending
            given[number] = without[number] if same else self._and([self._rails(given, wire) for wire in node])
        return without, given

    def _rails(self, copy: Copy, wire: Wire) -> tuple[int, int]:
        holds = self._settled[abs(wire)]
        rails = copy[abs(wire)] if holds is None else (1, -1) if holds else (-1, 1)
        return rails if wire > 0 else (rails[1], rails[0])

    def _comparison(self, comparison: Comparison) -> tuple[tuple[int, int], tuple[int, int]]:
        cells = self._cells_of(comparison.fact)
        true = self._any([variable for variable, value in cells if comparison.holds_for(value)])
        false = self._any([variable for variable, value in cells if not comparison.holds_for(value)])
        is_questioned = not self._questioned.isdisjoint(self._inputs(comparison.fact))
        return ((-1, -1) if is_questioned else (true, false)), (true, false)

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

    def _any(self, variables: list[int]) -> int:
        if not variables:
            return -1
        if len(variables) == 1:
            return variables[0]
        found = self._new()
        self.clauses.append([-found, *variables])
        self.clauses.extend([-variable, found] for variable in variables)
        return found

    def _and(self, inputs: list[tuple[int, int]]) -> tuple[int, int]:
        true = -self._any_constant([-true for true, _ in inputs])
        false = self._any_constant([false for _, false in inputs])
        return true, false

    def _any_constant(self, variables: list[int]) -> int:
        if 1 in variables:
            return 1
        return self._any([variable for variable in variables if variable != -1])

    def _copies_differ(self, without: Copy, given: Copy) -> None:
        """Some goal is known to have a value with the answer, and not without it."""
        wires = (wire for wires in self._circuit.shown for wire in wires)
        pairs = (
            (self._rails(without, wire)[0], self._rails(given, wire)[0])
            for wire in wires
            if abs(wire) in self._depending
        )
        differences = [self._newly_known(before, after) for before, after in pairs if before != after]
        self.clauses.append([difference for difference in differences if difference != -1])

    def _newly_known(self, before: int, after: int) -> int:
        if after == -1 or before == 1:
            return -1
        found = self._new()
        self.clauses.extend([[-found, after], [-found, -before]])
        return found
