"""What helps most vehicles, and the cheapest remedies by who can bring them about."""

from collections.abc import Mapping
from dataclasses import dataclass

from interview.fleet.remedies import CLASSES, GIVES_UP, NOTHING_TO_DO, Remedy, RemedyChange
from interview.fleet.triage import wording as say
from interview.fleet.triage.bars import plain_chart
from interview.fleet.triage.counting import FleetCounts
from interview.fleet.triage.parts import Cell, Table, TriageSection
from interview.fleet.words import REMEDY_IN_WORDS
from knowledge.authoring.values import known_value
from knowledge.vocabulary.facts import FactId, FactType
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import CurableBy, Verdict
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import value_text

MOST_LISTED = 12
WEEK = 5
"""Working days."""
HOPELESS = (GIVES_UP, CurableBy.NOBODY.value)


def cost_to_legality(remedies: Mapping[Remedy, int]) -> float:
    """What the remedies that help cost together, as far as it is known, in yuan."""
    return sum(remedy.cost * count for remedy, count in remedies.items() if _helps(remedy) and remedy.cost)


@dataclass
class _Needed:
    """One change over all vehicles that need it."""

    change: RemedyChange
    vehicles: int = 0
    alone: int = 0
    cost: float = 0
    to_ask: int = 0


def first_things(counts: FleetCounts, base: KnowledgeBase) -> TriageSection:
    """The changes that most vehicles need."""
    needed = sorted(
        _needed(counts, base).values(), key=lambda one: (-one.vehicles, one.change.fact, one.change.becomes)
    )
    week, to_ask = _this_week(counts.remedies)
    more: Text | str = say.filled(say.WEEK_MORE, count=to_ask) if to_ask else ""
    says = [say.FIRST_SAYS, say.filled(say.WEEK_SAYS, count=week, more=more)]
    if not needed:
        says = [say.NOTHING_NEEDED if counts.verdicts[Verdict.ROAD_LEGAL] == counts.rows else say.NOTHING_FIRST]
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
    return say.filled(say.BECOMES, fact=declaration.label, value=value_text(declaration, value))


def _time(days: int | None) -> Text:
    if days is None:
        return say.ASK
    return say.filled(say.DAYS, count=days) if days else say.SAME_DAY


def cheapest_remedies(counts: FleetCounts) -> TriageSection | None:
    """By whose act the vehicles become usable; null where none needs a remedy."""
    by_class: dict[str, _Class] = {}
    for remedy, count in counts.remedies.items():
        if remedy.by is not None and remedy.by != NOTHING_TO_DO:
            by_class.setdefault(remedy.by, _Class()).add(remedy, count)
    if not by_class:
        return None
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
        "remedies", say.REMEDIES, tuple(says), plain_chart(say.REMEDIES, bars),
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
