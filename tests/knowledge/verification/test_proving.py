"""The good pack is proved, on every day on which its rules differ, by one process or by several."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.verification.alike_days import alike_days
from knowledge.verification.all_days import prove_on_all_days
from knowledge.verification.days import days_that_differ
from knowledge.verification.live_rules import LIVE_RULES
from knowledge.verification.one_outcome import ONE_OUTCOME
from knowledge.verification.proving import PROOFS, joined, prove
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.sources import Period

READ, AFTER = date(2026, 11, 22), date(2027, 1, 1)


def test_every_claim_holds_of_toyland(toyland: KnowledgeBase) -> None:
    """Nothing fails, and something is examined wherever there is something to examine."""
    results = prove_on_all_days(toyland, toyland.read_on, thoroughly=True)
    assert [result.counter_examples for result in results] == [()] * len(PROOFS)
    assert all(result.shown for result in results)
    assert {result.days for result in results} == {(READ, AFTER)}


def test_days_between_which_rules_differ(toyland: KnowledgeBase) -> None:
    """The day on which the pack was read stands for its own stretch, every other stretch for its first day."""
    assert days_that_differ(toyland) == (READ, AFTER)
    listing = replace(toyland.requirements["toyland.listing"], in_force=Period(date(2020, 5, 1), date(2030, 6, 30)))
    longer = replace(toyland, requirements={**toyland.requirements, listing.id: listing})
    assert days_that_differ(longer) == (date(2020, 4, 30), READ, AFTER, date(2030, 7, 1))


def test_a_base_without_dates_has_one_day(toyland: KnowledgeBase) -> None:
    """Where nothing begins or ends, one day stands for all."""
    assert days_that_differ(replace(toyland, requirements={}, parameters={})) == (READ,)


def test_days_that_differ_in_figures_alone_are_proved_once(toyland: KnowledgeBase) -> None:
    """A premium of 120 instead of 100 changes no proof; an exemption that ends does."""
    assert alike_days(toyland, [READ, AFTER]) == [[READ], [AFTER]]
    insurance = toyland.requirements["toyland.insurance"]
    ways = tuple(replace(way, in_force=Period()) for way in insurance.met_by)
    always = replace(toyland, requirements={**toyland.requirements, insurance.id: replace(insurance, met_by=ways)})
    assert alike_days(always, [READ, AFTER]) == [[READ, AFTER]]
    assert prove_on_all_days(always, READ)[0].days == (READ, AFTER)


def test_what_can_happen_on_one_day_is_shown(toyland: KnowledgeBase) -> None:
    """A rule that is dead as of one day and alive as of another is alive."""
    dead_now = replace(toyland.rules["toyland.category.tricycle"], id="toyland.category.none", in_force=Period(AFTER))
    rules = {"toyland.category.none": dead_now, **toyland.rules}
    shadowed = replace(toyland, rules=rules)
    results = {day: prove(shadowed, day, [LIVE_RULES])[0] for day in (READ, AFTER)}
    assert [one.subject for one in results[READ].failures] == []
    assert [one.subject for one in results[AFTER].failures] == ["toyland.category.tricycle"]
    assert joined(LIVE_RULES, list(results.values())).is_proved


def test_what_must_always_hold_fails_on_one_day(toyland: KnowledgeBase) -> None:
    """A gap that opens next year is told with the day on which it opens."""
    large = replace(toyland.rules["toyland.category.large"], in_force=Period(None, date(2026, 12, 31)))
    gap = replace(toyland, rules={**toyland.rules, large.id: large})
    result = prove_on_all_days(gap, READ)[0]
    assert result.claim == ONE_OUTCOME.claim
    assert {failure.as_of for failure in result.failures} == {AFTER}


@pytest.mark.slow
def test_several_processes_find_the_same(toyland: KnowledgeBase) -> None:
    """The work that is shared has the outcome of the work that is not; seconds are no part of it."""
    large = replace(toyland.rules["toyland.category.large"], in_force=Period(None, date(2026, 12, 31)))
    gap = replace(toyland, rules={**toyland.rules, large.id: large})
    assert prove_on_all_days(gap, READ, workers=2) == prove_on_all_days(gap, READ)
