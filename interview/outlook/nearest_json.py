"""The nearest legal version as data for other programs; part of the JSON of an assessment (docs/assessment_json.md)."""

from datetime import date
from typing import Any, TypeAlias

from interview.outlook.plan_words import PlanWords
from knowledge.vocabulary.facts import Value
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.plans import OutOfReach, Plan, PlannedChange, Total
from knowledge.vocabulary.text import Language, in_language

Json: TypeAlias = dict[str, Any]


def nearest_as_json(assessment: Assessment, knowledge_base: KnowledgeBase, language: Language) -> Json | None:
    """Plan, alternatives and proofs, ready for `json.dumps`; null where nothing is known to stand in the way."""
    nearest = assessment.nearest_legal
    if nearest is None:
        return None
    words = PlanWords(knowledge_base, assessment)
    return {
        "measure": nearest.measure.value,
        "verdict": nearest.verdict.value if nearest.verdict else None,
        "gives_up": nearest.gives_up,
        "says": in_language(words.headline(nearest), language),
        "plan": _plan(nearest.plan, words, language) if nearest.plan else None,
        "alternatives": [_plan(plan, words, language) for plan in nearest.alternatives],
        "out_of_reach": [_out_of_reach(missed) for missed in nearest.out_of_reach],
        "remains": list(nearest.remains),
    }


def _plan(plan: Plan, words: PlanWords, language: Language) -> Json:
    return {
        "changes": [_change(change, words, language) for change in plan.changes],
        "cost": {**_total(plan.cost), "unit": plan.unit},
        "days": _total(plan.days),
        "earliest": plan.earliest.isoformat(),
        "steps": list(plan.steps),
        "documents": list(plan.documents),
        "provided": list(plan.provided),
    }


def _change(change: PlannedChange, words: PlanWords, language: Language) -> Json:
    return {
        "fact": change.fact,
        "says": in_language(words.change(change), language),
        "by": change.by.value,
        "current": _plain(change.current),
        "becomes": _plain(change.becomes),
        "towards": change.towards.value if change.towards else None,
        "or_becomes": [_plain(value) for value in change.or_becomes],
        "brings": {fact: _plain(value) for fact, value in change.brings.items()},
        "cost": change.cost,
        "days": change.days,
        "after": list(change.after),
        "cures": list(change.cures),
        "steps": list(change.steps),
    }


def _out_of_reach(missed: OutOfReach) -> Json:
    return {
        "verdict": missed.verdict.value,
        "stays_unmet": list(missed.stays_unmet),
        "together": missed.together,
    }


def _total(total: Total) -> Json:
    return {"known": total.known, "to_ask": total.to_ask}


def _plain(value: Value) -> str | int | float:
    return value.isoformat() if isinstance(value, date) else value
