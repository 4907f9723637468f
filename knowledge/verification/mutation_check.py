"""Who notices a mutation: a case that comes out otherwise, or a proof that fails."""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from knowledge.verification.case_outcomes import CaseOutcomes, failing_cases
from knowledge.verification.days import days_that_differ
from knowledge.verification.equivalence import assess_alike
from knowledge.verification.mutations import Mutation
from knowledge.verification.proof import Proof
from knowledge.verification.proving import PROOFS, prove
from knowledge.vocabulary.packs import Case, KnowledgeBase


class Catch(StrEnum):
    """What became of a mutation."""

    BY_CASES = "caught by cases"
    BY_PROOFS = "caught by proofs"
    WITHOUT_EFFECT = "without effect on any complete set of answers"
    SURVIVES = "survives"


class MutationCheck:
    """Judges mutations of one knowledge base."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        cases: Sequence[Case],
        days: Iterable[date] | None = None,
        proofs: Sequence[Proof] = PROOFS,
    ) -> None:
        """`days`: as of which to prove; those on which the rules differ unless others are given."""
        self._original = knowledge_base
        failing = {case.name for case in failing_cases(knowledge_base, cases)}
        self._outcomes = CaseOutcomes(knowledge_base, [case for case in cases if case.name not in failing])
        self._days = tuple(days or days_that_differ(knowledge_base))
        self._proofs = proofs
        self._failing = {day: self._failures(knowledge_base, day) for day in self._days}

    def caught(self, mutation: Mutation) -> Catch:
        """By whom the mutation is caught first, if at all."""
        if any(True for _ in self._outcomes.failing(mutation.knowledge_base)):
            return Catch.BY_CASES
        if any(self._failures(mutation.knowledge_base, day) - self._failing[day] for day in self._days):
            return Catch.BY_PROOFS
        if all(assess_alike(self._original, mutation.knowledge_base, day) for day in self._days):
            return Catch.WITHOUT_EFFECT
        return Catch.SURVIVES

    def _failures(self, knowledge_base: KnowledgeBase, day: date) -> set[tuple[str, str]]:
        """Which claim fails of what."""
        results = prove(knowledge_base, day, self._proofs)
        return {(result.claim, failure.subject) for result in results for failure in result.failures}
