"""The same vehicles in every city, and what ends when."""

from collections.abc import Mapping, Sequence
from datetime import date

from interview.fleet.triage import wording as say
from interview.fleet.triage.bars import verdict_chart
from interview.fleet.triage.counting import NOT_KNOWN, FleetCounts
from interview.fleet.triage.parts import Cell, Chart, Series, Table, TriageSection
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import LANGUAGES, Text, in_language

MONTHS = 12
DAY_COLOURS = (("#3f74b5", ""), ("#d9a032", "//"), ("#7a5aa6", ".."), ("#2f8f5b", "xx"))


def standing_by_city(counts: FleetCounts, base: KnowledgeBase) -> TriageSection:
    """How they stand where they are used."""
    order = sorted(counts.by_city, key=lambda city: (city == NOT_KNOWN, -counts.by_city[city].total(), city))
    rows: list[tuple[Cell, ...]] = [(_city(city, base), *_by_verdict(counts.by_city[city])) for city in order]
    chart = verdict_chart(say.CITIES, [(_city(city, base), counts.by_city[city]) for city in order])
    return TriageSection(
        "cities", say.CITIES, (say.CITIES_SAY,), chart, Table((say.CITY, *say.SHORT_VERDICT.values()), tuple(rows))
    )


def standing_elsewhere(counts: FleetCounts, base: KnowledgeBase) -> TriageSection:
    """How all would stand in each city. Cities in which all is the same share a row."""
    alike: dict[tuple[int, ...], list[str]] = {}
    for city, moved in counts.in_city.items():
        alike.setdefault((*_by_verdict(moved.verdicts), moved.better, moved.worse), []).append(city)
    names = {figures: _cities_in_words(cities, base) for figures, cities in alike.items()}
    rows: list[tuple[Cell, ...]] = [(names[figures], *figures) for figures in alike]
    says = (say.ELSEWHERE_SAYS,) if counts.by_city else (say.ELSEWHERE_SAYS, say.HOME_IS_UNKNOWN)
    bars = [(_in_short(cities, base), counts.in_city[cities[0]].verdicts) for cities in alike.values()]
    heads = (say.CITY, *say.SHORT_VERDICT.values(), say.BETTER, say.WORSE)
    chart = verdict_chart(say.ELSEWHERE, bars)
    return TriageSection("elsewhere", say.ELSEWHERE, says, chart, Table(heads, tuple(rows)))


def _cities_in_words(cities: Sequence[str], base: KnowledgeBase) -> Text:
    labels = [_city(city, base) for city in cities]
    joint = {"en": ", ", "zh": "、"}
    return {language: joint[language].join(in_language(label, language) for label in labels) for language in LANGUAGES}


def _in_short(cities: Sequence[str], base: KnowledgeBase) -> Text:
    """The cities as a bar can bear them."""
    first = _city(cities[0], base)
    return first if len(cities) == 1 else say.filled(say.AND_MORE, city=first, more=len(cities) - 1, all=len(cities))


def _by_verdict(counts: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(counts.get(verdict, 0) for verdict in say.SHORT_VERDICT)


def _city(city: str, base: KnowledgeBase) -> Text:
    return (base.facts["place.city"].choices or {}).get(city, say.NOT_KNOWN)


def deadlines_by_month(counts: FleetCounts, base: KnowledgeBase, as_of: date) -> TriageSection:
    """What ends in which month."""
    first = as_of.year * 12 + as_of.month - 1
    months = [divmod(first + ahead, 12) for ahead in range(MONTHS)]
    keys = [(year, month + 1) for year, month in months]
    facts = [fact for fact, found in counts.deadlines.items() if found or counts.overdue[fact]]
    series = tuple(
        Series(base.facts[fact].label, *DAY_COLOURS[place % len(DAY_COLOURS)],
               tuple(float(counts.deadlines[fact][key]) for key in keys))
        for place, fact in enumerate(facts)
    )  # fmt: skip
    rows = tuple(
        (base.facts[fact].label, counts.overdue[fact], *_spans(counts.deadlines[fact], keys)) for fact in facts
    )
    labels = tuple(say.both(f"{month}/{year % 100:02}", f"{year % 100:02}年{month}月") for year, month in keys)
    heads = (say.WHAT_ENDS, say.OVERDUE, say.THIS_MONTH, say.NEXT_MONTHS, say.LATER)
    chart = Chart(say.DEADLINES, labels, series, is_upright=True) if any(any(one.values) for one in series) else None
    return TriageSection("deadlines", say.DEADLINES, (say.DEADLINES_SAY,), chart, Table(heads, rows))


def _spans(found: Mapping[tuple[int, int], int], keys: Sequence[tuple[int, int]]) -> tuple[int, int, int]:
    """Vehicles of this month, of the three that follow, and later."""
    now, soon = found.get(keys[0], 0), sum(found.get(key, 0) for key in keys[1:4])
    return now, soon, sum(found.values()) - now - soon
