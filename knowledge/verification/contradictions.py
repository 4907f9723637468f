"""Proof 2: no two rules contradict each other where the author says that only one can hold."""

from collections.abc import Iterator

from knowledge.logic.rule_base import ConcludingRule, DerivedFact
from knowledge.verification.examination import Examination
from knowledge.verification.proof import Proof
from knowledge.verification.results import CounterExample, Examined
from knowledge.vocabulary.facts import HitPolicy


def _examine(examination: Examination) -> Iterator[Examined]:
    for fact, declaration in examination.knowledge.facts.items():
        if declaration.derived and declaration.hit is HitPolicy.UNIQUE:
            derived = examination.rule_base.derived[fact]
            for position, rule in enumerate(derived.rules):
                yield _contradicts_no_earlier(examination, derived, position, rule)


def _contradicts_no_earlier(
    examination: Examination, fact: DerivedFact, position: int, rule: ConcludingRule
) -> Examined:
    holds = examination.holds(rule)
    for earlier in fact.rules[:position]:
        clash = [examination.holds(earlier), holds]
        if earlier.value != rule.value and examination.cases.can_hold(*clash):
            says = f"Two rules hold together: {fact.id} is {earlier.value} and {rule.value}, and only one may hold."
            facts = examination.smallest(examination.cases.case(), clash)
            return Examined(rule.id, CounterExample(fact.id, says, facts, (earlier.id, rule.id)))
    return Examined(rule.id)


NO_CONTRADICTION = Proof(
    claim="No two rules contradict each other: of a fact with hit: unique, never two rules with different values hold.",
    examine=_examine,
)
