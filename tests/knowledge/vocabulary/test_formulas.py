"""Each formula by examples, and that those of one day only rise or only fall, on which the regions rely."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vocabulary.facts import FactType, FormulaCall, Value, comparable
from knowledge.vocabulary.formulas import FORMULAS, formula_of

AS_OF = date(2026, 11, 22)
FIGURES = {"day_after": (60.0,), "day_after_years": (14.0,), "day_before_months": (3.0,)}
OF_A_DAY = sorted(name for name, formula in FORMULAS.items() if formula.takes.count(FactType.DATE) == 1)


@pytest.mark.parametrize(
    ("name", "arguments", "result"),
    [
        ("days_until", (date(2026, 11, 30),), 8),
        ("days_since", (date(2026, 10, 1),), 52),
        ("full_years_since", (date(2024, 11, 23),), 1),
        ("days_between", (date(2026, 1, 1), date(2026, 1, 31)), 30),
        ("difference", (5, 3), 2),
        ("percent_over", (1500, 1000), 50),
        ("percent_over", (1500, 0), 0),
        ("share", (39823.01, 10), 3982.3),
        ("share_after_relief", (100000, 10, 5, 15000), 5000),
        ("share_after_relief", (400000, 10, 5, 15000), 25000),
        ("share_after_relief", (100000, 10, 10, 30000), 0),
        ("day_after", (date(2026, 10, 1), 60), date(2026, 11, 30)),
        ("day_after", (date(9999, 12, 1), 60), date.max),
        ("day_after_years", (date(2013, 5, 10), 12), date(2025, 5, 10)),
        ("day_after_years", (date(2024, 2, 29), 1), date(2025, 3, 1)),
        ("day_before_months", (date(2027, 1, 31), 3), date(2026, 10, 31)),
        ("day_before_months", (date(2027, 5, 31), 3), date(2027, 3, 1)),
        ("day_before_months", (date(2027, 2, 10), 3), date(2026, 11, 10)),
        ("signs_in", ("LSV AB12",), 7),
    ],
)
def test_formula(name: str, arguments: tuple[Value, ...], result: Value) -> None:
    """What a formula makes of its arguments."""
    assert FORMULAS[name](AS_OF, *arguments) == result


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.integers(0, 4000))
@pytest.mark.parametrize("name", OF_A_DAY)
def test_a_formula_of_a_day_only_rises_or_only_falls(name: str, day: date, days: int) -> None:
    """Bisection over days is sound."""

    def at(moment: date) -> float:
        return float(comparable(FORMULAS[name](AS_OF, moment, *FIGURES.get(name, ()))))

    rising = at(date(2200, 1, 1)) >= at(date(1900, 1, 1))
    step = at(day + timedelta(days=days)) - at(day)
    assert step >= 0 if rising else step <= 0


def test_the_figures_of_a_call_follow_its_facts() -> None:
    """A parameter is the last argument."""
    assert formula_of(FormulaCall("share", ("vehicle.price",), (10.0,)))(AS_OF, 39823.01) == 3982.3
