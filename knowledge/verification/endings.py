"""Proof 7: every interview ends.

An interview asks for facts that are asked and have not been answered ("I don't know" is an answer), so each at most
once. What is left to show: they are finitely many and known beforehand, each has its question, none of them hangs
on what is concluded, and what is concluded follows from earlier conclusions only, so that nothing waits for itself.
"""

from collections.abc import Iterator

from knowledge.logic.rule_base import DerivedFact
from knowledge.verification.examination import Examination
from knowledge.verification.proof import Proof
from knowledge.verification.results import CounterExample, Examined
from knowledge.vocabulary.facts import FactId


def _examine(examination: Examination) -> Iterator[Examined]:
    rule_base = examination.rule_base
    for fact in rule_base.asked:
        if fact in examination.knowledge.questions:
            yield Examined(fact)
        else:
            yield Examined(fact, CounterExample(fact, f"{fact} is needed, and there is no question for it."))
    for fact, call in rule_base.computed.items():
        others = [argument for argument in call.arguments if argument not in rule_base.asked]
        if others:
            says = f"{fact} is computed of {others[0]}, which nobody is asked."
            yield Examined(fact, CounterExample(fact, says, rules=tuple(others)))
        else:
            yield Examined(fact)
    concluded = {*rule_base.asked, *rule_base.computed}
    for derived in rule_base.derived.values():
        yield _follows(examination, derived, concluded)
        concluded.add(derived.id)


def _follows(examination: Examination, fact: DerivedFact, concluded: set[FactId]) -> Examined:
    for rule in fact.rules:
        for comparison in rule.condition.comparisons:
            if comparison.fact not in concluded:
                says = f"{rule.id} needs {comparison.fact}, which is not concluded before {fact.id}."
                return Examined(fact.id, CounterExample(examination.entry_of(rule.id), says, rules=(rule.id,)))
    return Examined(fact.id)


def _bound(examination: Examination) -> str:
    return f"At most {len(examination.rule_base.asked)} questions."


ENDINGS = Proof(
    claim="Every interview ends: each fact is asked at most once, and nothing that is asked or concluded "
    "waits for itself.",
    examine=_examine,
    bound=_bound,
)
