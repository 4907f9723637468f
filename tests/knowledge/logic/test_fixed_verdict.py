"""A verdict that is fixed by cases is recognised, with what it rests on, in every assessment."""

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest

from interview.explaining.explanation import ExplanationInWords
from knowledge.authoring.library import knowledge_base
from knowledge.inference.assessing import assess
from knowledge.inference.evaluator import evaluate
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import VERDICT, ConcludingRule, rule_base_of
from knowledge.verification.proving import prove
from knowledge.verification.random_walks import VERDICT_RECOGNISED
from knowledge.vocabulary.conditions import Comparison, Condition, Operator
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Status, Verdict
from tests.knowledge.verification.damaged_toyland import damaged
from tests.knowledge.verification.test_proofs_fail import A_WAY_FOR_EACH_CASE

REFUSED: dict[FactId, Value] = {
    "use.on_road": "yes",
    "vehicle.kind": "passenger",
    "vehicle.powertrain": "diesel",
    "papers.office_class": "refused",
    "papers.registration": "none",
    "papers.emission_stage": "china_3",
}
"""Either it has a class, and the emission stage stands in the way, or it has none, and the office refuses it."""


def assessed(knowledge: KnowledgeBase, known: dict[FactId, Value]) -> Assessment:
    rule_base = rule_base_of(knowledge, knowledge.read_on)
    answers = {fact: Answer(fact, value) for fact, value in known.items()}
    return assess(knowledge, rule_base, answers, evaluate(rule_base, known))


def test_one_of_several_requirements_is_unmet_whatever_is_still_answered() -> None:
    """No rule decides, the verdict stands all the same, and these requirements are its reason, in both languages."""
    knowledge = knowledge_base("cn")
    assessment = assessed(knowledge, REFUSED)
    rules = assessment.conclusions.rules.items()
    assert not [id for id, truth in rules if id.startswith("verdict:") and truth.name == "TRUE"]
    assert assessment.verdict is Verdict.NOT_ROAD_LEGAL
    named = assessment.conclusions.by_cases[VERDICT]
    assert {"cn.approval.class", "cn.registration.emission_car"} < {*named}
    assert assessment.reason["en"].startswith("Whatever is still open, at least one of these is not met: ")
    assert assessment.reason["en"].endswith(f" {len(named) - 3} more below.")
    assert assessment.reason["zh"].startswith("无论尚不清楚的问题如何回答")
    explained = [*ExplanationInWords(knowledge, rule_base_of(knowledge, knowledge.read_on), assessment, "en").verdict()]
    assert all(any(f"[{requirement}]" in line for line in explained) for requirement in named)


@pytest.mark.parametrize("fact", REFUSED)
def test_without_any_of_these_answers_the_verdict_is_open(fact: FactId) -> None:
    """None of them can be left out; where nothing is known, nothing is fixed."""
    knowledge = knowledge_base("cn")
    fewer = {one: value for one, value in REFUSED.items() if one != fact}
    assert assessed(knowledge, fewer).verdict is Verdict.UNDETERMINED


def test_everything_is_met_whatever_is_still_answered() -> None:
    """Road legal by cases names no requirement, and says so."""
    knowledge, _ = damaged(A_WAY_FOR_EACH_CASE)
    known: dict[FactId, Value] = {"use.on_road": "yes", "papers.listed": "listed"}
    assessment = assessed(knowledge, known)
    assert assessment.verdict is Verdict.ROAD_LEGAL
    assert assessment.conclusions.by_cases == {VERDICT: ()}
    assert Status.UNDETERMINED in {finding.status for finding in assessment.findings}
    assert assessment.reason["en"] == "Whatever is still open, everything that was asked of this vehicle is met."


REGISTERED: dict[FactId, Value] = {**REFUSED, "vehicle.first_registered": date(2012, 3, 1)}
MARCH_2027, MARCH_2031 = date(2027, 3, 1), date(2031, 3, 1)
DAYS = (date(2026, 11, 23), date(2027, 1, 1), date(2031, 7, 1), date(2045, 2, 28))


@pytest.mark.parametrize("known", [REFUSED, REGISTERED, {"use.on_road": "yes"}])
def test_by_the_same_rules_it_serves_other_days(known: dict[FactId, Value]) -> None:
    """It recognises what one that was made for the day recognises, whether or not it shares the solver."""
    knowledge = knowledge_base("cn")
    rule_base = rule_base_of(knowledge, knowledge.read_on)
    fixed_verdict = FixedVerdict(rule_base)
    for day in DAYS:
        law = rule_base_of(knowledge, day)
        for other in (replace(rule_base, as_of=day), law):
            assert fixed_verdict.on(other, known).of(known) == FixedVerdict(other).of(known)


