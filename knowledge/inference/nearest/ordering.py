"""In which order changes can be made: each when nothing that it needs is known to be unmet."""

from collections.abc import Sequence

from knowledge.inference.nearest.reach import STAYS, Options, Reach
from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.moves import Move
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.rules import RequirementId, Status


def wires_of_needs(circuit: Circuit, move: Move) -> list[Wire]:
    """For everything that a move needs, the wire that says that it is not met."""
    return [circuit.test(requirement, {Status.NOT_MET.value}) for requirement in move.change.needs]


class Ordering:
    """Finds orders for sets of moves of one case."""

    def __init__(self, circuit: Circuit, reach: Reach, nothing_done: Options) -> None:
        self._circuit = circuit
        self._reach = reach
        self._nothing_done = nothing_done

    def order(self, moves: Sequence[Move]) -> tuple[Move, ...] | None:
        """An order that keeps to that of `moves` as far as what they need allows; null when there is none."""
        return self._order_after((), tuple(moves), set())

    def _order_after(
        self, done: tuple[Move, ...], left: tuple[Move, ...], hopeless: set[frozenset[FactId]]
    ) -> tuple[Move, ...] | None:
        if not left:
            return done
        state = frozenset(move.fact for move in left)
        if state in hopeless:
            return None
        for move in self._possible(done, left):
            rest = tuple(one for one in left if one is not move)
            found = self._order_after((*done, move), rest, hopeless)
            if found is not None:
                return found
        hopeless.add(state)
        return None

    def _possible(self, done: tuple[Move, ...], left: tuple[Move, ...]) -> list[Move]:
        if not any(move.change.needs for move in left):
            return list(left)
        look = self._reach.look(self._state(done), [{}])
        return [move for move in left if not any(map(look.known_true, wires_of_needs(self._circuit, move)))]

    def _state(self, done: Sequence[Move]) -> Options:
        return {**self._nothing_done, **{move.fact: (move,) for move in done}}

    def prepared_by(self, moves: Sequence[Move]) -> dict[FactId, dict[FactId, tuple[RequirementId, ...]]]:
        """For every changed fact, the others without whose change it cannot be, and what these put right for it."""
        pairs = [(move, other) for move in moves if move.change.needs for other in moves if other is not move]
        look = self._reach.look(self._state(moves), [{one.fact: STAYS, two.fact: STAYS} for one, two in pairs])
        prepared: dict[FactId, dict[FactId, tuple[RequirementId, ...]]] = {move.fact: {} for move in moves}
        for lane, (move, other) in enumerate(pairs):
            needs = zip(move.change.needs, wires_of_needs(self._circuit, move), strict=True)
            unmet = tuple(id for id, wire in needs if look.known_true(wire) >> lane & 1)
            if unmet:
                prepared[move.fact][other.fact] = unmet
        return prepared
