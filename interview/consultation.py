"""One interview under way: the session, the engine that draws conclusions, and the question to ask now.

The drivers (terminal, plain lines) show what this offers and hand back what the person typed. Every change
is saved before the next question can be seen.
"""

import gc
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from interview.choosing.choice import Choice
from interview.choosing.in_play import InPlay, in_play
from interview.preview import Preview, Standing, compared
from interview.responsiveness import in_background
from interview.session import Session
from knowledge.vocabulary.facts import FactDeclaration, FactId
from knowledge.vocabulary.findings import Assessment, Conclusions
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.plans import Measure
from knowledge.vocabulary.questions import Answer, AnswerValue, Evidence, Question

if TYPE_CHECKING:
    from interview.catalogue.store import Catalogue
    from interview.choosing.next_question import Why
    from interview.choosing.remembered_choices import RememberedChoices
    from interview.choosing.usual_length import UsualLength
    from interview.reasoning import Reasoning
    from knowledge.logic.fixed_verdict import FixedVerdict
    from knowledge.logic.rule_base import RuleBase
    from knowledge.vocabulary.contradictions import FoundContradiction


@dataclass(frozen=True)
class AskedQuestion:
    """A question with what a driver needs to put it."""

    question: Question
    declaration: FactDeclaration
    number: int
    """From 1: how many were answered, this one included; also those that were set aside since."""
    most_left: int
    """At most so many questions are left, this one included."""
    least_left: int = 1
    """At least so many, this one included: proved, whatever is answered."""
    usually_left: int | None = None
    """So many usually, between those two; null = nothing is known of it."""


PARTICULARS = "particulars"
"""Topic of the particulars that have no question of their own."""


