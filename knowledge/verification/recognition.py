"""Proof 4, the whole assessment with one answer missing: what is fixed is known, so that no question is in vain.

An interview reads incomplete answers with strong Kleene logic, which may take for open what every answer leaves as
it is. The proof is exact: for every fact, all complete answers to the others.
"""

from collections.abc import Iterator, Mapping, Sequence

from knowledge.logic.circuit import Wire
from knowledge.logic.clauses import Literal
from knowledge.logic.complete_cases import CompleteCase, LeavingOpen, Supposing
from knowledge.verification.examination import Examination
from knowledge.verification.hidden_facts import HiddenFact, hidden_fact
from knowledge.verification.partial_cases import partial_cases
from knowledge.verification.polarity import Polarity
from knowledge.verification.proof import Proof
from knowledge.verification.results import CounterExample, Examined
from knowledge.vocabulary.facts import FactId, Value


def _examine(examination: Examination) -> Iterator[Examined]:
    goals = examination.rule_base.goals
    polarity = Polarity(examination.cases)
    unread: dict[HiddenFact, list[FactId]] = {}
    for fact in examination.rule_base.asked:
        if len(examination.cases.values[fact]) > 1 or len(examination.cases.moved_by(fact)) > 1:
            apart = examination.apart()
            known = _fixed_without(apart, fact, goals, polarity)
            if known is None:
                yield Examined(fact)
            else:
                unread.setdefault(hidden_fact(apart, known, goals), []).append(fact)
    for hidden, facts in unread.items():
        told = _unrecognised(examination, hidden, f"{' or '.join(facts)} is asked in vain")
        yield Examined(", ".join(facts), told)


def _unrecognised(examination: Examination, hidden: HiddenFact, consequence: str) -> CounterExample:
    """What is fixed and not recognised, and what comes of it."""
    value = "without value" if hidden.value is None else hidden.value
    says = f"{hidden.fact} is {value} whatever else is answered, and is not recognised: {consequence}."
    rules = tuple(dict.fromkeys(map(examination.called, hidden.rules)))
    return CounterExample(examination.entry_of(hidden.fact), says, hidden.answers, rules)


def _fixed_without(
    examination: Examination, fact: FactId, goals: Sequence[FactId], polarity: Polarity
) -> CompleteCase | None:
    """Answers to all others that fix all goals, one of which is open as long as `fact` is; null if there are none."""
    cases = examination.cases
    wires_of = {goal: list(examination.circuit.outputs[goal].values()) for goal in goals}
    suspects = [wires for wires in wires_of.values() if not all(polarity.is_read_exactly(fact, wire) for wire in wires)]
    if not suspects:
        return None
    unread = LeavingOpen(cases, cases.moved_by(fact), [wire for wires in suspects for wire in wires])
    one_open = cases.clauses.any_of(
        cases.clauses.all_of(-unread.rails(wire)[0] for wire in wires) for wires in suspects
    )
    suppositions = [one for value in cases.values[fact] for one in cases.suppositions(fact, value)]
    same: list[Literal] = []
    while cases.can_hold(one_open, *same):
        model, case = cases.clauses.model(), cases.case()
        known = {one: value for one, value in case.items() if one not in cases.moved_by(fact)}
        found = {goal: next(wire for wire in wires if cases.literal(wire) in model) for goal, wires in wires_of.items()}
        change = _first_change(examination, known, suppositions, found)
        if change is None:
            return known
        supposed, goal = change
        supposing = Supposing(cases, supposed, wires_of[goal])
        same.extend(cases.clauses.same(cases.literal(wire), supposing.literal(wire)) for wire in wires_of[goal])
    return None


def _first_change(
    examination: Examination,
    known: CompleteCase,
    suppositions: Sequence[Mapping[FactId, Value]],
    found: Mapping[FactId, Wire],
) -> tuple[Mapping[FactId, Value], FactId] | None:
    """A supposition under which a goal has not the value that was found, and that goal; null if there is none."""
    state = partial_cases(examination.circuit, [{**known, **supposed} for supposed in suppositions])
    for goal, wire in found.items():
        failing = state.of(wire)[1]
        if failing:
            return suppositions[failing.bit_length() - 1], goal
    return None


NO_QUESTION_IN_VAIN = Proof(
    claim="Where one answer is missing and the whole assessment is the same whatever it is, nothing of it is open: "
    "no question is asked in vain.",
    examine=_examine,
    takes_long=True,
)
