"""Where the shape of the circuit alone shows what a fact can do, so that no solver has to look.

A comparison is met with positive sign where making it true can only help a wire, with negative sign where it can
only hurt. If none is met with both signs, the wire rises and falls with its comparisons, and one value of the fact
at which all of them do their worst stands for the fact not being known.
"""

from collections.abc import Iterable

from knowledge.logic.circuit import Wire
from knowledge.logic.complete_cases import CompleteCases
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value


class Polarity:
    """For every wire the comparisons that it rests on, with their signs. Every comparison is one bit."""

    def __init__(self, cases: CompleteCases) -> None:
        self._cases = cases
        self._of_fact: dict[FactId, int] = dict.fromkeys(cases.values, 0)
        """The comparisons that the regions of each fact decide."""
        self._holding: dict[FactId, dict[Value, int]] = {
            fact: dict.fromkeys(values, 0) for fact, values in cases.values.items()
        }
        """Those of them that hold in each region."""
        self._helping: list[int] = [0]
        self._hurting: list[int] = [0]
        for number, node in enumerate(cases.circuit.nodes[1:]):
            if isinstance(node, Comparison):
                self._compare(node, 1 << number)
            else:
                self._join(node)
        self._joint = {fact: sum(self._of_fact[one] for one in cases.moved_by(fact)[1:]) for fact in cases.values}
        """The comparisons of what is computed of a fact and others."""

    def _compare(self, comparison: Comparison, bit: int) -> None:
        basis = self._cases.basis(comparison.fact)
        self._of_fact[basis] |= bit
        for value in self._holding[basis]:
            if comparison.holds_for(self._cases.in_terms_of(comparison.fact, value)):
                self._holding[basis][value] |= bit
        self._helping.append(bit)
        self._hurting.append(0)

    def _join(self, wires: Iterable[Wire]) -> None:
        helping = hurting = 0
        for wire in wires:
            more_helping, more_hurting = self._signs(wire)
            helping |= more_helping
            hurting |= more_hurting
        self._helping.append(helping)
        self._hurting.append(hurting)

    def _signs(self, wire: Wire) -> tuple[int, int]:
        helping, hurting = self._helping[abs(wire)], self._hurting[abs(wire)]
        return (helping, hurting) if wire > 0 else (hurting, helping)

    def _signs_of(self, fact: FactId, wire: Wire) -> tuple[int, int] | None:
        """The comparisons of a fact that help and that hurt; null where one does both, or several facts meet."""
        helping, hurting = self._signs(wire)
        own = self._of_fact[fact]
        if (helping | hurting) & self._joint[fact] or helping & hurting & own:
            return None
        return helping & own, hurting & own

    def is_read_exactly(self, fact: FactId, wire: Wire) -> bool:
        """Whether strong Kleene logic knows the wire to be true wherever it is true for every value of the fact."""
        signs = self._signs_of(fact, wire)
        if signs is None:
            return False
        helping, hurting = signs
        return any(not helping & holding and not hurting & ~holding for holding in self._holding[fact].values())

    def never_falls(self, fact: FactId, wire: Wire, worse: Value, better: Value) -> bool:
        """Whether the wire cannot turn from true to false when the fact turns from the one value to the other."""
        signs = self._signs_of(fact, wire)
        if signs is None:
            return False
        helping, hurting = signs
        before, after = self._holding[fact][worse], self._holding[fact][better]
        return not helping & before & ~after and not hurting & after & ~before
