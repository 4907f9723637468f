"""Whole journeys: from typed answers to verdict and printed page, as the people of this program would go them."""

import json
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pexpect
import pytest
from pypdf import PdfReader

from tests.journeys import asked_in_order, china_cases

ROOT = Path(__file__).parent.parent
WULING = "Light truck Wuling Rongguang with papers in order"
PROGRAM = (sys.executable, "-P", "-m", "interview")


def environment(tmp_path: Path) -> dict[str, str]:
    """A data folder of its own, a terminal with colours, our code on the path."""
    return {
        **os.environ, "ROADWORTHY_DATA": str(tmp_path / "data"), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
        "PYTHONPATH": str(ROOT), "COLUMNS": "80", "LINES": "24",
    }  # fmt: skip


def run(tmp_path: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """The program with these arguments and this on standard input."""
    return subprocess.run(
        [*PROGRAM, *arguments], input=typed, capture_output=True, text=True, cwd=tmp_path, env=environment(tmp_path),
        timeout=120, check=False,
    )  # fmt: skip


def answers_file(tmp_path: Path, case: str, **instead: object) -> Path:
    """The given answers of a case as a file, with some replaced (dots as double underscores)."""
    given = {**china_cases()[case].given, **{name.replace("__", "."): value for name, value in instead.items()}}
    path = tmp_path / "answers.yaml"
    path.write_text("".join(f"{fact}: {value}\n" for fact, value in given.items()), "utf-8")
    return path


def assessed(tmp_path: Path, case: str, **instead: object) -> dict[str, Any]:
    """The assessment as JSON of a case of the China pack as of 2026-11-22."""
    path = answers_file(tmp_path, case, **instead)
    finished = run(tmp_path, "assess", str(path), "--as-of", "2026-11-22", "--format", "json", "--lang", "en")
    assert finished.returncode == 0, finished.stderr
    result: dict[str, Any] = json.loads(finished.stdout)
    return result


def not_met(assessment: dict[str, Any]) -> dict[str, Any]:
    """The findings that are not met, by requirement."""
    return {finding["id"]: finding for finding in assessment["findings"] if finding["status"] == "not_met"}


def test_a_light_truck_with_papers_in_order_is_road_legal(tmp_path: Path) -> None:
    """The mainstream vehicle comes out legal."""
    assert assessed(tmp_path, WULING)["verdict"] == "road_legal"


def test_lapsed_insurance_is_curable_and_the_fine_is_named(tmp_path: Path) -> None:
    """Insurance that ended makes it legal after steps; the fine is twice the premium of its class."""
    assessment = assessed(tmp_path, WULING, insurance__end=date(2026, 11, 21), person__role="owner")
    assert assessment["verdict"] == "road_legal_after_steps"
    assert list(not_met(assessment)) == ["cn.insurance.valid"]
    assert any("2,400 yuan" in risk["measure"] for risk in assessment["risks"])
    assert any("cn.insurance.valid" in step["cures"] for step in assessment["next_steps"])


def test_insurance_that_ends_today_is_still_valid(tmp_path: Path) -> None:
    """The last day counts."""
    assert assessed(tmp_path, WULING, insurance__end=date(2026, 11, 22))["verdict"] == "road_legal"


def test_an_unlisted_four_wheeler_in_beijing_can_be_cured_by_nobody(tmp_path: Path) -> None:
    """Not road legal, curable by nobody; article 95 is certain, article 100 possible."""
    assessment = assessed(tmp_path, "Unlisted electric four-wheeler in Beijing")
    assert assessment["verdict"] == "not_road_legal"
    assert not_met(assessment)["cn.approval.announcement"]["cure"]["by"] == "nobody"
    outcomes = {
        (source["article"].split("(")[0], risk["certainty"])
        for risk in assessment["risks"]
        for source in risk["sources"]
        if source["id"] == "cn.rtsl"
    }
    assert {("95", "certain"), ("100", "possible")} <= outcomes
    assert ("100", "certain") not in outcomes


def test_a_used_right_hand_drive_kei_truck_fails_for_two_reasons(tmp_path: Path) -> None:
    """Right-hand drive and used import are both named."""
    assessment = assessed(tmp_path, "Used Suzuki Carry kei truck from Japan")
    assert assessment["verdict"] == "not_road_legal"
    assert set(not_met(assessment)) == {"cn.approval.left_hand_drive", "cn.approval.not_used_import"}


def test_a_golf_cart_on_a_resort_is_for_restricted_use(tmp_path: Path) -> None:
    """A site vehicle stays on its site."""
    assert assessed(tmp_path, "Golf cart on a resort")["verdict"] == "restricted_use"


def test_an_unknown_listing_leaves_the_verdict_open_and_tells_where_to_look(tmp_path: Path) -> None:
    """Never "legal" without the listing."""
    assessment = assessed(tmp_path, WULING, papers__announcement="unknown")
    assert assessment["verdict"] == "undetermined"
    listing = next(one for one in assessment["unknown"] if one["fact"] == "papers.announcement")
    assert listing["where_to_look"]


def test_a_cargo_tricycle_with_a_car_licence_needs_another_class(tmp_path: Path) -> None:
    """C1 does not cover three-wheel motorcycles; D is named."""
    finding = not_met(assessed(tmp_path, "Cargo tricycle with a C1 driver"))
    assert any("D" in one["reason"] for id, one in finding.items() if id.startswith("cn.driver."))


def test_owner_buyer_and_fleet_get_different_steps_from_the_same_findings(tmp_path: Path) -> None:
    """The role changes what to do, never what is found."""
    by_role = {
        role: assessed(tmp_path, WULING, insurance__end=date(2026, 11, 1), person__role=role)
        for role in ("owner", "buyer", "fleet")
    }
    findings = [[(one["id"], one["status"]) for one in each["findings"]] for each in by_role.values()]
    assert findings[0] == findings[1] == findings[2]
    steps = [tuple(step["id"] for step in each["next_steps"]) for each in by_role.values()]
    assert len(set(steps)) == 3


@pytest.mark.parametrize(("language", "verdict"), [("en", "ROAD LEGAL"), ("zh", "可以上路")])
def test_answers_from_a_pipe_give_a_verdict_and_a_pdf(tmp_path: Path, language: str, verdict: str) -> None:
    """`printf` of answers into the plain driver ends with exit code 0 and a page that reads back."""
    typed = "".join(f"{words}\n" for words in asked_in_order(china_cases()[WULING]).values())
    finished = run(
        tmp_path, "ask", "--plain", "--lang", language, "--as-of", "2026-11-22", "-o", "out.pdf", typed=typed
    )
    assert finished.returncode == 0, finished.stderr
    assert verdict in finished.stdout
    page = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages)
    assert "可以上路" in page


