"""Answers that do not fit are told where they arise, in both drivers; both are kept, and either can be changed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.vocabulary.packs import KnowledgeBase
from tests.interview.command_line import TOYLAND, Call
from tests.interview.terminal.conftest import Held

WARNING = "! These answers do not fit together: Nothing of that length has that much power."
STRONG = "y\nlisted\n2027-05-01\n4\n999\n100.1 kW\n"


def test_with_lines_it_is_told_at_the_answer_that_makes_it(hold_with_lines: Callable[..., Held]) -> None:
    """With both answers, and how to change one; nothing is refused."""
    held = hold_with_lines(STRONG + "finish\n")
    told = held.shown[held.shown.index(WARNING) :]
    assert held.shown.index(WARNING) > held.shown.index("How strong")
    assert "- Overall length: 999 mm\n  - Power: 100.1 kW\n" in told
    assert "change Number of wheels" in told
    assert held.answers["vehicle.length"] == 999
    assert held.answers["vehicle.power"] == 100.1


def test_with_keys_too(hold_with_keys: Callable[..., Held]) -> None:
    """In the full driver."""
    held = hold_with_keys((STRONG + "finish\n").replace("\n", "\r"))
    assert "do not fit together" in held.shown


def test_it_is_told_again_in_the_review_and_the_summary_and_no_more(hold_with_lines: Callable[..., Held]) -> None:
    """Once where it arises, once in the review, once in the summary."""
    held = hold_with_lines(STRONG + "review\n\nfinish\n")
    assert held.shown.count(WARNING) == 3


def test_a_changed_answer_ends_it(hold_with_lines: Callable[..., Held]) -> None:
    """The summary says nothing more."""
    held = hold_with_lines(STRONG + "change length\n1000\nfinish\n")
    assert held.shown.count(WARNING) == 1


def test_in_chinese(hold_with_lines: Callable[..., Held]) -> None:
    """The same words in the other language."""
    held = hold_with_lines("是\nlisted\n2027-05-01\n4\n999\n100.1 kW\n完成\n", "zh")
    assert "! 以下回答互相矛盾：玩具国：长度与功率不符" in held.shown


@pytest.fixture
def strong(tmp_path: Path) -> Path:
    """Answers that do not fit."""
    path = tmp_path / "strong.yaml"
    path.write_text(
        "use.on_road: yes\nvehicle.wheels: 4\nvehicle.length: 999\nvehicle.power: 100.1\npapers.listed: listed\n"
        "insurance.end: 2027-05-01\n",
        "utf-8",
    )
    return path


def test_assess_tells_it_and_keeps_its_verdict(roadworthy: Call, strong: Path, toyland: KnowledgeBase) -> None:
    """In the text, in the JSON, and the same verdict as without the contradiction."""
    text = roadworthy("assess", strong, *TOYLAND, "--as-of", "2026-11-22")
    assert "Answers that do not fit together" in text.out
    data = json.loads(roadworthy("assess", strong, *TOYLAND, "--as-of", "2026-11-22", "--json").out)
    assert data["contradictions"] == [
        {
            "id": "toyland.contradiction.strong_for_its_length",
            "says": toyland.contradictions["toyland.contradiction.strong_for_its_length"].says["en"],
            "answers": {"vehicle.length": 999, "vehicle.power": 100.1, "vehicle.wheels": 4},
            "basis": "physics",
            "sources": [],
            "confidence": "high",
        }
    ]
    strong.write_text(strong.read_text("utf-8").replace("999", "1000"), "utf-8")
    fitting = json.loads(roadworthy("assess", strong, *TOYLAND, "--as-of", "2026-11-22", "--json").out)
    assert fitting["contradictions"] == []
    assert fitting["verdict"] == data["verdict"]


@pytest.mark.slow
def test_what_if_answer_and_twins_tell_it(roadworthy: Call, strong: Path) -> None:
    """A supposed answer, an answer given later, and every form of the report."""
    supposed = roadworthy("what-if", strong, "vehicle.length=998", *TOYLAND)
    assert "do not fit together" in supposed.out
    asked = roadworthy("ask", "--plain", "--answers", strong, *TOYLAND, stdin="finish\n")
    assert "do not fit together" in asked.out
    given = roadworthy("answer", "vehicle.length=900", *TOYLAND[:2])
    assert "do not fit together" in given.out
    for form in ("txt", "md", "html", "json"):
        report = roadworthy("report", strong, "-o", f"out.{form}", *TOYLAND)
        assert report.code == 0, report.err
        assert "Nothing of that length has that much power" in Path(f"out.{form}").read_text("utf-8")
