"""Proof 1: every complete set of answers gives exactly one verdict, one category, one value of each `hit: unique` fact.

A fact with `hit: first` and no default may have no value; a fact with `hit: unique` must have one wherever it is
needed: always if a rule compares it, else where a text quotes it.
"""

from collections.abc import Iterator

from knowledge.logic.clauses import Literal
from knowledge.logic.rule_base import VERDICT
from knowledge.verification.examination import Examination
from knowledge.verification.proof import Proof
from knowledge.verification.results import CounterExample, Examined
from knowledge.vocabulary.facts import FactId, HitPolicy


def _examine(examination: Examination) -> Iterator[Examined]:
    yield _one_verdict(examination)
    category = examination.knowledge.category
    if category is not None:
        yield _has_a_value(examination, category)
    derived = examination.rule_base.derived
    conditions = (rule.condition for fact in derived.values() if not _is_quoted(fact.id) for rule in fact.rules)
    compared = {comparison.fact for condition in conditions for comparison in condition.comparisons}
    for fact, declaration in examination.knowledge.facts.items():
        if declaration.derived and declaration.hit is HitPolicy.UNIQUE and fact != category:
            quoting = [one for one in derived if _is_quoted(one) and one.endswith(f".{fact}")]
            needing = [fact] if fact in compared else quoting
            yield from (_has_a_value(examination, one) for one in needing if None in derived[one].domain)


def _is_quoted(fact: FactId) -> bool:
    return fact.startswith("said.")


def _one_verdict(examination: Examination) -> Examined:
    cases = examination.cases
    verdicts = [(value, cases.literal(wire)) for value, wire in examination.circuit.outputs[VERDICT].items()]
    for at, (value, literal) in enumerate(verdicts):
        for other, other_literal in verdicts[:at]:
            if cases.can_hold(literal, other_literal):
                return _fails(examination, VERDICT, f"The verdict is {other} and {value}.", [literal, other_literal])
    none = [-literal for _, literal in verdicts]
    if cases.can_hold(*none):
        return _fails(examination, VERDICT, "There is no verdict.", none)
    return Examined(VERDICT)


def _has_a_value(examination: Examination, fact: FactId) -> Examined:
    derived = examination.rule_base.derived[fact]
    missing = -examination.has(fact, [value for value in derived.domain if value is not None])
    if not examination.cases.can_hold(missing):
        return Examined(fact)
    if _is_quoted(fact):
        entry = examination.entry_of(fact)
        figure = fact.removeprefix(f"said.{entry}.")
        return _fails(examination, fact, f"{entry} is said, and {{{figure}}} that it quotes has no value.", [missing])
    return _fails(examination, fact, f"No rule gives {fact} a value, and it has no default.", [missing])


def _fails(examination: Examination, subject: str, says: str, defect: list[Literal]) -> Examined:
    entry = examination.entry_of(subject)
    facts = examination.smallest(examination.cases.case(), defect)
    return Examined(subject, CounterExample(entry, says, facts))


ONE_OUTCOME = Proof(
    claim="Every complete set of answers gives exactly one verdict, one category, "
    "and one value of every fact with hit: unique that is needed.",
    examine=_examine,
)
