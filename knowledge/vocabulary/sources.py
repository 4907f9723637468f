"""Where a rule comes from, how firmly it is known, and since when it is in force."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from knowledge.vocabulary.text import Text

SourceId: TypeAlias = str


class Confidence(StrEnum):
    """How firmly the team knows what it says. All but HIGH reach people as "to be confirmed at the office"."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    FROM_MEMORY = "from_memory"

    @property
    def must_be_confirmed(self) -> bool:
        """Whether people are told to have it confirmed at the office."""
        return self is not Confidence.HIGH


@dataclass(frozen=True)
class Period:
    """Days on which something is in force, both ends included; null = open end."""

    first: date | None = None
    last: date | None = None

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


ALWAYS = Period()


@dataclass(frozen=True)
class Source:
    """A law, standard, notice or practice that rules rest on.

    `articles` maps the article (or clause) to what it says, in our own words; a pack may cite no article
    that is not listed here.
    """

    id: SourceId
    title: Text
    issuer: Text
    kind: str
    """law, regulation, order, standard, notice, local or practice."""
    version: Text
    """Number and dates of the version that was read."""
    read_on: date
    """The day on which it was last read."""
    confidence: Confidence
    provenance: str
    """Where it was read: an address or the name of a collection."""
    articles: dict[str, Text] = field(default_factory=dict)
    in_force: Period = ALWAYS


@dataclass(frozen=True)
class SourceReference:
    """A source, and the article in it ("15(4)") or "" for the whole."""

    source: SourceId
    article: str = ""
