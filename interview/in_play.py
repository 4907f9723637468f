"""Which answers count now: those that a fresh interview with the same answers would ask for.

The others are parked: out of the reasoning and of the report, and back as they were as soon as their question
matters again. Because the questions are chosen from the answers alone, any sequence of edits ends in the state
of a fresh interview.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from interview.choice import Choice
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.questions import Answer

Choose: TypeAlias = Callable[[Mapping[FactId, Answer]], Choice | None]
"""Chooses the question to ask after these answers; null when none is left."""


@dataclass(frozen=True)
class InPlay:
    """The answers that count, in the order in which they are asked for; the parked ones; the question to ask now."""

    answers: Mapping[FactId, Answer]
    parked: Mapping[FactId, Answer]
    choice: Choice | None


def in_play(choose: Choose, answers: Mapping[FactId, Answer], before: InPlay | None = None) -> InPlay:
    """Play the interview with these answers. `before`: an earlier state, to go on from where nothing was edited."""
    counting = _still_standing(answers, before)
    while (choice := choose(counting)) is not None and choice.fact in answers:
        counting[choice.fact] = answers[choice.fact]
    parked = {fact: answer for fact, answer in answers.items() if fact not in counting}
    return InPlay(counting, parked, choice)


def _still_standing(answers: Mapping[FactId, Answer], before: InPlay | None) -> dict[FactId, Answer]:
    """The answers that counted before, up to the first that is no longer the same."""
    standing: dict[FactId, Answer] = {}
    for fact, answer in (before.answers if before else {}).items():
        if fact not in answers or answers[fact].value != answer.value:
            break
        standing[fact] = answers[fact]
    return standing
