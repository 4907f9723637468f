"""How many questions are usually left, by the cases of the packs."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from interview.choosing import usual_length as module
from interview.choosing.usual_length import UsualLength, usual_length
from interview.consultation import Consultation
from interview.session import Session
from interview.terminal import stages
from interview.terminal.layout import unfolded
from interview.terminal.views.question import heading
from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import knowledge_base, shipped_folder
from knowledge.vocabulary.facts import UNKNOWN, FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer

FACTS = [f"f{number}" for number in range(40)]
SHORT = ({"kind": "toy"}, frozenset(["kind", *FACTS[:4]]))
LONG = ({"kind": "truck"}, frozenset(["kind", *FACTS[:30]]))
USUAL = UsualLength([SHORT] * 5 + [LONG] * 6)


def said(**answers: object) -> dict[FactId, Answer]:
    return {fact: Answer(fact, value) for fact, value in answers.items()}


def test_the_middle_case_tells() -> None:
    """Of all of them before the first answer."""
    assert USUAL.left({}, ["kind", *FACTS]) == 31


def test_only_cases_that_agree_count() -> None:
    """And of what they know only what can still be asked."""
    assert USUAL.left(said(kind="toy"), FACTS) == 4
    assert USUAL.left(said(kind="toy"), FACTS[2:]) == 2
    assert USUAL.left(said(kind="truck", f0=7), FACTS[1:]) == 29


@pytest.mark.parametrize("value", [UNKNOWN, "cart"])
def test_an_answer_that_hardly_any_case_has_says_nothing(value: object) -> None:
    """Nor does not knowing."""
    assert USUAL.left(said(kind=value), FACTS) == 30


def test_few_cases_tell_nothing() -> None:
    """A new pack has no figure."""
    assert UsualLength([SHORT] * 4).left({}, FACTS) is None


def test_the_figure_lies_between_the_bounds_and_is_said_where_they_lie_far_apart(toyland: KnowledgeBase) -> None:
    """In both languages; where the bounds are near each other they say enough."""
    consultation = Consultation(toyland, Session("x", "toyland", datetime.now(UTC)), date(2026, 11, 22))
    consultation.usual = UsualLength([LONG] * 5)
    asked = consultation.next_question()
    assert asked
    assert (asked.least_left, asked.usually_left, asked.most_left) == (2, 2, 7)
    assert progress(consultation, "en", most_left=7).endswith("Question 1, 0 asked so far, 2 to 7 left")
    assert progress(consultation, "en", most_left=8).endswith("Question 1, 0 asked so far, about 2 left (2 to 8)")
    assert progress(consultation, "zh", most_left=8).endswith("第 1 题，已问 0 题，大约还剩 2 题（2 至 8 题）")


def progress(consultation: Consultation, language: str, most_left: int) -> str:
    asked = consultation.next_question()
    assert asked
    exchange = stages.question(consultation, replace(asked, most_left=most_left), language)
    return unfolded(heading(exchange, {}))


def test_cases_are_read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The next start finds what they told."""
    monkeypatch.setattr(module, "cache_folder", lambda: tmp_path)
    base = knowledge_base("cn")
    first = usual_length(base)
    monkeypatch.setattr(module, "_cases", lambda base, extra: pytest.fail("read again"))
    assert usual_length(base).left({}, base.questions) == first.left({}, base.questions)


def test_a_vehicle_of_the_pack_is_told_about_right_from_the_start() -> None:
    """Trucks with papers are asked 30 to 45 questions, and of all that could come there are over a hundred."""
    base = knowledge_base("cn")
    usual = usual_length(base)
    left = usual.left({}, base.questions)
    assert left is not None
    assert 25 <= left <= 45 < len(base.questions)
    cases = read_cases(pack_files(shipped_folder() / "cn"), base).cases
    barred = next(case for case in cases if case.given.get("papers.announcement") == "not_listed")
    chosen = {fact: Answer(fact, barred.given[fact]) for fact in ("use.on_road", "papers.announcement")}
    assert usual.left(chosen, [fact for fact in base.questions if fact not in chosen]) != left
