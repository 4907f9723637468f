"""How a fact can be made another: by whom, to what, at what cost and in how many days."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from knowledge.vocabulary.facts import Direction, FactId
from knowledge.vocabulary.rules import CurableBy, RequirementId

Figure: TypeAlias = int | str | None
"""A number; or the id of a parameter, of a derived or of a computed number; or null = it has to be asked."""


class TermUnit(StrEnum):
    """In what a term is counted."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Term:
    """A span of time from the day of the assessment on; no days at all = that day itself."""

    count: int
    unit: TermUnit

    def after(self, day: date) -> date:
        """The day on which the term that begins on `day` ends; the last of a month where the month is too short."""
        if self.unit is TermUnit.DAY:
            return day + timedelta(days=self.count)
        months = self.count if self.unit is TermUnit.MONTH else self.count * 12
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


TODAY = Term(0, TermUnit.DAY)


@dataclass(frozen=True)
class Brought:
    """What else a change makes so: a fact with its choice or number, or with a day so long after that of the case."""

    fact: FactId
    value: str | int | float | Term


@dataclass(frozen=True)
class Change:
    """One way in which an asked fact can be made another.

    Where it leads is said by `to` for choices, by `term` for a day that the law fixes, and by `towards` for numbers
    and days of which the nearest that is good enough is taken.
    """

    fact: FactId
    by: CurableBy
    to: tuple[str, ...] = ()
    towards: tuple[Direction, ...] = ()
    term: Term | None = None
    origins: tuple[str, ...] = ()
    """Choices from which it is possible; empty = from any other."""
    days: Figure = None
    """Working days that it takes; 0 = done on the same day."""
    cost: Figure = None
    """0 = there is nothing to pay."""
    needs: tuple[RequirementId, ...] = ()
    """Requirements that must not be unmet when it is done."""
    brings: tuple[Brought, ...] = ()
    last_resort: bool = False
    """Gives up the use that the person had in mind; only proposed where nothing else is left."""
