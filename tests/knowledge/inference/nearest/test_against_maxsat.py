"""Weighted MaxSAT finds no lighter set of changes than the search, on random knowledge and on every case of a pack."""

from collections.abc import Sequence
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.inference.nearest.finder import all_options, wires_of_unmet
from knowledge.inference.nearest.reach import Reach, cone
from knowledge.inference.nearest.search import Search
from knowledge.inference.nearest.weighing import Scales
from knowledge.logic.circuit import Circuit
from knowledge.logic.moves import moves_of
from knowledge.logic.regions import Regions
from knowledge.verification.lightest_changes import LightestChanges
from knowledge.vocabulary.plans import Measure
from tests.knowledge.inference.nearest.random_knowledge import random_knowledge, random_known, rule_base

COLUMNS: dict[Measure, Sequence[str]] = {
    Measure.CHANGES: ("changes", "costs to ask", "money", "days to ask", "days", "distance"),
    Measure.MONEY: ("costs to ask", "money", "changes", "days to ask", "days", "distance"),
    Measure.DAYS: ("days to ask", "days", "changes", "costs to ask", "money", "distance"),
}


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(Measure))
def test_maxsat_agrees_on_random_knowledge(random: Random, measure: Measure) -> None:
    """The same weight, unless what the moves need goes round in a circle, which MaxSAT does not look at."""
    compare(random, measure)


def compare(random: Random, measure: Measure) -> None:
    """Search and MaxSAT on one random case."""
    knowledge = random_knowledge(random)
    base = rule_base(knowledge)
    known = random_known(random, base)
    circuit = Circuit(base)
    moves = moves_of(knowledge, base, Regions(base), known)
    options = all_options(moves)
    unmet = wires_of_unmet(knowledge, circuit)
    scales = Scales(knowledge, circuit, measure)
    reach = Reach(circuit, known, options, cone(circuit, [*unmet.values(), *scales.wires]))
    found = Search(circuit, reach, scales, list(unmet.values())).lightest(options, most=1)
    weight = LightestChanges(knowledge, circuit, known, options).lightest(COLUMNS[measure], unmet)
    if weight is None:
        assert not found
    elif not found or found[0].weight != weight:
        assert any(move and move.change.needs for open_ones in options.values() for move in open_ones)
        assert not found or found[0].weight > weight
