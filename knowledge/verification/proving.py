"""Every proof over a knowledge base as of a day."""

from collections.abc import Iterable, Sequence
from datetime import date
from time import process_time

from knowledge.verification.contradictions import NO_CONTRADICTION
from knowledge.verification.cures import CURES
from knowledge.verification.endings import ENDINGS
from knowledge.verification.examination import Examination
from knowledge.verification.improvement import IMPROVEMENT
from knowledge.verification.live_questions import LIVE_QUESTIONS
from knowledge.verification.live_rules import LIVE_RULES
from knowledge.verification.one_outcome import ONE_OUTCOME
from knowledge.verification.proof import Proof
from knowledge.verification.random_walks import VERDICT_RECOGNISED
from knowledge.verification.recognition import NO_QUESTION_IN_VAIN
from knowledge.verification.results import Failure, ProofResult
from knowledge.vocabulary.packs import KnowledgeBase

PROOFS = (
    ONE_OUTCOME,
    NO_CONTRADICTION,
    LIVE_RULES,
    LIVE_QUESTIONS,
    VERDICT_RECOGNISED,
    NO_QUESTION_IN_VAIN,
    IMPROVEMENT,
    CURES,
    ENDINGS,
)


def prove(
    knowledge_base: KnowledgeBase, as_of: date, proofs: Iterable[Proof] = PROOFS, shown: frozenset[str] = frozenset()
) -> list[ProofResult]:
    """What can be shown of the rules in force on a day. `shown`: what is known to happen on another day."""
    examination = Examination(knowledge_base, as_of, shown)
    return [_result(proof, examination) for proof in proofs]


def joined(proof: Proof, results: Sequence[ProofResult]) -> ProofResult:
    """One result of those of several days. A failure is told of the first on which it was found."""
    shown = frozenset[str]().union(*(result.shown for result in results))
    failures: dict[str, Failure] = {}
    for failure in (failure for result in results for failure in result.failures):
        if not (proof.of_existence and failure.subject in shown):
            failures.setdefault(failure.subject, failure)
    return ProofResult(
        claim=proof.claim,
        bound=results[0].bound,
        days=tuple(sorted(day for result in results for day in result.days)),
        shown=shown - failures.keys(),
        failures=tuple(failures.values()),
        seconds=sum(result.seconds for result in results),
    )


def _result(proof: Proof, examination: Examination) -> ProofResult:
    begun = process_time()
    as_of = examination.rule_base.as_of
    examined = list(proof.examine(examination))
    failed = ((one.subject, one.counter_example) for one in examined if one.counter_example is not None)
    return ProofResult(
        claim=proof.claim,
        bound=proof.bound(examination),
        days=(as_of,),
        shown=frozenset(one.subject for one in examined if one.counter_example is None),
        failures=tuple(Failure(subject, as_of, counter_example) for subject, counter_example in failed),
        seconds=process_time() - begun,
    )
