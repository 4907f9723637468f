"""A saved case and a pack that has changed since."""

from datetime import UTC, date, datetime

import pytest

from interview.saved_cases.carrying_over import carried_over, fits, left_out_in_words
from interview.session import Session
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer, AnswerValue, Evidence

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


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (("vehicle.strength", 20.5), ("vehicle.power", 20.5)),
        (("vehicle.motor_power", 20.5), ("vehicle.power", 20.5)),
        (("papers.register", "printed"), ("papers.listed", "listed")),
        (("papers.register", "absent"), ("papers.listed", "not_listed")),
        (("papers.register", "listed"), ("papers.listed", "listed")),
        (("papers.register", UNKNOWN), ("papers.listed", UNKNOWN)),
        (("papers.listed", "absent"), ("papers.listed", "not_listed")),
    ],
)
def test_answers_follow_what_was_renamed(
    toyland: KnowledgeBase, old: tuple[str, AnswerValue], new: tuple[str, AnswerValue]
) -> None:
    """Facts and choices, over several versions; evidence and moment stay."""
    session = Session("x", "toyland", NOW).with_answer(Answer(*old, Evidence.DOCUMENT, NOW))
    carried, left_out = carried_over(session, toyland)
    assert left_out == ()
    assert list(carried.answers.values()) == [Answer(*new, Evidence.DOCUMENT, NOW)]


def test_what_was_taken_back_under_an_old_name_stays_taken_back(toyland: KnowledgeBase) -> None:
    """Withdrawals move too, and a later answer under the new name replaces the old one."""
    session = Session("x", "toyland", NOW).with_answer(Answer("vehicle.strength", 20.5))
    assert carried_over(session.without_answer("vehicle.motor_power"), toyland)[0].answers == {}
    again = carried_over(session.with_answer(Answer("vehicle.power", 18)), toyland)[0]
    assert [answer.value for answer in again.answers.values()] == [18]


def test_what_was_retired_is_named_with_the_reason(toyland: KnowledgeBase) -> None:
    """Whoever had answered it learns why it does not count any more, in his language."""
    session = Session("x", "toyland", NOW).with_answer(Answer("vehicle.colour", "red"))
    carried, left_out = carried_over(session.with_answer(Answer("vehicle.price", 1)), toyland)
    assert carried.answers == {}
    assert left_out_in_words(left_out, toyland, "en") == (
        "The rules have changed since: these answers no longer fit and are left out: vehicle.colour, vehicle.price\n"
        "vehicle.colour: The law asks for no colour since 2020."
    )
    assert "vehicle.colour：玩具国：颜色" in left_out_in_words(left_out, toyland, "zh")


def test_a_case_that_fits_is_left_alone(toyland: KnowledgeBase) -> None:
    """Nothing changes where nothing changed."""
    session = Session("x", "toyland", NOW).with_answer(Answer("vehicle.wheels", 4))
    assert carried_over(session, toyland) == (session, ())
