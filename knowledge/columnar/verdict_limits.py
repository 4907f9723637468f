"""How bad a verdict can still be, asked of the solver one situation at a time.

The verdicts of a rule base stand in an order, from the worst to the best. A limit parts them in two: "the verdict is
among the first n". A verdict is fixed when every limit is either surely kept or surely not, so the solver is asked of
each limit apart, and what it says of one serves rows that differ in all that matters only to the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from knowledge.columnar.compared_rows import Rails
from knowledge.columnar.program import compiled
from knowledge.logic.circuit import Circuit
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import VERDICT, RuleBase, RuleValue
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import Direction, FactId, FactType, Value

if TYPE_CHECKING:
    from knowledge.logic.clauses import Literal
    from knowledge.logic.complete_cases import CompleteCase, CompleteCases

Truths: TypeAlias = tuple[bool, ...]
"""Of every comparison, in a complete case."""


@dataclass(frozen=True)
class Proof:
    """Whatever has these comparisons has a verdict within a limit, or has none within it."""

    limit: int
    within: bool
    rails: Rails


class VerdictLimits:
    """The limits of the verdict of one rule base. Questions to the solver: for one thread at a time."""

    def __init__(self, rule_base: RuleBase) -> None:
        self._rule_base = _for_the_verdict_alone(rule_base)
        self._circuit = Circuit(self._rule_base)
        self.verdicts: tuple[RuleValue, ...] = tuple(
            value for value in self._rule_base.derived[VERDICT].domain if value is not None
        )
        within = [self._circuit.test(VERDICT, self.verdicts[:n]) for n in range(1, len(self.verdicts))]
        columns = {*self._rule_base.asked, *self._rule_base.computed}
        self.wires = within
        """Of each limit, the wire that the verdict is within it. The first limit leaves the worst verdict alone."""
        self.completed = compiled(self._circuit, within, columns)
        """The program that gives these wires where all comparisons are known."""
        self.incomplete = compiled(self._circuit, [*within, *(-wire for wire in within)], columns)
        """The program that gives these wires and their negations."""
        self.comparisons: tuple[Comparison, ...] = self.incomplete.comparisons
        """On which the verdict depends."""
        assert self.completed.comparisons == self.comparisons

    def proof_or_case(self, known: Rails, limit: int, within: bool) -> Proof | Truths:
        """The proof that whatever has these comparisons is within the limit, or is not; else a case where it differs.

        The comparisons of each fact must be such as one of its values has.
        """
        cases, wire = self._cases, self.wires[limit]
        otherwise = cases.literal(-wire if within else wire)
        answers = {self._literals[rail]: rail for rail in known}
        if cases.can_hold(*answers, otherwise):
            return self._truths(cases.case())
        core = cases.clauses.core()
        cases.can_hold(*(literal for literal in reversed(answers) if literal in core), otherwise)
        core = cases.clauses.core()  # in another order often fewer suffice, and serve more rows
        return Proof(limit, within, tuple(rail for literal, rail in answers.items() if literal in core))

    @cached_property
    def best_and_worst(self) -> list[Truths]:
        """The complete cases in which every answer is as good as can be, and as bad as can be."""
        return [self._truths(self._extreme(best=best)) for best in (True, False)]

    @cached_property
    def possible(self) -> list[tuple[int, list[Rails]]]:
        """What the values of a fact make known of its comparisons, of facts that might be given impossible values.

        Before it stands the number of a comparison that is known when the fact is.
        """
        numbers: dict[FactId, list[int]] = {}
        for number, one in enumerate(self.comparisons):
            numbers.setdefault(self._cases.basis(one.fact), []).append(number)
        return [
            (compared[0], rails)
            for fact, compared in numbers.items()
            if self._may_be_odd(fact) and len(rails := [*self._rails(fact, compared)]) < 2 ** len(compared)
        ]

    def _may_be_odd(self, fact: FactId) -> bool:
        return fact not in self._rule_base.asked or self._rule_base.asked[fact].type is FactType.NUMBER

    def _rails(self, fact: FactId, numbers: Sequence[int]) -> Iterator[Rails]:
        for value in self._cases.values[fact]:
            yield tuple(2 * number + (not self._holds(self.comparisons[number], value)) for number in numbers)

    def _holds(self, comparison: Comparison, value: Value) -> bool:
        return comparison.holds_for(self._cases.in_terms_of(comparison.fact, value))

    def _truths(self, case: Mapping[FactId, Value]) -> Truths:
        return tuple(self._holds(one, case[self._cases.basis(one.fact)]) for one in self.comparisons)

    def _extreme(self, *, best: bool) -> "CompleteCase":
        case: CompleteCase = {}
        for fact, regions in self._cases.values.items():
            better = self._rule_base.asked[fact].better if fact in self._rule_base.asked else None
            if isinstance(better, tuple):
                case[fact] = better[-1 if best else 0]
            else:
                upwards = better in (Direction.MORE, Direction.LATER)
                case[fact] = regions[-1 if upwards is best else 0]
        return case

    @cached_property
    def _cases(self) -> "CompleteCases":
        from knowledge.logic.complete_cases import CompleteCases  # the solver costs the start of a program

        return CompleteCases(self._circuit, Regions(self._rule_base))

    @cached_property
    def _literals(self) -> "list[Literal]":
        """Of each rail."""
        wires = (self._circuit.comparison(one) for one in self.comparisons)
        return [self._cases.literal(rail) for wire in wires for rail in (wire, -wire)]


def _for_the_verdict_alone(rule_base: RuleBase) -> RuleBase:
    """The rules on which the verdict rests."""
    needed, open_facts = {VERDICT}, [VERDICT]
    while open_facts:
        used = {one.fact for rule in rule_base.derived[open_facts.pop()].rules for one in rule.condition.comparisons}
        further = (used & rule_base.derived.keys()) - needed
        needed |= further
        open_facts.extend(further)
    derived = {fact: rules for fact, rules in rule_base.derived.items() if fact in needed}
    return replace(rule_base, derived=derived, goals=(VERDICT,))
