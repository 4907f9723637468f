"""A step whose last day is past says so, and is still to be done."""

from datetime import date

import pytest

from knowledge.authoring.library import knowledge_base
from knowledge.inference.assessing import assess
from knowledge.inference.case_runs import known_of
from knowledge.inference.evaluator import evaluate
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.questions import Answer
from tests.journeys import china_cases


@pytest.mark.parametrize(
    ("as_of", "english", "chinese"),
    [
        (
            date(2026, 11, 22),
            "22 Nov 2026 at the latest, 30 days after the handover",
            "2026年11月22日以前（交付后30天内）",
        ),
        (
            date(2026, 11, 23),
            "22 Nov 2026 at the latest, 30 days after the handover; this day is past",
            "2026年11月22日以前（交付后30天内），期限已过",
        ),
    ],
)
def test_a_deadline_that_is_past_is_said_to_be(as_of: date, english: str, chinese: str) -> None:
    """From the day after; one that names no day is as it was."""
    case, base = china_cases()["Truck handed over with open violations"], knowledge_base("cn")
    rule_base = rule_base_of(base, as_of)
    answers = {fact: Answer(fact, value) for fact, value in case.given.items()}
    found = assess(base, rule_base, answers, evaluate(rule_base, known_of(case)), all_asked=True)
    deadlines = [step.deadline for step in found.next_steps if step.deadline]
    assert {"en": english, "zh": chinese} in deadlines
    assert {"en": "before the transfer", "zh": "过户之前"} in deadlines
