"""What experta's working memory holds of a case, and the patterns that match it.

An answer or a computed value stands there under the id of its fact, as conditions compare it:

    Answered(**{"vehicle.gross_mass": 1750})

A derived fact is not a value there but what became known of it. Each comparison that some rule makes with
it is put there once it is settled, which may be long before a single value is left:

    Concluded(test="vehicle.category = 'micro_truck' or 'light_truck'")    it holds
    RuledOut(test="vehicle.category = 'lorry'")                            it fails

Facts are only ever added, so that nothing is concluded from silence and nothing needs to be taken back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from knowledge.inference.experta_import import Fact, L, P
from knowledge.inference.hit_policy import in_words
from knowledge.vocabulary.conditions import Comparison, Operator
from knowledge.vocabulary.facts import FactId, Value, comparable


class Answered(Fact):  # type: ignore[misc]  # experta has no types
    """The value of one asked or computed fact; the id of the fact is the one attribute.

    experta reads two underscores inside an attribute as a path. No id has them (docs/pack_language.md).
    """


class Concluded(Fact):  # type: ignore[misc]
    """A comparison with a derived fact, in words in the attribute `test`, is known to hold."""


class RuledOut(Fact):  # type: ignore[misc]
    """A comparison with a derived fact, in words in the attribute `test`, is known to fail."""


@dataclass(frozen=True)
class Literal:
    """A comparison that must be known to hold, or that must be known to fail."""

    comparison: Comparison
    holds: bool


@cache
def name_of(literal: Literal) -> str:
    """What experta binds the matched value to: a name of its own for each literal, equal ones share it."""
    return f"{in_words(literal.comparison)} {'holds' if literal.holds else 'fails'}"


def answered(values: Mapping[FactId, Value]) -> list[Answered]:
    """The facts to declare for known values of asked and computed facts."""
    return [Answered(**{fact: comparable(value)}) for fact, value in values.items()]


def settled(comparison: str, holds: bool) -> Concluded | RuledOut:
    """The fact to declare once a comparison with a derived fact, given in words, is known to hold or to fail."""
    return Concluded(test=comparison) if holds else RuledOut(test=comparison)


@cache
def pattern(literal: Literal, *, derived: bool) -> Any:
    """What matches a literal, bound to its name; the same object each time, so that experta shares its test.

    `derived` tells whether the literal is about a derived fact.
    """
    comparison = literal.comparison
    if derived:
        kind = Concluded if literal.holds else RuledOut
        return kind(test=name_of(literal) << L(in_words(comparison)))
    if literal.holds and comparison.operator is Operator.EQUAL and len(comparison.operands) == 1:
        return Answered(**{comparison.fact: name_of(literal) << L(comparison.operands[0])})
    return Answered(**{comparison.fact: name_of(literal) << P(_predicate(literal))})


def _predicate(literal: Literal) -> Callable[[Value], bool]:
    holds_for = literal.comparison.holds_for
    return holds_for if literal.holds else lambda value: not holds_for(value)
