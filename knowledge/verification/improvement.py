"""Proof 5: a better answer never makes the verdict worse."""

from collections.abc import Iterator

from knowledge.logic.rule_base import VERDICT, VERDICTS_FROM_WORST
from knowledge.verification.clauses import Literal
from knowledge.verification.complete_cases import Supposing
from knowledge.verification.examination import Examination
from knowledge.verification.pack_words import values_in_words
from knowledge.verification.proof import Proof, exact
from knowledge.verification.results import CounterExample, Examined
from knowledge.vocabulary.facts import Direction, FactDeclaration, FactId, Value
from knowledge.vocabulary.rules import RequirementId, Status

FALLING = (Direction.LESS, Direction.EARLIER)


def _examine(examination: Examination) -> Iterator[Examined]:
    for fact, declaration in examination.rule_base.asked.items():
        if declaration.better is not None:
            improvements = dict.fromkeys(_improvements(examination, declaration))
            worsened = (_worsened(examination, fact, worse, better) for worse, better in improvements)
            found = next((one for one in worsened if one is not None), None)
            yield Examined(fact, found)


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
    return ((worse, better) for worse, better in zip(ranked, ranked[1:], strict=False) if worse != better)


def _worsened(examination: Examination, fact: FactId, worse: Value, better: Value) -> CounterExample | None:
    cases = examination.cases
    unmet = {id: examination.circuit.test(id, [Status.NOT_MET.value]) for id in examination.knowledge.requirements}
    at_least = {
        verdict: examination.circuit.test(VERDICT, (one.value for one in VERDICTS_FROM_WORST[rank:]))
        for rank, verdict in enumerate(VERDICTS_FROM_WORST)
    }
    for supposition in cases.suppositions(fact, better):
        improved = Supposing(cases, supposition, [*at_least.values(), *unmet.values()])
        for verdict, wire in at_least.items():
            defect = [cases.literal(wire), -improved.literal(wire)]
            if cases.can_hold(cases.cells[fact][worse], *defect):
                case, model = cases.case(), cases.clauses.model()
                newly = tuple(id for id, wire in unmet.items() if improved.literal(wire) in model)
                answers = examination.smallest(case, defect, said=[fact])
                newly = tuple(id for id in newly if cases.literal(unmet[id]) not in model)
                return CounterExample(fact, _says(examination, fact, (worse, better), verdict, newly), answers, newly)
    return None


def _says(
    examination: Examination,
    fact: FactId,
    change: tuple[Value, Value],
    verdict: str,
    newly: tuple[RequirementId, ...],
) -> str:
    worse, better = (values_in_words(examination.in_range(fact, one), examination.knowledge) for one in change)
    broken = f", as {' and '.join(newly)} is no longer met" if newly else ""
    return f"{fact} improves from “{worse}” to “{better}”, and the verdict falls below {verdict}{broken}."


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
