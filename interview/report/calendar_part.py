"""The days on which verdict or findings change by themselves, with nothing done, and a picture of when."""

from datetime import date, timedelta

from interview.outlook.calendar_words import IN_THESE_YEARS, TITLE_OF_PART, CalendarWords
from interview.report.dates_part import COUNTS_DOWN
from interview.report.material import Material
from interview.report.parts import Entry, Group, Heading, Section, SectionKind, Timeline
from interview.report.signs import Sign
from interview.report.wording import BETWEEN_WHOLE_SENTENCES
from interview.sentences import joined
from knowledge.inference.law_calendar import law_calendar
from knowledge.vocabulary.changes import Term, TermUnit
from knowledge.vocabulary.law_calendar import LawCalendar, TurningDay

NEXT = timedelta(days=1)
YEARS = Term(15, TermUnit.YEAR)
"""Longer than any vehicle of the shipped packs may be used."""

MOST_NAMED = 5
"""Of what turns alike: where the law no longer says how such a vehicle counts, everything does."""


def calendar_part(material: Material, number: int) -> Section:
    """What the law's calendar of this vehicle holds; without entries where nothing changes by itself."""
    assessment = material.assessment
    first, last = assessment.as_of, YEARS.after(assessment.as_of)
    calendar = law_calendar(material.knowledge_base, assessment.answers, first, last, material.fixed_verdict)
    words = CalendarWords(material.knowledge_base)
    entries = tuple(_entry(material, words, day, at) for at, day in enumerate(calendar.days, start=1))
    heading = Heading(number, material.writer.lines(TITLE_OF_PART))
    if not entries:
        return Section(SectionKind.CALENDAR, heading, ())
    group = Group(entries, material.writer.lines(words.title(calendar)))
    return Section(SectionKind.CALENDAR, heading, (group,), picture=_timeline(material, calendar))


def _entry(material: Material, words: CalendarWords, day: TurningDay, number: int) -> Entry:
    """Its `day` is empty where the dates to remember have the last day before it: calendars take in those too."""
    is_after_an_end = day.day - NEXT in _ends(material)
    lines = [line for _, line in words.lines(day, MOST_NAMED)]
    return Entry(
        sign=Sign.NUMBER,
        number=number,
        title=material.writer.lines(words.verdict(day)),
        body=(material.writer.lines(joined(lines, BETWEEN_WHOLE_SENTENCES)),),
        day=None if is_after_an_end else day.day,
    )


def _ends(material: Material) -> set[date]:
    """The answered days that count down to something."""
    formulas = (fact.formula for fact in material.knowledge_base.facts.values() if fact.formula is not None)
    counted_down = (formula.arguments[0] for formula in formulas if formula.name == COUNTS_DOWN)
    answers = (material.answers.get(fact) for fact in counted_down)
    return {answer.known for answer in answers if answer is not None and isinstance(answer.known, date)}


def _timeline(material: Material, calendar: LawCalendar) -> Timeline:
    days = tuple((number, day.day) for number, day in enumerate(calendar.days, start=1))
    return Timeline(calendar.first, calendar.last, days, material.writer.lines(IN_THESE_YEARS))
