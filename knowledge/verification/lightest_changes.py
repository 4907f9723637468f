"""The lightest set of changes once more, as weighted MaxSAT: an independent check of the search in knowledge.inference.

Each option of a changeable fact is a variable, of which exactly one holds; the circuit is read with strong Kleene
gates, a wire being two literals: known to be true, and known to be false. Once more for every move that needs
something, with its own fact as it was. Solved by RC2 (python-sat).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import TypeAlias

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.clauses import FALSE, TRUE, Literal
from knowledge.logic.moves import Move
from knowledge.vocabulary.changes import Figure
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.formulas import formula_of
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import RequirementId, Status

Options: TypeAlias = Mapping[FactId, tuple[Move | None, ...]]
"""For every changeable fact, its moves, and null: it stays."""
Rails: TypeAlias = tuple[Literal, Literal]

COLUMN = 10**7
"""No column of a weight reaches this sum."""


class LightestChanges:
    """One case: its known answers, and what can be changed."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        circuit: Circuit,
        known: Mapping[FactId, Value],
        options: Options,
    ) -> None:
        self._knowledge = knowledge_base
        self._circuit = circuit
        self._known = known
        self._options = options
        self._hard: list[list[Literal]] = [[TRUE]]
        self._soft: list[tuple[list[Literal], int]] = []
        self._last: Literal = TRUE
        self._gates: dict[tuple[Literal, ...], Literal] = {}
        self._rails: dict[tuple[int, FactId | None], Rails] = {}
        self._chosen = {fact: self._exactly_one(open_ones) for fact, open_ones in options.items()}
        self._resting_on: dict[int, frozenset[FactId]] = {}
        for fact, number, move in self._moves():
            for requirement in move.change.needs:
                self._hard.append([-self._chosen[fact][number], -self._unmet(requirement, fact)])

    def lightest(self, columns: Sequence[str], aim: Iterable[RequirementId]) -> tuple[int, ...] | None:
        """The least weight, column by column (see `_row`), and null when nothing leads there.

        `aim`: the requirements that must not stay unmet.
        """
        from pysat.examples.rc2 import RC2
        from pysat.formula import WCNF

        self._weigh(columns)
        reached = [[-self._unmet(requirement, None)] for requirement in aim]
        formula = WCNF()
        formula.extend(reached)
        formula.extend(self._hard)
        for clause, weight in self._soft:
            formula.append(clause, weight=weight)
        with RC2(formula) as solver:
            found = solver.compute() is not None
            cost = int(solver.cost)
        return tuple(cost // COLUMN**place % COLUMN for place in reversed(range(len(columns)))) if found else None

    # --- weights ----------------------------------------------------------------------------------------------

    def _weigh(self, columns: Sequence[str]) -> None:
        self._soft = []
        for fact, number, move in self._moves():
            chosen = self._chosen[fact][number]
            for occasion, cost in self._costs(move.change.cost):
                row = self._row(move, cost)
                weight = sum(int(row[column]) * COLUMN**place for place, column in enumerate(reversed(columns)))
                if weight:
                    self._soft.append(([-chosen, -occasion], weight))

    def _row(self, move: Move, cost: float | None) -> dict[str, float]:
        days = self._parameter(move.change.days)
        return {
            "changes": 1,
            "costs to ask": cost is None,
            "money": cost or 0,
            "days to ask": days is None,
            "days": days or 0,
            "distance": move.distance,
        }

    def _costs(self, figure: Figure) -> Iterator[tuple[Literal, float | None]]:
        """What a change can cost, each with the literal that holds when it does; null = to be asked."""
        derived = self._circuit.rule_base.derived.get(figure) if isinstance(figure, str) else None
        if derived is None:
            yield TRUE, self._parameter(figure)
            return
        values = [value for value in derived.domain if isinstance(value, int | float)]
        known = [(self._read(self._circuit.test(derived.id, {value}), None)[0], value) for value in values]
        yield from ((literal, max(0, value)) for literal, value in known)
        yield self._all_of(-literal for literal, _ in known), None

    def _parameter(self, figure: Figure) -> float | None:
        if not isinstance(figure, str):
            return figure
        dated = self._knowledge.parameters[figure].as_of(self._circuit.rule_base.as_of)
        return None if dated is None else dated.value

    # --- the circuit ------------------------------------------------------------------------------------------

    def _moves(self) -> Iterator[tuple[FactId, int, Move]]:
        for fact, open_ones in self._options.items():
            yield from ((fact, number, move) for number, move in enumerate(open_ones) if move is not None)

    def _unmet(self, requirement: RequirementId, staying: FactId | None) -> Literal:
        """That a requirement is known to be unmet; `staying`: a fact that is supposed not to be changed."""
        return self._read(self._circuit.test(requirement, {Status.NOT_MET.value}), staying)[0]

    def _read(self, wire: Wire, staying: FactId | None) -> Rails:
        if staying is not None and staying not in self._rests_on(abs(wire)):
            staying = None
        key = (abs(wire), staying)
        if key not in self._rails:
            node = self._circuit.nodes[abs(wire)]
            if isinstance(node, Comparison):
                self._rails[key] = self._comparison(node, staying)
            else:
                rails = [self._read(one, staying) for one in node]
                self._rails[key] = self._all_of(true for true, _ in rails), self._any_of(false for _, false in rails)
        true, false = self._rails[key]
        return (true, false) if wire > 0 else (false, true)

    def _rests_on(self, number: int) -> frozenset[FactId]:
        """The changeable facts on which a node rests."""
        if number not in self._resting_on:
            node = self._circuit.nodes[number]
            if isinstance(node, Comparison):
                self._resting_on[number] = frozenset(self._deciding(node))
            else:
                self._resting_on[number] = frozenset[FactId]().union(*(self._rests_on(abs(wire)) for wire in node))
        return self._resting_on[number]

    def _deciding(self, comparison: Comparison) -> list[FactId]:
        arguments = self._arguments(comparison)
        return [fact for fact, open_ones in self._options.items() if _concerns(fact, open_ones, arguments)]

    def _arguments(self, comparison: Comparison) -> Sequence[FactId]:
        call = self._circuit.rule_base.computed.get(comparison.fact)
        return call.arguments if call else (comparison.fact,)

    def _comparison(self, comparison: Comparison, staying: FactId | None) -> Rails:
        call = self._circuit.rule_base.computed.get(comparison.fact)
        arguments = self._arguments(comparison)
        deciding = self._deciding(comparison)
        holding: list[Literal] = []
        failing: list[Literal] = []
        numbered = [list(enumerate(self._options[fact])) for fact in deciding]
        for combination in product(*numbered):
            choice = {fact: move for fact, (_, move) in zip(deciding, combination, strict=True) if fact != staying}
            values = [value for argument in arguments if (value := self._value(argument, choice)) is not None]
            if len(values) == len(arguments):
                chosen = [self._chosen[fact][at] for fact, (at, _) in zip(deciding, combination, strict=True)]
                found = formula_of(call)(self._circuit.rule_base.as_of, *values) if call else values[0]
                (holding if comparison.holds_for(found) else failing).append(self._all_of(chosen))
        if len(holding) + len(failing) == len(list(product(*numbered))) and not (holding and failing):
            return (TRUE, FALSE) if holding else (FALSE, TRUE)
        return self._any_of(holding), self._any_of(failing)

    def _value(self, fact: FactId, choice: Mapping[FactId, Move | None]) -> Value | None:
        own = choice.get(fact)
        value = own.value if own else self._known.get(fact)
        for move in choice.values():
            value = move.brings.get(fact, value) if move else value
        return value

    # --- clauses ----------------------------------------------------------------------------------------------

    def _new(self) -> Literal:
        self._last += 1
        return self._last

    def _exactly_one(self, open_ones: Sequence[object]) -> list[Literal]:
        literals = [self._new() for _ in open_ones]
        self._hard.append(literals)
        self._hard += [[-one, -other] for at, one in enumerate(literals) for other in literals[:at]]
        return literals

    def _all_of(self, literals: Iterable[Literal]) -> Literal:
        inputs = {literal for literal in literals if literal != TRUE}
        if FALSE in inputs or any(-literal in inputs for literal in inputs):
            return FALSE
        if len(inputs) < 2:
            return inputs.pop() if inputs else TRUE
        key = tuple(sorted(inputs))
        if key not in self._gates:
            gate = self._gates[key] = self._new()
            self._hard += [[-gate, literal] for literal in key]
            self._hard.append([gate, *(-literal for literal in key)])
        return self._gates[key]

    def _any_of(self, literals: Iterable[Literal]) -> Literal:
        return -self._all_of(-literal for literal in literals)


def _concerns(fact: FactId, open_ones: Sequence[Move | None], arguments: Sequence[FactId]) -> bool:
    """Whether the options of a fact decide the value of one of these."""
    return fact in arguments or any(move and not move.brings.keys().isdisjoint(arguments) for move in open_ones)
