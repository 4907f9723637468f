"""What one interview chose once it need not choose again, for a choice follows from the answers."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from interview.choosing.choice import Choice
from interview.choosing.next_question import QuestionChooser
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.questions import Answer, AnswerValue

Said: TypeAlias = tuple[tuple[FactId, AnswerValue], ...]
"""Answers in the order in which they count."""


class RememberedChoices:
    """The chooser that one interview is played with.

    `conclude`: an engine, which makes the choice cheaper and not another.
    """

    def __init__(self, chooser: QuestionChooser, conclude: Callable[[Mapping[FactId, Answer]], Conclusions]) -> None:
        self._chooser = chooser
        self._conclude = conclude
        self._choices: dict[Said, Choice | None] = {}
        self._matter: dict[tuple[FactId, Said], bool] = {}

    def choose(self, answers: Mapping[FactId, Answer]) -> Choice | None:
        """The question to ask after these answers; null when none is left."""
        said = _said(answers)
        if said not in self._choices:
            self._choices[said] = self._chooser.choose(answers, self._conclude(answers))
        return self._choices[said]

    def matters(self, fact: FactId, answers: Mapping[FactId, Answer], candidates: tuple[FactId, ...]) -> bool:
        """Whether some answer to one of the candidates can still change the assessment."""
        key = fact, _said(answers)
        if key not in self._matter:
            self._matter[key] = self._chooser.matters(fact, answers, candidates)
        return self._matter[key]


def _said(answers: Mapping[FactId, Answer]) -> Said:
    return tuple((fact, answer.value) for fact, answer in answers.items())
