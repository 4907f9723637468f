"""What is still open, and which asked facts could settle it: the cone of influence.

Walks from an undecided fact through the undecided comparisons of its undecided rules. Whatever lies outside
cannot matter; what lies inside may still turn out not to (that takes the exact check of `relevance`).
"""

from collections.abc import Collection, Iterable, Mapping

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
        possible = conclusions.possible
        self.goals = tuple([goal for goal in rule_base.goals if len(possible[goal]) > 1])
        """The parts of the assessment that are not concluded yet."""
        self.bit = {fact: 1 << position for position, fact in enumerate(rule_base.asked)}
        """Sets of asked facts are sums of these."""
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
        touched = set().union(*(users[fact] for fact in changed if fact in users))
        return {fact: undecided for fact, undecided in self._undecided_of.items() if fact not in touched}

    def facts_that_matter(self, goal: FactId) -> tuple[FactId, ...]:
        """Asked facts without a known value that could settle the goal, in the order in which rules need them."""
        return self._in_order([goal])

    def all_facts_that_matter(self) -> tuple[FactId, ...]:
        """The same over all open goals."""
        return self._in_order(self.goals)

    def bearing_on(self, fact: FactId) -> int:
        """The asked facts without a known value that could settle any fact, as the sum of their bits."""
        bearing = self._bearing
        if fact not in bearing:
            found = 0
            if fact in self._derived:
                for one in self._undecided(fact):
                    found |= bearing[one] if one in bearing else self.bearing_on(one)
            else:
                for one in self._inputs(fact):
                    found |= self.bit[one]
            bearing[fact] = found
        return bearing[fact]

    def first_needed(self, fact: FactId, unavailable: Collection[FactId]) -> FactId | None:
        """The first asked fact that an open goal, or any fact, needs and that can be asked; null when there is none.

        `unavailable` must be the same in every call: the facts to which the person said "I don't know".
        """
        first = self._first
        if fact not in first:
            found = None
            if fact in self._derived:
                for one in self._undecided(fact):
                    found = first[one] if one in first else self.first_needed(one, unavailable)
                    if found is not None:
                        break
            else:
                found = next((one for one in self._inputs(fact) if one not in unavailable), None)
            first[fact] = found
        return first[fact]

    def _in_order(self, goals: Iterable[FactId]) -> tuple[FactId, ...]:
        found: dict[FactId, None] = {}
        seen = 0
        for goal in goals:
            seen = self._find(goal, seen, found)
        return tuple(found)

    def _find(self, fact: FactId, seen: int, found: dict[FactId, None]) -> int:
        """Find what can still be asked below a fact, where that is more than was seen; all that is seen then."""
        if not self.bearing_on(fact) & ~seen:
            return seen
        if fact not in self._derived:
            found.update(dict.fromkeys(self._inputs(fact)))
            return seen | self.bearing_on(fact)
        for one in self._undecided(fact):
            seen = self._find(one, seen, found)
        return seen

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
            self._undecided_of[goal] = tuple(self._undecided_in_rules(goal))
        return self._undecided_of[goal]

    def _undecided_in_rules(self, goal: FactId) -> dict[FactId, None]:
        truths = self._conclusions.rules
        found: dict[FactId, None] = {}
        for rule, premises in self._rule_base.premises[goal]:
            truth = truths[rule]
            if truth is _TRUE:
                break
            if truth is _UNKNOWN:
                for fact, satisfying in premises:
                    if len(premises) == 1 or self._is_undecided(fact, satisfying):
                        found[fact] = None
        return found

    def _is_undecided(self, fact: FactId, satisfying: frozenset[RuleValue] | None) -> bool:
        """Whether it is open if a comparison holds; `satisfying`: the values that do, null for an asked fact."""
        if satisfying is None:
            return bool(self._inputs(fact))
        possible = self._conclusions.possible[fact]
        return not (possible <= satisfying or satisfying.isdisjoint(possible))


_UNKNOWN, _TRUE = Truth.UNKNOWN, Truth.TRUE
