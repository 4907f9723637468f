"""The law's calendar as a file that phones and computers take in (iCalendar, RFC 5545)."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

from interview import __version__
from interview.outlook.calendar_words import CalendarWords
from knowledge.vocabulary.law_calendar import LawCalendar, TurningDay
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language, in_language

REMINDS = timedelta(days=14)
NAMESPACE = uuid.UUID("6f2f9a7e-3c0e-5d0a-9f0b-0d6a5c1e7b11")


def calendar_as_ics(calendar: LawCalendar, base: KnowledgeBase, name: str, language: Language) -> str:
    """One whole-day event a turning day, with a reminder. `name`: the case or file. The same each time it is made."""
    import icalendar

    made = icalendar.Calendar()
    made.add("prodid", f"-//Roadworthy//{__version__}//EN")
    made.add("version", "2.0")
    for event in _events(calendar, CalendarWords(base), name, language):
        made.add_component(event)
    content: bytes = made.to_ical()
    return content.decode()


def _events(calendar: LawCalendar, words: CalendarWords, name: str, language: Language) -> Iterator[Any]:
    for day in calendar.days:
        yield _event(day, words, name, datetime.combine(calendar.first, time(), UTC), language)


def _event(day: TurningDay, words: CalendarWords, name: str, made_at: datetime, language: Language) -> Any:
    import icalendar

    event, alarm = icalendar.Event(), icalendar.Alarm()
    summary = f"{name}: {in_language(words.verdict(day), language)}"
    event.add("uid", f"{uuid.uuid5(NAMESPACE, f'{name} {day.day}')}@roadworthy")
    event.add("dtstamp", made_at)
    event.add("dtstart", day.day)
    event.add("summary", summary)
    event.add("description", "\n".join(in_language(line, language) for _, line in words.lines(day)))
    event.add("transp", "TRANSPARENT")
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -REMINDS)
    event.add_component(alarm)
    return event
