"""Proof 3, of questions: every question can be asked, and every choice of it can matter.

A question that can matter when all others are answered is asked in some interview: at the latest as the last.
"""

from collections.abc import Iterator

from knowledge.verification.clauses import FALSE, Literal
from knowledge.verification.complete_cases import Supposing
from knowledge.verification.examination import Examination
from knowledge.verification.proof import Proof
from knowledge.verification.results import CounterExample, Examined
from knowledge.vocabulary.facts import FactId, Value


def _examine(examination: Examination) -> Iterator[Examined]:
    for fact, declaration in examination.rule_base.asked.items():
        mattering = _regions_that_matter(examination, fact)
        if not mattering:
            says = f"The question {fact} is never asked: no answer to it changes any assessment."
            yield Examined(fact, CounterExample(fact, says))
            continue
        yield Examined(fact)
        for segment in examination.regions.segments(fact) if declaration.choices else ():
            subject = f"{fact} = {segment.first}"
            if segment.region in mattering:
                yield Examined(subject)
            else:
                says = f"The choice {segment.first} never matters: every other answer gives the same assessment."
                yield Examined(subject, CounterExample(fact, says))


def _regions_that_matter(examination: Examination, fact: FactId) -> set[Value]:
    """The regions instead of which some other region would give another assessment, in some complete case."""
    mattering: set[Value] = set()
    regions = examination.cases.values[fact]
    for position, region in enumerate(regions):
        others = [other for other in regions[position + 1 :] if not {region, other} <= mattering]
        if others:
            change = _change_of_assessment(examination, fact, region)
            for other in others:
                if examination.cases.can_hold(examination.cases.cells[fact][other], change):
                    mattering |= {region, other}
    return mattering


def _change_of_assessment(examination: Examination, fact: FactId, region: Value) -> Literal:
    """That some part of the assessment would be another if the fact lay in this region."""
    cases = examination.cases
    wires = [wire for by_value in examination.circuit.outputs.values() for wire in by_value.values()]
    changes: set[Literal] = set()
    for supposition in cases.suppositions(fact, region):
        supposing = Supposing(cases, supposition, wires)
        changes |= {cases.clauses.differ(cases.literal(wire), supposing.literal(wire)) for wire in wires}
    return cases.clauses.any_of(changes - {FALSE})


LIVE_QUESTIONS = Proof(
    claim="Every question can be asked, and every choice of every question can matter: "
    "some other choice gives another assessment of the same vehicle.",
    examine=_examine,
    of_existence=True,
)
