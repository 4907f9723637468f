"""A counter-example is true, and none of its answers can be left out."""

from itertools import product

import pytest

from knowledge.inference.evaluator import evaluate
from knowledge.logic.rule_base import VERDICT
from knowledge.verification.examination import Examination
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase


def always(examination: Examination, answers: dict[FactId, Value], verdict: object) -> bool:
    """Whether every completion of the answers has this verdict."""
    others = [fact for fact in examination.rule_base.asked if fact not in answers]
    completions = product(*(examination.regions.of(fact) for fact in others))
    return all(
        evaluate(examination.rule_base, {**answers, **dict(zip(others, values, strict=True))}).value(VERDICT) == verdict
        for values in completions
    )


@pytest.mark.parametrize("verdict", ["not_road_legal", "road_legal_after_steps", "road_legal"])
def test_the_fewest_answers_bring_a_verdict_about(toyland: KnowledgeBase, verdict: str) -> None:
    """With the answers the verdict is certain; without any one of them it is not."""
    examination = Examination(toyland, toyland.read_on)
    literal = examination.has(VERDICT, [verdict])
    assert examination.cases.can_hold(literal)
    case = examination.cases.case()
    answers = {one.fact: case[one.fact] for one in examination.smallest(case, [literal])}
    assert always(examination, answers, verdict)
    for fact in answers:
        assert not always(examination, {one: value for one, value in answers.items() if one != fact}, verdict)


def test_facts_that_are_said_anyway_are_not_repeated(toyland: KnowledgeBase) -> None:
    """What the sentence already tells of a case does not stand among its answers again."""
    examination = Examination(toyland, toyland.read_on)
    literal = examination.has("vehicle.category", ["small"])
    assert examination.cases.can_hold(literal)
    case = examination.cases.case()
    facts = {one.fact for one in examination.smallest(case, [literal], said=["vehicle.wheels"])}
    assert facts == {"vehicle.length", "vehicle.power"}
