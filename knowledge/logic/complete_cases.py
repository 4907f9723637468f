"""All complete sets of answers of a rule base, as one SAT problem.

Every asked fact lies in exactly one of its regions; every node of the circuit is a literal. A fact computed of one
asked fact follows from its region exactly. A fact computed of several is taken to have any value whatever
the answers are (`jointly_computed`), so what is proved holds, and what fails may need values that cannot meet.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from functools import cached_property
from itertools import product

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.clauses import FALSE, TRUE, Clauses, Literal
from knowledge.logic.regions import Regions
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, FactType, Value
from knowledge.vocabulary.formulas import FORMULAS, formula_of

NEARLY = 1e-6
"""How near to a limit the values are that stand for both sides of it, of what is computed of numbers."""

CompleteCase = dict[FactId, Value]
"""The region of every asked and every jointly computed fact."""


class CompleteCases:
    """The solver over all complete cases of a circuit."""

    def __init__(self, circuit: Circuit, regions: Regions) -> None:
        self.circuit = circuit
        self.rule_base = circuit.rule_base
        for derived in self.rule_base.derived.values():
            for rule in derived.rules:
                circuit.condition(rule)
        self.clauses = Clauses()
        self.values: dict[FactId, tuple[Value, ...]] = {
            **{fact: regions.of(fact) for fact in self.rule_base.asked},
            **{fact: self._values_compared(fact) for fact in self.jointly_computed},
        }
        """One value for each region of every fact that a complete case has."""
        self.cells: dict[FactId, dict[Value, Literal]] = {
            fact: dict(zip(values, self.clauses.exactly_one(len(values)), strict=True))
            for fact, values in self.values.items()
        }
        """The literal of every region of every fact."""
        self._literals: list[Literal] = [0]
        self._inputs: list[int] = [0]
        self._cones: dict[frozenset[int], list[int]] = {}
        self._bits = {fact: 1 << number for number, fact in enumerate(self.values)}

    def apart(self) -> "CompleteCases":
        """The same with a solver of its own: what is added there does not slow this one down."""
        other = copy(self)
        other.clauses = copy(self.clauses)
        other.__dict__.update(_literals=[*self._literals], _inputs=[*self._inputs])
        return other

    @cached_property
    def jointly_computed(self) -> list[FactId]:
        """The facts that are computed of more than one asked fact."""
        return [fact for fact, call in self.rule_base.computed.items() if len(call.arguments) > 1]

    def _values_compared(self, fact: FactId) -> tuple[Value, ...]:
        comparisons = [node for node in self.circuit.nodes if isinstance(node, Comparison) and node.fact == fact]
        limits = {limit for one in comparisons for limit in one.operands if not isinstance(limit, str)}
        call = self.rule_base.computed[fact]
        formula = FORMULAS[call.name]
        step = NEARLY if FactType.NUMBER in formula.takes[: len(call.arguments)] else 1
        near = sorted({value for limit in limits for value in (limit - step, limit, limit + step)} or {1})
        regions = {tuple(one.holds_for(value) for one in comparisons): value for value in reversed(near)}
        values = sorted(regions.values())
        return tuple(date.fromordinal(int(value)) if formula.gives is FactType.DATE else value for value in values)

    def literal(self, wire: Wire) -> Literal:
        """The literal of a wire of the circuit."""
        while len(self._literals) < len(self.circuit.nodes):
            self._encode(self.circuit.nodes[len(self._literals)])
        literal = self._literals[abs(wire)]
        return literal if wire > 0 else -literal

    def _encode(self, node: Comparison | tuple[Wire, ...]) -> None:
        if isinstance(node, Comparison):
            cells = self.cells[self.basis(node.fact)]
            holding = [cell for value, cell in cells.items() if node.holds_for(self.in_terms_of(node.fact, value))]
            self._literals.append(TRUE if len(holding) == len(cells) else self.clauses.any_of(holding))
            self._inputs.append(self._bits[self.basis(node.fact)])
        else:
            literals = (self._literals[wire] if wire > 0 else -self._literals[-wire] for wire in node)
            self._literals.append(self.clauses.all_of(literals))
            inputs = 0
            for wire in node:
                inputs |= self._inputs[abs(wire)]
            self._inputs.append(inputs)

    def basis(self, fact: FactId) -> FactId:
        """The fact whose regions decide comparisons of `fact`: itself, or the one that it is computed of."""
        call = self.rule_base.computed.get(fact)
        return call.arguments[0] if call and len(call.arguments) == 1 else fact

    def in_terms_of(self, fact: FactId, value: Value) -> Value:
        """The value of `fact` where its basis has this value."""
        if self.basis(fact) == fact:
            return value
        return formula_of(self.rule_base.computed[fact])(self.rule_base.as_of, value)

    def can_hold(self, *literals: Literal) -> bool:
        """Whether there is a complete case in which all of these hold."""
        return self.clauses.can_hold(literals)

    def case(self) -> CompleteCase:
        """The complete case that `can_hold` last found."""
        model = self.clauses.model()
        return {
            fact: next(value for value, cell in cells.items() if cell in model or cell == TRUE)
            for fact, cells in self.cells.items()
        }

    def moved_by(self, fact: FactId) -> list[FactId]:
        """The fact and what is jointly computed of it and others."""
        return [fact, *(one for one in self.jointly_computed if fact in self.rule_base.computed[one].arguments)]

    def nodes_that_see(self, facts: Iterable[FactId], wires: Iterable[Wire]) -> list[int]:
        """The nodes that some of the facts can change, among those that the wires rest on, in their order."""
        bits = 0
        for fact in facts:
            bits |= self._bits[fact]
        cone = self._cone(frozenset(abs(wire) for wire in wires))
        self.literal(cone[-1])
        return [number for number in cone if self._inputs[number] & bits]

    def _cone(self, numbers: frozenset[int]) -> list[int]:
        """The nodes on which these nodes rest, and these themselves, in their order."""
        if numbers not in self._cones:
            pending, found = [*numbers], set(numbers)
            while pending:
                node = self.circuit.nodes[pending.pop()]
                further = () if isinstance(node, Comparison) else {abs(wire) for wire in node} - found
                found.update(further)
                pending.extend(further)
            self._cones[numbers] = sorted(found)
        return self._cones[numbers]

    def suppositions(self, fact: FactId, value: Value) -> list[Mapping[FactId, Value]]:
        """The fact with this value, together with every value of what is jointly computed of it."""
        others = [one for one in self.moved_by(fact) if one != fact]
        return [
            {fact: value, **dict(zip(others, values, strict=True))}
            for values in product(*(self.values[one] for one in others))
        ]


class Supposing:
    """The part of the circuit that some facts can change, once more with these facts given; all else is shared."""

    def __init__(self, cases: CompleteCases, supposed: Mapping[FactId, Value], wires: Iterable[Wire]) -> None:
        self._cases = cases
        self._own: dict[int, Literal] = {}
        for number in cases.nodes_that_see(supposed, wires):
            node = cases.circuit.nodes[number]
            if isinstance(node, Comparison):
                value = cases.in_terms_of(node.fact, supposed[cases.basis(node.fact)])
                self._own[number] = TRUE if node.holds_for(value) else FALSE
            else:
                self._own[number] = cases.clauses.all_of([self.literal(wire) for wire in node])

    def literal(self, wire: Wire) -> Literal:
        """The literal of a wire that was named, or on which one of these rests, under the supposition."""
        own = self._own.get(abs(wire))
        if own is None:
            return self._cases.literal(wire)
        return own if wire > 0 else -own


class LeavingOpen:
    """The part of the circuit that some facts can change, read with strong Kleene gates while these are not known."""

    def __init__(self, cases: CompleteCases, unknown: Iterable[FactId], wires: Iterable[Wire]) -> None:
        self._cases = cases
        self._own: dict[int, tuple[Literal, Literal]] = {}
        for number in cases.nodes_that_see(unknown, wires):
            node = cases.circuit.nodes[number]
            if isinstance(node, Comparison):
                self._own[number] = (FALSE, FALSE)
            else:
                rails = [self.rails(wire) for wire in node]
                self._own[number] = (
                    cases.clauses.all_of([true for true, _ in rails]),
                    cases.clauses.any_of([false for _, false in rails]),
                )

    def rails(self, wire: Wire) -> tuple[Literal, Literal]:
        """The literals that the wire is known to be true, and that it is known to be false."""
        own = self._own.get(abs(wire))
        if own is None:
            literal = self._cases.literal(wire)
            return literal, -literal
        true, false = own
        return (true, false) if wire > 0 else (false, true)
