"""On toyland and on every mutation of it the proofs find what trying out every complete set of answers finds."""

import pytest

from knowledge.logic.rule_base import VERDICT, rule_base_of
from knowledge.verification.cures import CURES
from knowledge.verification.improvement import IMPROVEMENT
from knowledge.verification.live_questions import LIVE_QUESTIONS
from knowledge.verification.live_rules import LIVE_RULES
from knowledge.verification.mutations import mutations
from knowledge.verification.one_outcome import ONE_OUTCOME
from knowledge.verification.proof import Proof
from knowledge.verification.proving import prove
from knowledge.verification.recognition import NO_QUESTION_IN_VAIN, VERDICT_RECOGNISED
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
    """Dead rules, questions without effect, unread verdicts, uncured requirements, worsened verdicts, gaps."""
    every = EveryCase(knowledge_base, rule_base_of(knowledge_base, knowledge_base.read_on))

    def failing(proof: Proof) -> set[str]:
        subjects = (one.subject for one in prove(knowledge_base, knowledge_base.read_on, [proof])[0].failures)
        return {name for subject in subjects for name in subject.split(", ")}

    rules = {rule.id for fact in every.rule_base.derived.values() for rule in fact.rules}
    live = {rule for rule in rules if not rule.startswith(("verdict:", "said.")) and not rule.endswith(":exempt")}
    assert {one for one in failing(LIVE_RULES) if " = " not in one} == live - every.deciding()
    assert failing(LIVE_QUESTIONS) == every.rule_base.asked.keys() - every.mattering()
    assert failing(VERDICT_RECOGNISED) == every.unread((VERDICT,))
    assert failing(NO_QUESTION_IN_VAIN) == every.unread(every.rule_base.goals)
    assert failing(CURES) == every.uncured()
    assert failing(IMPROVEMENT) == every.worsened()
    assert failing(ONE_OUTCOME) == every.without_value()
