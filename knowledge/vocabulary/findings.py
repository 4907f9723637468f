"""What was concluded of one case, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledge.vocabulary.contradictions import FoundContradiction
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.guidance import Certainty
from knowledge.vocabulary.packs import PackIdentity
from knowledge.vocabulary.plans import NearestLegal
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Cure, RequirementId, RuleId, Status, Verdict
from knowledge.vocabulary.sources import Confidence, SourceReference
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.truth import Truth


@dataclass(frozen=True)
class Conclusions:
    """What an engine concluded. All engines must agree on it, key by key.

    `rules`: the truth of the condition of every rule. `possible`: for every derived fact the values it can
    still have by the rules, where null stands for no value at all; one element = concluded.
    """

    rules: Mapping[RuleId, Truth]
    possible: Mapping[FactId, frozenset[str | int | float | None]]
    by_cases: Mapping[FactId, tuple[FactId, ...]] = field(default_factory=dict)
    """What is concluded though no rule decides it yet: the facts of which, case by case, one always brings it about."""

    def value(self, fact: FactId) -> str | int | float | None:
        """The concluded value of a derived fact; null while undecided, and where it has none."""
        possible = self.possible[fact]
        return next(iter(possible)) if len(possible) == 1 else None


@dataclass(frozen=True)
class FactUsed:
    """A fact that a conclusion rests on, with its value in this case."""

    fact: FactId
    value: Value


@dataclass(frozen=True)
class Justification:
    """Why a finding stands: the rule that decided, the facts it used, the law behind it."""

    rule: RuleId
    facts: tuple[FactUsed, ...]
    sources: tuple[SourceReference, ...]
    confidence: Confidence


@dataclass(frozen=True)
class Finding:
    """A requirement with its status in this case and its justification."""

    requirement: RequirementId
    label: Text
    topic: str
    status: Status
    reason: Text
    justification: Justification
    cure: Cure | None
    """Who can put it right; null unless it is not met."""
    unmet_means: Verdict
    open_facts: tuple[FactId, ...] = ()
    """Asked facts without a known value that could settle it; empty unless undetermined."""


@dataclass(frozen=True)
class OpenFact:
    """A fact that is not known although something needs it."""

    fact: FactId
    said_unknown: bool
    """True where the person said "I don't know", False where it was not asked."""
    needed_by: tuple[RequirementId, ...]


@dataclass(frozen=True)
class RecommendedStep:
    """A next step of this case, its words filled in."""

    id: str
    number: int
    """From 1, in an order that respects what depends on what."""
    does: Text
    place: Text
    documents: tuple[str, ...]
    deadline: Text | None
    cost: Text | None
    cures: tuple[RequirementId, ...]
    sources: tuple[SourceReference, ...]
    confidence: Confidence


@dataclass(frozen=True)
class Risk:
    """A consequence of driving now, its words filled in."""

    id: str
    label: Text
    measure: Text
    certainty: Certainty
    points: int
    sources: tuple[SourceReference, ...]
    confidence: Confidence


@dataclass(frozen=True)
class Assessment:
    """Verdict, findings, next steps, risks and what is still unknown, as of a day."""

    verdict: Verdict
    reason: Text
    """The verdict's one reason."""
    as_of: date
    pack: PackIdentity
    packs: tuple[PackIdentity, ...]
    category: Value | None
    category_label: Text | None
    findings: tuple[Finding, ...]
    next_steps: tuple[RecommendedStep, ...]
    risks: tuple[Risk, ...]
    unknown: tuple[OpenFact, ...]
    answers: Mapping[FactId, Answer]
    conclusions: Conclusions
    contradictions: tuple[FoundContradiction, ...] = ()
    """Answers that do not fit together; they never change the verdict."""
    nearest_legal: NearestLegal | None = None
    """What would make it legal; null where nothing is known to be unmet, and where nobody has looked for it."""
