"""What a sheet about one entry of a pack is made of, whether it is printed as text or as a page of a booklet."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.vocabulary.text import Text


class PartKind(StrEnum):
    """What a part of a sheet is about."""

    CONDITION = "condition"
    RULES = "rules"
    OUTCOME = "outcome"
    LAW = "law"
    CONFIDENCE = "confidence"
    CASES = "cases"
    USES = "uses"


@dataclass(frozen=True)
class SheetLine:
    """A sentence, and how far it is set in."""

    words: Text
    depth: int = 0


@dataclass(frozen=True)
class Part:
    """Lines under a heading."""

    kind: PartKind
    heading: Text
    lines: tuple[SheetLine, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything about one entry, in plain words."""

    id: str
    kind: Text
    """Requirement, rule, fact, …"""
    title: Text
    parts: tuple[Part, ...]
