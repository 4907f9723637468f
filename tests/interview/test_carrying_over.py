"""A saved case and a pack that has changed since."""

from datetime import UTC, date, datetime

import pytest

from interview.carrying_over import carried_over, fits
from interview.session import Session
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer, AnswerValue

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        ("papers.listed", "listed", True),
        ("papers.listed", "printed", False),
        ("use.on_road", "yes", True),
        ("vehicle.wheels", 4, True),
        ("vehicle.wheels", "four", False),
        ("insurance.end", date(2026, 1, 1), True),
        ("insurance.end", 4, False),
        ("vehicle.plate", "X", True),
        ("vehicle.plate", 4, False),
        ("vehicle.wheels", UNKNOWN, True),
        ("vehicle.category", "small", False),
        ("vehicle.colour", "red", False),
    ],
)
def test_an_answer_fits_what_is_declared_now(
    toyland: KnowledgeBase, fact: str, value: AnswerValue, expected: bool
) -> None:
    """A fact that is gone, concluded now, of another type or without that choice takes no old answer."""
    assert fits(value, toyland.facts.get(fact)) is expected


def test_what_does_not_fit_is_taken_back_and_named(toyland: KnowledgeBase) -> None:
    """What stands is what fits, and the log keeps its length, so that the next entry is saved at its place."""
    session = Session("x", "toyland", NOW)
    for said in (Answer("vehicle.wheels", 4), Answer("vehicle.colour", "red")):
        session = session.with_answer(said)
    carried, left_out = carried_over(session, toyland)
    assert left_out == ("vehicle.colour",)
    assert list(carried.answers) == ["vehicle.wheels"]
    assert len(carried.log) == len(session.log)


def test_undoing_brings_nothing_back_that_does_not_fit(toyland: KnowledgeBase) -> None:
    """However far the person goes back."""
    session = Session("x", "toyland", NOW).with_answer(Answer("vehicle.colour", "red"))
    session = session.without_answer("vehicle.colour").with_answer(Answer("vehicle.wheels", 4))
    carried, left_out = carried_over(session, toyland)
    assert left_out == ()
    for _ in range(3):
        carried = carried.undone()
        assert "vehicle.colour" not in carried.answers


def test_a_case_that_fits_is_left_alone(toyland: KnowledgeBase) -> None:
    """Nothing changes where nothing changed."""
    session = Session("x", "toyland", NOW).with_answer(Answer("vehicle.wheels", 4))
    assert carried_over(session, toyland) == (session, ())
