"""Proof 3, of rules: every rule can decide, every requirement can go unmet, every step and risk can come up."""

from collections.abc import Iterator, Mapping

from knowledge.logic.clauses import Literal
from knowledge.logic.rule_base import VERDICT, ConcludingRule, DerivedFact
from knowledge.verification.examination import Examination
from knowledge.verification.pack_words import comparison_in_words
from knowledge.verification.proof import Proof
from knowledge.verification.results import CounterExample, Examined
from knowledge.vocabulary.rules import Status

EXEMPT = ":exempt"
UNMET = f" = {Status.NOT_MET}"


def _examine(examination: Examination) -> Iterator[Examined]:
    for fact in examination.rule_base.derived.values():
        if fact.id != VERDICT and not fact.id.startswith("said."):
            for position, rule in enumerate(fact.rules):
                if not rule.id.endswith(EXEMPT) and rule.id not in examination.shown:
                    yield _can_decide(examination, fact, position, rule)
    for requirement in examination.knowledge.requirements:
        if f"{requirement}{UNMET}" not in examination.shown:
            yield _can_be_unmet(examination, requirement)
    yield from _choices_concluded(examination)


def _can_decide(examination: Examination, fact: DerivedFact, position: int, rule: ConcludingRule) -> Examined:
    holds = examination.holds(rule)
    earlier = {-examination.holds(one): one.id for one in fact.rules[:position]}
    if examination.cases.can_hold(holds, *earlier):
        return Examined(rule.id)
    entry = examination.entry_of(rule.id)
    if not examination.cases.can_hold(holds):
        says = f"{examination.called(rule.id)} never holds: {_excluding(examination, rule, {})}."
        return Examined(rule.id, CounterExample(entry, says))
    covering = [earlier[literal] for literal in examination.reason_why_not([holds, *earlier]) if literal in earlier]
    called = examination.called(rule.id)
    if f"{fact.id}{EXEMPT}" in covering:
        says = f"{called} never decides: wherever it holds, {fact.id} does not apply, or is met otherwise."
    else:
        says = f"{called} never decides: wherever it holds, an earlier rule does."
    return Examined(rule.id, CounterExample(entry, says, rules=tuple(one for one in covering if EXEMPT not in one)))


def _excluding(examination: Examination, rule: ConcludingRule, others: Mapping[Literal, str]) -> str:
    """The comparisons of a rule that cannot hold together, or not with the others, in the pack's words."""
    condition = rule.condition
    lines: dict[Literal, str] = {}
    for sign, comparisons in ((1, condition.when), (-1, condition.unless)):
        for comparison in comparisons:
            literal = sign * examination.cases.literal(examination.circuit.comparison(comparison))
            words = comparison_in_words(comparison, examination.knowledge)
            lines[literal] = words if sign > 0 else f"not {words}"
    needed = examination.reason_why_not([*others, *lines])
    clashing = [lines[literal] for literal in needed if literal in lines]
    if len(clashing) == 1:
        return f"{clashing[0]} cannot be"
    return f"{' and '.join(clashing)} exclude each other"


def _can_be_unmet(examination: Examination, requirement: str) -> Examined:
    subject = f"{requirement}{UNMET}"
    if examination.cases.can_hold(examination.has(requirement, [Status.NOT_MET.value])):
        return Examined(subject)
    says = f"{requirement} is never not met: whenever it applies, one of its ways holds."
    return Examined(subject, CounterExample(requirement, says))


def _choices_concluded(examination: Examination) -> Iterator[Examined]:
    for fact in examination.knowledge.facts.values():
        for choice in fact.choices or () if fact.derived else ():
            subject = f"{fact.id} = {choice}"
            if subject in examination.shown:
                continue
            if examination.cases.can_hold(examination.has(fact.id, [choice])):
                yield Examined(subject)
            else:
                yield Examined(subject, CounterExample(fact.id, f"{fact.id} is never {choice}."))


LIVE_RULES = Proof(
    claim="Every rule and every way of a requirement can decide, every requirement can go unmet, "
    "every step can be due, every risk can be expected, every choice of a derived fact can be concluded.",
    examine=_examine,
    of_existence=True,
)
