"""The question that was chosen. Apart from how it is chosen, so that a start need not load that."""

from dataclasses import dataclass

from knowledge.vocabulary.facts import FactId


@dataclass(frozen=True)
class Choice:
    """The question chosen: its fact, the open goals that asked for it, and all open facts that may still matter."""

    fact: FactId
    needed_by: tuple[FactId, ...]
    candidates: tuple[FactId, ...]
    least_left: int = 1
    """At least so many questions are left, this one included: proved, whatever is answered."""
