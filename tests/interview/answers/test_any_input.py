"""Whatever is typed, reading it ends in words, and soon."""

from datetime import date
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.answers import Misunderstood, Understood, read_answer
from knowledge.vocabulary.facts import FactDeclaration, FactType, Unknown

TODAY = date(2026, 11, 22)
TEXTS = {"a": {"en": "A thing", "zh": "东西"}, "two": {"en": "2 things"}, "x": {"en": "(...)", "zh": ""}}
DECLARATIONS = [
    FactDeclaration("yes", FactType.YES_NO, {"en": "X"}),
    FactDeclaration("choice", FactType.CHOICE, {"en": "X"}, choices=TEXTS),
    FactDeclaration("count", FactType.NUMBER, {"en": "X"}),
    FactDeclaration("mass", FactType.NUMBER, {"en": "X"}, unit="kg", plausible=(1, 9000), decimals=3),
    FactDeclaration("odd", FactType.NUMBER, {"en": "X"}, unit="furlong", plausible=(0, 1)),
    FactDeclaration("date", FactType.DATE, {"en": "X"}),
    FactDeclaration("text", FactType.TEXT, {"en": "X"}),
]
EVERY = pytest.mark.parametrize("declaration", DECLARATIONS, ids=lambda declaration: declaration.id)
LIKELY = st.text(
    st.sampled_from(" 0123456789.,-/:'年月日万千百十两点kgtmcl吨米斤元¥+eE<>?\x1b\u202e\ud800½²٣"), max_size=24
)


def check(typed, declaration, language="en"):
    reading = read_answer(typed, declaration, language, TODAY)
    if isinstance(reading, Misunderstood):
        assert reading.message["en"]
        assert reading.message["zh"]
        return
    value = reading.value
    if isinstance(value, Unknown):
        return
    match declaration.type:
        case FactType.YES_NO:
            assert value in {"yes", "no"}
        case FactType.CHOICE:
            assert value in TEXTS
        case FactType.NUMBER:
            assert isinstance(value, int | float)
            assert value >= 0
            assert not (isinstance(value, float) and value.is_integer())
            assert round(value, declaration.decimals) == value
        case FactType.DATE:
            assert type(value) is date
        case FactType.TEXT:
            assert isinstance(value, str)
            assert value.isprintable()


@EVERY
@settings(deadline=None)
@given(typed=st.text() | LIKELY, language=st.sampled_from(["en", "zh"]))
def test_reading_never_raises(declaration, typed, language):
    """It is understood as a value of the right type, or there is a message in both languages."""
    check(typed, declaration, language)


@EVERY
@pytest.mark.parametrize("typed", ["9", "a", "一", "\x1b[2J", "ﷺ", "1,", "2026-", "('", "\ud800", "年"])
def test_a_megabyte_is_refused_at_once(declaration, typed):
    """Of anything; also where normalising would make eighteen signs of one."""
    start = perf_counter()
    reading = read_answer(typed * (1_000_000 // len(typed)), declaration, "en", TODAY)
    assert isinstance(reading, Misunderstood)
    assert perf_counter() - start < 0.5


@EVERY
@settings(deadline=None)
@given(number=st.integers(0, 10**9), length=st.integers(150, 220))
def test_long_answers_at_the_limit(declaration, number, length):
    """Around the longest answer nothing breaks."""
    check(f"{number:0{length}}", declaration)


@settings(deadline=None)
@given(st.dates(date(1951, 1, 1), date(2060, 1, 1)))
def test_every_day_is_read_as_it_is_shown(day):
    """In the forms that the program itself prints."""
    for typed in (day.isoformat(), f"{day.year}年{day.month}月{day.day}日", f"{day:%d %b %Y}", f"{day:%d.%m.%Y}"):
        assert read_answer(typed, DECLARATIONS[5], "en", TODAY) == Understood(day)


@settings(deadline=None)
@given(st.integers(1_000, 9_000_000))
def test_every_number_is_read_as_it_is_shown(number):
    """With and without thousands separators."""
    value = number / 1000
    for typed in (f"{value:.3f}", f"{value:,.3f}", f"{value:.3f} kg"):
        assert read_answer(typed, DECLARATIONS[3], "en", TODAY).value == pytest.approx(value)
