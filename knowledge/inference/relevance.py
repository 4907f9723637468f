"""The exact check of a proposed question: can any answer to it still change the assessment?

A question is in vain when, whatever becomes of the other open questions (answered or left unknown), every answer
to it leaves the assessment as it is without an answer. Asked of a SAT solver over two copies of the circuit, in
one of which the fact stays unknown. A wire is two variables: known to be true, known to be false.
A computed fact of several facts is left free as soon as all of these are known, so that for it "can" is generous.
"""

from collections.abc import Iterable, Iterator, Mapping

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.computed import computed_values
from knowledge.logic.regions import Regions
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.formulas import FORMULAS


class Relevance:
    """Answers `can_matter` for one rule base."""

    def __init__(self, circuit: Circuit, regions: Regions) -> None:
        self._circuit = circuit
        self._regions = regions

    def can_matter(self, fact: FactId, known: Mapping[FactId, Value], open_facts: Iterable[FactId]) -> bool:
        """Whether some answer to `fact` can change the assessment. `open_facts`: all that can still be answered."""
        from pysat.solvers import Solver

        encoding = _Encoding(self._circuit, self._regions, known, [*open_facts], fact)
        with Solver(name="cadical153", bootstrap_with=encoding.clauses) as solver:
            return bool(solver.solve())


class _Encoding:
    """Two copies of the undecided part of the circuit; satisfiable when the copies can differ."""

    def __init__(
        self,
        circuit: Circuit,
        regions: Regions,
        known: Mapping[FactId, Value],
        open_facts: list[FactId],
        questioned: FactId,
    ) -> None:
        self.clauses: list[list[int]] = []
        self._circuit = circuit
        self._regions = regions
        self._known = {**known, **computed_values(circuit.rule_base, known)}
        self._questioned = questioned
        self._last = 1
        self.clauses.append([1])
        self._cells = {fact: self._choose(regions.of(fact)) for fact in open_facts}
        self.clauses.append([variable for variable, _ in self._cells[questioned]])
        self._free: dict[FactId, list[tuple[int, Value]]] = {}
        without, given = self._copies()
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

    def _copies(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """The rails of every node where the question stays open, and where it is answered; shared where equal."""
        without: list[tuple[int, int]] = [(0, 0)]
        given: list[tuple[int, int]] = [(0, 0)]
        for node in self._circuit.nodes[1:]:
            if isinstance(node, Comparison):
                rails, changed = self._comparison(node)
                without.append(rails)
                given.append(changed)
                continue
            without.append(self._and([_rails(without, wire) for wire in node]))
            same = all(without[abs(wire)] == given[abs(wire)] for wire in node)
            given.append(without[-1] if same else self._and([_rails(given, wire) for wire in node]))
        return without, given

    def _comparison(self, comparison: Comparison) -> tuple[tuple[int, int], tuple[int, int]]:
        value = self._known.get(comparison.fact)
        if value is not None:
            rails = (1, -1) if comparison.holds_for(value) else (-1, 1)
            return rails, rails
        cells = self._cells_of(comparison.fact)
        true = self._any([variable for variable, value in cells if comparison.holds_for(value)])
        false = self._any([variable for variable, value in cells if not comparison.holds_for(value)])
        is_questioned = self._questioned in self._inputs(comparison.fact)
        return ((-1, -1) if is_questioned else (true, false)), (true, false)

    def _inputs(self, fact: FactId) -> tuple[FactId, ...]:
        call = self._circuit.rule_base.computed.get(fact)
        return call.arguments if call else (fact,)

    def _cells_of(self, fact: FactId) -> list[tuple[int, Value]]:
        """The cells of an asked fact, or those of a computed fact in terms of what it is computed of."""
        call = self._circuit.rule_base.computed.get(fact)
        if call is None:
            return self._cells.get(fact, [])
        missing = [argument for argument in call.arguments if argument not in self._known]
        if any(argument not in self._cells for argument in missing):
            return []
        if len(missing) > 1:
            return self._free_cells(fact, missing)
        formula = FORMULAS[call.name]
        as_of = self._circuit.rule_base.as_of
        return [
            (variable, formula(as_of, *(self._known.get(argument, value) for argument in call.arguments)))
            for variable, value in self._cells[missing[0]]
        ]

    def _free_cells(self, fact: FactId, arguments: list[FactId]) -> list[tuple[int, Value]]:
        if fact not in self._free:
            cells = self._choose(self._values_compared(fact))
            for argument in arguments:
                answered = self._any([variable for variable, _ in self._cells[argument]])
                self.clauses.extend([-variable, answered] for variable, _ in cells)
            self._free[fact] = cells
        return self._free[fact]

    def _values_compared(self, fact: FactId) -> list[Value]:
        limits = {
            operand
            for node in self._circuit.nodes
            if isinstance(node, Comparison) and node.fact == fact
            for operand in node.operands
            if not isinstance(operand, str)
        }
        return [value for limit in sorted(limits) for value in (limit - 1e-6, limit, limit + 1e-6)]

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

    def _copies_differ(self, without: list[tuple[int, int]], given: list[tuple[int, int]]) -> None:
        differences = [self._newly_known(*pair) for pair in self._conclusions(without, given)]
        self.clauses.append([difference for difference in differences if difference != -1])

    def _conclusions(self, without: list[tuple[int, int]], given: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Whether a goal is known to have a value, without the answer and with it; where they are not the same."""
        for wires in self._circuit.outputs.values():
            for wire in wires.values():
                before, after = _rails(without, wire)[0], _rails(given, wire)[0]
                if before != after:
                    yield before, after

    def _newly_known(self, before: int, after: int) -> int:
        if after == -1 or before == 1:
            return -1
        found = self._new()
        self.clauses.extend([[-found, after], [-found, -before]])
        return found


def _rails(rails: list[tuple[int, int]], wire: Wire) -> tuple[int, int]:
    true, false = rails[abs(wire)]
    return (true, false) if wire > 0 else (false, true)
