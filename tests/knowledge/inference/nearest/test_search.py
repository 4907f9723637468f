"""The search finds exactly the lightest sets of changes: no lighter set leads there, and none as light is left out."""

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.inference.nearest.finder import all_options, wires_of_unmet
from knowledge.inference.nearest.reach import Options, Reach, cone
from knowledge.inference.nearest.search import Search
from knowledge.inference.nearest.weighing import Scales
from knowledge.logic.circuit import Circuit
from knowledge.logic.moves import moves_of
from knowledge.logic.regions import Regions
from knowledge.vocabulary.plans import Measure
from tests.knowledge.inference.nearest.brute_force import BruteForce
from tests.knowledge.inference.nearest.random_knowledge import random_knowledge, random_known, rule_base

MOST_SETS = 3000
"""Larger spaces are not tried one by one."""


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(Measure))
def test_it_finds_what_trying_everything_finds(random: Random, measure: Measure) -> None:
    """The same weight, and the same sets of that weight; nothing where nothing leads there."""
    compare(random, measure)


def compare(random: Random, measure: Measure) -> None:
    """Search and brute force on one random case."""
    knowledge = random_knowledge(random)
    base = rule_base(knowledge)
    known = random_known(random, base)
    circuit = Circuit(base)
    moves = moves_of(knowledge, base, Regions(base), known)
    options = all_options(moves)
    if _size(options.values()) > MOST_SETS:
        return
    aim = random.sample(list(knowledge.requirements), random.randint(1, len(knowledge.requirements)))
    unmet = wires_of_unmet(knowledge, circuit)
    scales = Scales(knowledge, circuit, measure)
    reach = Reach(circuit, known, options, cone(circuit, [*unmet.values(), *scales.wires]))
    found = Search(circuit, reach, scales, [unmet[id] for id in aim]).lightest(options, most=MOST_SETS)
    weight, sets = BruteForce(knowledge, base, known).lightest(options, aim, measure)
    assert [one.weight for one in found] == [weight] * len(sets)
    assert _as_keys(one.options for one in found) == _as_keys(
        {fact: (move,) for fact, move in choice.items()} for choice in sets
    )


def _size(open_ones: Iterable[tuple[object, ...]]) -> int:
    size = 1
    for one in open_ones:
        size *= len(one)
    return size


def _as_keys(sets: Iterable[Options]) -> set[frozenset[tuple[str, int]]]:
    return {frozenset((fact, id(option)) for fact, (option,) in options.items()) for options in sets}