class Consultation:
    """The conversation with one person about one vehicle.

    `opening`: the question that an interview without answers begins with, where it is remembered; then everything
    that draws conclusions is loaded while the person reads it. `catalogue`: the person's own table of models.
    """

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        session: Session,
        as_of: date,
        save: Callable[[Session], None] = lambda session: None,
        opening: Choice | None = None,
        catalogue: "Catalogue | None" = None,
    ) -> None:
        self.knowledge_base = knowledge_base
        self.as_of = as_of
        self.catalogue = catalogue
        self.usual: UsualLength | None = None
        """How long interviews usually are; null = nothing is known of it, and no figure is given."""
        self.session = session
        self._save = save
        is_fresh = opening is not None and not session.answers
        self._state = InPlay({}, {}, opening) if is_fresh else None
        self._loading = Lock()
        self._loaded: Reasoning | None = None
        self.is_warm = False
        """Whether everything is built that `warm_up` builds."""

    @property
    def _reasoning(self) -> "Reasoning":
        with self._loading:
            if self._loaded is None:
                from interview.reasoning import Reasoning

                self._loaded = Reasoning(self.knowledge_base, self.as_of)
            return self._loaded

    def warm_up(self) -> None:
        """Build everything now, in the background, while the person reads the first question."""
        in_background(self._build)

    def _build(self) -> None:
        self._reasoning.chooser.warm_up()
        self._reasoning.engine.build()
        self._reasoning.fixed_verdict.warm_up()
        self._contradictions({})  # loads what looks for them
        gc.freeze()  # it stands to the end: to look through it for garbage would hold up keys and answers
        self.is_warm = True

    def next_question(self) -> AskedQuestion | None:
        """The open question that matters most; null when no answer can change the assessment any more."""
        choice = self.state.choice
        if choice is None:
            return None
        asked = self._asked(choice.fact, len(choice.candidates), choice.least_left)
        usual = self.usual.left(self.answers, choice.candidates) if self.usual else None
        if usual is None:
            return asked
        return replace(asked, usually_left=min(max(usual, asked.least_left), asked.most_left))

    @property
    def rule_base(self) -> "RuleBase":
        """The rules as of the day of the assessment."""
        return self._reasoning.rule_base

    @property
    def fixed_verdict(self) -> "FixedVerdict":
        """What recognises the verdict by these rules."""
        return self._reasoning.fixed_verdict

    @property
    def particulars(self) -> tuple[FactId, ...]:
        """What only the report shows: name, plate, identification number."""
        return tuple(fact.id for fact in self.knowledge_base.facts.values() if fact.particular)

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
        state = in_play(self._supposed_choices, {**self.session.answers, fact: Answer(fact, value)}, self.state)
        found = compared(self.knowledge_base, self.standing(), self._standing(state))
        return replace(found, matters=fact in state.answers)

    def standing(self) -> Standing:
        """The state as it is, to be compared with a later one."""
        return self._standing(self.state)

    def _standing(self, state: InPlay) -> Standing:
        from knowledge.inference.assessing import known_answers

        recognised = self._reasoning.fixed_verdict.recognised
        return Standing(state, recognised(known_answers(state.answers), self._evaluate(state.answers)))

    def why(self, fact: FactId) -> "Why":
        """Which open requirements need this fact, and what each answer would do."""
        return self._reasoning.chooser.why(fact, self.answers)

    def assessment(self, measure: Measure = Measure.CHANGES) -> Assessment:
        """What can be said of the answers that count now."""
        return self._reasoning.finder.added_to(self.assessment_so_far(), measure)

    def assessment_so_far(self) -> Assessment:
        """The same without looking for what would make it legal."""
        from knowledge.inference.assessing import assess

        conclusions = self._conclude(self.answers)
        found = assess(
            self.knowledge_base,
            self._reasoning.rule_base,
            self.answers,
            conclusions,
            all_asked=self.state.choice is None,
            fixed_verdict=self._reasoning.fixed_verdict,
        )
        return replace(found, contradictions=self._contradictions(self._for_the_report))

    @property
    def contradictions(self) -> "tuple[FoundContradiction, ...]":
        """Answers that do not fit together, among all that stand: also those set aside, and the particulars."""
        return self._contradictions(self.session.answers)

    @property
    def _for_the_report(self) -> Mapping[FactId, Answer]:
        particulars = {fact: said for fact, said in self.session.answers.items() if fact in self.particulars}
        return {**self.answers, **particulars}

    def _contradictions(self, answers: Mapping[FactId, Answer]) -> "tuple[FoundContradiction, ...]":
        from interview.contradictions.finding import contradictions_in

        return contradictions_in(answers, self.knowledge_base, self.as_of, self.catalogue)

    @property
    def state(self) -> InPlay:
        """The answers that count, the parked ones, and the question to ask now."""
        if self._state is None:
            self._state = in_play(self._choices, self.session.answers)
        return self._state

    @property
    def answers(self) -> Mapping[FactId, Answer]:
        """The answers that count now, in the order in which they are asked for."""
        return self.state.answers

    def take_up(self, session: Session) -> None:
        """Go on with other answers of the same pack; nothing is saved."""
        self.session = session
        self._state = in_play(self._choices, session.answers, self._state)

    def _keep(self, session: Session) -> None:
        self._save(session)
        self.take_up(session)

    @cached_property
    def _choices(self) -> "RememberedChoices":
        from interview.choosing.remembered_choices import RememberedChoices

        return RememberedChoices(self._reasoning.chooser, self._conclude)

    @cached_property
    def _supposed_choices(self) -> "RememberedChoices":
        """The same for answers that nobody gave: the engine's memory stays as it is."""
        from interview.choosing.remembered_choices import RememberedChoices

        return RememberedChoices(self._reasoning.chooser, self._evaluate)

    def _conclude(self, answers: Mapping[FactId, Answer]) -> Conclusions:
        from knowledge.inference.assessing import known_answers

        return self._reasoning.engine.conclude(known_answers(answers))

    def _evaluate(self, answers: Mapping[FactId, Answer]) -> Conclusions:
        from knowledge.inference.assessing import known_answers
        from knowledge.inference.evaluator import evaluate

        return evaluate(self._reasoning.rule_base, known_answers(answers))

    def _asked(self, fact: FactId, most_left: int, least_left: int = 1) -> AskedQuestion:
        declaration = self.knowledge_base.facts[fact]
        return AskedQuestion(
            question=self.knowledge_base.questions.get(fact) or Question(fact, declaration.label, PARTICULARS),
            declaration=declaration,
            number=len(self.session.answers.keys() - self.particulars) + 1,
            most_left=most_left,
            least_left=least_left,
        )
