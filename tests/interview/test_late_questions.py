"""A late question waits until nothing else is needed first."""

from dataclasses import replace
from datetime import date

from interview.choosing.next_question import QuestionChooser
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer

AS_OF = date(2026, 11, 22)


def order_of_questions(knowledge: KnowledgeBase) -> list[str]:
    """What is asked of a person who knows nothing."""
    chooser = QuestionChooser(knowledge, rule_base_of(knowledge, AS_OF))
    answers: dict[str, Answer] = {}
    while (choice := chooser.choose(answers)) is not None:
        answers[choice.fact] = Answer(choice.fact, UNKNOWN)
    return list(answers)


def test_a_late_question_waits_for_those_that_are_not(toyland: KnowledgeBase) -> None:
    """Late, the question that would be asked first is asked only after others, and none is lost."""
    normal = order_of_questions(toyland)
    late = replace(toyland.questions[normal[0]], late=True)
    order = order_of_questions(replace(toyland, questions={**toyland.questions, normal[0]: late}))
    assert order.index(normal[0]) > 0
    assert set(order) == set(normal)
