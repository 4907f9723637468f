"""WHY NOT names the nearest rule and the comparison that failed."""

from datetime import date

from knowledge.inference.concluded_case import ConcludedCase
from knowledge.inference.evaluator import evaluate
from knowledge.inference.why_not import NearMiss, WhyNot
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase

AS_OF = date(2026, 11, 22)


def misses(base: KnowledgeBase, known: dict[FactId, Value], fact: FactId, value: str) -> tuple[NearMiss, ...]:
    """The near misses of one case."""
    rule_base = rule_base_of(base, AS_OF)
    case = ConcludedCase(base, rule_base, known, evaluate(rule_base, known))
    return WhyNot(case).near_misses(fact, value)


def test_the_failed_comparison_is_named_with_what_was_found(toyland: KnowledgeBase) -> None:
    """A truck one millimetre too long is no small truck, and it is said by how much."""
    known: dict[FactId, Value] = {"vehicle.wheels": 4, "vehicle.length": 3501, "vehicle.power": 20.5}
    (miss,) = misses(toyland, known, "vehicle.category", "small")
    (obstacle,) = miss.obstacles
    assert miss.rule == "toyland.category.small"
    assert obstacle.needed == {"en": "at most 3,500 mm", "zh": "不超过 3500 mm"}
    assert obstacle.found == {"en": "3,501 mm", "zh": "3501 mm"}
    assert obstacle.is_known


def test_what_is_not_known_is_told_apart_from_what_fails(toyland: KnowledgeBase) -> None:
    """A missing length is an obstacle that may still fall."""
    (miss,) = misses(toyland, {"vehicle.wheels": 4, "vehicle.power": 20.5}, "vehicle.category", "small")
    assert [(one.fact, one.is_known) for one in miss.obstacles] == [("vehicle.length", False)]


def test_the_nearest_rule_comes_first(toyland: KnowledgeBase) -> None:
    """Of two ways to meet a requirement the one with fewer obstacles is named first."""
    known: dict[FactId, Value] = {
        "use.on_road": "yes",
        "papers.listed": "listed",
        "vehicle.wheels": 4,
        "vehicle.length": 3000,
        "vehicle.power": 5,
        "insurance.end": date(2026, 1, 1),
    }
    first, second = misses(toyland, known, "toyland.insurance", "met")
    assert {first.rule, second.rule} == {"toyland.insurance.running", "toyland.insurance.tricycle"}
    assert len(first.obstacles) <= len(second.obstacles)


def test_a_rule_that_holds_but_comes_too_late_names_the_one_that_decided(toyland: KnowledgeBase) -> None:
    """A four-wheeled small truck fits "large" too, but the earlier rule decided."""
    known: dict[FactId, Value] = {"vehicle.wheels": 4, "vehicle.length": 3000, "vehicle.power": 5}
    (miss,) = misses(toyland, known, "vehicle.category", "large")
    assert miss.obstacles == ()
    assert miss.decided_by == "toyland.category.small"


def test_there_is_nothing_to_say_where_the_value_was_given(toyland: KnowledgeBase) -> None:
    """The value that the fact has needs no excuse."""
    assert misses(toyland, {"vehicle.wheels": 3}, "vehicle.category", "tricycle") == ()
