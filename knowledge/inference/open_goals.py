"""What is still open, and which asked facts could settle it: the cone of influence.

Walks from an undecided fact through the undecided comparisons of its undecided rules. Whatever lies outside
cannot matter; what lies inside may still turn out not to (that takes the exact check of `relevance`).
"""

from collections.abc import Collection, Iterator, Mapping

from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.truth import Truth


class OpenGoals:
    """The undecided part of one state of a case. `known` are the asked facts with a known value."""

    def __init__(self, rule_base: RuleBase, conclusions: Conclusions, known: Collection[FactId]) -> None:
        self._rule_base = rule_base
        self._conclusions = conclusions
        self._known = known
        self._first: dict[FactId, FactId | None] = {}
        self._bearing: dict[FactId, int] = {}
        self._derived_undecided: dict[Comparison, bool] = {}
        self._undecided_of: dict[FactId, tuple[Comparison, ...]] = {}

    def is_open(self, fact: FactId) -> bool:
        """Whether a derived fact is not concluded yet."""
        return len(self._conclusions.possible[fact]) > 1

    @property
    def goals(self) -> Iterator[FactId]:
        """The parts of the assessment that are not concluded yet."""
        return (goal for goal in self._rule_base.goals if self.is_open(goal))

    def facts_that_matter(self, goal: FactId) -> tuple[FactId, ...]:
        """Asked facts without a known value that could settle the goal, in the order in which rules need them."""
        return tuple(dict.fromkeys(self._cone(goal, set())))

    def all_facts_that_matter(self) -> tuple[FactId, ...]:
        """The same over all open goals."""
        seen: set[FactId] = set()
        return tuple(dict.fromkeys(fact for goal in self.goals for fact in self._cone(goal, seen)))

    def bearing_on(self, goal: FactId, bit: Mapping[FactId, int]) -> int:
        """The facts that could settle the goal, as a sum of their bits; those without a bit are left out.

        `bit` must be the same in every call.
        """
        if goal not in self._bearing:
            found = 0
            for comparison in self._undecided(goal):
                if comparison.fact in self._conclusions.possible:
                    found |= self.bearing_on(comparison.fact, bit)
                else:
                    for fact in self._inputs(comparison.fact):
                        found |= bit.get(fact, 0)
            self._bearing[goal] = found
        return self._bearing[goal]

    def first_needed(self, goal: FactId, unavailable: Collection[FactId]) -> FactId | None:
        """The first fact that the rules of an open goal need and that can be asked; null when there is none.

        `unavailable` must be the same in every call: the facts to which the person said "I don't know".
        """
        if goal not in self._first:
            self._first[goal] = None
            candidates = (self._first_of(comparison, unavailable) for comparison in self._undecided(goal))
            self._first[goal] = next((fact for fact in candidates if fact is not None), None)
        return self._first[goal]

    def _first_of(self, comparison: Comparison, unavailable: Collection[FactId]) -> FactId | None:
        if comparison.fact in self._conclusions.possible:
            return self.first_needed(comparison.fact, unavailable)
        asked = (fact for fact in self._inputs(comparison.fact) if fact not in unavailable)
        return next(asked, None)

    def _cone(self, goal: FactId, seen: set[FactId]) -> Iterator[FactId]:
        if goal in seen:
            return
        seen.add(goal)
        for comparison in self._undecided(goal):
            if comparison.fact in self._conclusions.possible:
                yield from self._cone(comparison.fact, seen)
            else:
                yield from self._inputs(comparison.fact)

    def _inputs(self, fact: FactId) -> tuple[FactId, ...]:
        call = self._rule_base.computed.get(fact)
        if call is None:
            return () if fact in self._known else (fact,)
        return tuple(argument for argument in call.arguments if argument not in self._known)

    def _undecided(self, goal: FactId) -> tuple[Comparison, ...]:
        if goal not in self._undecided_of:
            self._undecided_of[goal] = tuple(dict.fromkeys(self._undecided_in_rules(goal)))
        return self._undecided_of[goal]

    def _undecided_in_rules(self, goal: FactId) -> Iterator[Comparison]:
        for rule in self._rule_base.derived[goal].rules:
            truth = self._conclusions.rules[rule.id]
            if truth is Truth.UNKNOWN:
                for comparison in rule.condition.comparisons:
                    if self._is_undecided(comparison):
                        yield comparison
            elif truth is Truth.TRUE:
                return

    def _is_undecided(self, comparison: Comparison) -> bool:
        possible = self._conclusions.possible.get(comparison.fact)
        if possible is None:
            return bool(self._inputs(comparison.fact))
        if len(possible) == 1:
            return False
        if comparison not in self._derived_undecided:
            holds = {value is not None and comparison.holds_for(value) for value in possible}
            self._derived_undecided[comparison] = len(holds) > 1
        return self._derived_undecided[comparison]
