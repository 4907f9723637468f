"""Answers that do not fit together: told with all of them, never decided by."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.vocabulary.conditions import Condition
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.questions import AnswerValue
from knowledge.vocabulary.sources import Confidence, SourceReference
from knowledge.vocabulary.text import Text


class Basis(StrEnum):
    """What says that the answers do not fit, best first."""

    LAW = "law"
    ARITHMETIC = "arithmetic"
    PHYSICS = "physics"
    PRACTICE = "practice"
    NUMBER = "number"
    """The signs of an identification number."""
    CATALOGUE = "catalogue"
    """An entry of a table that the person has imported."""


@dataclass(frozen=True)
class Contradiction:
    """What an author says of answers that do not fit together, and when they do not."""

    id: str
    says: Text
    condition: Condition
    """Over asked and computed facts only."""
    basis: Basis
    sources: tuple[SourceReference, ...] = ()
    confidence: Confidence = Confidence.HIGH


@dataclass(frozen=True)
class SaidAnswer:
    """An answer that takes part in a contradiction."""

    fact: FactId
    value: AnswerValue


@dataclass(frozen=True)
class FoundContradiction:
    """A contradiction in this case with the answers that make it. It never changes the verdict."""

    id: str
    says: Text
    answers: tuple[SaidAnswer, ...]
    basis: Basis
    sources: tuple[SourceReference, ...] = ()
    confidence: Confidence = Confidence.HIGH
