"""Composes a report: assessment + knowledge base + languages -> every word that will be printed."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from interview.report import wording
from interview.report.calendar_part import calendar_part
from interview.report.concluded_part import concluded_part
from interview.report.contradictions_part import contradictions_part
from interview.report.dates_part import dates_part
from interview.report.evidence_part import answers_part
from interview.report.findings_part import counts, findings_part
from interview.report.guidance_part import documents_part, risks_part, steps_part, unknown_part
from interview.report.lines import LanguageMode, Line, Writer
from interview.report.material import Material
from interview.report.parts import Declaration, Ending, Head, Heading, ReportDocument, Section, VerdictBox
from interview.report.plan_part import plan_part
from interview.report.record import Record, code_content, record_of
from interview.report.sources_part import glossary_part, sources_part
from interview.report.vehicle_part import vehicle_part
from interview.sentences import filled_in, joined
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.wording import day_text

SECTIONS = (
    contradictions_part, documents_part, steps_part, plan_part, findings_part, risks_part, unknown_part, dates_part,
    calendar_part, answers_part, concluded_part, sources_part,
)  # fmt: skip
"""In the order in which a visit to the counter goes."""


def compose(
    assessment: Assessment,
    knowledge_base: KnowledgeBase,
    mode: LanguageMode = LanguageMode.BOTH,
    particulars: Mapping[FactId, Answer] | None = None,
    fixed_verdict: FixedVerdict | None = None,
) -> ReportDocument:
    """The whole report of an assessment.

    `particulars` are answers that no rule needs (name, plate), where `assessment.answers` lacks them.
    `fixed_verdict` is what recognised the verdict, where it is at hand: it takes long to prepare.
    """
    answers = {**assessment.answers, **(particulars or {})}
    material = Material(assessment, knowledge_base, answers, Writer(mode.languages), fixed_verdict)
    record = record_of(assessment, answers)
    head, verdict = _head(material, record), _verdict(material)
    vehicle = vehicle_part(material, 1, code_content(record, assessment))
    sections = _sections(material, 2)
    number = 2 + len(sections)
    glossary = glossary_part(material, number, lines_of((verdict, vehicle, sections)))
    return ReportDocument(
        languages=mode.languages,
        head=head,
        verdict=verdict,
        vehicle=vehicle,
        sections=sections,
        glossary=glossary,
        declaration=_declaration(material, number + 1 if glossary else number),
        ending=_ending(material),
        record=record.content,
    )


def lines_of(part: object) -> Iterator[Line]:
    """Every line in a part of a report, in the order of the page."""
    if isinstance(part, Line):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from lines_of(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from lines_of(getattr(part, field.name))


def _sections(material: Material, first_number: int) -> tuple[Section, ...]:
    """The sections that have something to say, numbered."""
    sections: list[Section] = []
    for compose_section in SECTIONS:
        section = compose_section(material, first_number + len(sections))
        if section.closing or any(group.entries for group in section.groups):
            sections.append(section)
    return tuple(sections)


def _head(material: Material, record: Record) -> Head:
    writer, day = material.writer, material.assessment.as_of
    return Head(
        title=writer.lines(wording.TITLE),
        subtitle=writer.lines(wording.SUBTITLE),
        number_label=writer.lines(wording.REPORT_NUMBER),
        number=record.report_number,
        day_label=writer.lines(wording.DAY),
        day=day,
        day_in_words=writer.lines(day_text(day)),
        footer=writer.lines(wording.FOOTER),
        description=writer.lines(wording.DESCRIPTION),
        keywords=writer.lines(wording.KEYWORDS),
    )


def _verdict(material: Material) -> VerdictBox:
    verdict = material.assessment.verdict
    words = wording.VERDICT[verdict]
    return VerdictBox(
        verdict=verdict,
        words=material.writer.lines(words),
        sign_words=material.writer.say(wording.VERDICT_SIGN, verdict=words),
        reason=material.writer.lines(material.assessment.reason),
        counts=counts(material),
    )


def _declaration(material: Material, number: int) -> Declaration:
    writer = material.writer
    return Declaration(
        heading=Heading(number, writer.lines(wording.DECLARATION)),
        statement=writer.lines(wording.DECLARED),
        signature=writer.lines(wording.SIGNATURE),
        day=writer.lines(wording.SIGNATURE_DAY),
        office=writer.lines(wording.OFFICE_USE),
    )


def _ending(material: Material) -> Ending:
    writer = material.writer
    packs = (
        filled_in(wording.PACK, id=pack.id, version=pack.version, hash=pack.content_hash[:16])
        for pack in material.assessment.packs or (material.assessment.pack,)
    )
    return Ending(
        not_official=writer.lines(wording.NOT_OFFICIAL),
        disclaimer=writer.lines(wording.DISCLAIMER),
        made_from=writer.say(wording.MADE_FROM, packs=joined(packs, wording.BETWEEN_ITEMS)),
    )
