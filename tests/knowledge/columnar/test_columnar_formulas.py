"""Every named formula has a columnar form that gives what the scalar one gives, value by value."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.columnar.comparing import EPOCH
from knowledge.columnar.formulas import COLUMNAR
from knowledge.vocabulary.facts import FactType, Value
from knowledge.vocabulary.formulas import FORMULAS

DAY = date(2024, 2, 29)
FIGURES = st.one_of(
    st.integers(-2_000_000, 2_000_000),
    st.integers(-100_000_000, 100_000_000).map(lambda cents: cents / 1000),
    st.floats(-1e9, 1e9),
    st.sampled_from(
        [0, 0.125, 0.375, 2.675, 1.005, -0.125, 5e-324, 2.0**45 + 0.0078125, 2.0**46 - 0.0078125, 2.0**46 + 0.5, 1e15]
    ),
)
LEAP_DAYS = st.sampled_from(
    [date(2024, 2, 29), date(2000, 2, 29), date(1900, 2, 28), date(2023, 1, 31), date.min, date.max]
)
DAYS = st.one_of(st.dates(), st.dates(date(1990, 1, 1), date(2040, 12, 31)), LEAP_DAYS)
ARGUMENTS = {
    FactType.DATE: DAYS,
    FactType.NUMBER: FIGURES,
    FactType.TEXT: st.text(st.sampled_from("a文 \t\n\u3000\u00a0\x1c𠮷"), max_size=9),
}
KINDS = {FactType.DATE: np.int32, FactType.NUMBER: np.float64, FactType.TEXT: object}


def columnar(value: Value) -> Value:
    """As it stands in a column."""
    return value.toordinal() - EPOCH if isinstance(value, date) else value


def test_no_formula_is_without_a_columnar_form() -> None:
    """Nor is there a columnar form of a formula that does not exist."""
    assert COLUMNAR.keys() == FORMULAS.keys()


@pytest.mark.parametrize("name", FORMULAS)
@given(data=st.data())
def test_the_columnar_form_agrees(name: str, data: st.DataObject) -> None:
    """On columns of figures at every magnitude, of leap days and the ends of the calendar, of texts with any blank."""
    formula = FORMULAS[name]
    rows = data.draw(st.lists(st.tuples(*(ARGUMENTS[kind] for kind in formula.takes)), min_size=1, max_size=20))
    columns = [
        np.array([columnar(row[place]) for row in rows], KINDS[kind]) for place, kind in enumerate(formula.takes)
    ]
    with np.errstate(all="ignore"):
        found = COLUMNAR[name](columnar(DAY), *columns).tolist()
    assert found == [columnar(formula(DAY, *row)) for row in rows]


@pytest.mark.parametrize("name", ["share", "day_after_years", "day_before_months"])
def test_a_figure_may_stand_for_a_column(name: str) -> None:
    """A parameter of the pack is one value for all rows."""
    formula = FORMULAS[name]
    first: Value = date(2024, 2, 29) if formula.takes[0] is FactType.DATE else 1234.5
    column = np.array([columnar(first)], KINDS[formula.takes[0]])
    assert COLUMNAR[name](columnar(DAY), column, 5.0).tolist() == [columnar(formula(DAY, first, 5.0))]