def test_a_real_terminal_session_ends_with_a_bilingual_pdf(tmp_path: Path) -> None:
    """Typed at a terminal, question by question; the Chinese of the page reads back."""
    child = pexpect.spawn(
        PROGRAM[0], [*PROGRAM[1:], "--lang", "en", "ask", "--as-of", "2026-11-22", "-o", "out.pdf"],
        env={**environment(tmp_path), "PROMPT_TOOLKIT_NO_CPR": "1"}, cwd=str(tmp_path), dimensions=(24, 80),
        encoding="utf-8", timeout=30,
    )  # fmt: skip
    case = china_cases()["Unlisted electric four-wheeler in Beijing"]
    for number, words in enumerate(asked_in_order(case, person__role="owner").values(), start=1):
        child.expect(f"Question {number},")
        child.send(f"{words}\r")
    child.expect("No question is left")
    child.send("\r")
    child.expect("NOT ROAD LEGAL")
    child.expect("out.pdf")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    page = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages)
    assert "不得上路" in page
    assert "《公告》" in page
    assert "Not road legal" in page


def test_a_killed_session_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """After kill -9 every acknowledged answer is there, and resuming asks the next question."""
    typed = list(asked_in_order(china_cases()[WULING]).values())
    child = pexpect.spawn(
        PROGRAM[0], [*PROGRAM[1:], "--lang", "en", "ask", "--plain", "--as-of", "2026-11-22"],
        env=environment(tmp_path), cwd=str(tmp_path), encoding="utf-8", timeout=30,
    )  # fmt: skip
    for number, words in enumerate(typed[:5], start=1):
        child.expect(f"Question {number},")
        child.sendline(words)
    child.expect("Question 6,")
    child.kill(signal.SIGKILL)
    child.wait()
    rest = "".join(f"{words}\n" for words in typed[5:])
    finished = run(tmp_path, "resume", "--plain", "--lang", "en", "--as-of", "2026-11-22", "--no-report", typed=rest)
    assert finished.returncode == 0, finished.stderr
    assert "Question 6," in finished.stdout
    assert "Question 5," not in finished.stdout
    assert "ROAD LEGAL" in finished.stdout
