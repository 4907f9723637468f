"""The same vehicle as of 1 June 2025, 22 November 2026 and 1 January 2028: the law of the day decides, by the real program."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.interview.command_line import run_program

pytestmark = pytest.mark.slow

DAYS = ("2025-06-01", "2026-11-22", "2028-01-01")
IN_ORDER = """
use.on_road: yes
person.role: owner
person.situation: keep
use.further_checks: none
use.purpose: own_goods
vehicle.kind: goods
vehicle.wheels: 4
vehicle.origin: domestic
vehicle.steering_side: left
vehicle.length: 4740
vehicle.width: 1690
vehicle.height: 1860
vehicle.kerb_mass: 1150
vehicle.gross_mass: 2330
vehicle.rated_load: 1000
vehicle.top_speed: 120
vehicle.seats: 2
vehicle.gearbox: manual
vehicle.vin_state: clear
vehicle.match: matches
papers.announcement: listed
papers.vehicle_tax: paid
insurance.has: yes
insurance.end: 2028-12-31
driver.car_class: b2
driver.age: 40
equipment.brakes: yes
equipment.lamps: yes
equipment.mirrors: yes
equipment.horn: yes
equipment.tread_front: 4.5
equipment.tread_rear: 4
equipment.seat_belts: yes
equipment.triangle_vest: yes
equipment.body_marking: yes
equipment.door_mass: yes
"""
REGISTERED = """
papers.registration: registered
papers.inspection_end: 2028-12-31
vehicle.manufactured: 2018-01-10
vehicle.first_registered: 2018-02-01
"""
NEW = """
papers.registration: none
papers.factory_certificate: held
papers.ccc: yes
papers.purchase_tax: unpaid
vehicle.accident: no
vehicle.manufactured: 2025-05-01
vehicle.bought_on: 2025-05-20
"""
CHENGDU = f"{IN_ORDER}{REGISTERED}vehicle.powertrain: petrol\nplace.city: chengdu\nplace.plan: by_day\n"
HANGZHOU = (
    f"{IN_ORDER}{REGISTERED}vehicle.powertrain: diesel\npapers.emission_stage: china_4\nplace.city: hangzhou\n"
    "place.plan: by_day\n"
)
NEW_ENERGY = f"{IN_ORDER}{NEW}vehicle.powertrain: electric\nplace.city: other\nvehicle.price: 60000\n"
THREE_WHEELER = (
    (
        f"{IN_ORDER}{NEW}vehicle.powertrain: diesel\npapers.listed_as: three_wheel_vehicle\nplace.city: other\n"
        "papers.emission_stage: office_confirmed\nvehicle.has_cab: yes\nvehicle.wheel_shaft_cab: yes\nvehicle.cylinders: single\n"
    )
    .replace("vehicle.wheels: 4", "vehicle.wheels: 3")
    .replace("vehicle.top_speed: 120", "vehicle.top_speed: 50")
)


@pytest.fixture
def on_each_day(tmp_path: Path) -> Callable[[str], list[dict[str, Any]]]:
    """Assesses the same answers on the three days."""

    def assess(answers: str) -> list[dict[str, Any]]:
        file = tmp_path / "vehicle.yaml"
        file.write_text(answers, "utf-8")
        results = [run_program("assess", file, "--as-of", day, "--json") for day in DAYS]
        assert [result.code for result in results] == [0, 0, 0], results[0].err
        return [json.loads(result.out) for result in results]

    return assess


def status(assessment: dict[str, Any], requirement: str) -> str:
    return next(one["status"] for one in assessment["findings"] if one["id"] == requirement)


def step(assessment: dict[str, Any], id: str) -> str:
    return next(one["does"] for one in assessment["next_steps"] if one["id"] == id)


def test_truck_hours_of_chengdu_end_and_what_follows_is_not_known(on_each_day: Callable[..., Any]) -> None:
    """Barred by day in 2025; afterwards the program asks whether the hours were renewed instead of guessing."""
    found = on_each_day(CHENGDU)
    assert [one["verdict"] for one in found] == ["restricted_use", "undetermined", "undetermined"]
    assert [status(one, "cn.place.chengdu_trucks") for one in found] == ["not_met", "not_applicable", "not_applicable"]
    after = [status(one, "cn.place.chengdu_trucks_after_2025") for one in found]
    assert after == ["not_applicable", "undetermined", "undetermined"]


def test_the_hours_of_chengdu_as_they_were_said_to_be(on_each_day: Callable[..., Any]) -> None:
    """Renewed hours bar the truck again, ended ones do not; of 2025 the answer changes nothing."""
    renewed = on_each_day(CHENGDU + "place.chengdu_renewal: renewed\n")
    assert [one["verdict"] for one in renewed] == ["restricted_use", "restricted_use", "restricted_use"]
    ended = on_each_day(CHENGDU + "place.chengdu_renewal: ended\n")
    assert [one["verdict"] for one in ended] == ["restricted_use", "road_legal", "road_legal"]


def test_the_purchase_tax_of_new_energy_is_none_then_half_then_whole(on_each_day: Callable[..., Any]) -> None:
    """Of 60,000 yuan: 0, 3,000 and 6,000."""
    sums = [step(one, "cn.step.purchase_tax_sum_new_energy") for one in on_each_day(NEW_ENERGY)]
    assert [words.split(" ready")[0] for words in sums] == ["Have 0 yuan", "Have 3,000 yuan", "Have 6,000 yuan"]


def test_hangzhou_bars_china_four_from_the_core_then_from_the_ring(on_each_day: Callable[..., Any]) -> None:
    """The core zone from 2025, everything inside the G2504 ring from 2026."""
    found = on_each_day(HANGZHOU)
    assert [status(one, "cn.place.hangzhou_diesel_core") for one in found] == [
        "not_met",
        "not_applicable",
        "not_applicable",
    ]
    assert [status(one, "cn.place.hangzhou_diesel") for one in found] == ["not_applicable", "not_met", "not_met"]
    assert {one["verdict"] for one in found} == {"restricted_use"}


def test_a_new_three_wheeled_vehicle_is_held_to_the_standard_of_the_day(on_each_day: Callable[..., Any]) -> None:
    """GB 18320-2008 until 31 October 2026, GB 18320-2025 since."""
    words = [step(one, "cn.step.three_wheeler_standard") for one in on_each_day(THREE_WHEELER)]
    assert ["GB 18320-2008" in one for one in words] == [True, False, False]
    assert ["GB 18320-2025" in one for one in words] == [False, True, True]


def test_the_report_says_the_same_of_each_day(tmp_path: Path) -> None:
    """The twin in JSON has the day, the verdict and the findings of its record."""
    file = tmp_path / "vehicle.yaml"
    file.write_text(CHENGDU, "utf-8")
    records = []
    for day in DAYS:
        made = run_program("report", file, "--as-of", day, "-o", tmp_path / f"{day}.json")
        assert made.code == 0, made.err
        records.append(json.loads((tmp_path / f"{day}.json").read_text("utf-8"))["record"])
    assert [record["as_of"] for record in records] == list(DAYS)
    assert [record["verdict"] for record in records] == ["restricted_use", "undetermined", "undetermined"]
    assert len({json.dumps(record["findings"]) for record in records}) == 2
