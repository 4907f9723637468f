"""On toyland and on every mutation of it the proofs find what trying out every complete set of answers finds."""

from random import Random

import pytest

from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import rule_base_of
from knowledge.verification.cures import CURES
from knowledge.verification.improvement import IMPROVEMENT
from knowledge.verification.live_questions import LIVE_QUESTIONS
from knowledge.verification.live_rules import LIVE_RULES
from knowledge.verification.mutations import mutations
from knowledge.verification.one_outcome import ONE_OUTCOME
from knowledge.verification.proof import Proof
from knowledge.verification.proving import prove
from knowledge.verification.recognition import NO_QUESTION_IN_VAIN
from knowledge.vocabulary.packs import KnowledgeBase
from tests.knowledge.verification.brute_force import EveryCase
from tests.knowledge.verification.damaged_toyland import damaged
from tests.knowledge.verification.test_proofs_fail import DAMAGES

TOYLAND = damaged()[0]
VARIANTS = [
    ("toyland", TOYLAND),
    *((mutation.says, mutation.knowledge_base) for mutation in mutations(TOYLAND, seed=0, number=1000)),
    *((damage[1], damaged(damage)[0]) for _, damage, _ in DAMAGES if damage[0] != "questions.yaml"),
]


@pytest.mark.parametrize("knowledge_base", [base for _, base in VARIANTS], ids=[words for words, _ in VARIANTS])
def test_the_solver_finds_what_brute_force_finds(knowledge_base: KnowledgeBase) -> None:
    """Dead rules, questions without effect or in vain, uncured requirements, worsened verdicts, gaps."""
    every = EveryCase(knowledge_base, rule_base_of(knowledge_base, knowledge_base.read_on))

    def failing(proof: Proof) -> set[str]:
        subjects = (one.subject for one in prove(knowledge_base, knowledge_base.read_on, [proof])[0].failures)
        return {name for subject in subjects for name in subject.split(", ")}

    rules = {rule.id for fact in every.rule_base.derived.values() for rule in fact.rules}
    live = {rule for rule in rules if not rule.startswith(("verdict:", "said.")) and not rule.endswith(":exempt")}
    assert {one for one in failing(LIVE_RULES) if " = " not in one} == live - every.deciding()
    assert failing(LIVE_QUESTIONS) == every.rule_base.asked.keys() - every.mattering()
    assert failing(NO_QUESTION_IN_VAIN) == every.unread(every.rule_base.goals)
    assert failing(CURES) == every.uncured()
    assert failing(IMPROVEMENT) == every.worsened()
    assert failing(ONE_OUTCOME) == every.without_value()


@pytest.mark.parametrize("knowledge_base", [base for _, base in VARIANTS], ids=[words for words, _ in VARIANTS])
def test_a_verdict_is_recognised_exactly_where_it_is_fixed(knowledge_base: KnowledgeBase) -> None:
    """Whatever part of the answers is missing: it is the one verdict of all complete cases, and open where there are two."""
    every = EveryCase(knowledge_base, rule_base_of(knowledge_base, knowledge_base.read_on))
    fixed_verdict = FixedVerdict(every.rule_base)
    random = Random(7)
    for _ in range(25):
        case = random.choice(every.cases)
        known = {fact: case[fact] for fact in random.sample(list(case), random.randint(0, len(case)))}
        verdicts = every.verdicts(known)
        assert fixed_verdict.of(known) == (verdicts.pop() if len(verdicts) == 1 else None), known
