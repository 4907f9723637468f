"""The circuit and its lanes conclude what the reference evaluator concludes."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from knowledge.inference.evaluator import evaluate
from knowledge.inference.lanes import Lanes
from knowledge.logic.circuit import Circuit
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import RuleBase, rule_base_of
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase
from tests.partial_answers import partial_answers

AS_OF = date(2026, 11, 22)


def concluded_without_hypothesis(rule_base: RuleBase, known: dict[FactId, Value]) -> dict[FactId, object]:
    """What lane 0 of the circuit concludes, by goal."""
    circuit = Circuit(rule_base)
    lanes = Lanes(circuit, Regions(rule_base), known, [])
    return {
        goal: value for goal, wires in circuit.outputs.items() for value, wire in wires.items() if lanes.of(wire)[0] & 1
    }


@given(st.data())
def test_lane_zero_equals_the_evaluator(toyland: KnowledgeBase, data: st.DataObject) -> None:
    """For any partial answers, a goal is concluded by the circuit exactly when it is by the evaluator."""
    rule_base = rule_base_of(toyland, AS_OF)
    known = data.draw(partial_answers(rule_base))
    conclusions = evaluate(rule_base, known)
    expected = {
        goal: next(iter(conclusions.possible[goal])) for goal in rule_base.goals if len(conclusions.possible[goal]) == 1
    }
    assert concluded_without_hypothesis(rule_base, known) == expected


@given(st.data())
def test_each_lane_equals_the_evaluator_with_that_answer(toyland: KnowledgeBase, data: st.DataObject) -> None:
    """What a lane newly concludes is what the evaluator concludes once the answer is given."""
    rule_base = rule_base_of(toyland, AS_OF)
    known = data.draw(partial_answers(rule_base))
    open_facts = [fact for fact in rule_base.asked if fact not in known]
    lanes = Lanes(Circuit(rule_base), Regions(rule_base), known, open_facts)
    before = evaluate(rule_base, known)
    for lane, (fact, value) in enumerate(lanes.hypotheses, start=1):
        after = evaluate(rule_base, {**known, fact: value})
        newly = {
            goal: after.value(goal)
            for goal in rule_base.goals
            if before.value(goal) is None and after.value(goal) is not None
        }
        assert lanes.concluded(lane) == newly


def test_regions_stand_for_every_value(toyland: KnowledgeBase) -> None:
    """Numbers are cut at both sides of each threshold, days where a formula passes its limit."""
    regions = Regions(rule_base_of(toyland, AS_OF))
    assert regions.of("vehicle.wheels") == (2, 4)
    assert regions.of("vehicle.length") == (3499, 3501)
    assert regions.of("vehicle.power") == (20.4, 20.6)
    before, first_valid = regions.of("insurance.end")
    assert isinstance(before, date)
    assert before < AS_OF
    assert first_valid == AS_OF
    assert regions.of("papers.listed") == ("listed", "not_listed")
