"""The law's calendar as data for other programs (docs/outlook_json.md)."""

from typing import Any, TypeAlias

from interview.outlook.calendar_words import CalendarWords
from knowledge.vocabulary.law_calendar import DayCause, LawCalendar, LawCause, TurningDay
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language, in_language

FORMAT = "roadworthy.calendar/1"

Json: TypeAlias = dict[str, Any]


def calendar_as_json(calendar: LawCalendar, base: KnowledgeBase, language: Language) -> Json:
    """Every turning day, ready for `json.dumps`."""
    words = CalendarWords(base)
    return {
        "format": FORMAT,
        "first": calendar.first.isoformat(),
        "last": calendar.last.isoformat(),
        "verdict": calendar.verdict.value,
        "days": [_day(day, words, language) for day in calendar.days],
    }


def _day(day: TurningDay, words: CalendarWords, language: Language) -> Json:
    return {
        "day": day.day.isoformat(),
        "says": in_language(words.verdict(day), language),
        "verdict": {"before": day.verdict_before.value, "after": day.verdict.value},
        "findings": [
            {
                "id": turned.requirement,
                "before": turned.before.value,
                "after": turned.after.value,
                "reason": in_language(turned.reason, language),
                "causes": [_cause(cause) for cause in turned.causes],
            }
            for turned in day.findings
        ],
    }


def _cause(cause: DayCause | LawCause) -> Json:
    if isinstance(cause, DayCause):
        return {"fact": cause.fact, "day": cause.value.isoformat()}
    return {"entry": cause.entry, "move": cause.move.value}
