"""The changes that can be made to one set of answers, as moves: a known fact takes another value, and what that brings.

Of numbers and days each region beyond the present value is one move, to its nearest value.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.logic.regions import Regions, Segment
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.changes import Change, Term
from knowledge.vocabulary.facts import Direction, FactId, Value, comparable
from knowledge.vocabulary.packs import KnowledgeBase


@dataclass(frozen=True)
class Move:
    """A fact takes a value by one of the changes that its pack declares."""

    fact: FactId
    value: Value
    change: Change
    brings: Mapping[FactId, Value]
    towards: Direction | None = None
    """On which side of the present value it lies; null for choices and for days that the law fixes."""
    distance: int = 0
    """How many regions it leaves behind."""


Moves = dict[FactId, tuple[Move, ...]]
"""The moves of every fact that can be changed, in the order of the pack."""


def moves_of(
    knowledge_base: KnowledgeBase, rule_base: RuleBase, regions: Regions, known: Mapping[FactId, Value]
) -> Moves:
    """What can be done about the known answers. A fact that is not known cannot be what stands in the way."""
    found: Moves = {}
    for fact, changes in knowledge_base.changes.items():
        if fact in known and fact in rule_base.asked:
            moves = tuple(_distinct(one for change in changes for one in _moves(change, rule_base, regions, known)))
            if moves:
                found[fact] = moves
    return found


def _distinct(moves: Iterable[Move]) -> Iterator[Move]:
    """Without those that the same person has done already."""
    seen: set[tuple[object, ...]] = set()
    for move in moves:
        key = (move.value, move.change.by, move.change.cost, move.change.days, move.change.needs)
        if key not in seen:
            seen.add(key)
            yield move


def _moves(change: Change, rule_base: RuleBase, regions: Regions, known: Mapping[FactId, Value]) -> Iterator[Move]:
    current = known[change.fact]
    brings = {brought.fact: _value(brought.value, rule_base.as_of) for brought in change.brings}
    if change.origins and current not in change.origins:
        return
    if change.term is not None:
        day = change.term.after(rule_base.as_of)
        if day != current:
            yield Move(change.fact, day, change, brings)
    for choice in change.to:
        if choice != current:
            yield Move(change.fact, choice, change, brings)
    for side in change.towards:
        for distance, value in enumerate(_beyond(regions.segments(change.fact), current, side), start=1):
            yield Move(change.fact, value, change, brings, side, distance)


def _value(brought: str | float | Term, as_of: date) -> Value:
    return brought.after(as_of) if isinstance(brought, Term) else brought


def _beyond(segments: Iterable[Segment], current: Value, side: Direction) -> Iterator[Value]:
    """The nearest value of every segment on one side of the present value, the nearest segment first."""
    rising = side in (Direction.MORE, Direction.LATER)
    ordered = list(segments) if rising else list(segments)[::-1]
    for segment in ordered:
        nearest = segment.first if rising else segment.last
        if nearest is not None and _lies_beyond(nearest, current, rising):
            yield nearest


def _lies_beyond(value: Value, current: Value, rising: bool) -> bool:
    here, there = comparable(current), comparable(value)
    assert not isinstance(here, str)
    assert not isinstance(there, str)
    return there > here if rising else there < here
