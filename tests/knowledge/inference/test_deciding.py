"""An answer decides when another value of it alone makes the verdict worse: the same as trying them one by one."""

import pytest

from knowledge.inference.deciding import deciding_facts
from knowledge.inference.evaluator import evaluate
from knowledge.logic.rule_base import VERDICT, VERDICTS_FROM_WORST
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.rules import Verdict
from tests.knowledge.inference.nearest.pack_cases import PackCase, cases_of, pack_case


def some_cases() -> list[PackCase]:
    """One case in twenty."""
    return [pack_case("cn", case.name) for case in cases_of("cn")[::20]]


def tried(one: PackCase) -> dict[FactId, Verdict]:
    """The worst verdict of every answer that can be made worse, one value after the other."""
    found: dict[FactId, Verdict] = {}
    for fact in one.known:
        for value in one.finder.regions.of(fact) if fact in one.rule_base.asked else ():
            concluded = evaluate(one.rule_base, {**one.known, fact: value}).value(VERDICT)
            if concluded is None:
                continue
            verdict = Verdict(str(concluded))
            rank = VERDICTS_FROM_WORST.index
            if rank(verdict) < rank(one.assessment.verdict) and rank(verdict) < rank(found.get(fact, verdict)) + 1:
                found[fact] = verdict
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    ["Light truck Wuling Rongguang with papers in order", "New light truck before registration"],
)
def test_it_finds_what_trying_finds(name: str) -> None:
    """Every answer of a case, every region of every answer."""
    one = pack_case("cn", name)
    found = {fact.fact: fact.worst for fact in deciding_facts(one.finder, one.assessment) if fact.value is not None}
    assert found == tried(one)


def test_what_is_beside_the_verdict_is_not_asked_of_a_seller() -> None:
    """An open fact that only matters beside the verdict decides nothing."""
    for one in some_cases():
        for fact in deciding_facts(one.finder, one.assessment):
            means = {one.knowledge.requirements[id].unmet_means for id in fact.decides}
            assert fact.value is not None or means - {Verdict.ROAD_LEGAL}, one.case.name


def test_the_gravest_come_first() -> None:
    """In the order of the verdicts, and what is not known last."""
    for one in some_cases():
        ranks = [
            VERDICTS_FROM_WORST.index(fact.worst) if fact.value is not None else len(VERDICTS_FROM_WORST)
            for fact in deciding_facts(one.finder, one.assessment)
        ]
        assert ranks == sorted(ranks), one.case.name
