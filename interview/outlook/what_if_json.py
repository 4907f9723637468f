"""What would be otherwise, as data for other programs (docs/outlook_json.md)."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from interview.assessment_json import assessment_as_json
from interview.outlook.what_if import Difference
from knowledge.vocabulary.facts import Unknown
from knowledge.vocabulary.findings import RecommendedStep, Risk
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import Language, in_language

FORMAT = "roadworthy.what_if/1"

Json: TypeAlias = dict[str, Any]


def difference_as_json(found: Difference, base: KnowledgeBase, language: Language) -> Json:
    """Both assessments, and everything in which they differ."""
    return {
        "format": FORMAT,
        "answers": [
            {"fact": change.fact, "before": _value(change.before), "after": _value(change.after)}
            for change in found.answers
        ],
        "verdict": {"before": found.before.verdict.value, "after": found.after.verdict.value},
        "findings": [
            {
                "id": change.after.requirement,
                "label": in_language(change.after.label, language),
                "before": change.before.status.value,
                "after": change.after.status.value,
                "reason": in_language(change.after.reason, language),
            }
            for change in found.findings
        ],
        "steps": {"come_in": _steps(found.steps_new, language), "drop_out": _steps(found.steps_gone, language)},
        "risks": {"come_in": _risks(found.risks_new, language), "drop_out": _risks(found.risks_gone, language)},
        "before": assessment_as_json(found.before, base, language),
        "after": assessment_as_json(found.after, base, language),
    }


def _value(answer: Answer | None) -> str | int | float | None:
    if answer is None:
        return None
    if isinstance(answer.value, date):
        return answer.value.isoformat()
    return answer.value.value if isinstance(answer.value, Unknown) else answer.value


def _steps(steps: Iterable[RecommendedStep], language: Language) -> list[Json]:
    return [{"id": step.id, "does": in_language(step.does, language)} for step in steps]


def _risks(risks: Iterable[Risk], language: Language) -> list[Json]:
    return [{"id": risk.id, "label": in_language(risk.label, language)} for risk in risks]
