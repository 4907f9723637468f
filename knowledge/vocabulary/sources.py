"""Where a rule comes from, how firmly it is known, and since when it is in force."""

from dataclasses import dataclass, field
from datetime import date, timedelta
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


READ_AGAIN_AFTER = {Confidence.HIGH: 365, Confidence.MEDIUM: 180, Confidence.LOW: 90, Confidence.FROM_MEMORY: 90}
"""Days after which a source is to be read again, where the pack does not say it."""
CHANGES_OFTEN = ("notice", "local", "practice")
"""Kinds of sources that change more often than laws do."""
AT_MOST_WHERE_OFTEN = 180
"""Days for these."""


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
    read_every: int | None = None
    """Days after which it is to be read again; null = as its kind and confidence call for."""

    @property
    def days_between_readings(self) -> int:
        """How long what was read counts as known."""
        if self.read_every is not None:
            return self.read_every
        usual = READ_AGAIN_AFTER[self.confidence]
        return min(usual, AT_MOST_WHERE_OFTEN) if self.kind in CHANGES_OFTEN else usual

    @property
    def read_again_on(self) -> date:
        """The day by which it is to be read again."""
        return self.read_on + timedelta(days=self.days_between_readings)

    def is_overdue(self, day: date) -> bool:
        """Whether it should have been read again before the day."""
        return day > self.read_again_on


@dataclass(frozen=True)
class SourceReference:
    """A source, and the article in it ("15(4)") or "" for the whole."""

    source: SourceId
    article: str = ""
