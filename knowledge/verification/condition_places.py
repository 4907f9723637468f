"""The places of a knowledge base in which a condition stands, and the same base with another condition in one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from knowledge.vocabulary.conditions import Condition
from knowledge.vocabulary.packs import KnowledgeBase


@dataclass(frozen=True)
class ConditionPlace:
    """A rule, step or consequence; or a requirement: its application, or the way of this number."""

    table: str
    """The field of the knowledge base in which the entry stands."""
    entry: str
    way: int | None = None


def condition_places(base: KnowledgeBase) -> Iterator[ConditionPlace]:
    """Every place, in the order of the pack."""
    for table in ("rules", "next_steps", "consequences"):
        yield from (ConditionPlace(table, id) for id in getattr(base, table))
    for requirement in base.requirements.values():
        yield ConditionPlace("requirements", requirement.id)
        yield from (ConditionPlace("requirements", requirement.id, way) for way in range(len(requirement.met_by)))


def condition_at(base: KnowledgeBase, place: ConditionPlace) -> Condition:
    """What stands there."""
    if place.table != "requirements":
        condition: Condition = getattr(base, place.table)[place.entry].condition
        return condition
    requirement = base.requirements[place.entry]
    return requirement.applies_when if place.way is None else requirement.met_by[place.way].condition


def with_condition(base: KnowledgeBase, place: ConditionPlace, condition: Condition) -> KnowledgeBase:
    """The same with this condition there."""
    if place.table != "requirements":
        return with_entry(base, place.table, replace(getattr(base, place.table)[place.entry], condition=condition))
    requirement = base.requirements[place.entry]
    if place.way is None:
        return with_entry(base, "requirements", replace(requirement, applies_when=condition))
    ways = [*requirement.met_by]
    ways[place.way] = replace(ways[place.way], condition=condition)
    return with_entry(base, "requirements", replace(requirement, met_by=tuple(ways)))


def with_entry(base: KnowledgeBase, table: str, entry: Any) -> KnowledgeBase:
    """The same with this entry in the place of the one with its id."""
    return _with_table(base, table, {**getattr(base, table), entry.id: entry})


def without_entry(base: KnowledgeBase, table: str, id: str) -> KnowledgeBase:
    """The same without this entry."""
    return _with_table(base, table, {one: entry for one, entry in getattr(base, table).items() if one != id})


def _with_table(base: KnowledgeBase, table: str, entries: Mapping[str, Any]) -> KnowledgeBase:
    changed: dict[str, Any] = {table: entries}
    return replace(base, **changed)
