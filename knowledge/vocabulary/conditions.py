"""When a rule holds: one-line comparisons of a fact with values, all of which must hold."""

from dataclasses import dataclass
from enum import StrEnum

from knowledge.vocabulary.facts import FactId, Value, comparable
from knowledge.vocabulary.truth import Truth, truth_of


class Operator(StrEnum):
    """The operators of a comparison, as authors write them."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="


@dataclass(frozen=True)
class Comparison:
    """One fact against one value, or with = and != against several of which any may match.

    Operands are choice ids, numbers in the unit of the fact, or ordinal day numbers for dates.
    """

    fact: FactId
    operator: Operator
    operands: tuple[str | int | float, ...]

    def holds_for(self, value: Value) -> bool:
        """Whether a known value satisfies the comparison."""
        found = comparable(value)
        if self.operator is Operator.EQUAL:
            return found in self.operands
        if self.operator is Operator.UNEQUAL:
            return found not in self.operands
        if isinstance(found, str):
            raise TypeError(f"{self.fact} {self.operator} …: {found!r} has no order")
        limit = self.operands[0]
        assert not isinstance(limit, str)
        match self.operator:
            case Operator.LESS:
                return found < limit
            case Operator.LESS_OR_EQUAL:
                return found <= limit
            case Operator.GREATER:
                return found > limit
            case _:
                return found >= limit

    def truth_for(self, value: Value | None) -> Truth:
        """The truth of the comparison; null = the value is not known."""
        return Truth.UNKNOWN if value is None else truth_of(self.holds_for(value))


@dataclass(frozen=True)
class Condition:
    """Holds when every comparison of `when` holds and none of `unless` does."""

    when: tuple[Comparison, ...] = ()
    unless: tuple[Comparison, ...] = ()

    @property
    def comparisons(self) -> tuple[Comparison, ...]:
        """All comparisons, the exceptions last."""
        return self.when + self.unless
