"""Why what is fixed is not recognised: the first fact that can have one value only and is taken for open."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.logic.circuit import Wire
from knowledge.logic.rule_base import ConcludingRule, DerivedFact, RuleValue
from knowledge.verification.examination import Examination
from knowledge.verification.partial_cases import PartialCases, partial_cases
from knowledge.verification.results import FactInRange
from knowledge.vocabulary.facts import FactId, Value


@dataclass(frozen=True)
class HiddenFact:
    """A derived fact that has a value whatever is still answered, and that strong Kleene logic leaves open."""

    fact: FactId
    value: RuleValue | None
    answers: tuple[FactInRange, ...]
    """The answers that fix it; none of them can be left out."""
    rules: tuple[str, ...]
    """Its rules that are neither known to hold nor known to fail."""


def hidden_fact(examination: Examination, known: Mapping[FactId, Value], goals: Iterable[FactId]) -> HiddenFact:
    """The first hidden fact on which a goal still hangs. `known` must fix all goals and leave one of them open."""
    state = partial_cases(examination.circuit, [known])
    open_goals = [goal for goal in goals if _is_undecided(examination, goal, state)]
    hanging = set(_still_needed(examination, open_goals, state))
    for fact in examination.rule_base.derived.values():
        if fact.id in hanging:
            value = _only_value(examination, fact, known)
            if value is not None:
                answers = examination.smallest(known, [examination.cases.literal(value[1])])
                rules = tuple(rule.id for rule in fact.rules if _is_open(state, examination.circuit.condition(rule)))
                return HiddenFact(fact.id, value[0], answers, rules)
    raise AssertionError("an open goal that is fixed is hidden itself")


def _is_undecided(examination: Examination, goal: FactId, state: PartialCases) -> bool:
    return not any(state.of(wire)[0] for wire in examination.circuit.outputs[goal].values())


def _still_needed(examination: Examination, goals: list[FactId], state: PartialCases) -> Iterator[FactId]:
    """The open derived facts on which the open goals hang, the goals included."""
    pending, seen = [*goals], {*goals}
    while pending:
        fact = pending.pop()
        yield fact
        for rule in _open_rules(examination, fact, state):
            for comparison in rule.condition.comparisons:
                is_new = comparison.fact in examination.rule_base.derived and comparison.fact not in seen
                if is_new and _is_open(state, examination.circuit.comparison(comparison)):
                    seen.add(comparison.fact)
                    pending.append(comparison.fact)


def _open_rules(examination: Examination, fact: FactId, state: PartialCases) -> Iterator[ConcludingRule]:
    for rule in examination.rule_base.derived[fact].rules:
        true, false = state.of(examination.circuit.condition(rule))
        if true:
            return
        if not false:
            yield rule


def _is_open(state: PartialCases, wire: Wire) -> bool:
    return state.of(wire) == (0, 0)


def _only_value(
    examination: Examination, fact: DerivedFact, known: Mapping[FactId, Value]
) -> tuple[RuleValue | None, Wire] | None:
    """The value that the fact has in every complete case with these answers; null if it can have several."""
    cases = examination.cases
    cells = [cases.cells[one][value] for one, value in known.items()]
    values = [value for value in fact.domain if value is not None]
    wires: dict[RuleValue | None, Wire] = {value: examination.circuit.test(fact.id, [value]) for value in values}
    if None in fact.domain:
        wires[None] = -examination.circuit.test(fact.id, values)
    possible = [(value, wire) for value, wire in wires.items() if cases.can_hold(cases.literal(wire), *cells)]
    return possible[0] if len(possible) == 1 else None
