"""How it was concluded: the category and everything that is not met, down to the answers. An appendix."""

from collections.abc import Iterator

from interview.report import wording
from interview.report.law import law_in_words
from interview.report.material import Material
from interview.report.parts import Entry, Group, Heading, Section, SectionKind
from interview.report.signs import Sign
from interview.sentences import filled_in, without_full_stop
from knowledge.inference.explanation import Explanation, Premise
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.rules import Status
from knowledge.vocabulary.text import Text

DEPTH_MARK = "›"
DEEPEST = 3
"""Levels of facts below a conclusion; `roadworthy explain` goes down to the last one."""


def concluded_part(material: Material, number: int) -> Section:
    """The explanations, each fact explained once."""
    seen: set[FactId] = set()
    entries = tuple(_entry(material, sign, found, seen) for sign, found in _explanations(material))
    return Section(
        kind=SectionKind.CONCLUDED,
        heading=Heading(number, material.writer.lines(wording.HOW)),
        groups=(Group(entries, material.writer.lines(wording.REASONING)),) if entries else (),
        sign_heading=material.writer.lines(wording.RESULT),
    )


def _explanations(material: Material) -> Iterator[tuple[Sign, Explanation]]:
    category = material.knowledge_base.category
    if category and material.assessment.category is not None and (found := material.explanation(category)):
        yield Sign.CONCLUDED, found
    for finding in material.applicable_findings:
        if finding.status is Status.NOT_MET and (found := material.explanation(finding.requirement)):
            yield Sign.NOT_MET, found


def _entry(material: Material, sign: Sign, explanation: Explanation, seen: set[FactId]) -> Entry:
    writer = material.writer
    is_category = sign is Sign.CONCLUDED
    title = _fact(explanation.label, explanation.outcome) if is_category else explanation.label
    law = law_in_words(explanation.sources, material.knowledge_base)
    return Entry(
        sign=sign,
        sign_words=writer.lines(wording.CONCLUDED if is_category else wording.STATUS[Status.NOT_MET]),
        title=writer.lines(title),
        body=tuple(map(writer.lines, _because(explanation, 0, seen))),
        fine_print=(writer.say(wording.LAW, law=law),) if explanation.sources else (),
    )


def _because(explanation: Explanation, depth: int, seen: set[FactId]) -> Iterator[Text]:
    """The rule, then every fact that it used; what a fact follows from stands below it."""
    if explanation.says is not None:
        yield _at(depth, filled_in(wording.RULE, rule=explanation.says))
    for premise in explanation.premises:
        yield from _premise(premise, depth + 1, seen)


def _premise(premise: Premise, depth: int, seen: set[FactId]) -> Iterator[Text]:
    fact = _fact(premise.label, premise.value)
    if premise.fact in seen:
        yield _at(depth, filled_in(wording.WITH_NOTE, fact=without_full_stop(premise.label), note=wording.SHOWN_ABOVE))
        return
    seen.add(premise.fact)
    if premise.because is None:
        yield _at(depth, filled_in(wording.WITH_NOTE, fact=fact, note=wording.EVIDENCE[premise.evidence]))
    else:
        yield _at(depth, fact)
        if depth < DEEPEST:
            yield from _because(premise.because, depth, seen)


def _fact(label: Text, value: Text) -> Text:
    return filled_in(wording.FACT_IN_WORDS, label=without_full_stop(label), value=value)


def _at(depth: int, words: Text) -> Text:
    """The words behind a mark for each level; blanks at the head of a line would be tidied away."""
    mark = DEPTH_MARK * depth
    return {language: f"{mark} {said}" if mark else said for language, said in words.items()}
