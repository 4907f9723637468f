"""The named formulas that packs may call: the one escape hatch from declared rules.

Each is a pure function of its arguments and of the day of the assessment. Authors call formulas; they
never write them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from knowledge.vocabulary.facts import FactType, FormulaCall, Value


def full_years(start: date, end: date) -> int:
    """Completed years from `start` to `end`; the anniversary of 29 February is 1 March in common years."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _days_until(as_of: date, day: date) -> int:
    return (day - as_of).days


def _days_since(as_of: date, day: date) -> int:
    return (as_of - day).days


def _full_years_since(as_of: date, day: date) -> int:
    return full_years(day, as_of)


def _difference(as_of: date, minuend: float, subtrahend: float) -> float:
    return minuend - subtrahend


def _percent_over(as_of: date, actual: float, limit: float) -> float:
    return (actual - limit) / limit * 100 if limit else 0


def _share(as_of: date, whole: float, percent: float) -> float:
    return round(whole * percent / 100, 2)


def _share_after_relief(as_of: date, whole: float, percent: float, percent_off: float, most_off: float) -> float:
    return round(whole * percent / 100 - min(whole * percent_off / 100, most_off), 2)


def _day_after(as_of: date, day: date, days: float) -> date:
    return _capped(day.toordinal() + int(days))


def _day_after_years(as_of: date, day: date, years: float) -> date:
    return _same_day(day.year + int(years), day.month, day.day)


def _day_before_months(as_of: date, day: date, months: float) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - int(months), 12)
    return _same_day(year, month + 1, day.day)


def _same_day(year: int, month: int, day: int) -> date:
    """That day; where the month is shorter the first day of the next one, and never outside the calendar."""
    year = max(date.min.year, min(date.max.year, year))
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month + 1, 1)


def _capped(ordinal: int) -> date:
    return date.min + timedelta(days=max(0, min(ordinal - date.min.toordinal(), (date.max - date.min).days)))


def _signs_in(as_of: date, text: str) -> int:
    return len("".join(text.split()))


def _days_between(as_of: date, start: date, end: date) -> int:
    return (end - start).days


@dataclass(frozen=True)
class Formula:
    """A formula with the types of its arguments and of its result, and its scalar form."""

    name: str
    takes: tuple[FactType, ...]
    gives: FactType
    compute: Callable[..., Any]
    meaning: str

    def __call__(self, as_of: date, *arguments: Value) -> int | float | date:
        result: int | float | date = self.compute(as_of, *arguments)
        return result


FORMULAS: dict[str, Formula] = {
    formula.name: formula
    for formula in (
        Formula("days_until", (FactType.DATE,), FactType.NUMBER, _days_until,
                "days from the day of the assessment to that day; negative when it is past"),
        Formula("days_since", (FactType.DATE,), FactType.NUMBER, _days_since,
                "days from that day to the day of the assessment; negative when it is still to come"),
        Formula("full_years_since", (FactType.DATE,), FactType.NUMBER, _full_years_since,
                "completed years from that day to the day of the assessment"),
        Formula("days_between", (FactType.DATE, FactType.DATE), FactType.NUMBER, _days_between,
                "days from the first day to the second"),
        Formula("difference", (FactType.NUMBER, FactType.NUMBER), FactType.NUMBER, _difference,
                "the first number less the second"),
        Formula("percent_over", (FactType.NUMBER, FactType.NUMBER), FactType.NUMBER, _percent_over,
                "by how many percent the first number exceeds the second; 0 where the second is 0"),
        Formula("share", (FactType.NUMBER, FactType.NUMBER), FactType.NUMBER, _share,
                "so many percent of the first number, to two decimals"),
        Formula("share_after_relief", (FactType.NUMBER,) * 4, FactType.NUMBER, _share_after_relief,
                "so many percent of the first number, less the relief of the third figure in percent of it, "
                "which is at most the fourth figure"),
        Formula("day_after", (FactType.DATE, FactType.NUMBER), FactType.DATE, _day_after,
                "the day so many days after that day"),
        Formula("day_after_years", (FactType.DATE, FactType.NUMBER), FactType.DATE, _day_after_years,
                "the same day so many years later; 1 March where there is no 29 February"),
        Formula("day_before_months", (FactType.DATE, FactType.NUMBER), FactType.DATE, _day_before_months,
                "the same day so many months earlier; the first of the next month where the month is shorter"),
        Formula("signs_in", (FactType.TEXT,), FactType.NUMBER, _signs_in,
                "how many signs a text has, blanks not counted"),
    )
}  # fmt: skip


def formula_of(call: FormulaCall) -> Callable[..., int | float | date]:
    """The formula of a computed fact of a rule base, over the values of its facts: its figures are filled in."""
    formula = FORMULAS[call.name]
    return lambda as_of, *values: formula(as_of, *values, *call.figures)
