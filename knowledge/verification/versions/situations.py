"""Everything that makes a literal hold, as situations: of some facts certain values, whatever the others are."""

from collections.abc import Mapping
from typing import TypeAlias

from knowledge.logic.clauses import Literal
from knowledge.logic.complete_cases import CompleteCases
from knowledge.vocabulary.facts import FactId, Value

Situation: TypeAlias = Mapping[FactId, frozenset[Value]]
"""The values, each standing for its region, that each of some facts may have; all others may have any."""


def situations_of(cases: CompleteCases, literal: Literal, most: int) -> tuple[list[Situation], bool]:
    """Situations that cover all complete cases in which the literal holds, none of which can be wider.

    The second of the pair says whether these are all; of more than `most` only so many are given.
    """
    found: list[Situation] = []
    elsewhere: list[Literal] = []
    while cases.can_hold(literal, *elsewhere):
        if len(found) == most:
            return found, False
        found.append(_widened(cases, literal))
        elsewhere.append(-holds_in(cases, found[-1]))
    return found, True


def holds_in(cases: CompleteCases, situation: Situation) -> Literal:
    """The literal that says that a case is of this situation."""
    return cases.clauses.all_of(_literals(cases, situation))


def _literals(cases: CompleteCases, situation: Situation) -> list[Literal]:
    return [
        cases.clauses.any_of(cases.cells[fact][value] for value in values)
        for fact, values in situation.items()
        if len(values) < len(cases.cells[fact])
    ]


def _widened(cases: CompleteCases, literal: Literal) -> Situation:
    """The case just found, without the facts that do not matter and with all values that do as well."""
    situation: dict[FactId, frozenset[Value]] = {fact: frozenset([value]) for fact, value in cases.case().items()}
    for fact in tuple(situation):
        without = {one: values for one, values in situation.items() if one != fact}
        if _suffices(cases, without, literal):
            situation = without
    for fact, values in tuple(situation.items()):
        for value in cases.values[fact]:
            wider = {**situation, fact: situation[fact] | {value}}
            if value not in values and _suffices(cases, wider, literal):
                situation = wider
    return situation


def _suffices(cases: CompleteCases, situation: Situation, literal: Literal) -> bool:
    return not cases.can_hold(-literal, *_literals(cases, situation))
