"""How to ask a person for one fact."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from knowledge.vocabulary.facts import FactId, Unknown, Value
from knowledge.vocabulary.text import Text


class Evidence(StrEnum):
    """What an answer rests on, best first."""

    DOCUMENT = "document"
    SEEN_ONLINE = "seen_online"
    READ_OFF_VEHICLE = "read_off_vehicle"
    CATALOGUE_FILE = "catalogue_file"
    """A table that the person imported: not seen by anybody, and not the Announcement itself."""
    TOLD_BY_SELLER = "told_by_seller"
    ASSUMED = "assumed"


@dataclass(frozen=True)
class Question:
    """How to ask for a fact, where the answer is found, and what may prove it."""

    fact: FactId
    ask: Text
    topic: str
    where_to_look: Text | None = None
    """Where a person finds the answer; null only where everybody knows it (which role, which city)."""
    explanation: Text | None = None
    """What an unusual word means, or how to choose."""
    evidence: tuple[Evidence, ...] = ()
    """What may prove it, best first; empty = the person's word is enough."""
    late: bool = False
    """Whether it waits until nothing else is to be asked: a question that opens a further matter."""


AnswerValue: TypeAlias = Value | Unknown


@dataclass(frozen=True)
class Answer:
    """What the person said of one fact, when (UTC), and on what evidence (null = not said)."""

    fact: FactId
    value: AnswerValue
    evidence: Evidence | None = None
    at: datetime | None = None

    @property
    def known(self) -> Value | None:
        """The value, or null for "I don't know"."""
        return None if isinstance(self.value, Unknown) else self.value
