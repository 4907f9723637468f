"""Beyond the verdict, from the command line: nearest, what-if, calendar, compare, check-list."""

import json
from datetime import date
from pathlib import Path

import icalendar
import pytest

from tests.interview.command_line import TOYLAND, Call

AS_OF = ("--as-of", "2026-11-22")


def test_nearest_names_the_change_its_cost_and_the_first_day(roadworthy: Call, small_truck: Path) -> None:
    """The truck without insurance needs one change; how it is made and what to take along stand with it."""
    result = roadworthy("nearest", small_truck, *TOYLAND, *AS_OF)
    assert result.out.splitlines() == [
        "Road legal after one change.",
        "1. Last day of the insurance: from 21 Nov 2026 to 22 Nov 2026 or later",
        "   By the owner.",
        "   Cost: 100 yuan.",
        "   It takes effect the same day.",
        "   How: Take out an insurance. Where: Insurer.",
        "Together: 100 yuan.",
        "Not before 22 Nov 2026; public holidays are not taken into account.",
        "Take with you:",
        "- Identity card",
    ]


def test_nearest_says_that_none_exists_and_why(roadworthy: Call, small_truck: Path) -> None:
    """Nobody can list the model; what remains are the next steps of the pack."""
    small_truck.write_text(small_truck.read_text().replace("listed, evidence", "not_listed, evidence"))
    lines = roadworthy("nearest", small_truck, *TOYLAND, *AS_OF).out.splitlines()
    assert lines == [
        "No change by anyone makes this vehicle legal on the road.",
        "Every combination of changes was ruled out; this stays whatever is changed: The model is not listed.",
        "Only without the road: Use on public roads: from Yes to No.",
        "What remains:",
        "- Keep it off the road.",
    ]


def test_nearest_of_a_legal_vehicle_has_nothing_to_change(roadworthy: Call, small_truck: Path) -> None:
    """Nothing stands in the way."""
    small_truck.write_text(small_truck.read_text().replace("2026-11-21", "2027-11-21"))
    assert roadworthy("nearest", small_truck, *TOYLAND, *AS_OF).out == (
        "Road legal. Nothing is known to stand in the way.\n"
    )
    assert roadworthy("nearest", small_truck, *TOYLAND, *AS_OF, "--json").out == "null\n"


@pytest.mark.parametrize("measure", ["changes", "money", "days"])
def test_nearest_as_json_is_part_of_the_assessment(roadworthy: Call, small_truck: Path, measure: str) -> None:
    """By the first measure it is what `assess --format json` has under nearest_legal."""
    found = json.loads(roadworthy("nearest", small_truck, *TOYLAND, *AS_OF, "--by", measure, "--json").out)
    assert found["measure"] == measure
    assert found["plan"]["cost"] == {"known": 100, "to_ask": 0, "unit": "CNY"}
    if measure == "changes":
        assessed = json.loads(roadworthy("assess", small_truck, *TOYLAND, *AS_OF, "--format", "json").out)
        assert assessed["nearest_legal"] == found


def test_what_if_shows_both_verdicts_and_what_changes(roadworthy: Call, small_truck: Path) -> None:
    """A finding that changes, a step and a risk that drop out."""
    result = roadworthy("what-if", small_truck, "insurance.end=2027-05-01", *TOYLAND, *AS_OF)
    assert result.out.splitlines() == [
        "Last day of the insurance: from 21 Nov 2026 to 1 May 2027",
        "Now: Road legal after steps. The insurance ended on 21 Nov 2026.",
        "Then: Road legal. Everything that was asked of this vehicle is met.",
        "Findings that change (1):",
        "  The insurance is valid: from Not met to Met",
        "Steps that drop out:",
        "  - Take out an insurance.",
        "Risks that drop out:",
        "  - Driving without insurance",
    ]


def test_what_if_as_json_has_both_assessments(roadworthy: Call, small_truck: Path) -> None:
    """Ids for programs, and the whole of both."""
    found = json.loads(
        roadworthy("what-if", small_truck, "papers.listed=not_listed", *TOYLAND, *AS_OF, "--format", "json").out
    )
    assert found["format"] == "roadworthy.what_if/1"
    assert found["verdict"] == {"before": "road_legal_after_steps", "after": "not_road_legal"}
    assert [finding["id"] for finding in found["findings"]] == ["toyland.listing", "toyland.insurance"]
    assert [step["id"] for step in found["steps"]["come_in"]] == ["toyland.step.keep_off"]
    assert found["after"]["verdict"] == "not_road_legal"


