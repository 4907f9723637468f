"""A short note on answers that do not fit together; where all fit, the report has none."""

from interview.contradictions.words import BASIS, answers_in_words
from interview.report import wording
from interview.report.law import legal_lines
from interview.report.material import Material
from interview.report.parts import Entry, Group, Heading, Section, SectionKind
from interview.report.signs import Sign
from interview.sentences import joined
from knowledge.vocabulary.contradictions import FoundContradiction


def contradictions_part(material: Material, number: int) -> Section:
    """Why they do not fit, each with all its answers and what says so."""
    entries = tuple(_entry(material, found) for found in material.assessment.contradictions)
    return Section(
        kind=SectionKind.CONTRADICTIONS,
        heading=Heading(number, material.writer.lines(wording.CONTRADICTIONS)),
        groups=(Group(entries),) if entries else (),
        closing=material.writer.lines(wording.CONTRADICTIONS_NOTE) if entries else (),
        fine_print_heading=material.writer.lines(wording.EVIDENCE_AND_LAW),
    )


def _entry(material: Material, found: FoundContradiction) -> Entry:
    writer = material.writer
    law = legal_lines(writer, material.knowledge_base, found.sources, found.confidence) if found.sources else ()
    return Entry(
        sign=Sign.TICK_BOX,
        title=writer.lines(found.says),
        body=(writer.lines(joined(answers_in_words(found, material.knowledge_base), wording.BETWEEN_ITEMS)),),
        fine_print=(writer.lines(BASIS[found.basis]), *law),
    )
