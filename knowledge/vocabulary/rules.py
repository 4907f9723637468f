"""What follows from what: rules that conclude facts, and requirements of the law with their cures."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from knowledge.vocabulary.conditions import Condition
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.sources import ALWAYS, Confidence, Period, SourceReference
from knowledge.vocabulary.text import Text

RuleId: TypeAlias = str
RequirementId: TypeAlias = str


class Verdict(StrEnum):
    """May it use the road? The first four are ordered from worst to best."""

    NOT_ROAD_LEGAL = "not_road_legal"
    ROAD_LEGAL_AFTER_STEPS = "road_legal_after_steps"
    RESTRICTED_USE = "restricted_use"
    ROAD_LEGAL = "road_legal"
    UNDETERMINED = "undetermined"


class Status(StrEnum):
    """How a requirement stands."""

    MET = "met"
    NOT_MET = "not_met"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


class CurableBy(StrEnum):
    """Who can put an unmet requirement right."""

    OWNER = "owner"
    DRIVER = "driver"
    DEALER = "dealer"
    MAKER = "maker"
    TIME_AND_PLACE = "time_and_place"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Rule:
    """When its condition holds, the fact has this value."""

    id: RuleId
    fact: FactId
    value: str | int | float
    """A choice id or a number; a parameter in the authored file is resolved to its dated values."""
    condition: Condition
    label: Text
    """The rule in one plain sentence."""
    sources: tuple[SourceReference, ...]
    confidence: Confidence
    in_force: Period = ALWAYS
    parameter: str | None = None
    """Id of the parameter that gives the value on the day of the assessment; `value` is then ignored."""


@dataclass(frozen=True)
class Cure:
    """Who can put an unmet requirement right, and how in one sentence."""

    by: CurableBy
    how: Text | None = None


@dataclass(frozen=True)
class MeetingRule:
    """One way to meet a requirement."""

    id: RuleId
    condition: Condition
    label: Text
    sources: tuple[SourceReference, ...]
    confidence: Confidence
    in_force: Period = ALWAYS


@dataclass(frozen=True)
class Requirement:
    """What the law asks of the vehicles to which it applies; met by any of its rules."""

    id: RequirementId
    label: Text
    topic: str
    applies_when: Condition
    met_by: tuple[MeetingRule, ...]
    otherwise: Text
    """What is wrong when it is not met, in one sentence."""
    cure: Cure
    unmet_means: Verdict
    """The verdict that one unmet requirement of this kind leads to."""
    sources: tuple[SourceReference, ...]
    confidence: Confidence
    in_force: Period = ALWAYS
