"""A requirement that leads to no worse verdict is found unmet and lowers nothing."""

from dataclasses import replace
from datetime import date

from knowledge.inference.assessing import assess, known_answers
from knowledge.inference.evaluator import evaluate
from knowledge.logic.rule_base import VERDICT, rule_base_of
from knowledge.vocabulary.facts import Value
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Status, Verdict

AS_OF = date(2026, 11, 22)


def assessed(knowledge: KnowledgeBase, values: dict[str, Value]) -> Assessment:
    """What is found of these answers."""
    answers = {fact: Answer(fact, value) for fact, value in values.items()}
    rule_base = rule_base_of(knowledge, AS_OF)
    return assess(knowledge, rule_base, answers, evaluate(rule_base, known_answers(answers)))


def beside_the_verdict(knowledge: KnowledgeBase) -> KnowledgeBase:
    """The same law, of which nothing decides the verdict."""
    changed = {
        id: replace(requirement, unmet_means=Verdict.ROAD_LEGAL) for id, requirement in knowledge.requirements.items()
    }
    return replace(knowledge, requirements=changed)


def test_it_is_found_unmet_and_the_verdict_stays(toyland: KnowledgeBase) -> None:
    """The reason names it, and says that the vehicle is fine."""
    values: dict[str, Value] = {"use.on_road": "yes", "papers.listed": "not_listed", "vehicle.wheels": 4}
    assessment = assessed(beside_the_verdict(toyland), values)
    assert any(finding.status is Status.NOT_MET for finding in assessment.findings)
    assert assessment.verdict is Verdict.ROAD_LEGAL
    assert assessment.reason["en"].startswith("The vehicle itself may use the road.")


def test_no_rule_of_the_verdict_waits_for_it(toyland: KnowledgeBase) -> None:
    """So nothing that is unknown about it leaves the verdict open."""
    assert not rule_base_of(beside_the_verdict(toyland), AS_OF).derived[VERDICT].rules
