"""Counts to a triage report: which sections there are, what they say, and what their charts show."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from interview.fleet.opening import Fleet
from interview.fleet.remedies import CLASSES, GIVES_UP, NOTHING_TO_DO, Remedy, RemedyChange
from interview.fleet.triage import wording as say
from interview.fleet.triage.counting import NOT_KNOWN, FleetCounts
from interview.fleet.triage.parts import Cell, Chart, KeyFigure, Series, Table, TriageDocument, TriageSection
from interview.fleet.words import REMEDY_IN_WORDS
from knowledge.authoring.values import known_value
from knowledge.vocabulary.facts import FactId, FactType
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import CurableBy, Verdict
from knowledge.vocabulary.text import LANGUAGES, Text, in_language
from knowledge.vocabulary.wording import day_in_words, value_in_words

COLOURS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.ROAD_LEGAL: ("#2f8f5b", ""),
    Verdict.RESTRICTED_USE: ("#3f74b5", "\\\\"),
    Verdict.ROAD_LEGAL_AFTER_STEPS: ("#d9a032", "//"),
    Verdict.NOT_ROAD_LEGAL: ("#b5382f", "xx"),
    Verdict.UNDETERMINED: ("#9aa3ad", ".."),
}
"""Of each verdict the colour and the pattern, from best to open."""
INK = "#3f5f7f"
DAY_COLOURS = (("#3f74b5", ""), ("#d9a032", "//"), ("#7a5aa6", ".."), ("#2f8f5b", "xx"))
MOST_LISTED = 12
WEEK = 5
"""Working days."""
MONTHS = 12
HOPELESS = (GIVES_UP, CurableBy.NOBODY.value)


def triage_document(fleet: Fleet, counts: FleetCounts, as_of: date) -> TriageDocument:
    """The report of a fleet."""
    base = fleet.knowledge_base
    cost = sum(remedy.cost * count for remedy, count in counts.remedies.items() if _helps(remedy) and remedy.cost)
    files = [source.path.name for source in fleet.sources]
    sources: Text | str = files[0] if len(files) == 1 else say.filled(say.FILES, count=len(files))
    figures = [
        KeyFigure(f"{counts.rows:,}", say.VEHICLES),
        KeyFigure(f"{counts.verdicts[Verdict.ROAD_LEGAL]:,}", say.LEGAL),
        KeyFigure(f"¥{round(cost):,}", say.COST_TO_LEGALITY),
    ]
    rejected = counts.rejected + (fleet.record.rows_rejected if fleet.record else 0)
    if rejected:
        figures.append(KeyFigure(f"{rejected:,}", say.REJECTED))
    return TriageDocument(
        title=say.TITLE,
        subtitle=say.filled(say.SUBTITLE, pack=base.identity.id, version=base.identity.version, sources=sources),
        day=as_of,
        day_in_words={language: day_in_words(as_of, language) for language in LANGUAGES},
        key_figures=tuple(figures),
        sections=tuple(_sections(counts, base, as_of)),
        footer=say.FOOTER,
    )


def _sections(counts: FleetCounts, base: KnowledgeBase, as_of: date) -> Iterator[TriageSection]:
    yield _verdicts(counts)
    yield _first(counts, base)
    yield _remedies(counts)
    yield _reasons(counts, base)
    if counts.by_city:
        yield _cities(counts, base)
    if counts.in_city:
        yield _elsewhere(counts, base)
    if counts.deadlines:
        yield _deadlines(counts, base, as_of)


# --- how they stand -----------------------------------------------------------------------------------------


def _verdicts(counts: FleetCounts) -> TriageSection:
    found = [(verdict, counts.verdicts[verdict]) for verdict in COLOURS if counts.verdicts[verdict]]
    open_ = counts.verdicts[Verdict.UNDETERMINED]
    says = [
        say.filled(
            say.VERDICTS_SAY,
            rows=counts.rows,
            legal=counts.verdicts[Verdict.ROAD_LEGAL],
            restricted=counts.verdicts[Verdict.RESTRICTED_USE],
            steps=counts.verdicts[Verdict.ROAD_LEGAL_AFTER_STEPS],
            barred=counts.verdicts[Verdict.NOT_ROAD_LEGAL],
        )
    ]
    if open_:
        says.append(say.filled(say.UNDETERMINED_SAY, count=open_))
    rows = tuple((say.SHORT_VERDICT[verdict], count, _share(count, counts.rows)) for verdict, count in found)
    return TriageSection(
        id="verdicts",
        heading=say.VERDICTS,
        says=tuple(says),
        chart=_verdict_chart(say.VERDICTS, [(say.both("", ""), counts.verdicts)]),
        table=Table((say.VERDICT_HEAD, say.COUNT, say.SHARE), rows),
    )


def _share(count: int, whole: int) -> Text:
    percent = f"{count / whole:.0%}" if whole else ""
    return say.both(percent, percent)


def _verdict_chart(title: Text, bars: Sequence[tuple[Text, Mapping[str, int]]]) -> Chart:
    """A bar for each thing, cut by verdict."""
    return Chart(
        says=title,
        labels=tuple(label for label, _ in bars),
        series=tuple(
            Series(say.SHORT_VERDICT[verdict], *COLOURS[verdict], tuple(float(of.get(verdict, 0)) for _, of in bars))
            for verdict in COLOURS
            if any(of.get(verdict, 0) for _, of in bars)
        ),
    )


# --- what to do ---------------------------------------------------------------------------------------------


@dataclass
class _Needed:
    """One change over all vehicles that need it."""

    change: RemedyChange
    vehicles: int = 0
    alone: int = 0
    cost: float = 0
    to_ask: int = 0


def _first(counts: FleetCounts, base: KnowledgeBase) -> TriageSection:
    needed = sorted(
        _needed(counts, base).values(), key=lambda one: (-one.vehicles, one.change.fact, one.change.becomes)
    )
    week, to_ask = _this_week(counts.remedies)
    more: Text | str = say.filled(say.WEEK_MORE, count=to_ask) if to_ask else ""
    says = [say.FIRST_SAYS, say.filled(say.WEEK_SAYS, count=week, more=more)] if needed else [say.NOTHING_FIRST]
    heads = (say.CHANGE, say.BY, say.COUNT, say.ALONE, say.TIME, say.COST, say.TO_ASK)
    rows: list[tuple[Cell, ...]] = [
        (_in_words(one.change, base), say.CURED_BY[one.change.by], one.vehicles, one.alone, _time(one.change.days),
         round(one.cost) if one.cost or not one.to_ask else None, one.to_ask or None)
        for one in needed[:MOST_LISTED]
    ]  # fmt: skip
    return TriageSection("first", say.FIRST, tuple(says), None, Table(heads, tuple(rows)) if rows else None)


def _needed(counts: FleetCounts, base: KnowledgeBase) -> dict[tuple[FactId, str], _Needed]:
    found: dict[tuple[FactId, str], _Needed] = {}
    for remedy, count in counts.remedies.items():
        for change in remedy.changes if _helps(remedy) else ():
            is_choice = base.facts[change.fact].type in (FactType.YES_NO, FactType.CHOICE)
            one = found.setdefault((change.fact, change.becomes if is_choice else ""), _Needed(change))
            one.vehicles += count
            one.alone += count if len(remedy.changes) == 1 else 0
            one.cost += (change.cost or 0) * count
            one.to_ask += count if change.cost is None else 0
    return found


def _helps(remedy: Remedy) -> bool:
    return remedy.by is not None and remedy.by not in HOPELESS


def _this_week(remedies: Mapping[Remedy, int]) -> tuple[int, int]:
    """Vehicles whose plan is known to take no more than a week, and those of whose plan the time has to be asked."""
    week = to_ask = 0
    for remedy, count in remedies.items():
        if _helps(remedy) and remedy.changes:
            days = [change.days for change in remedy.changes]
            if None in days:
                to_ask += count
            elif sum(day for day in days if day is not None) <= WEEK:
                week += count
    return week, to_ask


def _in_words(change: RemedyChange, base: KnowledgeBase) -> Text:
    declaration = base.facts[change.fact]
    if declaration.type in (FactType.NUMBER, FactType.DATE):
        return declaration.label
    value = known_value(change.becomes, declaration)
    words = {language: value_in_words(declaration, value, language) for language in LANGUAGES}
    return say.filled(say.BECOMES, fact=declaration.label, value=words)


def _time(days: int | None) -> Text:
    if days is None:
        return say.ASK
    return say.filled(say.DAYS, count=days) if days else say.SAME_DAY


def _remedies(counts: FleetCounts) -> TriageSection:
    by_class: dict[str, _Class] = {}
    for remedy, count in counts.remedies.items():
        if remedy.by is not None and remedy.by != NOTHING_TO_DO:
            by_class.setdefault(remedy.by, _Class()).add(remedy, count)
    found = [(by, by_class[by]) for by in CLASSES if by in by_class]
    known = sum(one.cost for by, one in found if by not in HOPELESS)
    to_ask = sum(one.to_ask for by, one in found if by not in HOPELESS)
    says = [say.filled(say.REMEDIES_SAY, cost=say.money(known), to_ask=to_ask)]
    estimated = sum(count for remedy, count in counts.remedies.items() if remedy.is_estimate)
    if estimated:
        says.append(say.filled(say.ESTIMATED_SAY, count=estimated))
    rows = tuple(
        (REMEDY_IN_WORDS[by], one.vehicles, round(one.cost) if by not in HOPELESS else None, one.to_ask or None)
        for by, one in found
    )
    bars = [(REMEDY_IN_WORDS[by], one.vehicles) for by, one in found]
    return TriageSection(
        "remedies", say.REMEDIES, tuple(says), _plain_chart(say.REMEDIES, bars),
        Table((say.BY, say.COUNT, say.COST, say.TO_ASK), rows),
    )  # fmt: skip


@dataclass
class _Class:
    vehicles: int = 0
    cost: float = 0
    to_ask: int = 0

    def add(self, remedy: Remedy, count: int) -> None:
        self.vehicles += count
        self.cost += (remedy.cost or 0) * count
        self.to_ask += (remedy.cost_to_ask or 0) * count


def _plain_chart(title: Text, bars: Sequence[tuple[Text, float]]) -> Chart | None:
    if not bars:
        return None
    series = Series(say.COUNT, INK, "", tuple(float(count) for _, count in bars))
    return Chart(title, tuple(label for label, _ in bars), (series,))


def _reasons(counts: FleetCounts, base: KnowledgeBase) -> TriageSection:
    found = [(base.requirements[id], count) for id, count in counts.unmet.most_common(MOST_LISTED) if count]
    rows = tuple(
        (one.label, say.CURED_BY[one.cure.by], say.SHORT_VERDICT[one.unmet_means], count) for one, count in found
    )
    heads = (say.REQUIREMENT, say.CURE, say.VERDICT_HEAD, say.COUNT)
    return TriageSection("reasons", say.REASONS, (say.REASONS_SAY,), None, Table(heads, rows) if rows else None)


# --- where and when -----------------------------------------------------------------------------------------


def _cities(counts: FleetCounts, base: KnowledgeBase) -> TriageSection:
    order = sorted(counts.by_city, key=lambda city: (city == NOT_KNOWN, -counts.by_city[city].total(), city))
    rows: list[tuple[Cell, ...]] = [(_city(city, base), *_by_verdict(counts.by_city[city])) for city in order]
    chart = _verdict_chart(say.CITIES, [(_city(city, base), counts.by_city[city]) for city in order])
    return TriageSection(
        "cities", say.CITIES, (say.CITIES_SAY,), chart, Table((say.CITY, *say.SHORT_VERDICT.values()), tuple(rows))
    )


def _elsewhere(counts: FleetCounts, base: KnowledgeBase) -> TriageSection:
    """Cities in which all is the same share a row."""
    alike: dict[tuple[int, ...], list[str]] = {}
    for city, moved in counts.in_city.items():
        alike.setdefault((*_by_verdict(moved.verdicts), moved.better, moved.worse), []).append(city)
    names = {figures: _cities_in_words(cities, base) for figures, cities in alike.items()}
    rows: list[tuple[Cell, ...]] = [(names[figures], *figures) for figures in alike]
    says = (say.ELSEWHERE_SAYS,) if counts.by_city else (say.ELSEWHERE_SAYS, say.HOME_IS_UNKNOWN)
    bars = [(_in_short(cities, base), counts.in_city[cities[0]].verdicts) for cities in alike.values()]
    heads = (say.CITY, *say.SHORT_VERDICT.values(), say.BETTER, say.WORSE)
    chart = _verdict_chart(say.ELSEWHERE, bars)
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


def _deadlines(counts: FleetCounts, base: KnowledgeBase, as_of: date) -> TriageSection:
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
