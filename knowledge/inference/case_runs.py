"""Running the validation cases of a pack, and saying how each that fails differs."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TypeAlias

from knowledge.inference.contradictions import authored_contradictions
from knowledge.inference.evaluator import evaluate
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import VERDICT, RuleBase, risk, rule_base_of, step
from knowledge.vocabulary.facts import NO, UNKNOWN, YES, FactId, FactType, Unknown, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Status, Verdict

Evaluate: TypeAlias = Callable[[RuleBase, Mapping[FactId, Value]], Conclusions]


class CaseRuns:
    """Runs cases on one knowledge base. `engine`: any engine; the reference evaluator unless another is given."""

    def __init__(self, knowledge_base: KnowledgeBase, engine: Evaluate = evaluate) -> None:
        self._knowledge = knowledge_base
        self._engine = engine
        self._rule_base = cache(lambda as_of: rule_base_of(knowledge_base, as_of))
        self._fixed_verdict = cache(lambda as_of: FixedVerdict(self._rule_base(as_of)))

    def conclusions(self, case: Case) -> Conclusions:
        """What is concluded of the given answers: by the engine, and by cases where these fix the verdict."""
        known = known_of(case)
        conclusions = self._engine(self._rule_base(case.as_of), known)
        if VERDICT not in case.expect:
            return conclusions
        return self._fixed_verdict(case.as_of).recognised(known, conclusions)

    def differences(self, case: Case) -> list[str]:
        """How the outcome differs from what the case expects, one line each; empty when it passes."""
        conclusions = self.conclusions(case)
        return [
            *self._values(case, conclusions),
            *_presence(case.steps, step, YES, "the step {id} should be given and is not", conclusions),
            *_presence(case.no_steps, step, NO, "the step {id} should not be given and is", conclusions),
            *self._contradictions(case),
            *_presence(case.consequences, risk, YES, "the risk {id} should be named and is not", conclusions),
            *_presence(case.no_consequences, risk, NO, "the risk {id} should not be named and is", conclusions),
        ]

    def _contradictions(self, case: Case) -> Iterator[str]:
        if not case.contradictions and not case.no_contradictions:
            return
        answers = {fact: Answer(fact, value) for fact, value in case.given.items()}
        found = {each.id for each in authored_contradictions(self._knowledge, answers, case.as_of)}
        yield from (
            f"the answers should contradict by {id} and do not" for id in case.contradictions if id not in found
        )
        yield from (f"the answers should not contradict by {id} and do" for id in case.no_contradictions if id in found)

    def _values(self, case: Case, conclusions: Conclusions) -> Iterator[str]:
        for id, expected in case.expect.items():
            found = conclusions.value(id)
            if self._outcome(id, found) != self._expected(id, expected):
                possible = sorted(str(value) for value in conclusions.possible[id])
                shown = f"could still be {' or '.join(possible)}" if len(possible) > 1 else f"is {possible[0]}"
                yield f"{id} should be {expected} and {shown}"

    def _outcome(self, id: str, found: Value | None) -> str:
        if found is not None:
            return str(found)
        return "" if id in self._knowledge.facts else Status.UNDETERMINED.value

    def _expected(self, id: str, expected: Value) -> str:
        if expected == UNKNOWN.value:
            return ""
        declaration = self._knowledge.facts.get(id)
        if declaration is not None and declaration.type is FactType.NUMBER:
            number = float(str(expected))
            return str(int(number) if number == int(number) else number)
        return Status.UNDETERMINED.value if expected == Verdict.UNDETERMINED.value else str(expected)


def known_of(case: Case) -> dict[FactId, Value]:
    """The given answers with a known value."""
    return {fact: value for fact, value in case.given.items() if not isinstance(value, Unknown)}


def _presence(
    ids: tuple[str, ...], name: Callable[[str], FactId], wanted: str, complaint: str, conclusions: Conclusions
) -> Iterator[str]:
    for id in ids:
        if conclusions.value(name(id)) != wanted:
            yield complaint.format(id=id)
