"""The columnar form of every named formula of knowledge.vocabulary.formulas, proved equal to the scalar one by tests.

Days come as whole numbers counted from 1970-01-01 and figures as floats; arguments may be columns or single values.
What comes out where an argument is unknown means nothing.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from knowledge.columnar.comparing import EPOCH

Array = npt.NDArray[Any]
FIRST_DAY = date.min.toordinal() - EPOCH
LAST_DAY = date.max.toordinal() - EPOCH
LARGE = 2.0**46
"""From here on the floats lie further apart than cents."""


def _full_years(start: Array, end: Array) -> Array:
    start_years, start_months, start_days = _calendar(start)
    end_years, end_months, end_days = _calendar(end)
    before = (end_months < start_months) | ((end_months == start_months) & (end_days < start_days))
    return _floats(end_years - start_years - before)


def _calendar(days: Array) -> tuple[Array, Array, Array]:
    """Year, month from 1 and day of the month."""
    dates = np.asarray(days).astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    month_numbers = months.astype(np.int64)
    return (
        month_numbers // 12 + 1970,
        month_numbers % 12 + 1,
        (dates - months.astype("datetime64[D]")).astype(np.int64) + 1,
    )


def _same_day(years: Array, months: Array, days: Array) -> Array:
    """That day; where the month is shorter the first day of the next one, and never outside the calendar."""
    number = (np.clip(years, date.min.year, date.max.year) - 1970) * 12 + months - 1
    first = _first_of(number)
    following = _first_of(number + 1)
    return _days(np.minimum(first + days - 1, following))


def _first_of(month_numbers: Array) -> Array:
    first: Array = month_numbers.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    return first


def _whole(figures: Array) -> Array:
    """Towards zero; within what 64 bits hold with some room."""
    whole: Array = np.trunc(np.clip(figures, -(2.0**62), 2.0**62)).astype(np.int64)
    return whole


def _days(numbers: Array) -> Array:
    return np.asarray(numbers, np.int32)


def _floats(numbers: Array) -> Array:
    return np.asarray(numbers, np.float64)


def _two_decimals(values: Array) -> Array:
    """Rounded as Python's round(value, 2) does it: by the exact value of the float, a tie to the even cent.

    `values` times 100 is kept exactly, as a sum of two floats (T. J. Dekker, Numerische Mathematik 18, 1971).
    """
    spread = values * 134217729.0
    high = spread - (spread - values)
    high_cents, low_cents = high * 100, (values - high) * 100
    cents = high_cents + low_cents
    rest = low_cents - (cents - high_cents)
    below = np.floor(cents) - (rest <= -0.5)
    beyond_half = (cents - below - 0.5) + rest
    odd = np.mod(below, 2) == 1
    rounded = (below + ((beyond_half > 0) | ((beyond_half == 0) & odd))) / 100
    return np.where(np.abs(values) < LARGE, rounded, values)


def _days_until(as_of: int, day: Array) -> Array:
    return _floats(day - np.int64(as_of))


def _days_since(as_of: int, day: Array) -> Array:
    return _floats(np.int64(as_of) - day)


def _full_years_since(as_of: int, day: Array) -> Array:
    return _full_years(day, np.asarray(as_of))


def _days_between(as_of: int, start: Array, end: Array) -> Array:
    return _floats(np.asarray(end, np.int64) - start)


def _difference(as_of: int, minuend: Array, subtrahend: Array) -> Array:
    return minuend - subtrahend


def _percent_over(as_of: int, actual: Array, limit: Array) -> Array:
    return np.where(np.not_equal(limit, 0), (actual - limit) / limit * 100, 0.0)


def _share(as_of: int, whole: Array, percent: Array) -> Array:
    return _two_decimals(whole * percent / 100)


def _share_after_relief(as_of: int, whole: Array, percent: Array, percent_off: Array, most_off: Array) -> Array:
    return _two_decimals(whole * percent / 100 - np.minimum(whole * percent_off / 100, most_off))


def _day_after(as_of: int, day: Array, days: Array) -> Array:
    return _days(np.clip(day + _whole(days), FIRST_DAY, LAST_DAY))


def _day_after_years(as_of: int, day: Array, years: Array) -> Array:
    year, month, day_of_month = _calendar(day)
    return _same_day(year + _whole(years), month, day_of_month)


def _day_before_months(as_of: int, day: Array, months: Array) -> Array:
    year, month, day_of_month = _calendar(day)
    number = year * 12 + month - 1 - _whole(months)
    return _same_day(number // 12, number % 12 + 1, day_of_month)


def _signs_in(as_of: int, text: Array) -> Array:
    return np.array([len("".join(one.split())) for one in text], np.float64)


COLUMNAR: dict[str, Callable[..., Array]] = {
    "days_until": _days_until,
    "days_since": _days_since,
    "full_years_since": _full_years_since,
    "days_between": _days_between,
    "difference": _difference,
    "percent_over": _percent_over,
    "share": _share,
    "share_after_relief": _share_after_relief,
    "day_after": _day_after,
    "day_after_years": _day_after_years,
    "day_before_months": _day_before_months,
    "signs_in": _signs_in,
}
"""By name, over the day of the assessment (counted from 1970-01-01) and the arguments."""
