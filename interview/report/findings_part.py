"""The findings: what is not met at length, by topic; a line each for what is open, proved, and claimed."""

from collections.abc import Iterable

from interview.report import wording
from interview.report.citations import Citations, citations_in, cited_by_number
from interview.report.evidence_part import is_proved
from interview.report.law import evidence_in_words, legal_lines
from interview.report.lines import Lines
from interview.report.material import Material
from interview.report.parts import Count, Entry, Group, Heading, Section, SectionKind
from interview.report.signs import Sign
from interview.sentences import filled_in, first_few, joined
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Finding
from knowledge.vocabulary.rules import Status, Verdict
from knowledge.vocabulary.text import Text

SIGNS = {Status.NOT_MET: Sign.NOT_MET, Status.UNDETERMINED: Sign.UNDETERMINED, Status.MET: Sign.MET}
"""By status, in the order in which the findings of a topic are printed."""
OPEN_FACTS_SHOWN = 4
"""The others stand under what is unknown."""


def findings_part(material: Material, number: int) -> Section:
    """Everything that applies to the vehicle, by topic; what does not apply is only counted."""
    return Section(
        kind=SectionKind.FINDINGS,
        heading=Heading(number, material.writer.lines(wording.FINDINGS)),
        groups=(*_not_met(material), *_open(material), *_met(material)),
        closing=_closing(material),
        sign_heading=material.writer.lines(wording.RESULT) if _of(material, Status.NOT_MET) else (),
        fine_print_heading=material.writer.lines(wording.EVIDENCE_AND_LAW),
    )


def counts(material: Material) -> tuple[Count, ...]:
    """How many requirements are not met, open and met."""
    statuses = [finding.status for finding in material.assessment.findings]
    return tuple(
        Count(sign, statuses.count(status), material.writer.lines(wording.STATUS[status]))
        for status, sign in SIGNS.items()
    )


def _not_met(material: Material) -> Iterable[Group]:
    for topic in _topics(material):
        found = tuple(_entry(material, finding) for finding in _of(material, Status.NOT_MET) if finding.topic == topic)
        if found:
            label = material.knowledge_base.topics.get(topic, {"en": topic})
            yield Group(found, material.writer.lines(label))


def _of(material: Material, status: Status) -> list[Finding]:
    """The findings of one status in the order of their topics."""
    topics = _topics(material)
    found = [finding for finding in material.applicable_findings if finding.status is status]
    return sorted(found, key=lambda finding: topics.index(finding.topic))


def _topics(material: Material) -> list[str]:
    found = (finding.topic for finding in material.applicable_findings)
    return list(dict.fromkeys((*material.knowledge_base.topics, *found)))


def _open(material: Material) -> Iterable[Group]:
    """What is open: together where the same words say what would settle several; then the others.

    Where the verdict stands all the same, the questions are asked in the section of what is unknown and not here.
    """
    together: dict[tuple[str, ...], list[Finding]] = {}
    for finding in _of(material, Status.UNDETERMINED):
        said = _named(material, finding.open_facts) if finding.open_facts and _decides(material) else {}
        together.setdefault(tuple(said.values()), []).append(finding)
    citations = citations_in(material)
    for said_of_all, findings in together.items():
        if len(findings) > 1 and said_of_all:
            entries = tuple(_brief(material, finding, citations) for finding in findings)
            heading = filled_in(wording.OPEN_TOGETHER, facts=_named(material, findings[0].open_facts))
            yield Group(entries, material.writer.lines(heading), is_brief=True)
    alone = [finding for said, findings in together.items() if len(findings) == 1 or not said for finding in findings]
    if alone:
        entries = tuple(_brief(material, finding, citations, _still_needed(material, finding)) for finding in alone)
        yield Group(entries, material.writer.lines(wording.STATUS[Status.UNDETERMINED]), is_brief=True)


def _decides(material: Material) -> bool:
    """Whether what is open can still change the verdict."""
    return material.assessment.verdict is Verdict.UNDETERMINED


def _still_needed(material: Material, finding: Finding) -> Text | None:
    facts = finding.open_facts
    named = facts and _decides(material)
    return filled_in(wording.STILL_NEEDED, facts=_named(material, facts)) if named else None


def _named(material: Material, facts: tuple[FactId, ...]) -> Text:
    labels = [material.knowledge_base.facts[fact].label for fact in facts]
    return joined(first_few(labels, OPEN_FACTS_SHOWN, wording.AND_MORE), wording.BETWEEN_ITEMS)


def _met(material: Material) -> Iterable[Group]:
    """What is met, in the order of the topics: first what was seen, then what rests on somebody's word."""
    met, citations = _of(material, Status.MET), citations_in(material)
    proved = {finding.requirement for finding in met if is_proved(material, finding)}
    for heading, is_among in ((wording.MET_PROVED, True), (wording.MET_CLAIMED, False)):
        found = tuple(
            _brief(material, finding, citations) for finding in met if (finding.requirement in proved) is is_among
        )
        if found:
            yield Group(found, material.writer.lines(heading), is_brief=True)


def _brief(material: Material, finding: Finding, citations: Citations, note: Text | None = None) -> Entry:
    """Its sentence, and behind it law, doubt and note."""
    justification = finding.justification
    law = (cited_by_number(justification.sources, citations),) if justification.sources else ()
    doubt = (wording.DOUBT_MARK,) if justification.confidence.must_be_confirmed else ()
    basis = (joined((*law, *doubt), wording.BETWEEN_SIGNS),) if law or doubt else ()
    rest = (*basis, *((note,) if note else ()))
    return Entry(
        sign=SIGNS[finding.status],
        title=material.writer.lines(finding.label),
        fine_print=(material.writer.lines(joined(rest, wording.BETWEEN_REMARKS)),) if rest else (),
    )


def _entry(material: Material, finding: Finding) -> Entry:
    return Entry(
        sign=SIGNS[finding.status],
        sign_words=material.writer.lines(wording.STATUS[finding.status]),
        title=material.writer.lines(finding.label),
        body=tuple(_explanation(material, finding)),
        fine_print=tuple(_basis(material, finding)),
    )


def _explanation(material: Material, finding: Finding) -> Iterable[Lines]:
    """Its reason, and who can put it right."""
    yield material.writer.lines(finding.reason)
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


def _closing(material: Material) -> Lines:
    sentences = tuple(_explanations_of_signs(material))
    return material.writer.lines(joined(sentences, wording.BETWEEN_WHOLE_SENTENCES)) if sentences else ()


def _explanations_of_signs(material: Material) -> Iterable[Text]:
    """What the short forms mean, and how many requirements are left out."""
    brief = [finding for finding in material.applicable_findings if finding.status is not Status.NOT_MET]
    if any(finding.justification.sources for finding in brief):
        yield wording.NUMBERS_ARE_SOURCES
    if any(finding.justification.confidence.must_be_confirmed for finding in brief):
        yield wording.DOUBT_MARK_MEANS
    count = len(material.assessment.findings) - len(material.applicable_findings)
    if count:
        yield wording.ONE_NOT_APPLICABLE if count == 1 else filled_in(wording.NOT_APPLICABLE, count=count)
