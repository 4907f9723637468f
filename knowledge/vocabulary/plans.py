"""What would make a vehicle legal: changes in an order, what they cost and take, and what no change can remove."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.vocabulary.facts import Direction, FactId, Value
from knowledge.vocabulary.rules import CurableBy, RequirementId, Verdict


class Measure(StrEnum):
    """By what one plan is nearer than another; equal ones are told apart by the other measures, in this order."""

    CHANGES = "changes"
    MONEY = "money"
    DAYS = "days"


@dataclass(frozen=True)
class Total:
    """A sum of figures of which some may have to be asked."""

    known: int | float = 0
    to_ask: int = 0
    """How many figures are missing from it."""


@dataclass(frozen=True)
class PlannedChange:
    """One change of a plan."""

    fact: FactId
    by: CurableBy
    current: Value
    becomes: Value
    towards: Direction | None
    """Which values beyond `becomes` do as well; null = it must be this one."""
    or_becomes: tuple[Value, ...]
    """Choices that do just as well."""
    brings: Mapping[FactId, Value]
    """What else is so when it is done."""
    cost: int | float | None
    """Null = it has to be asked."""
    days: int | None
    """Working days; null = they have to be asked."""
    after: tuple[FactId, ...]
    """Facts of this plan that are changed first."""
    cures: tuple[RequirementId, ...]
    """Requirements that stay unmet without it."""
    steps: tuple[str, ...]
    """Ids of the next steps of the assessment that do it; empty where the pack names none."""


@dataclass(frozen=True)
class Plan:
    """A smallest set of changes, in an order in which they can be done."""

    changes: tuple[PlannedChange, ...]
    cost: Total
    unit: str | None
    """The unit of the costs; null where none is known."""
    days: Total
    """Working days, the changes done one after another."""
    earliest: date
    """The first day on which it can be so, if what has to be asked takes no day."""
    steps: tuple[str, ...]
    """Ids of the next steps of the assessment that belong to it, in their order."""
    documents: tuple[str, ...]
    """Ids of the documents that these steps need, each once."""
    provided: tuple[RequirementId, ...]
    """Requirements that are not known to be met afterwards, because an answer is missing."""


@dataclass(frozen=True)
class OutOfReach:
    """A verdict that no change by anyone leads to, and why: these requirements stay unmet whatever is changed."""

    verdict: Verdict
    stays_unmet: tuple[RequirementId, ...]
    together: bool
    """True: not all of them can be met at once, although each can. False: none of them can be met at all."""


@dataclass(frozen=True)
class NearestLegal:
    """The nearest legal version of a vehicle that is not road legal."""

    measure: Measure
    verdict: Verdict | None
    """What the plan leads to: road legal, or restricted use where that is the best; null = nothing helps."""
    plan: Plan | None
    """Null where nothing helps; without changes where the verdict that stands is the best in reach."""
    alternatives: tuple[Plan, ...]
    """Others that are exactly as near."""
    gives_up: bool
    """Whether the plan gives up the use that the person had in mind."""
    out_of_reach: tuple[OutOfReach, ...]
    """Better verdicts, best first, each with the proof why no change leads there."""
    remains: tuple[str, ...]
    """Ids of the next steps of the assessment that say what remains where a better verdict is out of reach."""
