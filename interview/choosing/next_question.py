"""Which open fact to ask now, and why it matters.

Every open goal of the assessment votes for the first fact that its rules need. The fact with most votes is asked,
after an exact check that some answer to it can still change the assessment; a question in vain is never asked.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from threading import Lock

from interview.choosing.choice import Choice
from interview.choosing.least_left import least_left
from interview.explaining.branches import Branch, branches
from knowledge.inference.assessing import known_answers
from knowledge.inference.evaluator import evaluate
from knowledge.inference.lanes import Lanes
from knowledge.inference.open_goals import OpenGoals
from knowledge.inference.relevance import Relevance
from knowledge.inference.settling import Settled
from knowledge.inference.wiring import Wiring
from knowledge.logic.circuit import Circuit
from knowledge.logic.rule_base import VERDICT, RuleBase
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer, AnswerValue
from knowledge.vocabulary.rules import RequirementId, Verdict
from knowledge.vocabulary.text import Text

VOTES_OF_VERDICT = 6
VOTES_OF_REQUIREMENT = {
    Verdict.NOT_ROAD_LEGAL: 4,
    Verdict.ROAD_LEGAL_AFTER_STEPS: 2,
    Verdict.RESTRICTED_USE: 2,
    Verdict.ROAD_LEGAL: 1,
}
VOTES_OF_THE_REST = 1


@dataclass(frozen=True)
class Why:
    """Why a fact is asked."""

    needed_by: tuple[RequirementId, ...]
    """Open requirements that need it."""
    needed_for: tuple[Text, ...]
    """Their words."""
    branches: tuple[Branch, ...]
    """What each possible answer would do at once."""


class QuestionChooser:
    """Chooses the next question by need."""

    def __init__(self, knowledge_base: KnowledgeBase, rule_base: RuleBase) -> None:
        self._knowledge = knowledge_base
        self._rule_base = rule_base
        self._order = {fact: position for position, fact in enumerate(knowledge_base.questions)}
        self._votes = {goal: self._votes_of(goal) for goal in rule_base.goals}
        self._given: dict[FactId, AnswerValue] = {}
        self._in_vain: set[FactId] = set()
        self._state: Settled | None = None
        self._open_goals: OpenGoals | None = None
        """The last ones looked at, from which the next are quickly found."""
        self._preparing = Lock()
        self._prepared: Relevance | None = None

    @property
    def circuit(self) -> Circuit:
        """The circuit of the rule base; it may grow, and what stands in it stays."""
        return self._wiring.circuit

    @property
    def _wiring(self) -> Wiring:
        return self._relevance.wiring

    @property
    def _relevance(self) -> Relevance:
        with self._preparing:
            if self._prepared is None:
                self._prepared = Relevance(Wiring(Circuit(self._rule_base)))
            return self._prepared

    def warm_up(self) -> None:
        """Prepare what a choice needs. May be called while another thread chooses."""
        self._relevance.warm_up()
        _ = self._rule_base.premises

    def choose(self, answers: Mapping[FactId, Answer], conclusions: Conclusions | None = None) -> Choice | None:
        """The fact to ask now; null when no open question can change the assessment.

        `conclusions`: what an engine concluded of the same answers, to save doing it again.
        """
        known = known_answers(answers)
        conclusions = conclusions or evaluate(self._rule_base, known)
        self._open_goals = open_goals = OpenGoals(self._rule_base, conclusions, known, self._open_goals)
        in_vain = self._in_vain_after(answers)
        candidates = [fact for fact in open_goals.all_facts_that_matter() if fact not in answers]
        voters = self._voters(open_goals, answers, candidates)
        state = self._settled(known)
        ranked = [fact for fact in self._ranked(voters, candidates, answers) if fact not in in_vain]
        fact = self._first_that_matters(ranked, state, candidates)
        in_vain.update(itertools.takewhile(lambda one: one != fact, ranked))
        if fact is None:
            return None
        return Choice(fact, tuple(voters[fact]), tuple(candidates), least_left(open_goals, state, candidates))

    def _first_that_matters(self, ranked: list[FactId], state: Settled, candidates: list[FactId]) -> FactId | None:
        """Those before the first that tells something mostly are in vain; each check is dear, so they go together.

        If together they matter, one of them does: given one by one, some answer is the first to change something.
        """
        telling = next((fact for fact in ranked if state.tells(fact)), None)
        doubtful = list(itertools.takewhile(lambda fact: fact != telling, ranked))
        can_matter = self._relevance.can_matter
        if not can_matter(doubtful, state, candidates):
            return telling
        return next((fact for fact in doubtful[:-1] if can_matter([fact], state, candidates)), doubtful[-1])

    def matters(self, fact: FactId, answers: Mapping[FactId, Answer], candidates: Iterable[FactId]) -> bool:
        """Whether some answer to one of the open facts can still change the assessment."""
        state = self._settled(known_answers(answers))
        return state.tells(fact) or self._relevance.can_matter([fact], state, candidates)

    def _settled(self, known: Mapping[FactId, Value]) -> Settled:
        if self._state is None or self._state.given != known:
            self._state = Settled(self._wiring, known, self._state)
        return self._state

    def _in_vain_after(self, answers: Mapping[FactId, Answer]) -> set[FactId]:
        """The facts found to be in vain before all these answers were given: further answers never change that.

        Remembered only to save the check; what is chosen depends on the answers alone.
        """
        given = {fact: answer.value for fact, answer in answers.items()}
        if not self._given.items() <= given.items():
            self._in_vain = set()
        self._given = given
        return self._in_vain

    def _voters(
        self, open_goals: OpenGoals, answers: Mapping[FactId, Answer], candidates: list[FactId]
    ) -> dict[FactId, list[FactId]]:
        voters: dict[FactId, list[FactId]] = {fact: [] for fact in candidates}
        for goal in open_goals.goals:
            first = open_goals.first_needed(goal, answers)
            if first is not None:
                voters[first].append(goal)
        return voters

    def _ranked(
        self,
        voters: Mapping[FactId, list[FactId]],
        candidates: list[FactId],
        answers: Mapping[FactId, Answer],
    ) -> Iterator[FactId]:
        topics = [self._knowledge.questions[fact].topic for fact in answers if fact in self._knowledge.questions]
        topic = topics[-1] if topics else ""

        def rank(fact: FactId) -> tuple[bool, bool, int, bool, int]:
            votes = sum(map(self._votes.__getitem__, voters[fact]))
            question = self._knowledge.questions[fact]
            return not votes, question.late, -votes, question.topic != topic, self._order[fact]

        return iter(sorted(candidates, key=rank))

    def _votes_of(self, goal: FactId) -> int:
        if goal == VERDICT:
            return VOTES_OF_VERDICT
        requirement = self._knowledge.requirements.get(goal)
        return VOTES_OF_REQUIREMENT[requirement.unmet_means] if requirement else VOTES_OF_THE_REST

    def why(self, fact: FactId, answers: Mapping[FactId, Answer]) -> Why:
        """Which open requirements need this fact and what each possible answer would mean."""
        others = {id: answer for id, answer in answers.items() if id != fact}
        known = known_answers(others)
        open_goals = OpenGoals(self._rule_base, evaluate(self._rule_base, known), known)
        needed_by = tuple(
            goal
            for goal in open_goals.goals
            if goal in self._knowledge.requirements and fact in open_goals.facts_that_matter(goal)
        )
        lanes = Lanes(self._wiring.circuit, self._wiring.regions, known, [fact])
        return Why(
            needed_by=needed_by,
            needed_for=tuple(self._knowledge.requirements[goal].label for goal in needed_by),
            branches=branches(self._knowledge, fact, lanes),
        )
