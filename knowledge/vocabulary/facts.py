"""What can be known of a case: declarations of facts, and their values."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from knowledge.vocabulary.text import Text

FactId: TypeAlias = str
"""Lower-case words joined by dots and underscores: "vehicle.gross_mass"."""

Value: TypeAlias = str | int | float | date
"""A choice or yes/no is the id of the choice, a number is in the unit of its declaration."""


class Unknown(StrEnum):
    """The answer "I don't know": not False, not empty, not zero, and not the same as never asked."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN

YES = "yes"
NO = "no"


class FactType(StrEnum):
    """How the value of a fact is written."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"


class HitPolicy(StrEnum):
    """Which of several rules that hold gives a derived fact its value.

    FIRST: the one that stands first in the pack. UNIQUE: the author claims that only one can hold;
    the order still decides if the claim is wrong, and the proofs say so.
    """

    FIRST = "first"
    UNIQUE = "unique"


class Direction(StrEnum):
    """Where the better values of a number or a date lie."""

    MORE = "more"
    LESS = "less"
    LATER = "later"
    EARLIER = "earlier"


@dataclass(frozen=True)
class FormulaCall:
    """A computed fact: a named formula of knowledge.vocabulary.formulas over other facts, then parameters."""

    name: str
    arguments: tuple[FactId, ...]
    """As authored the ids of asked facts and then of parameters; in a rule base the facts alone."""
    figures: tuple[float, ...] = ()
    """The values of the parameters on the day of the assessment; empty as authored."""


@dataclass(frozen=True)
class FactDeclaration:
    """A thing that can be known.

    A fact is asked (a person answers), computed (`formula` is set) or derived (rules conclude it).
    """

    id: FactId
    type: FactType
    label: Text
    unit: str | None = None
    """Unit of a number (kg, mm, km/h, kW, mL, CNY, day, year, …); null where it merely counts."""
    decimals: int = 0
    """How many decimals a number has; 0 = whole numbers only."""
    choices: dict[str, Text] | None = None
    """Labels by choice id, in the order in which they are offered; null unless a choice or yes/no."""
    plausible: tuple[float, float] | None = None
    """Lowest and highest plausible number; a value outside is questioned, not refused."""
    derived: bool = False
    hit: HitPolicy = HitPolicy.FIRST
    default: str | float | None = None
    """Value of a derived fact when all its rules are known to fail; null = it then stays without value."""
    formula: FormulaCall | None = None
    better: tuple[str, ...] | Direction | None = None
    """The good direction of an asked fact: its choices from worst to best (those left out have no rank), or where
    the better numbers or days lie; null = none is better. The proofs hold the rules to it."""
    particular: bool = False
    """A particular for the printed report (name, plate); no rule may use it, it is never needed."""

    @property
    def is_asked(self) -> bool:
        """Whether a person answers it."""
        return not self.derived and self.formula is None


def comparable(value: Value) -> str | int | float:
    """The value as conditions compare it: a date is its proleptic ordinal day number."""
    return value.toordinal() if isinstance(value, date) else value
