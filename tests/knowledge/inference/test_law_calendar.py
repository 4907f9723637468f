"""The law's calendar has every day on which something changes by itself, and no other."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.inference.evaluator import evaluate
from knowledge.inference.law_calendar import law_calendar
from knowledge.logic.rule_base import VERDICT, rule_base_of
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.law_calendar import DayCause, LawCause, LawMove
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Status, Verdict
from tests.knowledge.inference.nearest.pack_cases import cases_of, pack_case

FIRST = date(2026, 11, 22)


def answers(known: Mapping[FactId, Value]) -> dict[FactId, Answer]:
    return {fact: Answer(fact, value) for fact, value in known.items()}


def stepped(knowledge: KnowledgeBase, known: Mapping[FactId, Value], first: date, last: date) -> list[date]:
    """The turning days, found by looking at every single day."""
    turning: list[date] = []
    before: list[object] | None = None
    day = first
    while day <= last:
        conclusions = evaluate(rule_base_of(knowledge, day), known)
        now = [conclusions.value(id) for id in (VERDICT, *knowledge.requirements)]
        if before is not None and now != before:
            turning.append(day)
        before, day = now, day + timedelta(days=1)
    return turning


@settings(max_examples=25, deadline=None)
@given(
    end=st.dates(date(2026, 11, 1), date(2027, 2, 1)),
    wheels=st.sampled_from([3, 4]),
    listed=st.sampled_from(["listed", "not_listed"]),
)
def test_it_finds_what_stepping_finds(toyland: KnowledgeBase, end: date, wheels: int, listed: str) -> None:
    """The end of an insurance, and a way of the law that lapses at the end of the year."""
    known: dict[FactId, Value] = {
        "use.on_road": "yes", "vehicle.wheels": wheels, "papers.listed": listed, "insurance.end": end,
    }  # fmt: skip
    last = date(2027, 3, 1)
    found = law_calendar(toyland, answers(known), FIRST, last)
    assert [day.day for day in found.days] == stepped(toyland, known, FIRST, last)


@pytest.mark.slow
def test_it_finds_what_stepping_finds_on_the_law_of_china() -> None:
    """Three cases of the pack, every day of half a year around an end that they name."""
    chance = Random(20261122)
    dated = [case.name for case in cases_of("cn") if isinstance(case.given.get("insurance.end"), date)]
    for one in (pack_case("cn", name) for name in chance.sample(dated, 3)):
        end = one.known["insurance.end"]
        assert isinstance(end, date)
        first = end - timedelta(days=20)
        last = first + timedelta(days=40)
        found = law_calendar(one.knowledge, one.assessment.answers, first, last)
        assert [day.day for day in found.days] == stepped(one.knowledge, one.known, first, last), one.case.name


def test_an_insurance_ends_the_day_after_its_last_day(toyland: KnowledgeBase) -> None:
    """The last day still counts; the cause is the answered day."""
    known: dict[FactId, Value] = {
        "use.on_road": "yes", "vehicle.wheels": 4, "papers.listed": "listed", "insurance.end": date(2026, 12, 24),
    }  # fmt: skip
    found = law_calendar(toyland, answers(known), FIRST, date(2027, 12, 31))
    assert found.verdict is Verdict.ROAD_LEGAL
    (day,) = found.days
    assert day.day == date(2026, 12, 25)
    assert (day.verdict_before, day.verdict) == (Verdict.ROAD_LEGAL, Verdict.ROAD_LEGAL_AFTER_STEPS)
    (turned,) = day.findings
    assert (turned.before, turned.after) == (Status.MET, Status.NOT_MET)
    assert turned.causes == (DayCause("insurance.end", date(2026, 12, 24)),)


def test_a_way_of_the_law_that_lapses_is_the_cause(toyland: KnowledgeBase) -> None:
    """A tricycle needs no insurance until the end of 2026."""
    known: dict[FactId, Value] = {
        "use.on_road": "yes", "vehicle.wheels": 3, "papers.listed": "listed", "insurance.end": date(2020, 1, 1),
    }  # fmt: skip
    (day,) = law_calendar(toyland, answers(known), FIRST, date(2027, 12, 31)).days
    assert day.day == date(2027, 1, 1)
    assert day.findings[0].causes == (LawCause("toyland.insurance.tricycle", LawMove.ENDS),)


def test_where_nothing_is_known_nothing_turns(toyland: KnowledgeBase) -> None:
    """A day that nobody knows turns nothing."""
    assert law_calendar(toyland, {}, FIRST, date(2040, 1, 1)).days == ()


def test_the_first_day_itself_is_no_turning_day(toyland: KnowledgeBase) -> None:
    """What changed until the day of the assessment is in the assessment."""
    known: dict[FactId, Value] = {
        "use.on_road": "yes", "vehicle.wheels": 4, "papers.listed": "listed", "insurance.end": date(2026, 11, 21),
    }  # fmt: skip
    assert law_calendar(toyland, answers(known), FIRST, date(2027, 12, 31)).days == ()
