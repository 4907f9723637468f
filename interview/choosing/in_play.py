"""Which answers count now: those that a fresh interview with the same answers would ask for.

An answer given ahead of its question counts at once if it can still change the assessment; the questions are then
chosen in its light. The others are parked: out of the reasoning and of the report, and back as they were as soon as
their question matters again. Because all this follows from the answers alone, any sequence of edits ends in the state
of a fresh interview.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from interview.choosing.choice import Choice
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.questions import Answer


class Chooser(Protocol):
    """What an interview is played with. Both depend on the answers alone, given in the order in which they count."""

    def choose(self, answers: Mapping[FactId, Answer]) -> Choice | None:
        """The question to ask after these answers; null when none is left."""

    def matters(self, fact: FactId, answers: Mapping[FactId, Answer], candidates: tuple[FactId, ...]) -> bool:
        """Whether some answer to one of the candidates can still change the assessment."""


@dataclass(frozen=True)
class InPlay:
    """The answers that count, in the order in which they are asked for; the parked ones; the question to ask now."""

    answers: Mapping[FactId, Answer]
    parked: Mapping[FactId, Answer]
    choice: Choice | None
    in_turn: int = 0
    """So many answers, from the first, were asked for before one counts that was given ahead."""


def in_play(chooser: Chooser, answers: Mapping[FactId, Answer], before: InPlay | None = None) -> InPlay:
    """Play the interview with these answers. `before`: an earlier state, to go on from where nothing was edited."""
    counting = _still_standing(answers, before)
    in_turn: int | None = None
    while (choice := chooser.choose(counting)) is not None:
        fact: FactId | None = choice.fact
        if fact not in answers:
            in_turn = len(counting) if in_turn is None else in_turn
            fact = _given_ahead(chooser, answers, counting, choice)
        if fact is None:
            break
        counting[fact] = answers[fact]
    parked = {fact: answer for fact, answer in answers.items() if fact not in counting}
    return InPlay(counting, parked, choice, len(counting) if in_turn is None else in_turn)


def _given_ahead(
    chooser: Chooser, answers: Mapping[FactId, Answer], counting: Mapping[FactId, Answer], choice: Choice
) -> FactId | None:
    """The first answer, in the order of the candidates, to a question that was not asked for and matters."""
    ahead = (fact for fact in choice.candidates if fact in answers)
    return next((fact for fact in ahead if chooser.matters(fact, counting, choice.candidates)), None)


def _still_standing(answers: Mapping[FactId, Answer], before: InPlay | None) -> dict[FactId, Answer]:
    """The answers that counted in their turn before, up to the first that is no longer the same."""
    standing: dict[FactId, Answer] = {}
    if before is not None:
        for fact, answer in list(before.answers.items())[: before.in_turn]:
            if fact not in answers or answers[fact].value != answer.value:
                break
            standing[fact] = answers[fact]
    return standing
