"""What a proof says: its claim, its bound, what it showed, and a counter-example for all that failed."""

from dataclasses import dataclass, field
from datetime import date

from knowledge.vocabulary.facts import FactId, Value


@dataclass(frozen=True)
class FactInRange:
    """A fact with values that no rule can tell apart; null = no bound on that side."""

    fact: FactId
    first: Value | None
    last: Value | None


@dataclass(frozen=True)
class CounterExample:
    """Why a claim does not hold of one entry of the pack."""

    entry: str
    """Id of the entry at fault."""
    says: str
    """What is wrong, in one sentence."""
    facts: tuple[FactInRange, ...] = ()
    """The answers that bring it about, whatever the others are; none of them can be left out."""
    rules: tuple[str, ...] = ()
    """Ids of the rules, requirements and steps that clash."""


@dataclass(frozen=True)
class Examined:
    """One thing of which a claim was examined, with its counter-example if it failed."""

    subject: str
    counter_example: CounterExample | None = None


@dataclass(frozen=True)
class Failure:
    """A claim that does not hold of a subject, on a day."""

    subject: str
    as_of: date
    counter_example: CounterExample


@dataclass(frozen=True)
class ProofResult:
    """The outcome of a proof on one or several days."""

    claim: str
    bound: str | None
    """What the search left out, in words; null = nothing, the proof is exact."""
    days: tuple[date, ...]
    """The days of assessment as of which it was examined."""
    shown: frozenset[str]
    """Everything of which the claim was shown to hold."""
    failures: tuple[Failure, ...]
    seconds: float = field(default=0.0, compare=False)
    """Of processor time."""

    @property
    def is_proved(self) -> bool:
        """Whether there is no counter-example."""
        return not self.failures

    @property
    def counter_examples(self) -> tuple[CounterExample, ...]:
        """Why it failed."""
        return tuple(failure.counter_example for failure in self.failures)
