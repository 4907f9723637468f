"""The days on which what the law says of a vehicle changes by itself, with nothing done."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.rules import RequirementId, Status, Verdict
from knowledge.vocabulary.text import Text


class LawMove(StrEnum):
    """What happens to a part of the law."""

    BEGINS = "begins"
    """It comes into force."""
    ENDS = "ends"
    """It is in force no longer."""
    CHANGES = "changes"
    """The figure is another from then on."""


@dataclass(frozen=True)
class LawCause:
    """A rule, way, requirement or figure that begins, ends or changes on the day."""

    entry: str
    """Its id in the pack."""
    move: LawMove


@dataclass(frozen=True)
class DayCause:
    """An answered day from which so much time has passed, or to which so little is left."""

    fact: FactId
    value: date


@dataclass(frozen=True)
class TurnedFinding:
    """A finding that stands otherwise from the day on."""

    requirement: RequirementId
    before: Status
    after: Status
    reason: Text
    """Why it stands so from then on."""
    causes: tuple[DayCause | LawCause, ...]


@dataclass(frozen=True)
class TurningDay:
    """A day on which the verdict or a finding becomes another."""

    day: date
    verdict_before: Verdict
    verdict: Verdict
    findings: tuple[TurnedFinding, ...]


@dataclass(frozen=True)
class LawCalendar:
    """All turning days of a stretch, in their order."""

    first: date
    """The day of the assessment; the turning days come after it."""
    last: date
    verdict: Verdict
    """On the first day."""
    days: tuple[TurningDay, ...]
