"""The days between which the rules of a knowledge base differ."""

from collections.abc import Iterator
from datetime import date, timedelta

from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.sources import Period

NEXT = timedelta(days=1)


def days_that_differ(knowledge_base: KnowledgeBase, *others: KnowledgeBase) -> tuple[date, ...]:
    """One day of every stretch in which the same rules and figures are in force in each, in their order.

    It is the first day of the stretch, or the day on which the pack was read; before the first change the eve of it.
    """
    changes = sorted({day for base in (knowledge_base, *others) for day in _changes(base)})
    read_on = knowledge_base.read_on
    if not changes:
        return (read_on,)
    eve = read_on if read_on < changes[0] else changes[0] - NEXT
    ends = [*changes[1:], date.max]
    return (eve, *(read_on if first <= read_on < end else first for first, end in zip(changes, ends, strict=True)))


def _changes(knowledge_base: KnowledgeBase) -> Iterator[date]:
    """The days on which something comes into force or has just ended."""
    for period in _periods(knowledge_base):
        if period.first is not None:
            yield period.first
        if period.last is not None and period.last < date.max:
            yield period.last + NEXT
    for parameter in knowledge_base.parameters.values():
        yield from (dated.first for dated in parameter.values if dated.first is not None)


def _periods(knowledge_base: KnowledgeBase) -> Iterator[Period]:
    yield from (rule.in_force for rule in knowledge_base.rules.values())
    for requirement in knowledge_base.requirements.values():
        yield requirement.in_force
        yield from (way.in_force for way in requirement.met_by)
    yield from (consequence.in_force for consequence in knowledge_base.consequences.values())
