"""A proved lower bound of the questions that are still to come, whatever is answered and in whatever order.

A part of the assessment that one answer alone would conclude keeps the interview going until something that bears on
it is answered. Parts on which no common question bears are so many questions. They are picked smallest first.
"""

from collections.abc import Collection
from functools import reduce
from operator import and_

from knowledge.inference.open_goals import OpenGoals
from knowledge.inference.settling import Settled
from knowledge.vocabulary.facts import FactId

MOST_TRIED = 40
"""So many candidates are tried, so that a question need not wait; the bound only gets lower by it."""


def least_left(open_goals: OpenGoals, state: Settled, candidates: Collection[FactId]) -> int:
    """At least so many of the candidates will be asked or answered. 1 at least: call it while a question is open."""
    bit = open_goals.bit
    can_be_asked = sum(bit[fact] for fact in candidates)
    bearing = {goal: facts for goal in open_goals.goals if (facts := open_goals.bearing_on(goal) & can_be_asked)}
    if reduce(and_, bearing.values(), -1):
        return 1  # one question bears on everything, so that no two parts are without a common one
    taken = tried = found = 0
    for goal in sorted(bearing, key=lambda goal: bearing[goal].bit_count()):
        facts = bearing[goal]
        if facts & taken or (tried | facts).bit_count() > MOST_TRIED:
            continue
        tried |= facts
        if any(state.would_conclude(fact, goal) for fact in candidates if bit[fact] & facts):
            taken |= facts
            found += 1
    return max(1, found)
