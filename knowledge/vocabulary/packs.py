"""What is authored for one jurisdiction, and what applies together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledge.vocabulary.changes import Change
from knowledge.vocabulary.contradictions import Contradiction
from knowledge.vocabulary.facts import FactDeclaration, FactId, Value
from knowledge.vocabulary.guidance import Consequence, Document, GlossaryTerm, NextStep, Parameter, Place
from knowledge.vocabulary.migrations import Migration
from knowledge.vocabulary.questions import AnswerValue, Question
from knowledge.vocabulary.rules import Requirement, RequirementId, Rule
from knowledge.vocabulary.sources import Source, SourceId
from knowledge.vocabulary.text import Text


@dataclass(frozen=True)
class PackIdentity:
    """Which pack, in which version, with exactly which content."""

    id: str
    version: str
    content_hash: str
    """SHA-256 over the names and bytes of its files, in hexadecimal."""


@dataclass(frozen=True)
class KnowledgePack:
    """Everything authored for one jurisdiction, by id; the order of every mapping is the authored one."""

    identity: PackIdentity
    title: Text
    extends: tuple[str, ...]
    """Packs that this one builds on: a city layer extends its country."""
    read_on: date
    category: FactId | None
    """The derived fact that says what the vehicle is in law."""
    topics: dict[str, Text] = field(default_factory=dict)
    facts: dict[FactId, FactDeclaration] = field(default_factory=dict)
    changes: dict[FactId, tuple[Change, ...]] = field(default_factory=dict)
    """How asked facts can be made others; nobody can change a fact that is not listed."""
    questions: dict[FactId, Question] = field(default_factory=dict)
    sources: dict[SourceId, Source] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    requirements: dict[RequirementId, Requirement] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    next_steps: dict[str, NextStep] = field(default_factory=dict)
    consequences: dict[str, Consequence] = field(default_factory=dict)
    contradictions: dict[str, Contradiction] = field(default_factory=dict)
    glossary: dict[str, GlossaryTerm] = field(default_factory=dict)
    migrations: dict[FactId, Migration] = field(default_factory=dict)
    """What became of facts of older versions, by the id that they had."""


@dataclass(frozen=True)
class KnowledgeBase(KnowledgePack):
    """The packs that apply together, merged: a country with the layers that extend it."""

    packs: tuple[PackIdentity, ...] = ()


@dataclass(frozen=True)
class Case:
    """A validation case: given facts, and what must come out."""

    name: str
    place: str
    """File and line, for messages."""
    as_of: date
    given: Mapping[FactId, AnswerValue]
    expect: Mapping[str, Value]
    """Expected status by requirement, value by derived fact ("unknown" = not concluded), and verdict."""
    steps: tuple[str, ...] = ()
    """Next steps that must be among those given."""
    no_steps: tuple[str, ...] = ()
    """Next steps that must not be among them."""
    consequences: tuple[str, ...] = ()
    """Consequences that must be among those named."""
    no_consequences: tuple[str, ...] = ()
    """Consequences that must not be among them."""
    contradictions: tuple[str, ...] = ()
    """Contradictions that must be found among the given answers."""
    no_contradictions: tuple[str, ...] = ()
    """Contradictions that must not be found, although all that they are about is known."""
    asks_next: FactId | None = None
