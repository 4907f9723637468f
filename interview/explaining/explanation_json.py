"""HOW and WHY NOT as data for other programs: stable, documented in docs/assessment_json.md."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from interview.explaining.expectation import Expectation
from knowledge.inference.explanation import Explainer, Explanation, Premise
from knowledge.inference.why_not import NearMiss, Obstacle
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status
from knowledge.vocabulary.text import Language, Text, in_language

FORMAT = "roadworthy.explanation/1"

Json: TypeAlias = dict[str, Any]


def explanation_as_json(
    assessment: Assessment,
    explainer: Explainer,
    about: Iterable[FactId],
    language: Language,
) -> Json:
    """How each of the conclusions was reached, down to the answers."""
    return {
        **_head(assessment),
        "explanations": [_explanation(explainer.explain(fact), language) for fact in about],
    }


def everything_concluded(assessment: Assessment, base: KnowledgeBase) -> list[FactId]:
    """The verdict, the category, and every requirement that applies or may apply."""
    applying = [one.requirement for one in assessment.findings if one.status is not Status.NOT_APPLICABLE]
    return [VERDICT, *([base.category] if base.category else []), *applying]


def why_not_as_json(
    assessment: Assessment, expectation: Expectation, misses: Iterable[NearMiss], language: Language
) -> Json:
    """What is the case instead of what was expected, and the rules that would have given it."""
    return {
        **_head(assessment),
        "fact": expectation.fact,
        "expected": expectation.value,
        "found": assessment.conclusions.value(expectation.fact),
        "near_misses": [_miss(miss, language) for miss in misses],
    }


def _head(assessment: Assessment) -> Json:
    return {
        "format": FORMAT,
        "verdict": assessment.verdict.value,
        "as_of": assessment.as_of.isoformat(),
        "pack": {"id": assessment.pack.id, "version": assessment.pack.version},
    }


def _explanation(explanation: Explanation, language: Language) -> Json:
    return {
        "fact": explanation.fact,
        "label": in_language(explanation.label, language),
        "outcome": in_language(explanation.outcome, language),
        "rule": explanation.rule or None,
        "says": _said(explanation.says, language),
        "sources": [{"id": one.source, "article": one.article or None} for one in explanation.sources],
        "premises": [_premise(premise, language) for premise in explanation.premises],
    }


def _premise(premise: Premise, language: Language) -> Json:
    return {
        "fact": premise.fact,
        "label": in_language(premise.label, language),
        "value": in_language(premise.value, language),
        "evidence": premise.evidence.value if premise.evidence else None,
        "because": _explanation(premise.because, language) if premise.because else None,
    }


def _miss(miss: NearMiss, language: Language) -> Json:
    return {
        "rule": miss.rule,
        "says": _said(miss.says, language),
        "decided_by": miss.decided_by,
        "obstacles": [_obstacle(obstacle, language) for obstacle in miss.obstacles],
    }


def _obstacle(obstacle: Obstacle, language: Language) -> Json:
    return {
        "fact": obstacle.fact,
        "label": in_language(obstacle.label, language),
        "needed": in_language(obstacle.needed, language),
        "found": in_language(obstacle.found, language),
        "is_known": obstacle.is_known,
    }


def _said(text: Text | None, language: Language) -> str | None:
    return None if text is None else in_language(text, language)
