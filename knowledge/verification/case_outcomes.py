"""All cases of a pack at once: which of them come out as they expect.

Says of each case the same as knowledge.inference.case_runs, without the words, and much faster for many cases.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from knowledge.logic.circuit import Circuit, Wire
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import VERDICT, RuleBase, RuleValue, risk, rule_base_of, step
from knowledge.verification.coverage import known_answers
from knowledge.verification.partial_cases import PartialCases, known_values
from knowledge.vocabulary.facts import NO, UNKNOWN, YES, FactId, Value
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.rules import Verdict

UNDETERMINED = Verdict.UNDETERMINED.value
OPEN = (UNKNOWN.value, UNDETERMINED)


class CaseOutcomes:
    """The cases of a knowledge base, made ready to be judged by it and by bases that differ a little in their rules."""

    def __init__(self, knowledge_base: KnowledgeBase, cases: Sequence[Case]) -> None:
        by_day: dict[date, list[Case]] = {}
        for case in cases:
            by_day.setdefault(case.as_of, []).append(case)
        days = [_CasesOfADay(rule_base_of(knowledge_base, as_of), cases) for as_of, cases in by_day.items()]
        self._days = sorted(days, key=lambda day: -len(day.cases))

    def failing(self, knowledge_base: KnowledgeBase) -> Iterator[Case]:
        """The cases that do not come out as they expect; those first that are found fastest."""
        for day in self._days:
            yield from day.failing(rule_base_of(knowledge_base, day.as_of))


class _CasesOfADay:
    """Cases as of one day. Case number n is bit n of the whole numbers."""

    def __init__(self, rule_base: RuleBase, cases: Sequence[Case]) -> None:
        self.as_of = rule_base.as_of
        self.cases = cases
        self._circuit = Circuit(rule_base)
        self._known = known_values(rule_base, [known_answers(case) for case in cases])
        self._expecting: dict[tuple[FactId, Value], int] = {}
        for lane, case in enumerate(cases):
            for expected in _expected(case):
                self._expecting[expected] = self._expecting.get(expected, 0) | 1 << lane
        self._state = PartialCases(self._circuit, self._known)
        self._by_cases = self._fixed_by(rule_base)
        self._failing = list(self._judged(self._circuit))

    def _fixed_by(self, rule_base: RuleBase) -> Callable[[int], RuleValue | None]:
        """What gives the verdict of a case that is fixed by cases."""
        fixed_verdict = FixedVerdict(rule_base)
        return cache(lambda lane: fixed_verdict.of(known_answers(self.cases[lane])))

    def failing(self, rule_base: RuleBase) -> Iterable[Case]:
        if rule_base == self._circuit.rule_base:
            return self._failing
        return self._judged(Circuit(rule_base, self._circuit))

    def _judged(self, circuit: Circuit) -> Iterator[Case]:
        wanted = [(lanes, *_wires(circuit, id, value)) for (id, value), lanes in self._expecting.items()]
        state = PartialCases(circuit, self._known, self._state)
        failing = 0
        for lanes, wires, holds in wanted:
            known = 0
            for wire in wires:
                known |= state.of(wire)[0]
            failing |= lanes & ~known if holds else lanes & known
        verdicts = {value: state.of(wire)[0] for value, wire in circuit.outputs[VERDICT].items() if value is not None}
        yield from (case for lane, case in enumerate(self.cases) if failing >> lane & 1)
        yield from self._otherwise_by_verdict(circuit, failing, verdicts)

    def _otherwise_by_verdict(
        self, circuit: Circuit, failing: int, verdicts: Mapping[RuleValue, int]
    ) -> Iterator[Case]:
        """Those of the others whose verdict is not the expected one, be it decided by the rules or fixed by cases."""
        same = circuit.outputs[VERDICT] == self._circuit.outputs[VERDICT]
        by_cases = self._by_cases if same else self._fixed_by(circuit.rule_base)
        for lane, case in enumerate(self.cases):
            if VERDICT in case.expect and not failing >> lane & 1:
                found = next((value for value, lanes in verdicts.items() if lanes >> lane & 1), None)
                if (found or by_cases(lane) or UNDETERMINED) != case.expect[VERDICT]:
                    yield case


def failing_cases(knowledge_base: KnowledgeBase, cases: Sequence[Case]) -> list[Case]:
    """The cases that do not come out as they expect."""
    return list(CaseOutcomes(knowledge_base, cases).failing(knowledge_base))


def _expected(case: Case) -> Iterator[tuple[FactId, Value]]:
    yield from ((id, value) for id, value in case.expect.items() if id != VERDICT)
    yield from ((step(id), YES) for id in case.steps)
    yield from ((step(id), NO) for id in case.no_steps)
    yield from ((risk(id), YES) for id in case.consequences)
    yield from ((risk(id), NO) for id in case.no_consequences)


def _wires(circuit: Circuit, id: FactId, expected: Value) -> tuple[list[Wire], bool]:
    """Wires of which one must be known to be true, or none of which must be."""
    fact = circuit.rule_base.derived.get(id)
    values = [value for value in fact.domain if value is not None] if fact else []
    if expected in OPEN:
        return [circuit.test(id, [value]) for value in values], False
    return [circuit.test(id, [value]) for value in values if _is(value, expected)], True


def _is(value: Value, expected: Value) -> bool:
    """Whether a concluded value is the expected one, which the case writes as text."""
    if isinstance(value, str):
        return value == expected
    try:
        return float(str(expected)) == value
    except ValueError:
        return False
