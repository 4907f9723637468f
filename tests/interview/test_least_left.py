"""The number of questions that are left at least is never too high."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.choosing.next_question import QuestionChooser
from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import knowledge_base, shipped_folder
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.facts import UNKNOWN, FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer

AS_OF = date(2026, 11, 22)


class Fewest:
    """The fewest questions that an interview can still ask, found by trying all answers, "I don't know" among them."""

    def __init__(self, base: KnowledgeBase) -> None:
        self.rule_base = rule_base_of(base, AS_OF)
        self.chooser = QuestionChooser(base, self.rule_base)
        self.regions = Regions(self.rule_base)
        self._found: dict[tuple[tuple[FactId, object], ...], int] = {}

    def after(self, answers: dict[FactId, Answer]) -> int:
        """0 when nothing is left to ask."""
        key = tuple(sorted(((fact, answer.value) for fact, answer in answers.items()), key=str))
        if key not in self._found:
            choice = self.chooser.choose(answers)
            self._found[key] = 0 if choice is None else 1 + min(map(self.after, self.branches(answers, choice.fact)))
        return self._found[key]

    def branches(self, answers: dict[FactId, Answer], fact: FactId) -> list[dict[FactId, Answer]]:
        """The answers after each possible answer to a question."""
        return [{**answers, fact: Answer(fact, value)} for value in (UNKNOWN, *self.regions.of(fact))]


@pytest.mark.slow
@settings(max_examples=25)
@given(st.data())
def test_no_interview_asks_fewer_questions_than_are_said_to_be_left(
    toyland: KnowledgeBase, data: st.DataObject
) -> None:
    """From any state, reached in turn or by answers given ahead, whatever is answered then."""
    fewest = Fewest(toyland)
    ahead = data.draw(st.lists(st.sampled_from(sorted(fewest.rule_base.asked)), unique=True, max_size=3))
    answers: dict[FactId, Answer] = {}
    for fact in ahead:
        answers[fact] = Answer(fact, data.draw(st.sampled_from([UNKNOWN, *fewest.regions.of(fact)])))
    while (choice := fewest.chooser.choose(answers)) is not None:
        assert 1 <= choice.least_left <= fewest.after(answers)
        assert choice.least_left <= len(choice.candidates)
        answers = data.draw(st.sampled_from(fewest.branches(answers, choice.fact)))


def test_more_than_one_is_said_where_parts_have_nothing_in_common() -> None:
    """Late in an interview on the China pack: lamps, brakes and horn are asked each for itself."""
    base = knowledge_base("cn")
    chooser = QuestionChooser(base, rule_base_of(base, AS_OF))
    case = next(one for one in read_cases(pack_files(shipped_folder() / "cn"), base).cases if len(one.given) > 30)
    answers: dict[FactId, Answer] = {}
    bounds = []
    while (choice := chooser.choose(answers)) is not None:
        bounds.append(choice.least_left)
        answers[choice.fact] = Answer(choice.fact, case.given.get(choice.fact, UNKNOWN))
    assert max(bounds) > 5
    assert all(bound <= len(bounds) - asked for asked, bound in enumerate(bounds))
