"""Days as people type them, on 22 November 2026."""

from datetime import date

import pytest

from interview.answers import Misunderstood, Understood
from knowledge.vocabulary.facts import UNKNOWN, FactDeclaration, FactType

DAY = FactDeclaration("x", FactType.DATE, {"en": "X"})


@pytest.mark.parametrize(
    "typed",
    [
        "2026-05-12", "2026-5-12", "2026/5/12", "2026.5.12", "2026 5 12", "20260512", "2026-05-12 10:30",
        "12.5.2026", "12. 5. 2026", "12.05.26", "2026年5月12日", "2026 年 5 月 12 日", "2026年5月12号",
        "２０２６年５月１２日",
        "二〇二六年五月十二日", "今年5月12日", "12 May 2026", "12 may 2026", "May 12, 2026", "12th of May 2026",
        "12-May-2026", "2026 May 12",
    ],
)  # fmt: skip
def test_day_is_understood_without_doubt(read, typed):
    """All of these are 12 May 2026 to everybody."""
    assert read(typed, DAY) == Understood(date(2026, 5, 12))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", date(2026, 11, 22)),
        ("今天", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 21)),
        ("明天", date(2026, 11, 23)),
        ("in 10 days", date(2026, 12, 2)),
        ("10天后", date(2026, 12, 2)),
        ("two weeks ago", date(2026, 11, 8)),
        ("两周前", date(2026, 11, 8)),
        ("13/5/2026", date(2026, 5, 13)),
        ("5/13/2026", date(2026, 5, 13)),
        ("5/5/2026", date(2026, 5, 5)),
        ("12.5.47", date(1947, 5, 12)),
        ("大后天", date(2026, 11, 25)),
        ("大前天", date(2026, 11, 19)),
    ],
)
def test_other_days(read, typed, day):
    """Relative days, and days that only one order of day and month allows."""
    assert read(typed, DAY).value == day


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("Monday", date(2026, 11, 16)),
        ("sun", date(2026, 11, 22)),
        ("周日", date(2026, 11, 22)),
        ("本周一", date(2026, 11, 16)),
        ("next Monday", date(2026, 11, 23)),
        ("下周一", date(2026, 11, 23)),
        ("下个星期天", date(2026, 11, 29)),
        ("下下礼拜五", date(2026, 12, 4)),
        ("上周五", date(2026, 11, 13)),
        ("last Sunday", date(2026, 11, 15)),
        ("last Saturday", date(2026, 11, 21)),
        ("coming Sunday", date(2026, 11, 29)),
        ("coming Wednesday", date(2026, 11, 25)),
    ],
)
def test_a_day_of_the_week_is_put_to_the_person(read, typed, day):
    """Today is a Sunday, the last day of its week; of which week it is said may be meant otherwise."""
    reading = read(typed, DAY)
    assert reading.value == day
    assert "where weeks begin on Monday" in reading.doubt["en"]


@pytest.mark.parametrize(
    ("typed", "day", "doubt"),
    [
        ("12/5/2026", date(2026, 5, 12), "If you mean 5 Dec 2026, type 2026-12-05"),
        ("12-5-2026", date(2026, 5, 12), "If you mean 5 Dec 2026"),
        ("2026-05", date(2026, 5, 31), "the last day of the month"),
        ("2028年2月", date(2028, 2, 29), "the last day of the month"),
        ("May 2027", date(2027, 5, 31), "the last day of the month"),
        ("end of May 2027", date(2027, 5, 31), "the last day of the month"),
        ("2028年2月底", date(2028, 2, 29), "the last day of the month"),
        ("5月末", date(2026, 5, 31), "the last day of the month"),
        ("next month", date(2026, 12, 31), "31 Dec 2026"),
        ("下个月", date(2026, 12, 31), "31 Dec 2026"),
        ("in 3 months", date(2027, 2, 22), "counted to the day"),
        ("3个月后", date(2027, 2, 22), "counted to the day"),
        ("5月12日", date(2026, 5, 12), "No year was given"),
        ("12 May", date(2026, 5, 12), "No year was given"),
        ("1826-05-12", date(1826, 5, 12), "would be unusual"),
        ("2067-05-12", date(2067, 5, 12), "would be unusual"),
    ],
)
def test_day_is_doubted_where_another_could_be_meant(read, typed, day, doubt):
    """The likeliest reading is put to the person."""
    reading = read(typed, DAY)
    assert reading.value == day
    assert doubt in reading.doubt["en"]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("2026", "A year alone is not enough"),
        ("2026-02-29", "There is no day 29 in month 2 of 2026"),
        ("31.4.2026", "There is no day 31 in month 4"),
        ("2026-13-01", "There is no day"),
        ("0000-01-01", "There is no day"),
        ("soon", "Please type a day as year-month-day"),
        ("in 9999 years", "Please type a day"),
        ("2026-13", "Please type a day"),
        ("31", "Please type a day"),
    ],
)
def test_no_day(read, typed, message):
    """Days that no calendar has, and words that name none."""
    reading = read(typed, DAY)
    assert isinstance(reading, Misunderstood), reading
    assert message in reading.message["en"]


def test_not_knowing_is_an_answer(read):
    """Also for days."""
    assert read("不知道", DAY) == Understood(UNKNOWN)
