"""Another version changes exactly the situations that are named: every one of them, and no other."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from knowledge.authoring.library import knowledge_base
from knowledge.inference.evaluator import evaluate
from knowledge.logic.rule_base import VERDICT, rule_base_of
from knowledge.verification.versions.effects import BothVersions, Effects
from knowledge.verification.versions.own_changes import OwnChange
from knowledge.verification.versions.two_versions import authored
from knowledge.vocabulary.conditions import Condition
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase
from tests.knowledge.verification.damaged_toyland import damaged

DAY = date(2026, 11, 22)
THRESHOLD = ("rules/category.yaml", "vehicle.length <= 3500 mm", "vehicle.length <= 3400 mm")
OTHER_CHOICE = ("rules/requirements.yaml", "[papers.listed = listed]", "[papers.listed = not_listed]")
EXCEPTION = (
    "rules/requirements.yaml",
    "applies_when: [use.on_road = yes]",
    "applies_when: [use.on_road = yes, vehicle.wheels = 4]",
)
MILDER = ("rules/requirements.yaml", "cure: {by: nobody}", "cure: {by: nobody}\n  unmet_means: restricted_use")


def with_condition(base: KnowledgeBase, rule: str, change: Callable[[Condition], Condition]) -> KnowledgeBase:
    one = base.rules[rule]
    return replace(base, rules={**base.rules, rule: replace(one, condition=change(one.condition))})


def values(change: OwnChange) -> dict[FactId, object]:
    """The situation as ranges and values."""
    return {
        premise.fact: [(one.first, one.last) for one in premise.segments] or list(premise.conclusions)
        for premise in change.premises
    }


def lies_in(change: OwnChange, case: dict[FactId, Value], base: KnowledgeBase) -> bool:
    """Whether a complete case is of the situation, by the reference evaluator."""
    conclusions = evaluate(rule_base_of(base, DAY), case)
    for premise in change.premises:
        if premise.segments:
            value = case[premise.fact]
            ranges = [(one.first, one.last) for one in premise.segments]
            if not any((low is None or low <= value) and (high is None or value <= high) for low, high in ranges):  # type: ignore[operator]
                return False
        elif conclusions.value(premise.fact) not in premise.conclusions:
            return False
    return True


@pytest.mark.parametrize(
    "damage", [THRESHOLD, OTHER_CHOICE, EXCEPTION, MILDER], ids=["threshold", "choice", "exception", "weight"]
)
def test_situations_are_those_that_differ(toyland: KnowledgeBase, damage: tuple[str, str, str]) -> None:
    """Of many random complete cases, verdict or requirement differ only in a named situation, and every turn is real."""
    changed, _ = damaged(damage)
    both = BothVersions(toyland, changed, DAY)
    effects = both.effects()
    assert effects.is_proved
    assert effects.situations
    old, new = rule_base_of(toyland, DAY), rule_base_of(changed, DAY)
    regions, chance, seen = both.examination.regions, random.Random(7), set()
    for _ in range(400):
        case = {fact: chance.choice(regions.of(fact)) for fact in both.versions.both.asked}
        before, after = evaluate(old, case), evaluate(new, case)
        turned = {
            (goal, before.value(goal), after.value(goal))
            for goal in both.goals if before.value(goal) != after.value(goal)
        }  # fmt: skip
        seen |= turned
        assert turned <= {(turn.goal, turn.before, turn.after) for turn in effects.turns}
        assert not turned or any(lies_in(one, case, toyland) for one in effects.situations)
    assert seen


@pytest.mark.parametrize("damage", [THRESHOLD, OTHER_CHOICE, EXCEPTION], ids=["threshold", "choice", "exception"])
def test_examples_turn(toyland: KnowledgeBase, damage: tuple[str, str, str]) -> None:
    """The answers of each example alone bring its turn about, with whatever else is answered."""
    changed, _ = damaged(damage)
    both = BothVersions(toyland, changed, DAY)
    old, new = rule_base_of(toyland, DAY), rule_base_of(changed, DAY)
    chance = random.Random(3)
    for turn in both.effects().turns:
        if turn.goal.startswith(("step.", "risk.")):
            continue
        for _ in range(5):
            case = {fact: chance.choice(both.examination.regions.of(fact)) for fact in both.versions.both.asked}
            case |= {authored(one.fact): one.last if one.first is None else one.first for one in turn.example}  # type: ignore[dict-item]
            assert evaluate(old, case).value(turn.goal) == turn.before
            assert evaluate(new, case).value(turn.goal) == turn.after


def test_a_threshold_and_an_exception_of_china() -> None:
    """One figure and one exception: the named situations are exactly the range between the figures and the exception."""
    china = knowledge_base("cn")

    def lower(condition: Condition) -> Condition:
        when = (replace(one, operands=(1750,)) if one.operands == (1800,) else one for one in condition.when)
        return replace(condition, when=tuple(when))

    changed = with_condition(china, "cn.category.micro_truck", lower)
    licence = changed.requirements["cn.driver.class_c1"]
    dropped = replace(licence, applies_when=replace(licence.applies_when, unless=()))
    changed = replace(changed, requirements={**changed.requirements, licence.id: dropped})
    effects = BothVersions(china, changed, china.read_on).effects(told=ALL_TOLD)
    assert effects.is_proved
    of_category = [one for one in effects.situations if one.fact == "vehicle.category"]
    assert {(one.before, one.after) for one in of_category} == {
        ("micro_truck", "light_pickup"),
        ("micro_truck", "light_truck"),
    }
    for one in of_category:
        assert values(one)["vehicle.gross_mass"] == [(1751, 1800)]
        assert values(one)["vehicle.length"] == [(None, 3500)]
        assert values(one)["vehicle.wheels"] == [(4, 4)]
    (exception,) = [one for one in effects.situations if one not in of_category]
    assert (exception.fact, exception.before, exception.after) == ("cn.driver.class_c1.applies", "no", "yes")
    assert values(exception) == {
        "vehicle.registrable": ["yes"], "driver.class_needed": ["c1"], "cn.driver.licensed": ["not_met"],
    }  # fmt: skip
    verdicts = {(turn.before, turn.after) for turn in effects.turns if turn.goal == VERDICT}
    assert ("not_road_legal", "road_legal") in verdicts
    assert ("road_legal", "not_road_legal") not in verdicts


class _AllTold:
    """Says of everything that it is known to turn: then no examples are looked for, which takes long."""

    def __contains__(self, turn: object) -> bool:
        return True

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(())

    def __len__(self) -> int:
        return 0


ALL_TOLD = _AllTold()


def test_words_alone_change_nothing(toyland: KnowledgeBase) -> None:
    """Other words, another order of conditions that must all hold: no situation, no turn."""
    one = toyland.rules["toyland.category.small"]
    again = replace(one, label={"en": "x"}, condition=replace(one.condition, when=one.condition.when[::-1]))
    effects = BothVersions(toyland, replace(toyland, rules={**toyland.rules, one.id: again}), DAY).effects()
    assert effects == Effects((), (), is_proved=True, taken_as_free=())


def test_new_and_removed_entries(toyland: KnowledgeBase) -> None:
    """A requirement that one version does not have does not apply there, and a choice may be new."""
    toyland = replace(toyland, next_steps={}, consequences={})
    fewer = replace(
        toyland, requirements={id: one for id, one in toyland.requirements.items() if id != "toyland.listing"}
    )
    for old, new, before, after in (
        (fewer, toyland, "not_applicable", "not_met"),
        (toyland, fewer, "not_met", "not_applicable"),
    ):
        effects = BothVersions(old, new, DAY).effects()
        assert effects.is_proved
        assert ("toyland.listing", before, after) in {(turn.goal, turn.before, turn.after) for turn in effects.turns}
    wider = replace(
        toyland.facts["papers.listed"], choices={**toyland.facts["papers.listed"].choices, "lost": {"en": "Lost"}}
    )
    changed = replace(toyland, facts={**toyland.facts, "papers.listed": wider})
    assert BothVersions(toyland, changed, DAY).effects().is_none


def test_an_answer_that_became_another_kind_of_answer(toyland: KnowledgeBase) -> None:
    """Where both do not speak of the same answers, each version has its own, and nothing breaks."""
    other = replace(toyland.facts["vehicle.length"], unit="cm")
    changed = replace(toyland, facts={**toyland.facts, "vehicle.length": other})
    effects = BothVersions(toyland, changed, DAY).effects()
    assert effects.is_proved
    assert {one.fact for one in effects.situations} == {"vehicle.category"}
