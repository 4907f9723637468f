"""One interview under way: the session, the engine that draws conclusions, and the question to ask now.

The drivers (terminal, plain lines) show what this offers and hand back what the person typed. Every change
is saved before the next question can be seen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from interview.in_play import InPlay, in_play
from interview.next_question import Choice, QuestionChooser, Why
from interview.session import Session
from knowledge.inference.assessing import assess, known_answers
from knowledge.inference.engine import Engine
from knowledge.logic.rule_base import VERDICT, rule_base_of
from knowledge.vocabulary.facts import FactDeclaration, FactId
from knowledge.vocabulary.findings import Assessment, Conclusions
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer, AnswerValue, Evidence, Question
from knowledge.vocabulary.rules import Verdict


@dataclass(frozen=True)
class AskedQuestion:
    """A question with what a driver needs to put it."""

    question: Question
    declaration: FactDeclaration
    number: int
    """From 1: how many answers count, this one included."""
    most_left: int
    """At most so many questions are left, this one included."""


@dataclass(frozen=True)
class Preview:
    """What a change would do, before it is made."""

    comes_in: tuple[FactId, ...]
    """Facts that would matter and do not now; those answered before come back as they were."""
    drops_out: tuple[FactId, ...]
    """Facts with an answer that counts now and would be parked."""
    verdict_before: Verdict
    verdict_after: Verdict


class Consultation:
    """The conversation with one person about one vehicle."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        session: Session,
        as_of: date,
        save: Callable[[Session], None] = lambda session: None,
    ) -> None:
        self.knowledge_base = knowledge_base
        self.as_of = as_of
        self.session = session
        self._save = save
        self._rule_base = rule_base_of(knowledge_base, as_of)
        self._engine = Engine(self._rule_base)
        self._chooser = QuestionChooser(knowledge_base, self._rule_base)
        self._state: InPlay | None = None

    def warm_up(self) -> None:
        """Build the engine now, in the background, while the person reads the first question."""
        self._engine.build_in_background()

    def next_question(self) -> AskedQuestion | None:
        """The open question that matters most; null when no answer can change the assessment any more."""
        choice = self.state.choice
        return self._asked(choice.fact, len(choice.candidates)) if choice else None

    def question_about(self, fact: FactId) -> AskedQuestion:
        """The question about any fact, to change its answer."""
        choice = self.state.choice
        return self._asked(fact, len(choice.candidates) if choice else 0)

    def answer(self, fact: FactId, value: AnswerValue, evidence: Evidence | None = None) -> None:
        """Take an answer, or change one. It is on disk when this returns."""
        self._keep(self.session.with_answer(Answer(fact, value, evidence, datetime.now(UTC))))

    def back(self) -> FactId | None:
        """Take the last answer that counts back and say which fact it was; null when there is none."""
        counting = list(self.answers)
        if not counting:
            return None
        self._keep(self.session.without_answer(counting[-1], datetime.now(UTC)))
        return counting[-1]

    def undo(self) -> FactId | None:
        """Undo the last change and say which fact it was about; null when there is none."""
        changes = self.session.changes
        if not changes:
            return None
        self._keep(self.session.undone(datetime.now(UTC)))
        return changes[-1].fact

    def redo(self) -> FactId | None:
        """Bring the last undone change back and say which fact it was about; null when there is none."""
        undone = self.session.undone_changes
        if not undone:
            return None
        self._keep(self.session.redone(datetime.now(UTC)))
        return undone[-1].fact

    def preview(self, fact: FactId, value: AnswerValue) -> Preview:
        """What another answer would do: questions that come in or drop out, and the verdict. Nothing is changed."""
        before = self.state
        after = in_play(self._choose, {**self.session.answers, fact: Answer(fact, value)})
        relevant_before, relevant_after = _relevant(before), _relevant(after)
        return Preview(
            comes_in=tuple(one for one in relevant_after if one not in relevant_before),
            drops_out=tuple(one for one in before.answers if one not in relevant_after),
            verdict_before=self._verdict(before.answers),
            verdict_after=self._verdict(after.answers),
        )

    def why(self, fact: FactId) -> Why:
        """Which open requirements need this fact, and what each answer would do."""
        return self._chooser.why(fact, self.answers)

    def assessment(self) -> Assessment:
        """What can be said of the answers that count now."""
        conclusions = self._conclude(self.answers)
        all_asked = self.state.choice is None
        return assess(self.knowledge_base, self._rule_base, self.answers, conclusions, all_asked=all_asked)

    @property
    def state(self) -> InPlay:
        """The answers that count, the parked ones, and the question to ask now."""
        if self._state is None:
            self._state = in_play(self._choose, self.session.answers)
        return self._state

    @property
    def answers(self) -> Mapping[FactId, Answer]:
        """The answers that count now, in the order in which they are asked for."""
        return self.state.answers

    def _keep(self, session: Session) -> None:
        self._save(session)
        self.session = session
        self._state = in_play(self._choose, session.answers, self._state)

    def _choose(self, answers: Mapping[FactId, Answer]) -> Choice | None:
        return self._chooser.choose(answers, self._conclude(answers))

    def _conclude(self, answers: Mapping[FactId, Answer]) -> Conclusions:
        return self._engine.conclude(known_answers(answers))

    def _verdict(self, answers: Mapping[FactId, Answer]) -> Verdict:
        return Verdict(str(self._conclude(answers).value(VERDICT) or Verdict.UNDETERMINED))

    def _asked(self, fact: FactId, most_left: int) -> AskedQuestion:
        return AskedQuestion(
            question=self.knowledge_base.questions[fact],
            declaration=self.knowledge_base.facts[fact],
            number=len(self.answers) + 1,
            most_left=most_left,
        )


def _relevant(state: InPlay) -> tuple[FactId, ...]:
    """The facts that are asked for in a state: answered and counting, then open."""
    return (*state.answers, *(state.choice.candidates if state.choice else ()))
