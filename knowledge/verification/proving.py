"""Every proof over a knowledge base, as of one day or on all days between which its rules differ."""

from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from multiprocessing import get_context
from time import process_time
from typing import TypeAlias

from knowledge.verification.alike_days import alike_days
from knowledge.verification.contradictions import NO_CONTRADICTION
from knowledge.verification.cures import CURES
from knowledge.verification.days import days_that_differ
from knowledge.verification.endings import ENDINGS
from knowledge.verification.examination import Examination
from knowledge.verification.improvement import IMPROVEMENT
from knowledge.verification.live_questions import LIVE_QUESTIONS
from knowledge.verification.live_rules import LIVE_RULES
from knowledge.verification.one_outcome import ONE_OUTCOME
from knowledge.verification.proof import Proof
from knowledge.verification.random_walks import VERDICT_RECOGNISED_ON_WALKS
from knowledge.verification.recognition import NO_QUESTION_IN_VAIN, VERDICT_RECOGNISED
from knowledge.verification.results import Failure, ProofResult
from knowledge.vocabulary.packs import KnowledgeBase

PROOFS = (
    ONE_OUTCOME,
    NO_CONTRADICTION,
    LIVE_RULES,
    LIVE_QUESTIONS,
    VERDICT_RECOGNISED,
    VERDICT_RECOGNISED_ON_WALKS,
    NO_QUESTION_IN_VAIN,
    IMPROVEMENT,
    CURES,
    ENDINGS,
)

Task: TypeAlias = tuple[date, tuple[str, ...]]
"""A day, and the claims to be examined as of it."""


def prove(knowledge_base: KnowledgeBase, as_of: date, proofs: Iterable[Proof] = PROOFS) -> list[ProofResult]:
    """What can be shown of the rules in force on a day."""
    examination = Examination(knowledge_base, as_of)
    return [_result(proof, examination) for proof in proofs]


def prove_on_all_days(
    knowledge_base: KnowledgeBase, as_of: date, thoroughly: bool = False, workers: int = 1
) -> list[ProofResult]:
    """What can be shown as of one day, and on every day on which other rules or figures are in force.

    The proofs that take long are done as of the one day, and on all only if asked to do it `thoroughly`.
    `workers`: how many processes share the work.
    """
    others = (day for day in days_that_differ(knowledge_base) if day != as_of)
    groups = alike_days(knowledge_base, [as_of, *others])
    quick = [proof.claim for proof in PROOFS if thoroughly or not proof.takes_long]
    longer = [proof.claim for proof in PROOFS if proof.takes_long]
    tasks: list[Task] = [
        *((as_of, (claim,)) for claim in reversed(longer)),
        *((group[0], tuple(quick)) for group in groups),
    ]
    if thoroughly:
        del tasks[: len(longer)]
    done = [result for results in _done(knowledge_base, tasks, workers) for result in results]
    alike = {group[0]: tuple(group) for group in groups}
    done = [replace(one, days=alike[one.days[0]] if one.claim in quick else one.days) for one in done]
    return [joined(proof, [one for one in done if one.claim == proof.claim]) for proof in PROOFS]


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


def _done(knowledge_base: KnowledgeBase, tasks: Sequence[Task], workers: int) -> list[list[ProofResult]]:
    if workers == 1:
        return [_do(knowledge_base, task) for task in tasks]
    with ProcessPoolExecutor(workers, get_context("spawn"), _Worker.begin, (knowledge_base,)) as pool:
        return list(pool.map(_Worker.do, tasks))


class _Worker:
    """What a process that shares the work keeps from task to task."""

    knowledge_base: KnowledgeBase

    @classmethod
    def begin(cls, knowledge_base: KnowledgeBase) -> None:
        cls.knowledge_base = knowledge_base

    @classmethod
    def do(cls, task: Task) -> list[ProofResult]:
        return _do(cls.knowledge_base, task)


def _do(knowledge_base: KnowledgeBase, task: Task) -> list[ProofResult]:
    day, claims = task
    return prove(knowledge_base, day, [proof for proof in PROOFS if proof.claim in claims])


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
