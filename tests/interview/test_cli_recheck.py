"""`recheck`: saved cases by today's rules and day."""

import json
import shutil
from pathlib import Path

import pytest

from tests.interview.command_line import TOYLAND, Call

DAY = "2026-11-21"
PACK = ("--pack", "toyland")


@pytest.fixture
def finished(roadworthy: Call, small_truck: Path) -> Call:
    """A person who was told on the last good day that the truck is road legal."""
    done = roadworthy(
        "ask", "--plain", "--no-report", "--answers", small_truck, "--as-of", DAY, *TOYLAND, stdin="\n" * 30
    )
    assert done.code == 0, done.err
    assert json.loads(roadworthy("cases", "--json").out)[0]["verdict"] == "road_legal"
    return roadworthy


def rechecked(call: Call, day: str, packs: str | Path = TOYLAND[1]) -> dict[str, object]:
    done = call("recheck", "--json", "--as-of", day, "--packs", packs)
    assert done.code == 0, done.err
    (found,) = json.loads(done.out)
    return found


def test_time_alone(finished: Call) -> None:
    """On the last good day nothing is otherwise; a day later the insurance has ended, and time did it."""
    before = finished("recheck", "--as-of", DAY, "--packs", TOYLAND[1])
    assert "still Road legal" in before.out
    found = rechecked(finished, "2026-11-22")
    assert found["verdict_before"] == "road_legal"
    assert found["verdict"] == "road_legal_after_steps"
    assert not found["is_due_to_the_pack"]
    words = finished("recheck", "--as-of", "2026-11-22", "--packs", TOYLAND[1]).out
    assert "Road legal → Road legal after steps" in words
    assert "1 of 1 cases are otherwise" in words
    assert (
        "1 个案例中有 1 个" in finished("recheck", "--lang", "zh", "--as-of", "2026-11-22", "--packs", TOYLAND[1]).out
    )


def test_a_changed_rule(finished: Call, tmp_path: Path, toyland_folder: Path) -> None:
    """Even as of that day the new rules say otherwise, and that is said."""
    packs = tmp_path / "packs"
    shutil.copytree(toyland_folder, packs / "toyland")
    rules = packs / "toyland" / "rules" / "requirements.yaml"
    rules.write_text(
        rules.read_text("utf-8").replace("[papers.listed = listed]", "[papers.listed = not_listed]"), "utf-8"
    )
    found = rechecked(finished, DAY, packs)
    assert found["is_due_to_the_pack"]
    assert found["verdict"] == "not_road_legal"
    assert "The rules were changed" in finished("recheck", "--as-of", DAY, "--packs", packs).out


def test_which_cases(finished: Call) -> None:
    """A case that is not there is a mistake; without any case that is said."""
    assert finished("recheck", "toyland-2020-01-01-a", "--packs", TOYLAND[1]).code == 2
    assert finished("forget", "--yes", json.loads(finished("cases", "--json").out)[0]["case"]).code == 0
    assert "No case has been saved yet" in finished("recheck").out
