"""The tuned matcher gives what experta's own gives."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.inference.experta_import import ReteMatcher, Rule
from knowledge.inference.production_engine import ProductionEngine
from knowledge.inference.working_memory import answered
from knowledge.logic.computed import computed_values
from tests.knowledge.inference.random_rule_bases import random_answers, random_rule_base

SHRINKABLE = st.randoms(use_true_random=False)


class StockEngine(ProductionEngine):
    """The same productions as rules of experta's own kind, in experta's own network."""

    __matcher__ = ReteMatcher

    def get_rules(self) -> list[Any]:
        return [self._stock(production) for production in super().get_rules()]

    @staticmethod
    def _stock(production: Any) -> Rule:
        def fire(engine: ProductionEngine, **matched: Any) -> None:
            own = {name: value for name, value in matched.items() if name in production.defeated_by}
            production(engine, **own)  # experta's own nodes may bind names of other patterns, too

        fire.__name__ = production.__name__
        return Rule(*production)(fire)


def waiting(engine: ProductionEngine) -> list[str]:
    """The names of the productions on the agenda."""
    return [activation.rule.__name__ for activation in engine.agenda.activations]


def matched(engine: ProductionEngine) -> set[tuple[str, frozenset[int]]]:
    """The productions on the agenda, each with the numbers of the facts that it matched."""
    return {
        (activation.rule.__name__, frozenset(fact.__factid__ for fact in activation.facts))
        for activation in engine.agenda.activations
    }


@given(SHRINKABLE)
def test_productions_are_rules_that_any_experta_engine_can_run(random: Random) -> None:
    """In experta's own network they come to the same conclusions."""
    rule_base, answers = random_rule_base(random), dict(random_answers(random))
    stock, tuned = StockEngine(rule_base), ProductionEngine(rule_base)
    for engine in (stock, tuned):
        engine.reset()
        engine.learn({**answers, **computed_values(rule_base, answers)})
    assert tuned.truths == stock.truths
    assert tuned.possible == stock.possible


def after_each_answer(random: Random) -> Iterator[tuple[StockEngine, ProductionEngine]]:
    """Experta's own engine and ours, of a random rule base, to which answers come one after the other."""
    rule_base = random_rule_base(random)
    stock, tuned = StockEngine(rule_base), ProductionEngine(rule_base)
    for engine in (stock, tuned):
        engine.reset()
    for fact, value in random_answers(random):
        for engine in (stock, tuned):
            engine.declare(*answered({fact: value}))
        yield stock, tuned


@given(SHRINKABLE)
def test_each_production_is_activated_once(random: Random) -> None:
    """The same productions wait as in experta's own network, where one waits for every reason that it has."""
    for stock, tuned in after_each_answer(random):
        assert sorted(waiting(tuned)) == sorted(set(waiting(stock)))


@given(SHRINKABLE)
def test_what_waits_has_matched_the_same_facts(random: Random) -> None:
    """Facts that arrive in any order, together or one by one, are joined to what experta joins two by two."""
    for stock, tuned in after_each_answer(random):
        assert matched(tuned) <= matched(stock)


def test_nothing_is_taken_back() -> None:
    """Whoever retracts a fact is told what to do instead."""
    engine = ProductionEngine(random_rule_base(Random(1)))
    engine.reset()
    declared = engine.declare(*answered({"choice_0.of_it": "a"}))
    with pytest.raises(ValueError, match="reset the engine"):
        engine.retract(declared)
