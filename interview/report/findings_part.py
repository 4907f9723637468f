"""The findings by topic, worst first, each with its reason, its evidence and its law."""

from collections.abc import Iterable

from interview.report import wording
from interview.report.law import evidence_in_words, legal_lines
from interview.report.lines import Lines
from interview.report.material import Material
from interview.report.parts import Count, Entry, Group, Heading, Section, SectionKind
from interview.report.sentences import filled_in, first_few, joined
from interview.report.signs import Sign
from knowledge.vocabulary.findings import Finding
from knowledge.vocabulary.rules import Status

SIGNS = {Status.NOT_MET: Sign.NOT_MET, Status.UNDETERMINED: Sign.UNDETERMINED, Status.MET: Sign.MET}
"""By status, in the order in which the findings of a topic are printed."""
OPEN_FACTS_SHOWN = 4
"""The others stand under what is unknown."""


def findings_part(material: Material, number: int) -> Section:
    """Everything that applies to the vehicle, by topic; what does not apply is only counted."""
    return Section(
        kind=SectionKind.FINDINGS,
        heading=Heading(number, material.writer.lines(wording.FINDINGS)),
        groups=tuple(_topics(material)),
        closing=_not_applicable(material),
        sign_heading=material.writer.lines(wording.RESULT),
        fine_print_heading=material.writer.lines(wording.EVIDENCE_AND_LAW),
    )


def counts(material: Material) -> tuple[Count, ...]:
    """How many requirements are not met, open and met."""
    statuses = [finding.status for finding in material.assessment.findings]
    return tuple(
        Count(sign, statuses.count(status), material.writer.lines(wording.STATUS[status]))
        for status, sign in SIGNS.items()
    )


def _topics(material: Material) -> Iterable[Group]:
    order = list(SIGNS)
    applicable = sorted(material.applicable_findings, key=lambda finding: order.index(finding.status))
    for topic in dict.fromkeys((*material.knowledge_base.topics, *(each.topic for each in applicable))):
        found = tuple(_entry(material, finding) for finding in applicable if finding.topic == topic)
        if found:
            label = material.knowledge_base.topics.get(topic, {"en": topic})
            yield Group(found, material.writer.lines(label))


def _entry(material: Material, finding: Finding) -> Entry:
    return Entry(
        sign=SIGNS[finding.status],
        sign_words=material.writer.lines(wording.STATUS[finding.status]),
        title=material.writer.lines(finding.label),
        body=tuple(_explanation(material, finding)),
        fine_print=tuple(_basis(material, finding)),
    )


def _explanation(material: Material, finding: Finding) -> Iterable[Lines]:
    """Its reason with what could settle it, and who can put it right."""
    sentences = [finding.reason]
    if finding.open_facts:
        labels = [material.knowledge_base.facts[fact].label for fact in finding.open_facts]
        few = first_few(labels, OPEN_FACTS_SHOWN, wording.AND_MORE)
        sentences.append(filled_in(wording.STILL_NEEDED, facts=joined(few, wording.BETWEEN_ITEMS)))
    yield material.writer.lines(joined(sentences, wording.BETWEEN_WHOLE_SENTENCES))
    if finding.cure is not None:
        how = (finding.cure.how,) if finding.cure.how else ()
        who = (wording.CURABLE_BY[finding.cure.by], *how)
        yield material.writer.lines(joined(who, wording.BETWEEN_WHOLE_SENTENCES))


def _basis(material: Material, finding: Finding) -> Iterable[Lines]:
    justification = finding.justification
    evidence = evidence_in_words(justification.facts, material.answers, material.knowledge_base)
    if evidence:
        yield material.writer.lines(evidence)
    yield from legal_lines(material.writer, material.knowledge_base, justification.sources, justification.confidence)


def _not_applicable(material: Material) -> Lines:
    count = len(material.assessment.findings) - len(material.applicable_findings)
    match count:
        case 0:
            return ()
        case 1:
            return material.writer.lines(wording.ONE_NOT_APPLICABLE)
        case _:
            return material.writer.say(wording.NOT_APPLICABLE, count=count)
