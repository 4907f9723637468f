"""Proof 6: whoever does not meet a requirement is told a next step that cures it, or that says what remains."""

from collections.abc import Iterator

from knowledge.logic.rule_base import step
from knowledge.verification.examination import Examination
from knowledge.verification.proof import Proof
from knowledge.verification.results import CounterExample, Examined
from knowledge.vocabulary.facts import YES
from knowledge.vocabulary.rules import RequirementId, Status


def _examine(examination: Examination) -> Iterator[Examined]:
    return (_has_a_step(examination, requirement) for requirement in examination.knowledge.requirements)


def _has_a_step(examination: Examination, requirement: RequirementId) -> Examined:
    steps = [id for id, one in examination.knowledge.next_steps.items() if requirement in one.cures]
    without = [
        examination.has(requirement, [Status.NOT_MET.value]),
        *(-examination.has(step(id), [YES]) for id in steps),
    ]
    if not examination.cases.can_hold(*without):
        return Examined(requirement)
    says = f"{requirement} is not met, and no step that cures it is given."
    facts = examination.smallest(examination.cases.case(), without)
    return Examined(requirement, CounterExample(requirement, says, facts, (requirement, *steps)))


CURES = Proof(
    claim="Whenever a requirement is not met, a next step is given that cures it or says what remains.",
    examine=_examine,
)
