"""Three-valued truth: what is known to hold, known not to hold, and not known.

Strong Kleene logic (S. C. Kleene, Introduction to Metamathematics, 1952, § 64). Every engine gives
conditions exactly this meaning.
"""

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """Ordered so that "and" is the minimum and "or" is the maximum."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


_OPPOSITES = tuple(reversed(Truth))


def truth_of(holds: bool) -> Truth:
    """The truth of something that is known."""
    return Truth.TRUE if holds else Truth.FALSE


def opposite(truth: Truth) -> Truth:
    """Not. What is unknown stays unknown."""
    return _OPPOSITES[truth]


def all_hold(truths: Iterable[Truth]) -> Truth:
    """And. One false decides; an empty list holds."""
    weakest = Truth.TRUE
    for truth in truths:
        if truth is Truth.FALSE:
            return Truth.FALSE
        weakest = min(weakest, truth)
    return weakest


def any_holds(truths: Iterable[Truth]) -> Truth:
    """Or. One true decides; an empty list does not hold."""
    strongest = Truth.FALSE
    for truth in truths:
        if truth is Truth.TRUE:
            return Truth.TRUE
        strongest = max(strongest, truth)
    return strongest
