"""The exact check of proposed questions: can any answer to them still change the assessment?

Questions are in vain when, whatever becomes of the other open questions (answered or left unknown), every answer to
them leaves the assessment as it is without an answer. Asked of a SAT solver over two copies of the circuit, in one of
which the questioned facts stay unknown. A wire, or its negation, is a variable in each: it is known to be true.
A computed fact of several facts is left free as soon as all of these are known, so that for it "can" is generous.

One solver serves a whole interview: what is known, open and questioned are assumptions, and what it learned of one
state helps in the next.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from threading import Lock

from knowledge.inference.pacing import in_pieces
from knowledge.inference.settling import Settled
from knowledge.inference.wiring import Wiring
from knowledge.logic.circuit import Wire
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.formulas import formula_of

Cells = list[tuple[int, Value]]
"""A variable for each value that a fact can have, of which at most one is true; none = it is not known."""


class Relevance:
    """Decides over one circuit. What it needs is prepared when it is first needed.

    May be shared between threads: one solver serves them all, so that they wait for one another.
    """

    def __init__(self, wiring: Wiring) -> None:
        self.wiring = wiring
        self._in_use = Lock()

    def warm_up(self) -> None:
        """Prepare what is needed, in the background if so wished."""
        with self._in_use:
            _ = self._copies

    def can_matter(self, facts: Collection[FactId], state: Settled, open_facts: Iterable[FactId]) -> bool:
        """Whether some answers to these facts can change the assessment; if not, each of them is in vain.

        `open_facts`: all that can still be answered, these among them.
        """
        if not facts:
            return False
        with self._in_use:
            return self._copies.can_differ(frozenset(facts), state, frozenset(open_facts))

    @cached_property
    def _copies(self) -> "_Copies":
        return _Copies(self.wiring)


class _Copies:
    """The circuit where the questioned facts are answered (given), and where they stay unknown (without).

    No gate negates what is known, so that each gate needs the clauses of one side only: given, that what is known has
    its reasons; without, that what has its reasons is known.
    """

    def __init__(self, wiring: Wiring) -> None:
        from pysat.solvers import Solver  # the solver costs the start of a program

        self._wiring = wiring
        self._rule_base = wiring.circuit.rule_base
        self._solver = Solver(name="minisat22")
        self._last = 0
        facts = {one: None for fact in wiring.comparisons for one in self._inputs(fact)}
        self._open = {fact: self._new() for fact in facts}
        self._questioned = {fact: self._new() for fact in facts}
        self._cells = {fact: self._choose(self._open[fact], self._regions(fact)) for fact in facts}
        wires = sorted(self._wires_needed(), key=abs)
        self._given = {wire: self._new() for wire in wires}
        self._without = {wire: self._new() for wire in wires}
        self._touched = {number: self._new() for number in dict.fromkeys(map(abs, wires))}
        """By node: whether it rests on a questioned fact; where not, both copies agree."""
        self._leaves = {fact: self._leaves_of(fact) for fact in wiring.comparisons}
        for wire in in_pieces(wires):
            self._add_wire(wire)
        for number in in_pieces(self._touched):
            self._add_touched(number)
        self._free = {fact: self._add_free(fact) for fact in wiring.comparisons if len(self._inputs(fact)) > 1}
        self._exact: dict[tuple[object, ...], int] = {}
        shown = dict.fromkeys(wire for wires in wiring.circuit.shown for wire in wires)
        self._add([self._newly_known(wire) for wire in shown])

    def can_differ(self, questioned: frozenset[FactId], state: Settled, open_facts: frozenset[FactId]) -> bool:
        """Whether some goal can be known to have a value in the one copy and not in the other."""
        return bool(self._solver.solve(assumptions=[*self._assumptions(questioned, state, open_facts)]))

    # --- one state of a case ------------------------------------------------------------------------------

    def _assumptions(
        self, questioned: frozenset[FactId], state: Settled, open_facts: frozenset[FactId]
    ) -> Iterator[int]:
        truths = state.nodes.truths
        for fact, literal in self._open.items():
            yield literal if fact in open_facts else -literal
        for fact, literal in self._questioned.items():
            yield literal if fact in questioned else -literal
        for fact in self._wiring.comparisons:
            missing = [one for one in self._inputs(fact) if one not in state.known]
            can_be_known = open_facts.issuperset(missing)
            if fact in self._free:
                yield from self._of_several(fact, missing if can_be_known else [], state.known)
            if not missing or not can_be_known:
                for wire, literal in self._leaves[fact]:
                    yield literal if truths[abs(wire)] is (wire > 0) else -literal

    def _of_several(self, fact: FactId, missing: list[FactId], known: Mapping[FactId, Value]) -> Iterator[int]:
        """What a fact that is computed of several can be while these are missing and can be known; none = all else."""
        yield self._free[fact] if len(missing) > 1 else -self._free[fact]
        if len(missing) == 1:
            yield self._exactly(fact, missing[0], known)

    def _exactly(self, fact: FactId, missing: FactId, known: Mapping[FactId, Value]) -> int:
        """The literal that makes a computed fact follow from the one fact that is missing for it."""
        arguments = self._inputs(fact)
        key = (fact, *(known.get(argument) for argument in arguments))
        if key not in self._exact:
            literal = self._exact[key] = self._new()
            formula = formula_of(self._rule_base.computed[fact])
            as_of = self._rule_base.as_of
            self._add_leaves(
                fact,
                [
                    (cell, formula(as_of, *(known.get(argument, value) for argument in arguments)))
                    for cell, value in self._cells[missing]
                ],
                literal,
            )
        return self._exact[key]

    # --- the clauses --------------------------------------------------------------------------------------

    def _new(self) -> int:
        self._last += 1
        return self._last

    def _add(self, clause: list[int]) -> None:
        self._solver.add_clause(clause)

    def _choose(self, only_if: int, values: Iterable[Value]) -> Cells:
        cells: Cells = []
        for value in values:
            found = self._new()
            self._add([-found, only_if])
            for other, _ in cells:
                self._add([-found, -other])
            cells.append((found, value))
        return cells

    def _regions(self, fact: FactId) -> tuple[Value, ...]:
        return self._wiring.regions.of(fact) if fact in self._rule_base.asked else ()

    def _wires_needed(self) -> set[Wire]:
        """The wires that say something of the assessment, and those below them."""
        needed: set[Wire] = set()
        waiting = [wire for wires in self._wiring.circuit.shown for wire in wires]
        while waiting:
            wire = waiting.pop()
            if wire not in needed:
                needed.add(wire)
                waiting.extend(self._wiring.below[wire])
        return needed

    def _add_wire(self, wire: Wire) -> None:
        given, without = self._given[wire], self._without[wire]
        self._add([-given, self._touched[abs(wire)], without])
        node = self._wiring.circuit.nodes[abs(wire)]
        if isinstance(node, Comparison):
            self._add_leaf_of_one_fact(wire, node)
            return
        inputs = self._wiring.below[wire]
        givens, withouts = [self._given[one] for one in inputs], [self._without[one] for one in inputs]
        if wire > 0:
            for one in givens:
                self._add([-given, one])
            self._add([without, *(-one for one in withouts)])
        else:
            self._add([-given, *givens])
            for one in withouts:
                self._add([without, -one])

    def _add_leaf_of_one_fact(self, wire: Wire, comparison: Comparison) -> None:
        inputs = self._inputs(comparison.fact)
        if len(inputs) > 1:
            return
        call = self._rule_base.computed.get(comparison.fact)
        as_of = self._rule_base.as_of
        cells = self._cells[inputs[0]]
        values: Cells = cells if call is None else [(cell, formula_of(call)(as_of, value)) for cell, value in cells]
        self._add_leaf(wire, values, self._open[inputs[0]])

    def _add_leaves(self, fact: FactId, cells: Cells, if_so: int) -> None:
        for wire, _ in self._leaves[fact]:
            self._add_leaf(wire, cells, if_so)

    def _add_leaf(self, wire: Wire, cells: Cells, if_so: int) -> None:
        """Where `if_so` holds, the cells decide whether a comparison is known to hold, or known to fail."""
        given, comparison = self._given[wire], self._comparison(abs(wire))
        deciding = [cell for cell, value in cells if comparison.holds_for(value) is (wire > 0)]
        self._add([-if_so, -given, *deciding])
        for cell in deciding:
            self._add([-if_so, -cell, given])

    def _add_touched(self, number: int) -> None:
        node = self._wiring.circuit.nodes[number]
        if isinstance(node, Comparison):
            below = [self._questioned[fact] for fact in self._inputs(node.fact)]
        else:
            below = [self._touched[one] for one in {abs(wire) for wire in node}]
        for one in below:
            self._add([-one, self._touched[number]])
        self._add([-self._touched[number], *below])

    def _add_free(self, fact: FactId) -> int:
        """The literal that lets a fact that is computed of several have any value, once all of them are known."""
        found = self._new()
        cells = self._choose(found, self._values_compared(fact))
        for argument in self._inputs(fact):
            answered = [cell for cell, _ in self._cells[argument]]
            for cell, _ in cells:
                self._add([-cell, -self._open[argument], *answered])
        self._add_leaves(fact, cells, found)
        return found

    def _values_compared(self, fact: FactId) -> list[Value]:
        operands = (one for number in self._wiring.comparisons[fact] for one in self._comparison(number).operands)
        limits = {operand for operand in operands if not isinstance(operand, str)}
        return [value for limit in sorted(limits) for value in (limit - 1e-6, limit, limit + 1e-6)]

    def _newly_known(self, wire: Wire) -> int:
        found = self._new()
        self._add([-found, self._given[wire]])
        self._add([-found, -self._without[wire]])
        return found

    # --- the circuit --------------------------------------------------------------------------------------

    def _leaves_of(self, fact: FactId) -> list[tuple[Wire, int]]:
        wires = (wire for number in self._wiring.comparisons[fact] for wire in (number, -number))
        return [(wire, self._given[wire]) for wire in wires if wire in self._given]

    def _inputs(self, fact: FactId) -> tuple[FactId, ...]:
        call = self._rule_base.computed.get(fact)
        return call.arguments if call else (fact,)

    def _comparison(self, number: int) -> Comparison:
        node = self._wiring.circuit.nodes[number]
        assert isinstance(node, Comparison)
        return node
