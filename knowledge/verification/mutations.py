"""Seeded mutations of a knowledge base: small mistakes that an author could make, to see whether anybody notices."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from random import Random
from typing import TypeAlias

from knowledge.verification.condition_places import (
    ConditionPlace,
    condition_at,
    condition_places,
    with_condition,
    with_entry,
    without_entry,
)
from knowledge.verification.pack_words import comparison_in_words
from knowledge.vocabulary.conditions import Comparison, Condition, Operator
from knowledge.vocabulary.facts import FactType
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Requirement


class MutationKind(StrEnum):
    """What kind of mistake."""

    LIMIT_MOVED = "limit moved"
    COMPARISON_FLIPPED = "comparison flipped"
    RULE_DROPPED = "rule dropped"
    EXCEPTION_LOST = "exception lost"
    VALUE_SWAPPED = "value swapped"
    """A rule concludes another value."""
    CHOICE_SWAPPED = "choice swapped"
    """A comparison names another choice."""


@dataclass(frozen=True)
class Mutation:
    """A knowledge base with one mistake."""

    kind: MutationKind
    entry: str
    """Id of the entry that is wrong."""
    says: str
    """What was changed, in the pack's words."""
    knowledge_base: KnowledgeBase


Change: TypeAlias = tuple[MutationKind, str, str, Callable[[], KnowledgeBase]]
"""Kind, entry, words, and the changed knowledge base, made when it is wanted."""

OPPOSITE = {
    Operator.EQUAL: Operator.UNEQUAL,
    Operator.UNEQUAL: Operator.EQUAL,
    Operator.LESS: Operator.GREATER_OR_EQUAL,
    Operator.LESS_OR_EQUAL: Operator.GREATER,
    Operator.GREATER: Operator.LESS_OR_EQUAL,
    Operator.GREATER_OR_EQUAL: Operator.LESS,
}


def mutations(
    knowledge_base: KnowledgeBase, seed: int, number: int, kinds: Collection[MutationKind] = tuple(MutationKind)
) -> list[Mutation]:
    """So many mutations drawn at random from all there are of these kinds, or all of them where there are fewer."""
    changes = [change for change in _changes(knowledge_base) if change[0] in kinds]
    drawn = Random(seed).sample(changes, min(number, len(changes)))  # noqa: S311  # repeatable, no secret
    return [Mutation(kind, entry, says, make()) for kind, entry, says, make in drawn]


def _changes(base: KnowledgeBase) -> Iterator[Change]:
    for place in condition_places(base):
        yield from _changes_of_comparisons(base, place)
        yield from _lost_exceptions(base, place)
    yield from _swapped_conclusions(base)
    for table in ("rules", "next_steps", "consequences"):
        for id in getattr(base, table):
            yield MutationKind.RULE_DROPPED, id, f"{id} is gone", partial(without_entry, base, table, id)
    for requirement in base.requirements.values():
        yield from _dropped_ways(base, requirement)


def _changes_of_comparisons(base: KnowledgeBase, place: ConditionPlace) -> Iterator[Change]:
    condition = condition_at(base, place)
    for side in ("when", "unless"):
        comparisons: tuple[Comparison, ...] = getattr(condition, side)
        for number, comparison in enumerate(comparisons):
            for kind, changed in _changes_of(comparison, base):
                others = (*comparisons[:number], changed, *comparisons[number + 1 :])
                words = f"{comparison_in_words(comparison, base)} becomes {comparison_in_words(changed, base)}"
                yield kind, place.entry, words, partial(_put, base, place, condition, side, others)


def _put(
    base: KnowledgeBase, place: ConditionPlace, condition: Condition, side: str, comparisons: tuple[Comparison, ...]
) -> KnowledgeBase:
    when, unless = (comparisons, condition.unless) if side == "when" else (condition.when, comparisons)
    return with_condition(base, place, Condition(when, unless))


def _changes_of(comparison: Comparison, base: KnowledgeBase) -> Iterator[tuple[MutationKind, Comparison]]:
    yield MutationKind.COMPARISON_FLIPPED, replace(comparison, operator=OPPOSITE[comparison.operator])
    declaration = base.facts.get(comparison.fact)
    for number, operand in enumerate(comparison.operands):
        if isinstance(operand, str):
            choices = (declaration.choices or {}) if declaration else {}
            other = _next([*choices], operand, comparison.operands)
            if other is not None:
                yield MutationKind.CHOICE_SWAPPED, _with_operand(comparison, number, other)
        elif declaration is not None:
            step = 1 if declaration.type is FactType.DATE else 10**-declaration.decimals
            for moved in (operand - step, operand + step):
                yield MutationKind.LIMIT_MOVED, _with_operand(comparison, number, round(moved, declaration.decimals))


def _with_operand(comparison: Comparison, number: int, operand: str | float) -> Comparison:
    operands = [*comparison.operands]
    operands[number] = operand
    return replace(comparison, operands=tuple(operands))


def _next(choices: list[str], choice: str, taken: tuple[str | float, ...]) -> str | None:
    """The choice after this one, round to the first, that is not taken; null when all are."""
    if choice not in choices:
        return None
    start = choices.index(choice)
    return next((one for one in (*choices[start:], *choices[:start]) if one not in taken), None)


def _lost_exceptions(base: KnowledgeBase, place: ConditionPlace) -> Iterator[Change]:
    condition = condition_at(base, place)
    for number, exception in enumerate(condition.unless):
        others = (*condition.unless[:number], *condition.unless[number + 1 :])
        words = f"unless {comparison_in_words(exception, base)} is gone"
        make = partial(_put, base, place, condition, "unless", others)
        yield MutationKind.EXCEPTION_LOST, place.entry, words, make


def _swapped_conclusions(base: KnowledgeBase) -> Iterator[Change]:
    for rule in base.rules.values():
        declaration = base.facts[rule.fact]
        other: str | float | None = None
        if isinstance(rule.value, str):
            other = _next([*(declaration.choices or {})], rule.value, (rule.value,))
        elif rule.parameter is None:
            other = rule.value + 10**-declaration.decimals
        if other is not None:
            words = f"{rule.fact} {rule.value} becomes {other}"
            yield (
                MutationKind.VALUE_SWAPPED,
                rule.id,
                words,
                partial(with_entry, base, "rules", replace(rule, value=other)),
            )


def _dropped_ways(base: KnowledgeBase, requirement: Requirement) -> Iterator[Change]:
    for way in requirement.met_by:
        fewer = replace(requirement, met_by=tuple(one for one in requirement.met_by if one is not way))
        make = partial(with_entry, base, "requirements", fewer)
        yield MutationKind.RULE_DROPPED, requirement.id, f"{way.id} is gone", make