def test_what_if_takes_an_answer_away(roadworthy: Call, small_truck: Path) -> None:
    """Unanswered is not unknown: the fact is as if it had never been given."""
    found = json.loads(roadworthy("what-if", small_truck, "papers.listed=unanswered", *TOYLAND, *AS_OF, "--json").out)
    assert found["answers"] == [{"fact": "papers.listed", "before": "listed", "after": None}]
    assert found["after"]["verdict"] == "undetermined"


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        ("papers.listed", "'papers.listed' is no answer. Write FACT=VALUE."),
        ("papers.lsted=listed", "'papers.lsted' is no fact. Did you mean papers.listed?"),
        ("papers.lsted=unanswered", "papers.lsted is no fact. Did you mean papers.listed?"),
        ("papers.listed=lsted", "'lsted' is no choice of papers.listed. Did you mean listed?"),
        ("insurance.days_left=3", "insurance.days_left cannot be given"),
    ],
)
def test_what_if_says_what_is_wrong_with_an_answer(
    roadworthy: Call, small_truck: Path, pair: str, message: str
) -> None:
    """What is wrong and how to put it right, exit code 2."""
    result = roadworthy("what-if", small_truck, pair, *TOYLAND, *AS_OF)
    assert result.code == 2
    assert message.lower() in result.err.lower()


def test_the_calendar_names_day_reason_and_cause(roadworthy: Call, small_truck: Path) -> None:
    """The end of the insurance, seen from before it."""
    result = roadworthy("calendar", small_truck, *TOYLAND, "--as-of", "2026-11-01", "--until", "2028-01-01")
    assert result.out.splitlines() == [
        "From 1 Nov 2026 to 1 Jan 2028, with nothing done. On the first day: Road legal.",
        "",
        "22 Nov 2026: Road legal after steps",
        "  Not met: The insurance is valid.",
        "    The insurance ended on 21 Nov 2026.",
        "    Why – Last day of the insurance: 21 Nov 2026.",
    ]


def test_the_calendar_in_chinese_and_as_data(roadworthy: Call, small_truck: Path) -> None:
    """The same days in every form."""
    common = (*TOYLAND, "--as-of", "2026-11-01")
    assert "2026年11月22日" in roadworthy("calendar", small_truck, *common, "--lang", "zh").out
    found = json.loads(roadworthy("calendar", small_truck, *common, "--json").out)
    assert found["days"][0]["findings"][0]["causes"] == [{"fact": "insurance.end", "day": "2026-11-21"}]
    ics = icalendar.Calendar.from_ical(roadworthy("calendar", small_truck, *common, "--format", "ics").out)
    (event,) = ics.walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 11, 22)
    assert "The insurance ended" in event["description"]


@pytest.mark.parametrize("until", ["tomorrow", "2026-10-31"])
def test_the_calendar_refuses_a_day_that_is_none_or_too_early(roadworthy: Call, small_truck: Path, until: str) -> None:
    """Exit code 2, with the option named."""
    result = roadworthy("calendar", small_truck, *TOYLAND, "--as-of", "2026-11-01", "--until", until)
    assert result.code == 2
    assert result.err.startswith("--until")


def test_vehicles_stand_side_by_side(roadworthy: Call, small_truck: Path, tmp_path: Path) -> None:
    """Verdict, changes and cost of each."""
    other = tmp_path / "other.yaml"
    other.write_text(small_truck.read_text().replace("listed, evidence", "not_listed, evidence"))
    lines = roadworthy("compare", small_truck, other, *TOYLAND, *AS_OF).out.splitlines()
    at = lines.index("Changes to the nearest legal version")
    assert lines[at + 1].split()[-1] == "1"
    assert lines[at + 2].endswith("no change by anyone")
    found = json.loads(roadworthy("compare", small_truck, other, *TOYLAND, *AS_OF, "--json").out)
    assert [one["assessment"]["verdict"] for one in found["candidates"]] == [
        "road_legal_after_steps",
        "not_road_legal",
    ]


def test_one_vehicle_cannot_be_compared(roadworthy: Call, small_truck: Path) -> None:
    """A comparison needs two."""
    assert roadworthy("compare", small_truck, *TOYLAND).code == 2


def test_the_check_list_has_what_decides_and_what_proves_it(roadworthy: Call, small_truck: Path) -> None:
    """The listing would turn the verdict worst; it is proved by a document."""
    small_truck.write_text(small_truck.read_text().replace("2026-11-21", "2027-11-21"))
    result = roadworthy("check-list", small_truck, *TOYLAND, *AS_OF)
    assert result.out.splitlines() == [
        "Have these proved before you pay: on each of them the verdict hangs.",
        "",
        "[x] Is the exact model in the list?",
        "    So far: The model is listed (Seen on a document)",
        "    Proof: Seen on a document. On the certificate, first line.",
        "    If it is otherwise: Not road legal.",
        "    It decides: The model is listed.",
    ]
    (item,) = json.loads(roadworthy("check-list", small_truck, *TOYLAND, *AS_OF, "--json").out)["items"]
    assert (item["fact"], item["is_proved"], item["worst"]) == ("papers.listed", True, "not_road_legal")


def test_two_forms_at_once_contradict_each_other(roadworthy: Call, small_truck: Path) -> None:
    """--json is --format json and nothing else."""
    result = roadworthy("calendar", small_truck, *TOYLAND, "--json", "--format", "ics")
    assert result.code == 2
