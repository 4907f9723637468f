"""Gates as clauses of one SAT solver, each gate only once.

A literal is a number: n > 0 is variable n, -n its negation. Gates that constants decide cost nothing.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from pysat.solvers import Solver

Literal: TypeAlias = int

TRUE: Literal = 1
FALSE: Literal = -1
SOLVER = "minisat22"


class Clauses:
    """A growing set of clauses, and the solver that decides whether they can hold together with assumptions."""

    def __init__(self) -> None:
        self._clauses: list[list[Literal]] = [[TRUE]]
        self._gates: dict[tuple[Literal, ...], Literal] = {}
        self._last: Literal = TRUE
        self._solver: Solver | None = None
        self._told = 0
        """How many of the clauses the solver knows."""

    def __copy__(self) -> "Clauses":
        other = Clauses.__new__(Clauses)
        copied = {"_clauses": [*self._clauses], "_gates": {**self._gates}, "_solver": None, "_told": 0}
        other.__dict__.update(self.__dict__, **copied)
        return other

    def __len__(self) -> int:
        return len(self._clauses)

    def new(self) -> Literal:
        """A variable of its own."""
        self._last += 1
        return self._last

    def add(self, clause: list[Literal]) -> None:
        """At least one of these holds, from now on."""
        self._clauses.append(clause)

    def all_of(self, literals: Iterable[Literal]) -> Literal:
        """The literal that holds exactly when all of these do."""
        inputs = {*literals}
        inputs.discard(TRUE)
        if FALSE in inputs or not inputs.isdisjoint([-literal for literal in inputs]):
            return FALSE
        if len(inputs) < 2:
            return inputs.pop() if inputs else TRUE
        key = tuple(sorted(inputs))
        gate = self._gates.get(key)
        if gate is None:
            gate = self._gates[key] = self.new()
            self._clauses.extend([-gate, literal] for literal in key)
            self._clauses.append([gate, *(-literal for literal in key)])
        return gate

    def any_of(self, literals: Iterable[Literal]) -> Literal:
        """The literal that holds exactly when one of these does."""
        return -self.all_of(-literal for literal in literals)

    def differ(self, one: Literal, other: Literal) -> Literal:
        """The literal that holds exactly when one of the two does and the other does not."""
        if one == other:
            return FALSE
        return self.any_of((self.all_of((one, -other)), self.all_of((-one, other))))

    def exactly_one(self, count: int) -> tuple[Literal, ...]:
        """New literals of which always exactly one holds."""
        if count == 1:
            return (TRUE,)
        if count == 2:
            only = self.new()
            return only, -only
        literals = tuple(self.new() for _ in range(count))
        self.add([*literals])
        for at, literal in enumerate(literals):
            for other in literals[:at]:
                self.add([-literal, -other])
        return literals

    def same(self, one: Literal, other: Literal) -> Literal:
        """A literal that holds only where both or neither of the two do."""
        if one == other:
            return TRUE
        found = self.new()
        self._clauses += [[-found, -one, other], [-found, one, -other]]
        return found

    def can_hold(self, assumptions: Sequence[Literal]) -> bool:
        """Whether all of these can hold together."""
        if self._solver is None:
            self._solver = Solver(name=SOLVER)
        add_clause = self._solver.solver.add_clause
        for clause in self._clauses[self._told :]:
            add_clause(clause)
        self._told = len(self._clauses)
        return bool(self._solver.solve(assumptions=[*assumptions]))

    def model(self) -> set[Literal]:
        """What held when `can_hold` last said yes."""
        assert self._solver is not None
        return set(self._solver.get_model())

    def core(self) -> set[Literal]:
        """Some assumptions that could not hold together when `can_hold` last said no."""
        assert self._solver is not None
        return set(self._solver.get_core() or ())
