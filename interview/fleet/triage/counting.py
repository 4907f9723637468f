"""Counts over a whole fleet, part by part, so that a table larger than memory is summed up too."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from interview.fleet.deadlines import days_to_keep
from interview.fleet.opening import Fleet
from interview.fleet.progress import Watcher, unwatched
from interview.fleet.remedies import Remedy
from interview.fleet.results import Assessor
from knowledge.logic.rule_base import VERDICT, VERDICTS_FROM_WORST
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.rules import RequirementId, Status, Verdict

CITY: FactId = "place.city"
"""The fact by which a pack says where a vehicle is used."""
NOT_KNOWN = ""
"""The city of vehicles whose city is not known."""
WORTH = {verdict.value: worth for worth, verdict in enumerate(VERDICTS_FROM_WORST)}


@dataclass
class Moved:
    """What another city would mean for the vehicles of a fleet."""

    verdicts: Counter[str] = field(default_factory=Counter)
    better: int = 0
    """Vehicles whose verdict would be better than where they are now; undetermined ones are not compared."""
    worse: int = 0


@dataclass
class FleetCounts:
    """What was counted."""

    rows: int = 0
    rejected: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    unmet: Counter[RequirementId] = field(default_factory=Counter)
    """Vehicles that do not meet each requirement that lowers the verdict."""
    remedies: Counter[Remedy] = field(default_factory=Counter)
    by_city: dict[str, Counter[str]] = field(default_factory=dict)
    """Verdicts by city; empty where the table gives no city."""
    in_city: dict[str, Moved] = field(default_factory=dict)
    """What it would be if all vehicles were used there; empty where the pack knows no cities."""
    overdue: Counter[FactId] = field(default_factory=Counter)
    deadlines: dict[FactId, Counter[tuple[int, int]]] = field(default_factory=dict)
    """Vehicles whose day lies ahead, by fact and month."""


def counted(fleet: Fleet, assessor: Assessor, watch: Watcher = unwatched) -> FleetCounts:
    """Assess every vehicle and count."""
    counts = FleetCounts()
    for part, share in fleet.answered():
        counts.rejected += part.rows_rejected
        if part.answers.height:
            _add(counts, part.answers, assessor)
        watch(part.answers.height, share)
    if assessor.remedies is not None:
        counts.remedies = Counter(assessor.remedies.tally)
    return counts


def _add(counts: FleetCounts, answers: pl.DataFrame, assessor: Assessor) -> None:
    findings = assessor.kernel.assess(answers)
    counts.rows += answers.height
    counts.verdicts.update(_counts(findings[VERDICT]))
    for id, requirement in assessor.knowledge_base.requirements.items():
        if requirement.unmet_means is not Verdict.ROAD_LEGAL:
            counts.unmet[id] += int((findings[id] == Status.NOT_MET.value).sum())
    if assessor.remedies is not None:
        assessor.remedies.of(answers, assessor.remedies.classed(answers, findings))
    _add_cities(counts, answers, findings[VERDICT], assessor)
    _add_days(counts, answers, assessor)


def _add_cities(counts: FleetCounts, answers: pl.DataFrame, verdicts: pl.Series, assessor: Assessor) -> None:
    declaration = assessor.knowledge_base.facts.get(CITY)
    if declaration is None or declaration.choices is None:
        return
    if CITY in answers.columns:
        cities = answers[CITY].cast(pl.String).fill_null(NOT_KNOWN)
        for (city, verdict), rows in pl.DataFrame({"city": cities, "verdict": verdicts}).group_by("city", "verdict"):
            counts.by_city.setdefault(str(city), Counter())[str(verdict)] += rows.height
    here = _worth(verdicts)
    for city, there in _elsewhere(answers, tuple(declaration.choices), assessor):
        moved, worth = counts.in_city.setdefault(city, Moved()), _worth(there)
        moved.verdicts.update(_counts(there))
        moved.better += int((worth > here).sum())
        moved.worse += int((worth < here).sum())


def _elsewhere(answers: pl.DataFrame, cities: tuple[str, ...], assessor: Assessor) -> Iterator[tuple[str, pl.Series]]:
    """The verdicts if all vehicles were used in each city, every other answer as it is."""
    for city in cities:
        there = answers.with_columns(pl.lit(city, pl.Enum(cities)).alias(CITY))
        yield city, assessor.kernel.assess(there, [VERDICT])[VERDICT]


def _worth(verdicts: pl.Series) -> pl.Series:
    """0 for the worst verdict and rising; null where there is none yet."""
    return verdicts.cast(pl.String).replace_strict(WORTH, default=None, return_dtype=pl.Int8)


def _add_days(counts: FleetCounts, answers: pl.DataFrame, assessor: Assessor) -> None:
    as_of: date = assessor.as_of
    for fact in days_to_keep(assessor.knowledge_base):
        if fact in answers.columns:
            days = answers[fact].drop_nulls()
            counts.overdue[fact] += int((days < as_of).sum())
            ahead = days.filter(days >= as_of)
            months = pl.DataFrame({"year": ahead.dt.year(), "month": ahead.dt.month()})
            of_fact = counts.deadlines.setdefault(fact, Counter())
            of_fact.update(
                {(year, month): count for year, month, count in months.group_by("year", "month").len().rows()}
            )


def _counts(values: pl.Series) -> dict[str, int]:
    return {str(value): count for value, count in values.value_counts().iter_rows()}
