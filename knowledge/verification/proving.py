"""Every proof over a knowledge base, as of one day or on all days between which its rules differ."""

from collections.abc import Iterable
from datetime import date
from time import perf_counter

from knowledge.verification.contradictions import NO_CONTRADICTION
from knowledge.verification.cures import CURES
from knowledge.verification.endings import ENDINGS
from knowledge.verification.examination import Examination
from knowledge.verification.improvement import IMPROVEMENT
from knowledge.verification.live_questions import LIVE_QUESTIONS
from knowledge.verification.live_rules import LIVE_RULES
from knowledge.verification.one_outcome import ONE_OUTCOME
from knowledge.verification.proof import Proof
from knowledge.verification.recognition import RECOGNISED_WITH_ONE_MISSING, RECOGNISED_WITH_SEVERAL_MISSING
from knowledge.verification.results import ProofResult
from knowledge.vocabulary.packs import KnowledgeBase

PROOFS = (
    ONE_OUTCOME,
    NO_CONTRADICTION,
    LIVE_RULES,
    LIVE_QUESTIONS,
    RECOGNISED_WITH_ONE_MISSING,
    RECOGNISED_WITH_SEVERAL_MISSING,
    IMPROVEMENT,
    CURES,
    ENDINGS,
)


def prove(knowledge_base: KnowledgeBase, as_of: date, proofs: Iterable[Proof] = PROOFS) -> list[ProofResult]:
    """What can be shown of the rules in force on a day."""
    examination = Examination(knowledge_base, as_of)
    return [_result(proof, examination) for proof in proofs]


def _result(proof: Proof, examination: Examination) -> ProofResult:
    begun = perf_counter()
    examined = list(proof.examine(examination))
    return ProofResult(
        claim=proof.claim,
        bound=proof.bound(examination),
        shown=frozenset(one.subject for one in examined if one.counter_example is None),
        counter_examples=tuple(one.counter_example for one in examined if one.counter_example is not None),
        seconds=perf_counter() - begun,
    )
