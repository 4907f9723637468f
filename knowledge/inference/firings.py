"""What fired, and on what: the record of a case that authors can watch."""

from typing import NamedTuple

from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.rules import RuleId
from knowledge.vocabulary.truth import Truth


class MatchedFact(NamedTuple):
    """A fact that a production matched, as it stood when the production fired."""

    fact: FactId
    possible: frozenset[Value | None]
    """One value for an asked or computed fact. A derived fact may have had several left (null = no value),
    all of which satisfied the comparison, or none of which did."""

    @property
    def value(self) -> Value | None:
        """Its value; null where a derived fact had none, or still several."""
        return next(iter(self.possible)) if len(self.possible) == 1 else None


class Firing(NamedTuple):
    """The condition of a rule became known to be TRUE or FALSE."""

    rule: RuleId
    truth: Truth
    facts: tuple[MatchedFact, ...]
    """In the order of the condition. All of its facts when it holds (none for a rule without condition);
    when it fails, the one fact that defeated it first."""
