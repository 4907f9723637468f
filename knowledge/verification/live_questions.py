"""Proof 3, of questions: every question can be asked, and every choice of it can matter.

A question that can matter when all others are answered is asked in some interview: at the latest as the last. And
where two answers give different assessments of the same case, every third differs from one of them: so as soon as a
question can matter, each of its choices can.
"""

from collections.abc import Iterator

from knowledge.logic.clauses import Literal
from knowledge.logic.complete_cases import CompleteCase, Supposing
from knowledge.verification.changed_answers import ChangedAnswers
from knowledge.verification.examination import Examination
from knowledge.verification.proof import Proof
from knowledge.verification.results import CounterExample, Examined
from knowledge.vocabulary.facts import FactId, Value


def _examine(examination: Examination) -> Iterator[Examined]:
    sample = ChangedAnswers(examination, list(_telling_cases(examination)))
    for fact, declaration in examination.rule_base.asked.items():
        if _is_seen_to_matter(examination, fact, sample) or _can_matter(examination.apart(), fact):
            yield Examined(fact)
            yield from (Examined(f"{fact} = {choice}") for choice in declaration.choices or ())
        else:
            says = f"The question {fact} is never asked: no answer to it changes any assessment."
            yield Examined(fact, CounterExample(fact, says))


def _telling_cases(examination: Examination) -> Iterator[CompleteCase]:
    """For every rule a case in which it decides."""
    for fact in examination.rule_base.derived.values():
        earlier: list[Literal] = []
        for rule in fact.rules:
            holds = examination.holds(rule)
            if examination.cases.can_hold(holds, *earlier):
                yield examination.cases.case()
            earlier.append(-holds)


def _is_seen_to_matter(examination: Examination, fact: FactId, sample: ChangedAnswers) -> bool:
    return any(sample.changes_some(fact, region) for region in examination.cases.values[fact])


def _can_matter(examination: Examination, fact: FactId) -> bool:
    """Whether some answer gives another assessment of some complete case than the first."""
    return examination.cases.can_hold(_change_of_assessment(examination, fact, examination.cases.values[fact][0]))


def _change_of_assessment(examination: Examination, fact: FactId, region: Value) -> Literal:
    """That some part of the assessment would be another if the fact lay in this region."""
    cases = examination.cases
    wires = [wire for by_value in examination.circuit.outputs.values() for wire in by_value.values()]
    changes: set[Literal] = set()
    for supposition in cases.suppositions(fact, region):
        supposing = Supposing(cases, supposition, wires)
        changes |= {cases.clauses.differ(cases.literal(wire), supposing.literal(wire)) for wire in wires}
    return cases.clauses.any_of(changes)


LIVE_QUESTIONS = Proof(
    claim="Every question can be asked, and every choice of every question can matter: "
    "some other choice gives another assessment of the same vehicle.",
    examine=_examine,
    takes_long=True,
    of_existence=True,
)