def test_a_day_that_cuts_other_days_apart_has_a_solver_of_its_own(toyland: KnowledgeBase) -> None:
    """An insurance that ends in 2030 or later cannot have lapsed in 2026, and can have in 2031."""
    rule_base = rule_base_of(toyland, date(2026, 11, 22))
    in_2030 = Comparison("insurance.end", Operator.GREATER_OR_EQUAL, (date(2030, 1, 1).toordinal(),))
    lapsed = Comparison("insurance.days_left", Operator.LESS, (0,))
    lapsed_later = ConcludingRule("verdict:lapsed_later", Verdict.RESTRICTED_USE, Condition((in_2030, lapsed)))
    verdict = rule_base.derived[VERDICT]
    changed = {**rule_base.derived, VERDICT: replace(verdict, rules=(lapsed_later, *verdict.rules))}
    law = replace(rule_base, derived=changed)
    fixed_verdict, in_2027, in_2031 = FixedVerdict(law), replace(law, as_of=MARCH_2027), replace(law, as_of=MARCH_2031)
    assert fixed_verdict.on(in_2027, {}).cases is fixed_verdict.cases
    later = fixed_verdict.on(in_2031, {})
    assert later.cases is not fixed_verdict.cases
    known: dict[FactId, Value] = {"insurance.end": date(2030, 6, 1)}
    assert later.of(known) is Verdict.RESTRICTED_USE
    assert fixed_verdict.on(in_2031, known).of(known) is Verdict.RESTRICTED_USE
    assert fixed_verdict.on(in_2027, known).of(known) is not Verdict.RESTRICTED_USE


def test_rules_that_lead_to_the_verdict_otherwise_have_a_solver_of_their_own(toyland: KnowledgeBase) -> None:
    """A way of the law that lapses with the year counts; a premium that only words quote does not."""
    in_2026, in_2027 = (rule_base_of(toyland, day) for day in (date(2026, 12, 31), date(2027, 1, 1)))
    fixed_verdict = FixedVerdict(in_2026)
    assert fixed_verdict.on(in_2027, {}).cases is not fixed_verdict.cases
    quoted = {**in_2026.derived, "insurance.premium": in_2027.derived["insurance.premium"]}
    assert in_2026.derived != quoted
    assert fixed_verdict.on(replace(in_2026, derived=quoted), {}).cases is fixed_verdict.cases


def test_what_a_rule_decides_is_left_as_it_is(toyland: KnowledgeBase) -> None:
    """The engine's own verdict is no matter of cases."""
    rule_base = rule_base_of(toyland, toyland.read_on)
    conclusions = evaluate(rule_base, {"use.on_road": "no"})
    assert conclusions.value(VERDICT) is not None
    assert FixedVerdict(rule_base).recognised({"use.on_road": "no"}, conclusions) is conclusions


def test_a_value_that_cannot_be_fixes_nothing(toyland: KnowledgeBase) -> None:
    """Half a wheel lies in no region: of such a case nothing is said."""
    rule_base = rule_base_of(toyland, date(2026, 11, 22))
    assert FixedVerdict(rule_base).of({"vehicle.wheels": 3.5}) is None


@pytest.mark.parametrize("wrong", [None, "road_legal", "not_road_legal"])
def test_a_recogniser_that_errs_is_found_out(
    toyland: KnowledgeBase, monkeypatch: pytest.MonkeyPatch, wrong: str | None
) -> None:
    """The walks judge what the solver says: "open" without two cases that differ, "fixed" where it is not."""
    if wrong is None:
        monkeypatch.setattr(FixedVerdict, "two_that_differ", lambda self, known: [])
    else:
        monkeypatch.setattr(FixedVerdict, "of", lambda self, known: wrong)
    assert not prove(toyland, toyland.read_on, [VERDICT_RECOGNISED])[0].is_proved


def test_threads_that_share_one_do_not_disturb_one_another() -> None:
    """As where it warms up in the background while the person has already answered the last question."""
    knowledge = knowledge_base("cn")
    rule_base = rule_base_of(knowledge, knowledge.read_on)
    fixed_verdict, together = FixedVerdict(rule_base), Barrier(2)

    def verdict(known: dict[FactId, Value]) -> object:
        together.wait()
        return fixed_verdict.of(known)

    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(2) as threads:
            assert [*threads.map(verdict, [{}, REFUSED])] == [None, Verdict.NOT_ROAD_LEGAL]
    finally:
        sys.setswitchinterval(usual)
