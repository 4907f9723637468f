"""What one changed answer does to the assessment, in many complete cases at once.

A sample: where it shows that an answer matters, a case is found; where it shows nothing, a solver has to look.
Each case is one bit of the whole numbers.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from knowledge.logic.circuit import Wire
from knowledge.verification.examination import Examination
from knowledge.verification.partial_cases import known_values
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.formulas import formula_of


class ChangedAnswers:
    """Complete cases, and what becomes of each when one answer is another."""

    def __init__(self, examination: Examination, cases: Sequence[Mapping[FactId, Value]]) -> None:
        self._examination = examination
        self._circuit = examination.circuit
        self._calls = examination.rule_base.computed
        self._as_of = examination.rule_base.as_of
        asked = examination.rule_base.asked
        self._cases = [{fact: case[fact] for fact in asked} for case in cases]
        self._every = (1 << len(cases)) - 1
        self._true = [0]
        lanes = known_values(examination.rule_base, self._cases).lanes
        for node in self._circuit.nodes[1:]:
            self._true.append(self._holding(node, lanes) if isinstance(node, Comparison) else self._all(node, {}))

    @cached_property
    def _goal_wires(self) -> list[Wire]:
        return [wire for by_value in self._circuit.outputs.values() for wire in by_value.values()]

    def changes_some(self, fact: FactId, value: Value) -> bool:
        """Whether the assessment of some case would be another if the fact had this value."""
        lanes = self._lanes_given(fact, value)
        own: dict[int, int] = {}
        for number in self._examination.cases.nodes_that_see(self._examination.cases.moved_by(fact), self._goal_wires):
            node = self._circuit.nodes[number]
            own[number] = self._holding(node, lanes) if isinstance(node, Comparison) else self._all(node, own)
        seen = {abs(wire) for wire in self._goal_wires} & own.keys()
        return any(own[number] != self._true[number] for number in seen)

    def _lanes_given(self, fact: FactId, value: Value) -> dict[FactId, dict[Value, int]]:
        """The same for one fact that has this value in all cases, and for what is computed of it."""
        lanes: dict[FactId, dict[Value, int]] = {fact: {value: self._every}}
        for computed in (id for id, call in self._calls.items() if fact in call.arguments):
            formula, arguments = formula_of(self._calls[computed]), self._calls[computed].arguments
            by_value = lanes.setdefault(computed, {})
            for given, cases in self._cases_alike(fact, arguments).items():
                found = formula(self._as_of, *(value if one is None else one for one in given))
                by_value[found] = by_value.get(found, 0) | cases
        return lanes

    def _cases_alike(self, fact: FactId, arguments: tuple[FactId, ...]) -> dict[tuple[Value | None, ...], int]:
        """The cases by their values of the arguments; null for the fact itself."""
        if arguments == (fact,):
            return {(None,): self._every}
        alike: dict[tuple[Value | None, ...], int] = {}
        for lane, case in enumerate(self._cases):
            given = tuple(None if one == fact else case[one] for one in arguments)
            alike[given] = alike.get(given, 0) | 1 << lane
        return alike

    @staticmethod
    def _holding(comparison: Comparison, lanes: Mapping[FactId, Mapping[Value, int]]) -> int:
        return sum(cases for value, cases in lanes[comparison.fact].items() if comparison.holds_for(value))

    def _all(self, wires: Sequence[Wire], own: Mapping[int, int]) -> int:
        true = self._every
        for wire in wires:
            number = abs(wire)
            holding = own[number] if number in own else self._true[number]
            true &= holding if wire > 0 else ~holding
        return true
