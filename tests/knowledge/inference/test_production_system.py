"""The experta engine concludes what the reference evaluator concludes, one answer at a time."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.inference.evaluator import evaluate, truth_of_condition
from knowledge.inference.firings import Firing, MatchedFact
from knowledge.inference.production_system import EngineLostError, ProductionSystem
from knowledge.logic.rule_base import ConcludingRule, DerivedFact, RuleBase
from knowledge.vocabulary.conditions import Comparison, Condition, Operator
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType, FormulaCall, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.truth import Truth
from tests.knowledge.inference.large_rule_base import full_answers, large_rule_base
from tests.knowledge.inference.random_rule_bases import random_answers, random_rule_base

ROOT = Path(__file__).parents[3]
AS_OF = date(2026, 11, 22)
SHRINKABLE = st.randoms(use_true_random=False)


def is_(fact: FactId, *values: str | float) -> Comparison:
    return Comparison(fact, Operator.EQUAL, values)


def rule_base_of(*facts: DerivedFact, computed: dict[FactId, FormulaCall] | None = None) -> RuleBase:
    asked = {
        comparison.fact: FactDeclaration(comparison.fact, FactType.CHOICE, {"en": comparison.fact})
        for fact in facts
        for rule in fact.rules
        for comparison in rule.condition.comparisons
        if comparison.fact not in {*(fact.id for fact in facts), *(computed or ())}
    }
    return RuleBase(AS_OF, {fact.id: fact for fact in facts}, computed or {}, asked, tuple(fact.id for fact in facts))


CATEGORY = DerivedFact(
    "vehicle.category",
    (
        ConcludingRule("small", "small", Condition((Comparison("vehicle.length", Operator.LESS_OR_EQUAL, (3500,)),))),
        ConcludingRule("large", "large", Condition((is_("vehicle.wheels", 4),), (is_("vehicle.tracks", "yes"),))),
    ),
    None,
)
TAXED = DerivedFact(
    "vehicle.taxed",
    (ConcludingRule("taxed", "yes", Condition((is_("vehicle.category", "small", "large"),))),),
    "no",
)
VEHICLE = rule_base_of(CATEGORY, TAXED)


@given(SHRINKABLE)
def test_it_agrees_with_the_reference_after_every_answer(random: Random) -> None:
    """Random rule bases, random partial answers, learnt in a random order: equal key by key."""
    rule_base = random_rule_base(random)
    system = ProductionSystem(rule_base)
    learnt: dict[FactId, Value] = {}
    assert system.conclusions() == evaluate(rule_base, learnt)
    for fact, value in random_answers(random):
        system.learn(fact, value)
        learnt[fact] = value
        assert system.conclusions() == evaluate(rule_base, learnt)


@given(SHRINKABLE)
def test_an_edit_leaves_nothing_of_the_former_answers(random: Random) -> None:
    """A replay gives what a new engine gives, firings included."""
    rule_base = random_rule_base(random)
    former, edited = dict(random_answers(random)), dict(random_answers(random))
    system, fresh = ProductionSystem(rule_base), ProductionSystem(rule_base)
    system.forget_all_and_learn(former)
    for each in (system, fresh):
        each.forget_all_and_learn(edited)
    assert system.conclusions() == fresh.conclusions() == evaluate(rule_base, edited)
    assert system.firings == fresh.firings


@given(SHRINKABLE)
def test_every_conclusion_has_its_firing_and_every_firing_its_reason(random: Random) -> None:
    """A rule fires once, when its truth is known, and the facts in the record alone make it so."""
    rule_base = random_rule_base(random)
    system = ProductionSystem(rule_base)
    system.forget_all_and_learn(dict(random_answers(random)))
    concluded = {rule: truth for rule, truth in system.conclusions().rules.items() if truth is not Truth.UNKNOWN}
    assert {firing.rule: firing.truth for firing in system.firings} == concluded
    assert len(system.firings) == len(concluded)
    conditions = {rule.id: rule.condition for fact in rule_base.derived.values() for rule in fact.rules}
    for firing in system.firings:
        assert _truth_by_facts_alone(rule_base, conditions[firing.rule], firing) is firing.truth


def _truth_by_facts_alone(rule_base: RuleBase, condition: Condition, firing: Firing) -> Truth:
    derived = {comparison.fact for comparison in condition.comparisons if comparison.fact in rule_base.derived}
    anything = {fact: frozenset((None, *rule_base.derived[fact].domain)) for fact in derived}
    possible = {matched.fact: matched.possible for matched in firing.facts if matched.fact in derived}
    known = {matched.fact: matched.value for matched in firing.facts if matched.fact not in derived}
    return truth_of_condition(condition, known, {**anything, **possible})


@pytest.mark.slow
def test_what_fires_and_in_which_order_does_not_depend_on_hashes() -> None:
    """150 random cases under five hash seeds: the same firings, and each case equal to the reference."""
    script = Path(__file__).with_name("firing_order.py")
    runs = [
        subprocess.run(
            [sys.executable, str(script)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        ).stdout
        for seed in ("0", "1", "2", "3", "12345")
    ]
    assert len(runs[0].splitlines()) > 500
    assert len(set(runs)) == 1


def test_silence_concludes_nothing() -> None:
    """Without an answer every value is possible, that of the default included."""
    system = ProductionSystem(VEHICLE)
    assert system.firings == ()
    assert system.conclusions() == Conclusions(
        {"small": Truth.UNKNOWN, "large": Truth.UNKNOWN, "taxed": Truth.UNKNOWN},
        {"vehicle.category": frozenset(["small", "large", None]), "vehicle.taxed": frozenset(["yes", "no"])},
    )


def test_facts_chain_before_a_single_value_is_left() -> None:
    """It is taxed, being small or large; a firing names the values that were left."""
    category = DerivedFact("vehicle.category", CATEGORY.rules, "large")
    system = ProductionSystem(rule_base_of(category, TAXED))
    small_or_large = frozenset(["small", "large"])
    assert system.conclusions().value("vehicle.taxed") == "yes"
    assert system.firings == (Firing("taxed", Truth.TRUE, (MatchedFact("vehicle.category", small_or_large),)),)
    assert system.firings[0].facts[0].value is None


def test_a_firing_names_the_facts_that_were_used() -> None:
    """All of them where the rule holds, the one that defeats it where it fails."""
    system = ProductionSystem(VEHICLE)
    system.learn("vehicle.length", 4200)
    system.learn("vehicle.wheels", 4)
    system.learn("vehicle.tracks", "no")
    assert system.firings == (
        Firing("small", Truth.FALSE, (MatchedFact("vehicle.length", frozenset([4200])),)),
        Firing(
            "large",
            Truth.TRUE,
            (MatchedFact("vehicle.wheels", frozenset([4])), MatchedFact("vehicle.tracks", frozenset(["no"]))),
        ),
        Firing("taxed", Truth.TRUE, (MatchedFact("vehicle.category", frozenset(["large"])),)),
    )


def test_an_exception_that_holds_defeats_a_rule() -> None:
    """One comparison of `unless` is enough, whatever is known of the others."""
    system = ProductionSystem(VEHICLE)
    system.learn("vehicle.tracks", "yes")
    assert system.conclusions().rules["large"] is Truth.FALSE


def test_no_value_satisfies_nothing() -> None:
    """A fact whose rules all fail, and that has no default, is neither equal to a value nor unequal."""
    unequal = ConcludingRule("unequal", "yes", Condition((Comparison("vehicle.category", Operator.UNEQUAL, ("x",)),)))
    rule_base = rule_base_of(CATEGORY, DerivedFact("vehicle.other", (unequal,), "no"))
    system = ProductionSystem(rule_base)
    system.forget_all_and_learn({"vehicle.length": 4200, "vehicle.tracks": "yes"})
    assert system.conclusions().possible["vehicle.category"] == frozenset([None])
    assert system.conclusions().rules["unequal"] is Truth.FALSE


def test_rules_without_condition_always_hold() -> None:
    """They fire at the start, and what follows from them with them."""
    always = DerivedFact("law.in_force", (ConcludingRule("always", "yes", Condition()),), "no")
    follows = DerivedFact("law.felt", (ConcludingRule("felt", "yes", Condition((is_("law.in_force", "yes"),))),), "no")
    system = ProductionSystem(rule_base_of(always, follows))
    assert [(firing.rule, firing.truth) for firing in system.firings] == [
        ("always", Truth.TRUE),
        ("felt", Truth.TRUE),
    ]
    assert system.conclusions().value("law.felt") == "yes"


def test_a_fact_without_rules_has_its_default() -> None:
    """It is known from the start, and what follows from it too."""
    fixed = DerivedFact("law.in_force", (), "no")
    follows = DerivedFact("law.felt", (ConcludingRule("felt", "yes", Condition((is_("law.in_force", "yes"),))),), "no")
    conclusions = ProductionSystem(rule_base_of(fixed, follows)).conclusions()
    assert conclusions.possible == {"law.in_force": frozenset(["no"]), "law.felt": frozenset(["no"])}


def test_dates_are_compared_and_recorded_as_dates() -> None:
    """A condition has day numbers; the record has the answer. What is computed from it is known with it."""
    ended = Comparison("insurance.end", Operator.LESS, (AS_OF.toordinal(),))
    soon = Comparison("insurance.days_left", Operator.LESS, (30,))
    rule_base = rule_base_of(
        DerivedFact("insurance.ended", (ConcludingRule("ended", "yes", Condition((ended,))),), "no"),
        DerivedFact("insurance.soon", (ConcludingRule("soon", "yes", Condition((soon,))),), "no"),
        computed={"insurance.days_left": FormulaCall("days_until", ("insurance.end",))},
    )
    system = ProductionSystem(rule_base)
    end = date(2026, 12, 1)
    system.learn("insurance.end", end)
    assert system.conclusions() == evaluate(rule_base, {"insurance.end": end})
    assert [firing.facts for firing in sorted(system.firings, key=lambda firing: firing.rule)] == [
        (MatchedFact("insurance.end", frozenset([end])),),
        (MatchedFact("insurance.days_left", frozenset([9])),),
    ]


def test_the_same_comparison_twice_is_no_obstacle() -> None:
    """Also where it is written as a whole number once and with decimals once."""
    twice = Condition((is_("vehicle.wheels", 4), is_("vehicle.wheels", 4.0)))
    rule_base = rule_base_of(DerivedFact("vehicle.car", (ConcludingRule("car", "yes", twice),), "no"))
    for wheels, expected in ((4, "yes"), (4.0, "yes"), (3, "no")):
        system = ProductionSystem(rule_base)
        system.learn("vehicle.wheels", wheels)
        assert system.conclusions().value("vehicle.car") == expected


def test_an_answer_may_be_repeated_but_not_changed() -> None:
    """To change it is a replay; the refusal leaves the engine as it was."""
    system = ProductionSystem(VEHICLE)
    system.learn("vehicle.wheels", 4)
    system.learn("vehicle.wheels", 4)
    before = system.conclusions()
    with pytest.raises(ValueError, match=r"vehicle\.wheels is known to be 4"):
        system.learn("vehicle.wheels", 3)
    assert system.conclusions() == before


def test_an_engine_is_not_used_again_after_an_exception() -> None:
    """Here a length is answered with a word. The next start builds a new engine, which knows nothing of it."""
    system = ProductionSystem(VEHICLE)
    system.learn("vehicle.tracks", "yes")
    with pytest.raises(TypeError):
        system.learn("vehicle.length", "long")
    for use in (system.conclusions, lambda: system.firings, lambda: system.learn("vehicle.wheels", 4)):
        with pytest.raises(EngineLostError):
            use()
    system.forget_all_and_learn({"vehicle.length": 3200})
    fresh = ProductionSystem(VEHICLE)
    fresh.learn("vehicle.length", 3200)
    assert system.conclusions() == fresh.conclusions() == evaluate(VEHICLE, {"vehicle.length": 3200})
    assert system.firings == fresh.firings


def test_engines_do_not_disturb_each_other() -> None:
    """Two cases of one rule base, learnt in turns."""
    random = Random(5)
    rule_base = large_rule_base()
    systems = ProductionSystem(rule_base), ProductionSystem(rule_base)
    cases = full_answers(random), full_answers(random)
    for fact in cases[0]:
        for system, case in zip(systems, cases, strict=True):
            system.learn(fact, case[fact])
    for system, case in zip(systems, cases, strict=True):
        assert system.conclusions() == evaluate(rule_base, case)


@pytest.mark.slow
def test_a_large_rule_base_agrees_with_the_reference_after_every_answer() -> None:
    """About 500 rules in layers, with one engine for all interviews."""
    rule_base = large_rule_base()
    system = ProductionSystem(rule_base)
    for seed in range(8):
        random = Random(seed)
        answers = list(full_answers(random).items())
        random.shuffle(answers)
        system.start()
        for number, (fact, value) in enumerate(answers, start=1):
            system.learn(fact, value)
            assert system.conclusions() == evaluate(rule_base, dict(answers[:number]))
