"""The regions of a fact lie along its values in segments."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.logic.regions import Regions, Segment
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.conditions import Comparison, Operator
from knowledge.vocabulary.packs import KnowledgeBase


@pytest.fixture
def regions(toyland: KnowledgeBase) -> Regions:
    return Regions(rule_base_of(toyland, toyland.read_on))


def test_a_limit_makes_two_segments(regions: Regions) -> None:
    """Everything up to the limit, and everything from the next value on; nothing bounds the ends."""
    assert regions.segments("vehicle.length") == (Segment(None, 3500, 3499), Segment(3501, None, 3501))
    assert regions.segments("vehicle.power") == (Segment(None, 20.5, 20.4), Segment(20.6, None, 20.6))


def test_a_day_is_cut_where_a_formula_passes_its_limit(regions: Regions) -> None:
    """The insurance that ended yesterday lies in another segment than the one that ends today."""
    past, valid = regions.segments("insurance.end")
    assert (past.last, valid.first) == (date(2026, 11, 21), date(2026, 11, 22))


def test_one_region_may_lie_on_both_sides_of_another(toyland: KnowledgeBase) -> None:
    """A fact that is compared with 4 alone has the region 4 and one region on both sides of it."""
    rule = toyland.rules["toyland.category.tricycle"]
    exactly = replace(rule.condition, when=(Comparison("vehicle.wheels", Operator.EQUAL, (4,)),))
    others = {
        id: replace(one, condition=exactly) if one.fact == "vehicle.category" else one
        for id, one in toyland.rules.items()
    }
    regions = Regions(rule_base_of(replace(toyland, rules=others), toyland.read_on))
    assert regions.segments("vehicle.wheels") == (Segment(None, 3, 3), Segment(4, 4, 4), Segment(5, None, 3))
    assert regions.of("vehicle.wheels") == (3, 4)


def test_choices_are_segments_of_their_own(regions: Regions) -> None:
    """As declared, each in its region."""
    assert regions.segments("papers.listed") == (
        Segment("listed", "listed", "listed"),
        Segment("not_listed", "not_listed", "not_listed"),
    )
