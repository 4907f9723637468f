"""What the report rests on: answers that are proved, kept apart from answers that are somebody's word."""

from collections.abc import Iterator

from interview.report import wording
from interview.report.law import fact_in_words
from interview.report.material import Material
from interview.report.parts import Entry, Group, Heading, Section, SectionKind
from interview.report.signs import Sign
from interview.sentences import joined
from knowledge.inference.explanation import Explanation
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Finding
from knowledge.vocabulary.questions import Answer, Evidence

PROVES = (Evidence.DOCUMENT, Evidence.READ_OFF_VEHICLE, Evidence.SEEN_ONLINE)
CLAIMS = (Evidence.CATALOGUE_FILE, Evidence.TOLD_BY_SELLER, Evidence.ASSUMED, None)
"""Null = no evidence was named: the person's word."""


def answers_part(material: Material, number: int) -> Section:
    """Every answer once, by what it rests on."""
    return Section(
        kind=SectionKind.ANSWERS,
        heading=Heading(number, material.writer.lines(wording.ANSWERS)),
        groups=tuple(
            Group(entries, material.writer.lines(heading))
            for heading, sign, kinds in (
                (wording.PROVED, Sign.PROVED, PROVES),
                (wording.CLAIMED, Sign.CLAIMED, CLAIMS),
            )
            if (entries := tuple(_entries(material, sign, kinds)))
        ),
        sign_heading=material.writer.lines(wording.RESTS_ON),
    )


def is_proved(material: Material, finding: Finding) -> bool:
    """Whether everything that a finding rests on, down to the answers, was seen by somebody."""
    explanation = material.explanation(finding.requirement)
    if explanation is None:
        answers = [material.answers.get(used.fact) for used in finding.justification.facts]
        return all(answer.evidence in PROVES for answer in answers if answer is not None)
    return all(evidence in PROVES for evidence in _evidence(explanation))


def _evidence(explanation: Explanation) -> Iterator[Evidence | None]:
    for premise in explanation.premises:
        if premise.because is None:
            yield premise.evidence
        else:
            yield from _evidence(premise.because)


def _entries(material: Material, sign: Sign, kinds: tuple[Evidence | None, ...]) -> Iterator[Entry]:
    for kind in kinds:
        answers = list(_answers(material, kind))
        if answers:
            facts = (fact_in_words(fact, answer.value, material.knowledge_base) for fact, answer in answers)
            yield Entry(
                sign=sign,
                sign_words=material.writer.lines(wording.EVIDENCE[kind]),
                title=(),
                body=(material.writer.lines(joined(facts, wording.BETWEEN_ITEMS), limit=LONGEST_LIST),),
            )


LONGEST_LIST = 6_000
"""Characters of all answers of one kind together."""


def _answers(material: Material, kind: Evidence | None) -> Iterator[tuple[FactId, Answer]]:
    """The known answers that rest on this, in the order of the pack; particulars stand beside the vehicle."""
    for fact in material.knowledge_base.facts.values():
        answer = material.answers.get(fact.id)
        if answer is not None and answer.known is not None and answer.evidence is kind and not fact.particular:
            yield fact.id, answer
