"""The difference between two versions of a pack as data for programs; ids and code words, no sentences."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from interview.workbench.pack_difference import PackDifference
from knowledge.verification.results import FactInRange
from knowledge.verification.versions.all_days import EffectsOnDays
from knowledge.verification.versions.case_turns import CaseTurn
from knowledge.verification.versions.own_changes import OwnChange, Premise
from knowledge.verification.versions.two_versions import authored
from knowledge.vocabulary.facts import Value
from knowledge.vocabulary.packs import KnowledgeBase

FORMAT = "roadworthy.pack_difference/1"

Json = dict[str, Any]


def difference_as_json(difference: PackDifference) -> Json:
    """Everything, ready for `json.dumps`."""
    return {
        "format": FORMAT,
        "old": _identity(difference.old),
        "new": _identity(difference.new),
        "is_none": difference.is_none,
        "changes_nothing": difference.changes_nothing,
        "entries": [
            {
                "kind": entry.kind,
                "id": entry.id or None,
                "move": entry.move.value,
                "fields": [
                    {"field": field.field or None, "removed": list(field.removed), "added": list(field.added)}
                    for field in entry.fields
                ],
            }
            for entry in difference.entries
        ],
        "effects": [_effects(one) for one in difference.effects],
        "cases": {"compared": difference.cases, "turns": _turns(difference.case_turns)},
        "saved_cases": {"compared": difference.saved_cases, "turns": _turns(difference.saved_case_turns)},
    }


def _identity(base: KnowledgeBase) -> Json:
    return {"id": base.identity.id, "version": base.identity.version, "content_hash": base.identity.content_hash}


def _effects(one: EffectsOnDays) -> Json:
    return {
        "days": [day.isoformat() for day in one.days],
        "is_proved": one.effects.is_proved,
        "taken_as_free": list(one.effects.taken_as_free),
        "situations": [_situation(situation) for situation in one.effects.situations],
        "turns": [
            {
                "goal": turn.goal,
                "before": turn.before,
                "after": turn.after,
                "situations": [position + 1 for position in turn.within],
                "example": [_in_range(fact) for fact in turn.example],
            }
            for turn in one.effects.turns
        ],
    }


def _situation(situation: OwnChange) -> Json:
    return {
        "fact": situation.fact,
        "before": situation.before,
        "after": situation.after,
        "where": [_premise(premise) for premise in situation.premises],
        "is_all": situation.is_all,
    }


def _premise(premise: Premise) -> Json:
    ranges = [{"first": _plain(one.first), "last": _plain(one.last)} for one in premise.segments]
    return {"fact": authored(premise.fact), **({"ranges": ranges} if ranges else {"values": list(premise.conclusions)})}


def _in_range(fact: FactInRange) -> Json:
    return {"fact": authored(fact.fact), "first": _plain(fact.first), "last": _plain(fact.last)}


def _turns(turns: Iterable[CaseTurn]) -> list[Json]:
    return [
        {
            "name": turn.case.name,
            "place": turn.case.place or None,
            "as_of": turn.case.as_of.isoformat(),
            "flips": turn.flips,
            "turns": [{"goal": goal, "before": before, "after": after} for goal, before, after in turn.turns],
        }
        for turn in turns
    ]


def _plain(value: Value | None) -> str | int | float | None:
    return value.isoformat() if isinstance(value, date) else value
