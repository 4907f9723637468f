"""Counts to a triage report: which sections there are, how the vehicles stand and why."""

from collections.abc import Iterator
from datetime import date

from interview.fleet.opening import Fleet
from interview.fleet.triage import wording as say
from interview.fleet.triage.bars import COLOURS, verdict_chart
from interview.fleet.triage.counting import FleetCounts
from interview.fleet.triage.parts import KeyFigure, Table, TriageDocument, TriageSection
from interview.fleet.triage.what_to_do import MOST_LISTED, cheapest_remedies, cost_to_legality, first_things
from interview.fleet.triage.where_and_when import deadlines_by_month, standing_by_city, standing_elsewhere
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Verdict
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import day_text


def triage_document(fleet: Fleet, counts: FleetCounts, as_of: date) -> TriageDocument:
    """The report of a fleet."""
    base = fleet.knowledge_base
    files = [source.path.name for source in fleet.sources]
    sources: Text | str = files[0] if len(files) == 1 else say.filled(say.FILES, count=len(files))
    figures = [
        KeyFigure(f"{counts.rows:,}", say.VEHICLES),
        KeyFigure(f"{counts.verdicts[Verdict.ROAD_LEGAL]:,}", say.LEGAL),
        KeyFigure(f"¥{round(cost_to_legality(counts.remedies)):,}", say.COST_TO_LEGALITY),
    ]
    rejected = counts.rejected + (fleet.record.rows_rejected if fleet.record else 0)
    if rejected:
        figures.append(KeyFigure(f"{rejected:,}", say.REJECTED))
    return TriageDocument(
        title=say.TITLE,
        subtitle=say.filled(say.SUBTITLE, pack=base.identity.id, version=base.identity.version, sources=sources),
        day=as_of,
        day_in_words=day_text(as_of),
        key_figures=tuple(figures),
        sections=tuple(_sections(counts, base, as_of)),
        footer=say.FOOTER,
    )


def _sections(counts: FleetCounts, base: KnowledgeBase, as_of: date) -> Iterator[TriageSection]:
    yield _verdicts(counts)
    yield first_things(counts, base)
    remedies = cheapest_remedies(counts)
    if remedies:
        yield remedies
    yield _reasons(counts, base)
    if counts.by_city:
        yield standing_by_city(counts, base)
    if counts.in_city:
        yield standing_elsewhere(counts, base)
    if counts.deadlines:
        yield deadlines_by_month(counts, base, as_of)


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
        chart=verdict_chart(say.VERDICTS, [(say.both("", ""), counts.verdicts)]),
        table=Table((say.VERDICT_HEAD, say.COUNT, say.SHARE), rows),
    )


def _share(count: int, whole: int) -> Text:
    percent = f"{count / whole:.0%}" if whole else ""
    return say.both(percent, percent)


def _reasons(counts: FleetCounts, base: KnowledgeBase) -> TriageSection:
    found = [(base.requirements[id], count) for id, count in counts.unmet.most_common(MOST_LISTED) if count]
    rows = tuple(
        (one.label, say.CURED_BY[one.cure.by], say.SHORT_VERDICT[one.unmet_means], count) for one, count in found
    )
    heads = (say.REQUIREMENT, say.CURE, say.VERDICT_HEAD, say.COUNT)
    return TriageSection("reasons", say.REASONS, (say.REASONS_SAY,), None, Table(heads, rows) if rows else None)
