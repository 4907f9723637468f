"""The engine never keeps anybody waiting. Of building and replaying the best of several runs counts."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from random import Random

import pytest

from knowledge.inference.production_system import ProductionSystem
from tests.knowledge.inference.large_rule_base import full_answers, large_rule_base

pytestmark = pytest.mark.slow

RULE_BASE = large_rule_base()


def milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def test_it_is_built_before_the_first_question_is_read() -> None:
    """About 500 rules in less than 400 ms."""
    assert min(milliseconds(partial(ProductionSystem, RULE_BASE)) for _ in range(3)) < 400


def test_an_edit_is_replayed_at_once() -> None:
    """All 80 answers in less than 40 ms."""
    system = ProductionSystem(RULE_BASE)
    cases = [full_answers(Random(seed)) for seed in range(5)]
    took = [milliseconds(partial(system.forget_all_and_learn, case)) for case in cases * 5]
    assert min(took) < 40


def test_an_answer_is_learnt_at_once() -> None:
    """Half of the answers in less than 2 ms, 99 of 100 in less than 20."""
    system = ProductionSystem(RULE_BASE)
    took = []
    for seed in range(6):
        system.start()
        took += [milliseconds(partial(system.learn, *answer)) for answer in full_answers(Random(seed)).items()]
    assert statistics.median(took) < 2
    assert statistics.quantiles(took, n=100)[-1] < 20
