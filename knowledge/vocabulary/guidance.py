"""What a person does next, brings along, and risks: next steps, documents, places, consequences, parameters."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from knowledge.vocabulary.conditions import Condition
from knowledge.vocabulary.rules import RequirementId
from knowledge.vocabulary.sources import ALWAYS, Confidence, Period, SourceReference
from knowledge.vocabulary.text import Text


@dataclass(frozen=True)
class Place:
    """An office, counter or service where a step is done."""

    id: str
    label: Text
    note: Text | None = None


@dataclass(frozen=True)
class Document:
    """A paper to bring: its name, whether the original is needed, and where to get a missing one."""

    id: str
    label: Text
    form: Text
    """Original, copy, or networked data."""
    obtain: Text
    """Where to get it when it is missing."""
    sources: tuple[SourceReference, ...] = ()
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True)
class NextStep:
    """What the person does: where, with which documents, by when, at what cost, after which other steps."""

    id: str
    does: Text
    condition: Condition
    cures: tuple[RequirementId, ...]
    place: str
    documents: tuple[str, ...] = ()
    deadline: Text | None = None
    cost: Text | None = None
    after: tuple[str, ...] = ()
    """Steps that come first where both are to be done."""
    sources: tuple[SourceReference, ...] = ()
    confidence: Confidence = Confidence.HIGH


class Certainty(StrEnum):
    """Whether the law leaves the outcome open."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Consequence:
    """What driving now would risk: the measure, the range of the fine, the points."""

    id: str
    label: Text
    """The violation."""
    measure: Text
    """What happens, with the fine; may quote facts and parameters as {id}."""
    certainty: Certainty
    condition: Condition
    sources: tuple[SourceReference, ...]
    confidence: Confidence
    points: int = 0
    in_force: Period = ALWAYS


@dataclass(frozen=True)
class DatedValue:
    """A figure from one day on."""

    first: date | None
    value: int | float
    sources: tuple[SourceReference, ...]
    confidence: Confidence


@dataclass(frozen=True)
class Parameter:
    """A figure that changes while the sentence stays: a fee, a premium, a limit."""

    id: str
    label: Text
    unit: str | None
    values: tuple[DatedValue, ...]
    """In the order of their days."""

    def as_of(self, day: date) -> DatedValue | None:
        """The figure on `day`; null before the first known one."""
        current = None
        for dated in self.values:
            if dated.first is None or dated.first <= day:
                current = dated
        return current


@dataclass(frozen=True)
class GlossaryTerm:
    """A term of the law in both languages, with its reading (pinyin) where that helps."""

    label: Text
    reading: str = ""
