"""The answers on which a verdict hangs."""

from dataclasses import dataclass

from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.questions import Evidence
from knowledge.vocabulary.rules import RequirementId, Verdict


@dataclass(frozen=True)
class DecidingFact:
    """A fact of which another value would make the verdict worse, or of which none is known although it matters."""

    fact: FactId
    value: Value | None
    """Null = not known."""
    evidence: Evidence | None
    """What the answer rests on; null where it is not said or there is no answer."""
    worst: Verdict
    """The worst verdict that another value alone leads to; undetermined where that is not known."""
    decides: tuple[RequirementId, ...]
    """Requirements that another value can leave unmet, or that wait for it."""
