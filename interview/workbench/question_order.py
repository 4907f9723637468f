"""In which order an interview would ask, with the answers of a case, and why each question comes when it comes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from interview.choosing.next_question import QuestionChooser
from knowledge.inference.assessing import known_answers
from knowledge.inference.evaluator import evaluate
from knowledge.logic.rule_base import VERDICT, RuleBase
from knowledge.vocabulary.facts import UNKNOWN, FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer, AnswerValue
from knowledge.vocabulary.rules import Verdict


@dataclass(frozen=True)
class AskedInOrder:
    """A question at the place at which it is asked."""

    number: int
    """From 1."""
    fact: FactId
    answer: AnswerValue
    """Of the case; "I don't know" where the case has none."""
    is_answered: bool
    """Whether the case has an answer."""
    voters: tuple[FactId, ...]
    """What needs this fact first: the verdict, requirements, steps, risks."""
    candidates: int
    """How many open questions could still matter, this one included."""
    verdict: Verdict
    """After the answer."""


def question_order(
    base: KnowledgeBase, rule_base: RuleBase, answers: Mapping[FactId, Answer]
) -> Iterator[AskedInOrder]:
    """Every question of the interview in which the person would give these answers."""
    chooser = QuestionChooser(base, rule_base)
    given: dict[FactId, Answer] = {}
    while (choice := chooser.choose(given)) is not None:
        answer = answers.get(choice.fact)
        given[choice.fact] = answer or Answer(choice.fact, UNKNOWN)
        verdict = evaluate(rule_base, known_answers(given)).value(VERDICT)
        yield AskedInOrder(
            number=len(given),
            fact=choice.fact,
            answer=given[choice.fact].value,
            is_answered=answer is not None,
            voters=choice.needed_by,
            candidates=len(choice.candidates),
            verdict=Verdict(str(verdict or Verdict.UNDETERMINED)),
        )
