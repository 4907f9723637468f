"""`kb questions`: the order of an interview with the answers of a case."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from interview.consultation import Consultation
from interview.session import Session
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import KnowledgeBase
from tests.interview.command_line import TOYLAND, Call

DAY = "2026-11-22"


def order(call: Call, case: str | Path) -> list[dict[str, object]]:
    done = call("kb", "questions", case, "--json", "--as-of", DAY, *TOYLAND)
    assert done.code == 0, done.err
    return list(json.loads(done.out))


def test_it_is_the_order_of_the_interview(roadworthy: Call, small_truck: Path, toyland: KnowledgeBase) -> None:
    """The same questions in the same order as an interview in which these answers are given."""
    asked = order(roadworthy, small_truck)
    consultation = Consultation(toyland, Session("x", "toyland", datetime.now(UTC)), date(2026, 11, 22))
    for one in asked:
        question = consultation.next_question()
        assert question is not None
        assert question.question.fact == one["fact"]
        value = one["answer"]
        is_day = one["fact"] == "insurance.end"
        consultation.answer(
            str(one["fact"]), date.fromisoformat(str(value)) if is_day else UNKNOWN if value == "unknown" else value
        )  # type: ignore[arg-type]
    assert consultation.next_question() is None
    assert asked[-1]["verdict"] == "road_legal_after_steps"


def test_what_the_case_leaves_open_is_not_known(roadworthy: Call, tmp_path: Path) -> None:
    """Every question comes, answered "I don't know"."""
    empty = tmp_path / "empty.yaml"
    empty.write_text("use.on_road: yes\n", "utf-8")
    asked = order(roadworthy, empty)
    assert [one["fact"] for one in asked if one["is_answered"]] == ["use.on_road"]
    assert all(one["answer"] == "unknown" for one in asked if not one["is_answered"])
    out = roadworthy("kb", "questions", empty, *TOYLAND).out
    assert "I don't know (the case has no answer)" in out
    assert "no answer can change the assessment: Undetermined" in out


@pytest.mark.parametrize("name", ["not listed", "ended yesterday"])
def test_a_case_of_the_pack(roadworthy: Call, name: str) -> None:
    """By its name, or by words that only one has."""
    done = roadworthy("kb", "questions", name, "--lang", "zh", *TOYLAND)
    assert done.code == 0, done.err
    assert "此后任何回答都不会改变评估" in done.out


def test_no_such_case(roadworthy: Call) -> None:
    """What can be named is said."""
    done = roadworthy("kb", "questions", "nothing at all", *TOYLAND)
    assert (done.code, "Name a case of the pack" in done.err) == (2, True)


def test_a_file_comes_before_words_of_a_name(roadworthy: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of answers may be called like a word in the name of a case."""
    (tmp_path / "listed").write_text("use.on_road: no\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert order(roadworthy, "listed")[0]["answer"] == "no"
