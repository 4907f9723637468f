"""`explain --not`, `explain verdict` and their JSON."""

import json
from pathlib import Path

import pytest

from interview.explaining.formula_words import IN_CHINESE
from knowledge.vocabulary.formulas import FORMULAS
from tests.interview.command_line import TOYLAND, Call

DAY = ("--as-of", "2026-11-22")


@pytest.fixture
def long_truck(small_truck: Path) -> Path:
    """One millimetre too long, insurance ended."""
    small_truck.write_text(small_truck.read_text("utf-8").replace("3500", "3501"), "utf-8")
    return small_truck


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (
            ["--not", "small"],
            [
                "Category in law: Large truck, not Small truck.",
                "- At most 3500 mm long and not above 20.5 kW makes a small truck. (toyland.category.small)",
                "  Overall length: needed at most 3,500 mm; found 3,501 mm",
            ],
        ),
        (
            ["--not", "vehicle.category=tricycle"],
            [
                "Category in law: Large truck, not Tricycle.",
                "- Three wheels or fewer make a tricycle. (toyland.category.tricycle)",
                "  Number of wheels: needed at most 3; found 4",
            ],
        ),
        (
            ["toyland.insurance", "--not", "met"],
            [
                "- The insurance runs today. (toyland.insurance.running)",
                "  Days of insurance left: needed at least 0 days; found none, past by 1 day",
            ],
        ),
        (["--not", "not_road_legal"], ["  The model is listed: needed not met; found met"]),
        (["--not", "road_legal"], ["Verdict: Road legal after steps, not Road legal."]),
        (["--not", "road_legal"], ["Not met: The insurance is valid."]),
        (["--not", "large"], ["Category in law is Large truck:"]),
        (["--not", "small", "--lang", "zh"], ["vehicle.length"]),
    ],
)  # fmt: skip
def test_why_not(roadworthy: Call, long_truck: Path, words: list[str], lines: list[str]) -> None:
    """What is so instead, the nearest rules, and what each of them lacks."""
    result = roadworthy("explain", long_truck, *TOYLAND, *DAY, *words)
    assert result.code == 0, result.err
    printed = result.out.splitlines()
    if "zh" not in words:
        assert [line for line in lines if line not in printed] == []
    else:
        assert "应为“" in result.out


def test_what_is_not_known_may_still_come_true(roadworthy: Call) -> None:
    """It is said apart from what fails."""
    out = roadworthy("explain", "-", *TOYLAND, *DAY, "--not", "small", stdin="vehicle.length: 3000").out
    assert "Category in law: not settled yet, so not Small truck so far." in out
    assert "  Power: needed at most 20.5 kW; not known yet" in out


def test_what_cannot_be_any_more_is_ruled_out(roadworthy: Call) -> None:
    """Also where nobody can tell yet what is the case instead."""
    answers = "use.on_road: yes\nvehicle.kind: goods\nvehicle.powertrain: petrol\n"
    out = roadworthy("explain", "-", "cn.driver.class_c1", "--not", "met", stdin=answers).out
    assert "  Category in law: needed Micro passenger car or Small passenger car; ruled out" in out.splitlines()
    assert "found not known" not in out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--not", "smal"], "--not: nothing can be 'smal' here. Did you mean small?\n"),
        (["--not", "vehicle.wheels=4"], "--not: nothing concludes 'vehicle.wheels'."),
        (["--not", "vehicle.categry=small"], "'vehicle.categry'. Did you mean vehicle.category?"),
        (["verdct"], "There is no finding 'verdct'. Did you mean verdict?\n"),
        (["vehicle.wheels", "--json"], "There is no finding 'vehicle.wheels'."),
    ],
)  # fmt: skip
def test_what_nobody_could_expect_is_a_mistake(
    roadworthy: Call, long_truck: Path, words: list[str], message: str
) -> None:
    """With a suggestion where one is near; exit code 2."""
    result = roadworthy("explain", long_truck, *TOYLAND, *words)
    assert result.code == 2
    assert message in result.err


def test_the_verdict_is_explained_by_what_leads_to_it(roadworthy: Call, long_truck: Path) -> None:
    """The requirements that are not met; what keeps it open while it is open."""
    out = roadworthy("explain", long_truck, "verdict", *TOYLAND, *DAY).out
    assert out.startswith(
        "Road legal after steps: The insurance ended on 21 Nov 2026.\n\nNot met: The insurance is valid."
    )
    assert "The model is listed." not in out
    out = roadworthy("explain", "-", "verdict", *TOYLAND, *DAY, stdin="use.on_road: yes").out
    assert "Not settled yet (2):\n  - The model is listed." in out
    assert "what decides most first:\n  - Listing of the model (papers.listed)" in out


def test_explanations_as_data(roadworthy: Call, long_truck: Path) -> None:
    """Down to the answers, with ids throughout; WHY NOT with every obstacle."""
    told = json.loads(roadworthy("explain", long_truck, *TOYLAND, *DAY, "--json").out)
    assert told["format"] == "roadworthy.explanation/1"
    by_fact = {one["fact"]: one for one in told["explanations"]}
    assert list(by_fact) == ["verdict", "vehicle.category", "toyland.listing", "toyland.insurance"]
    assert by_fact["vehicle.category"]["rule"] == "toyland.category.large"
    (premise,) = by_fact["toyland.listing"]["premises"][-1:]
    assert (premise["fact"], premise["evidence"], premise["because"]) == ("papers.listed", "document", None)
    one = json.loads(roadworthy("explain", long_truck, "verdict", *TOYLAND, *DAY, "--json").out)
    assert [each["fact"] for each in one["explanations"]] == ["verdict"]
    expected = json.loads(roadworthy("explain", long_truck, *TOYLAND, *DAY, "--json", "--not", "small").out)
    assert (expected["fact"], expected["expected"], expected["found"]) == ("vehicle.category", "small", "large")
    assert [one["fact"] for one in expected["near_misses"][0]["obstacles"]] == ["vehicle.length"]


def test_json_of_an_assessment_has_two_names(roadworthy: Call, long_truck: Path) -> None:
    """--json is --format json."""
    one, other = (roadworthy("assess", long_truck, *TOYLAND, *DAY, *w).out for w in (["--json"], ["--format", "json"]))
    assert one == other
    assert json.loads(one)["verdict"] == "road_legal_after_steps"


def test_every_formula_is_explained_in_chinese() -> None:
    """In words, without its name in the code."""
    assert IN_CHINESE.keys() == FORMULAS.keys()
    assert not any(name in words for name, words in IN_CHINESE.items())


def test_reasons_in_chinese_have_no_word_of_the_code(roadworthy: Call, long_truck: Path) -> None:
    """When it was answered stands in brackets: behind a dash two days would look like a span of time."""
    out = roadworthy("--lang", "zh", "explain", long_truck, "toyland.insurance", *TOYLAND, *DAY).out
    assert "算出：从评估日到该日的天数，已过则为负数" in out
    assert "（insurance.end）：2026年11月21日（已回答，" in out
    assert "。 " not in out
