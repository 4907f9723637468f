"""Every proof over a knowledge base on all days between which its rules differ."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import get_context

from knowledge.verification.alike_days import alike_days
from knowledge.verification.days import days_that_differ
from knowledge.verification.proving import PROOFS, joined, prove
from knowledge.verification.results import ProofResult
from knowledge.vocabulary.packs import KnowledgeBase


@dataclass(frozen=True)
class Task:
    """Claims to be examined as of a day."""

    day: date
    claims: tuple[str, ...]
    shown: frozenset[str] = frozenset()
    """What is known to happen on another day."""


def prove_on_all_days(
    knowledge_base: KnowledgeBase, as_of: date, thoroughly: bool = False, workers: int = 1
) -> list[ProofResult]:
    """What can be shown as of one day, and on every day on which other rules or figures are in force.

    The proofs that take long are done as of the one day, and on all only if asked to do it `thoroughly`.
    `workers`: how many processes share the work.
    """
    quick = tuple(proof.claim for proof in PROOFS if not proof.takes_long)
    longer = [proof.claim for proof in PROOFS if proof.takes_long]
    first = _do(knowledge_base, Task(as_of, quick))
    can_happen = {proof.claim for proof in PROOFS if proof.of_existence}
    shown = frozenset(subject for one in first if one.claim in can_happen for subject in one.shown)
    days = [as_of, *(day for day in days_that_differ(knowledge_base) if day != as_of)]
    groups = alike_days(knowledge_base, days) if thoroughly else [[day] for day in days]
    tasks = [
        *(Task(group[0], (claim,)) for group in (groups if thoroughly else groups[:1]) for claim in reversed(longer)),
        *(Task(group[0], quick, shown) for group in groups[1:]),
    ]
    done = [*first, *_done(knowledge_base, tasks, workers)]
    alike = {group[0]: tuple(group) for group in groups}
    done = [replace(one, days=alike[one.days[0]] if thoroughly or one.claim in quick else one.days) for one in done]
    return [joined(proof, [one for one in done if one.claim == proof.claim]) for proof in PROOFS]


def _done(knowledge_base: KnowledgeBase, tasks: Sequence[Task], workers: int) -> list[ProofResult]:
    if workers == 1:
        return [result for task in tasks for result in _do(knowledge_base, task)]
    with ProcessPoolExecutor(workers, get_context("spawn"), _Worker.begin, (knowledge_base,)) as pool:
        return [result for results in pool.map(_Worker.do, tasks) for result in results]


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
    proofs = [proof for proof in PROOFS if proof.claim in task.claims]
    return prove(knowledge_base, task.day, proofs, task.shown)
