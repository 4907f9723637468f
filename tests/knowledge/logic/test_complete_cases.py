"""The solver's cases are the evaluator's: whole, with some facts supposed, and with some left open."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.inference.evaluator import evaluate
from knowledge.logic.clauses import TRUE, Clauses
from knowledge.logic.complete_cases import LeavingOpen, Supposing
from knowledge.logic.rule_base import RuleBase
from knowledge.verification.examination import Examination
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase


@pytest.fixture(scope="module")
def examination(toyland: KnowledgeBase) -> Examination:
    return Examination(toyland, toyland.read_on)


def random_case(rule_base: RuleBase, examination: Examination, random: Random) -> dict[FactId, Value]:
    return {fact: random.choice(examination.regions.of(fact)) for fact in rule_base.asked}


def concluded(rule_base: RuleBase, answers: Mapping[FactId, Value]) -> dict[FactId, frozenset[object]]:
    possible = evaluate(rule_base, answers).possible
    return {goal: possible[goal] for goal in rule_base.goals}


@given(random=st.randoms(use_true_random=False))
def test_a_complete_case_has_the_conclusions_of_the_evaluator(examination: Examination, random: Random) -> None:
    """Of every goal exactly the concluded value holds."""
    case = random_case(examination.rule_base, examination, random)
    held = examination.held_in(case)
    for goal, possible in concluded(examination.rule_base, case).items():
        wires = examination.circuit.outputs[goal].items()
        assert {value for value, wire in wires if examination.cases.literal(wire) in held} == possible


@given(random=st.randoms(use_true_random=False))
def test_supposing_a_fact_is_having_answered_it(examination: Examination, random: Random) -> None:
    """The copy of the circuit with one other answer says what the evaluator concludes with that answer."""
    case = random_case(examination.rule_base, examination, random)
    fact = random.choice(list(case))
    value = random.choice(examination.regions.of(fact))
    wires = [wire for by_value in examination.circuit.outputs.values() for wire in by_value.values()]
    supposing = Supposing(examination.cases, {fact: value}, wires)
    held = examination.held_in(case)
    for goal, possible in concluded(examination.rule_base, {**case, fact: value}).items():
        outputs = examination.circuit.outputs[goal].items()
        assert {one for one, wire in outputs if supposing.literal(wire) in held} == possible


@given(random=st.randoms(use_true_random=False))
def test_leaving_a_fact_open_is_not_knowing_it(examination: Examination, random: Random) -> None:
    """A goal is known in the copy exactly when the evaluator concludes it without the answer."""
    case = random_case(examination.rule_base, examination, random)
    facts = random.sample(list(case), random.randint(1, 3))
    wires = [wire for by_value in examination.circuit.outputs.values() for wire in by_value.values()]
    leaving_open = LeavingOpen(examination.cases, facts, wires)
    held = examination.held_in(case)
    left = {fact: value for fact, value in case.items() if fact not in facts}
    for goal, possible in concluded(examination.rule_base, left).items():
        known = {
            value for value, wire in examination.circuit.outputs[goal].items() if leaving_open.rails(wire)[0] in held
        }
        assert known == (possible if len(possible) == 1 else set())


def test_a_gate_is_made_once() -> None:
    """The same inputs in any order give the same literal; constants and contradictions give none."""
    clauses = Clauses()
    one, other = clauses.new(), clauses.new()
    assert clauses.all_of([one, other]) == clauses.all_of([other, one, TRUE])
    assert clauses.all_of([one, -one]) == -TRUE
    assert clauses.any_of([]) == -TRUE
    assert clauses.differ(one, one) == -TRUE


def test_a_reason_has_no_needless_part(examination: Examination) -> None:
    """Of literals that cannot hold together, those are named that already cannot."""
    cells = examination.cases.cells
    wheels = examination.has("vehicle.category", ["tricycle"])
    four, long = cells["vehicle.wheels"][4], cells["vehicle.length"][3501]
    assert examination.reason_why_not([long, wheels, four]) == [wheels, four]
