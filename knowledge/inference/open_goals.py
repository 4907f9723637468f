"""What is still open, and which asked facts could settle it: the cone of influence.

Walks from an undecided fact through the undecided comparisons of its undecided rules. Whatever lies outside
cannot matter; what lies inside may still turn out not to (that takes the exact check of `relevance`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from knowledge.logic.rule_base import RuleBase, RuleValue
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.truth import Truth


class OpenGoals:
    """The undecided part of one state of a case.

    `known`: the asked facts with a known value. `before`: any other state of the same rule base, to look anew only at
    what differs.
    """

    def __init__(
        self,
        rule_base: RuleBase,
        conclusions: Conclusions,
        known: Mapping[FactId, Value],
        before: "OpenGoals | None" = None,
    ) -> None:
        self._rule_base = rule_base
        self._derived = rule_base.derived
        self._conclusions = conclusions
        self._known = known
        self._first: dict[FactId, FactId | None] = {}
        self._bearing: dict[FactId, int] = {}
        self._missing: dict[FactId, tuple[FactId, ...]] = {}
        self._undecided_of = {} if before is None else before.undecided_unless_touched(conclusions, known)

    def undecided_unless_touched(
        self, conclusions: Conclusions, known: Mapping[FactId, Value]
    ) -> dict[FactId, tuple[FactId, ...]]:
        """What undecided rules still hang on, by the fact that they conclude, where it is the same in another state."""
        before = self._conclusions.possible
        changed = {
            fact
            for fact, possible in conclusions.possible.items()
            if possible is not before[fact] and possible != before[fact]
        }
        changed.update(fact for fact, _ in known.items() ^ self._known.items())
        users = self._rule_base.users
        touched = {user for fact in changed for user in users.get(fact, ())}
        return {fact: undecided for fact, undecided in self._undecided_of.items() if fact not in touched}

    def is_open(self, fact: FactId) -> bool:
        """Whether a derived fact is not concluded yet."""
        return len(self._conclusions.possible[fact]) > 1

    @property
    def goals(self) -> Iterator[FactId]:
        """The parts of the assessment that are not concluded yet."""
        return (goal for goal in self._rule_base.goals if self.is_open(goal))

    def facts_that_matter(self, goal: FactId) -> tuple[FactId, ...]:
        """Asked facts without a known value that could settle the goal, in the order in which rules need them."""
        return self._cone([goal])

    def all_facts_that_matter(self) -> tuple[FactId, ...]:
        """The same over all open goals."""
        return self._cone(self.goals)

    def bearing_on(self, goal: FactId, bit: Mapping[FactId, int]) -> int:
        """The facts that could settle the goal, as a sum of their bits; those without a bit are left out.

        `bit` must be the same in every call.
        """
        if goal not in self._bearing:
            found = 0
            for fact in self._undecided(goal):
                if fact in self._derived:
                    found |= self.bearing_on(fact, bit)
                else:
                    for one in self._inputs(fact):
                        found |= bit.get(one, 0)
            self._bearing[goal] = found
        return self._bearing[goal]

    def first_needed(self, goal: FactId, unavailable: Collection[FactId]) -> FactId | None:
        """The first fact that the rules of an open goal need and that can be asked; null when there is none.

        `unavailable` must be the same in every call: the facts to which the person said "I don't know".
        """
        if goal not in self._first:
            self._first[goal] = self._first_of(self._undecided(goal), unavailable)
        return self._first[goal]

    def _first_of(self, facts: Iterable[FactId], unavailable: Collection[FactId]) -> FactId | None:
        for fact in facts:
            if fact in self._derived:
                found = self.first_needed(fact, unavailable)
                if found is not None:
                    return found
            else:
                for one in self._inputs(fact):
                    if one not in unavailable:
                        return one
        return None

    def _cone(self, goals: Iterable[FactId]) -> tuple[FactId, ...]:
        seen: set[FactId] = set()
        found: dict[FactId, None] = {}
        for goal in goals:
            self._visit(goal, seen, found)
        return tuple(found)

    def _visit(self, goal: FactId, seen: set[FactId], found: dict[FactId, None]) -> None:
        """Find what can still be asked below a goal, unless that was seen."""
        if goal in seen:
            return
        seen.add(goal)
        for fact in self._undecided(goal):
            if fact in self._derived:
                self._visit(fact, seen, found)
            else:
                found.update(dict.fromkeys(self._inputs(fact)))

    def _inputs(self, fact: FactId) -> tuple[FactId, ...]:
        """What an asked or computed fact still lacks."""
        if fact not in self._missing:
            call = self._rule_base.computed.get(fact)
            arguments = call.arguments if call else (fact,)
            self._missing[fact] = tuple(argument for argument in arguments if argument not in self._known)
        return self._missing[fact]

    def _undecided(self, goal: FactId) -> tuple[FactId, ...]:
        """The facts on which its undecided rules still hang, in their order."""
        if goal not in self._undecided_of:
            self._undecided_of[goal] = tuple(dict.fromkeys(self._undecided_in_rules(goal)))
        return self._undecided_of[goal]

    def _undecided_in_rules(self, goal: FactId) -> Iterator[FactId]:
        truths, possible = self._conclusions.rules, self._conclusions.possible
        for rule, premises in self._rule_base.premises[goal]:
            truth = truths[rule]
            if truth is _UNKNOWN:
                for fact, satisfying in premises:
                    if satisfying is None:
                        if self._inputs(fact):
                            yield fact
                    elif len(premises) == 1 or not _is_decided(possible[fact], satisfying):
                        yield fact
            elif truth is _TRUE:
                return


_UNKNOWN, _TRUE = Truth.UNKNOWN, Truth.TRUE


def _is_decided(possible: frozenset[RuleValue | None], satisfying: frozenset[RuleValue]) -> bool:
    """Whether all values left satisfy a comparison, or none does."""
    return possible <= satisfying or satisfying.isdisjoint(possible)
