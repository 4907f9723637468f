"""What the nearest legal version says of vehicles that people bring, by the law of China."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.plans import Measure, NearestLegal, Plan
from knowledge.vocabulary.questions import AnswerValue
from knowledge.vocabulary.rules import CurableBy, Verdict
from tests.knowledge.inference.nearest.pack_cases import assessed, pack_case

IN_ORDER = "Light truck Wuling Rongguang with papers in order"
NEW = "New light truck before registration"


def nearest_of(like: str, measure: Measure = Measure.CHANGES, **changed: AnswerValue) -> NearestLegal:
    """The nearest legal version of a case with some answers changed; __ stands for the dot."""
    one = pack_case("cn", like)
    given = {**one.case.given, **{fact.replace("__", "."): value for fact, value in changed.items()}}
    found = assessed(one.finder, replace(one.case, given=given))
    nearest = found.finder.nearest_legal(found.assessment, measure)
    assert nearest is not None
    return nearest


def plan_of(nearest: NearestLegal) -> Plan:
    """Its plan, which must be there."""
    assert nearest.plan is not None
    return nearest.plan


def changes_of(plan: Plan) -> dict[FactId, Value]:
    """What becomes of which fact, in the order of the plan."""
    return {change.fact: change.becomes for change in plan.changes}


def test_a_lapsed_overdue_truck_with_the_wrong_class_needs_three_changes() -> None:
    """Insurance before inspection, the premium known."""
    plan = plan_of(
        nearest_of(
            IN_ORDER,
            insurance__end=date(2026, 11, 1),
            papers__inspection_end=date(2026, 9, 1),
            driver__car_class="c4",
        )
    )
    assert changes_of(plan) == {
        "insurance.end": date(2027, 11, 22),
        "papers.inspection_end": date(2026, 11, 22),
        "driver.car_class": "c1",
    }
    assert (plan.cost.known, plan.cost.to_ask, plan.unit) == (1200, 2, "CNY")


@pytest.mark.parametrize(
    ("match", "by"), [("altered", CurableBy.OWNER), ("not_filed", CurableBy.OWNER), ("paper_error", CurableBy.DEALER)]
)
def test_a_micro_truck_over_its_gross_mass_is_put_right_by_whoever_made_the_difference(
    match: str, by: CurableBy
) -> None:
    """Restored by the owner who altered it, corrected by the dealer where the papers are wrong."""
    (change,) = plan_of(
        nearest_of(IN_ORDER, vehicle__length=3400, vehicle__gross_mass=1900, vehicle__match=match)
    ).changes
    assert (change.fact, change.becomes, change.by) == ("vehicle.match", "matches", by)


def test_a_micro_truck_that_was_sold_too_heavy_goes_back_to_the_seller() -> None:
    """No change by anyone; what remains is the road that the pack names."""
    nearest = nearest_of(
        IN_ORDER,
        vehicle__length=3400,
        vehicle__gross_mass=1900,
        vehicle__match="oversize_as_sold",
        person__role="owner",
    )
    assert nearest.gives_up
    assert {missed.verdict for missed in nearest.out_of_reach} == {Verdict.ROAD_LEGAL, Verdict.RESTRICTED_USE}
    assert all(missed.stays_unmet == ("cn.identity.size_as_listed",) for missed in nearest.out_of_reach)
    assert "cn.step.return_to_seller_owner" in nearest.remains


def test_an_unlisted_tricycle_has_no_legal_version_and_a_way_out() -> None:
    """The reason that stays is the listing; it may be used on a closed site."""
    nearest = nearest_of("Unlisted vehicle within the sizes of the draft micro low-speed class is still unlisted",
                         vehicle__wheels=3, person__role="owner")  # fmt: skip
    assert nearest.gives_up
    assert nearest.out_of_reach[0].stays_unmet == ("cn.approval.announcement",)
    assert changes_of(plan_of(nearest)) == {"use.on_road": "no"}
    assert {"cn.step.return_to_seller_owner", "cn.step.site_use_owner"} <= set(nearest.remains)


def test_registering_hides_nothing_that_registration_needs() -> None:
    """Certificate, insurance and taxes come before it, although a registered vehicle needs none of the papers."""
    plan = plan_of(
        nearest_of(
            NEW,
            papers__factory_certificate="missing",
            papers__purchase_tax="unpaid",
            papers__vehicle_tax="unpaid",
            insurance__has="no",
            person__role="owner",
        )
    )
    facts = list(changes_of(plan))
    registration = next(change for change in plan.changes if change.fact == "papers.registration")
    before = {"papers.factory_certificate", "papers.purchase_tax", "papers.vehicle_tax", "insurance.has"}
    assert set(registration.after) == before
    assert facts.index("papers.registration") > max(map(facts.index, before))
    assert facts.index("papers.factory_certificate") < facts.index("papers.purchase_tax")


def test_a_certificate_for_off_road_use_is_not_cured_by_registering() -> None:
    """The requirement would no longer apply to a registered vehicle; it can never be registered."""
    nearest = nearest_of(NEW, papers__factory_certificate="non_road")
    assert nearest.gives_up
    assert "cn.registration.road_certificate" in nearest.out_of_reach[0].stays_unmet


def test_a_withdrawn_model_is_not_cured_by_registering() -> None:
    """Registered vehicles of a withdrawn model stay legal; unregistered ones cannot become so."""
    nearest = nearest_of(NEW, papers__announcement="withdrawn")
    assert nearest.gives_up
    assert "cn.approval.announcement" in nearest.out_of_reach[0].stays_unmet


def test_a_slow_truck_is_made_usable_where_expressways_are_not_needed() -> None:
    """Road legal without restrictions is out of reach; the plan leads to restricted use and keeps the road."""
    nearest = nearest_of(IN_ORDER, vehicle__top_speed=60, equipment__speed_figure="no")
    assert nearest.verdict is Verdict.RESTRICTED_USE
    assert not nearest.gives_up
    assert nearest.out_of_reach[0].stays_unmet == ("cn.access.expressway",)
    assert changes_of(plan_of(nearest)) == {"equipment.speed_figure": "yes"}


def test_other_hours_open_a_banned_city() -> None:
    """Two ways that cost nothing stand in the plan; the pass, whose price must be asked, does not."""
    nearest = nearest_of(IN_ORDER, place__city="beijing", place__plan="by_day", place__local_plate="yes")
    (change,) = plan_of(nearest).changes
    assert (change.becomes, change.or_becomes, change.by) == ("outside", ("off_hours",), CurableBy.TIME_AND_PLACE)


def test_people_on_the_bed_can_get_off_or_the_purpose_can_change() -> None:
    """Two different facts, exactly as near."""
    nearest = nearest_of("People on the goods bed: not in order")
    facts = {tuple(changes_of(plan)) for plan in (plan_of(nearest), *nearest.alternatives)}
    assert facts == {("use.purpose",), ("use.bed_riders",)}


def test_the_cheapest_way_may_be_another_than_the_shortest() -> None:
    """By money a figure that must be asked counts more than any that is known."""
    for measure in Measure:
        nearest = nearest_of("People on the goods bed: not in order", measure)
        assert nearest.measure is measure
        assert plan_of(nearest).cost.to_ask == 0
