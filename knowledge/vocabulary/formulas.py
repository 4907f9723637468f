"""The named formulas that packs may call: the one escape hatch from declared rules.

Each is a pure function of its arguments and of the day of the assessment. Authors call formulas; they
never write them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from knowledge.vocabulary.facts import FactType, Value


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

    def __call__(self, as_of: date, *arguments: Value) -> int | float:
        result: int | float = self.compute(as_of, *arguments)
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
        Formula("signs_in", (FactType.TEXT,), FactType.NUMBER, _signs_in,
                "how many signs a text has, blanks not counted"),
    )
}  # fmt: skip
