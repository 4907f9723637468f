"""Proof 5: a better answer never makes the verdict worse."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from knowledge.logic.circuit import Wire
from knowledge.logic.clauses import Literal
from knowledge.logic.complete_cases import CompleteCase, Supposing
from knowledge.logic.rule_base import VERDICT, VERDICTS_FROM_WORST, RuleValue
from knowledge.verification.examination import Examination
from knowledge.verification.pack_words import values_in_words
from knowledge.verification.polarity import Polarity
from knowledge.verification.proof import Proof, exact
from knowledge.verification.results import CounterExample, Examined, FactInRange
from knowledge.vocabulary.facts import Direction, FactDeclaration, FactId, Value
from knowledge.vocabulary.rules import Status

FALLING = (Direction.LESS, Direction.EARLIER)


def _examine(examination: Examination) -> Iterator[Examined]:
    at_least = [
        examination.circuit.test(VERDICT, (verdict.value for verdict in VERDICTS_FROM_WORST[rank:]))
        for rank in range(len(VERDICTS_FROM_WORST))
    ]
    polarity = Polarity(examination.cases)
    for fact, declaration in examination.rule_base.asked.items():
        if declaration.better is not None:
            worsened = (
                _worsened(examination.apart(), fact, change, at_least)
                for change in dict.fromkeys(_improvements(examination, declaration))
                if not all(polarity.never_falls(fact, wire, *change) for wire in at_least)
            )
            yield Examined(fact, next((one for one in worsened if one is not None), None))


def _improvements(examination: Examination, declaration: FactDeclaration) -> Iterator[tuple[Value, Value]]:
    """Every region with the next better one."""
    segments = examination.regions.segments(declaration.id)
    if isinstance(declaration.better, tuple):
        region_of = {segment.first: segment.region for segment in segments}
        ranked = [region_of[choice] for choice in declaration.better]
    else:
        ranked = [segment.region for segment in segments]
        if declaration.better in FALLING:
            ranked.reverse()
    return ((worse, better) for worse, better in pairwise(ranked) if worse != better)


def _worsened(
    examination: Examination, fact: FactId, change: tuple[Value, Value], at_least: Sequence[Wire]
) -> CounterExample | None:
    worse, better = change
    cases = examination.cases
    for supposition in cases.suppositions(fact, better):
        improved = Supposing(cases, supposition, at_least)
        for wire in at_least:
            defect = [cases.literal(wire), -improved.literal(wire)]
            if cases.can_hold(cases.cells[fact][worse], *defect):
                case = cases.case()
                answers = examination.smallest(case, defect, said=[fact])
                return _told(examination, fact, change, (case, {**case, **supposition}), answers)
    return None


def _told(
    examination: Examination,
    fact: FactId,
    change: tuple[Value, Value],
    cases: tuple[CompleteCase, CompleteCase],
    answers: tuple[FactInRange, ...],
) -> CounterExample:
    """The change in words. `cases`: the case before it and after it."""
    worse, better = (values_in_words(examination.in_range(fact, one), examination.knowledge) for one in change)
    unmet = {id: examination.has(id, [Status.NOT_MET.value]) for id in examination.knowledge.requirements}
    before, after = (examination.held_in(case) for case in cases)
    was, is_ = (_verdict(examination, held) for held in (before, after))
    broken = tuple(id for id, literal in unmet.items() if literal in after and literal not in before)
    says = f"{fact} improves from “{worse}” to “{better}”, and the verdict falls from {was} to {is_}."
    return CounterExample(fact, says, answers, broken)


def _verdict(examination: Examination, held: set[Literal]) -> RuleValue | None:
    wires = examination.circuit.outputs[VERDICT]
    return next(value for value, wire in wires.items() if examination.cases.literal(wire) in held)


def _bound(examination: Examination) -> str | None:
    undeclared = [fact for fact, one in examination.rule_base.asked.items() if one.better is None]
    if not undeclared:
        return exact(examination)
    without = f"{len(undeclared)} of {len(examination.rule_base.asked)} asked facts declare no better answer."
    return f"{without} {exact(examination) or ''}".strip()


IMPROVEMENT = Proof(
    claim="A better answer never makes the verdict worse, all other answers left as they are.",
    examine=_examine,
    bound=_bound,
)
