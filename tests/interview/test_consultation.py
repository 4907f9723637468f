"""Back, change, undo and redo end in the state of a fresh interview with the same answers."""

from datetime import UTC, date, datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from interview.consultation import Consultation
from interview.session import Session
from knowledge.authoring.library import merged
from knowledge.authoring.reading import read_pack
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Verdict
from tests.conftest import TOYLAND

AS_OF = date(2026, 11, 22)
BEGUN = datetime(2026, 11, 22, tzinfo=UTC)
BASE = merged([read_pack(TOYLAND)])
REGIONS = Regions(rule_base_of(BASE, AS_OF))
FACTS = sorted(rule_base_of(BASE, AS_OF).asked)


def consultation(base: KnowledgeBase = BASE, session: Session | None = None) -> Consultation:
    """A consultation on the toy pack."""
    return Consultation(base, session or Session("case", "toyland", BEGUN), AS_OF)


class Edits(RuleBasedStateMachine):
    """Answers, changes, back, undo and redo in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.consultation = consultation()

    @rule(data=st.data())
    def answer_the_question(self, data: st.DataObject) -> None:
        """Answer what is asked."""
        asked = self.consultation.next_question()
        if asked is not None:
            self._answer(asked.question.fact, data)

    @rule(data=st.data())
    def answer_or_change_any(self, data: st.DataObject) -> None:
        """Answer any question out of turn, or change its answer."""
        self._answer(data.draw(st.sampled_from(FACTS)), data)

    def _answer(self, fact: str, data: st.DataObject) -> None:
        self.consultation.answer(fact, data.draw(st.sampled_from([UNKNOWN, *REGIONS.of(fact)])))

    @rule()
    def back(self) -> None:
        """Take the last answer back."""
        self.consultation.back()

    @rule()
    def undo(self) -> None:
        """Undo the last change."""
        self.consultation.undo()

    @rule()
    @precondition(lambda self: self.consultation.session.undone_changes)
    def redo(self) -> None:
        """Bring it back."""
        self.consultation.redo()

    @invariant()
    def equals_a_fresh_interview(self) -> None:
        """Someone who says the same in a fresh interview is asked the same next and told the same."""
        fresh = consultation()
        for fact, answer in self.consultation.session.answers.items():
            fresh.answer(fact, answer.value)
        assert list(fresh.answers) == list(self.consultation.answers)
        assert fresh.next_question() == self.consultation.next_question()
        assert fresh.assessment().verdict == self.consultation.assessment().verdict
        assert fresh.assessment().findings == self.consultation.assessment().findings

    @invariant()
    def equals_the_interview_read_from_its_log(self) -> None:
        """Resuming from the log alone gives the same state."""
        resumed = consultation(session=self.consultation.session)
        assert resumed.state == self.consultation.state


Edits.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestEdits = Edits.TestCase


def test_answers_that_no_longer_matter_are_parked_and_come_back() -> None:
    """Off the road the insurance is out of reasoning and report; back on the road it counts again as it was."""
    talk = consultation()
    for fact, value in (("use.on_road", "yes"), ("papers.listed", "listed"), ("insurance.end", date(2027, 1, 1))):
        talk.answer(fact, value)
    talk.answer("use.on_road", "no")
    assert "insurance.end" in talk.state.parked
    assert "insurance.end" not in talk.assessment().answers
    talk.answer("use.on_road", "yes")
    assert "insurance.end" in talk.answers


def test_what_was_set_aside_was_still_asked() -> None:
    """The number of the question never falls because of an answer; particulars are no questions."""
    talk = consultation()
    for fact, value in (("use.on_road", "yes"), ("papers.listed", "listed"), ("insurance.end", date(2027, 1, 1))):
        talk.answer(fact, value)
    talk.answer("vehicle.plate", "粤B12345")
    talk.answer("papers.listed", "not_listed")
    asked = talk.next_question()
    assert "insurance.end" in talk.state.parked
    assert asked is not None
    assert asked.number == 4


def test_a_preview_tells_and_changes_nothing() -> None:
    """Before a change takes effect, one sees what drops out and that the verdict flips."""
    talk = consultation()
    for fact, value in (("use.on_road", "yes"), ("papers.listed", "listed"), ("insurance.end", date(2027, 1, 1))):
        talk.answer(fact, value)
    before = talk.session
    preview = talk.preview("papers.listed", "not_listed")
    assert preview.drops_out == ("insurance.end",)
    assert (preview.verdict_before, preview.verdict_after) == (Verdict.ROAD_LEGAL, Verdict.NOT_ROAD_LEGAL)
    assert talk.session is before


def test_undo_and_redo_walk_over_changes() -> None:
    """Undo takes the last change back, redo brings it again, and a new answer forgets what was undone."""
    talk = consultation()
    talk.answer("use.on_road", "yes")
    talk.answer("use.on_road", "no")
    assert talk.undo() == "use.on_road"
    assert talk.session.answers["use.on_road"].value == "yes"
    assert talk.redo() == "use.on_road"
    assert talk.session.answers["use.on_road"].value == "no"
    talk.undo()
    talk.answer("papers.listed", "listed")
    assert talk.redo() is None
    assert talk.undo() == "papers.listed"
    assert talk.undo() == "use.on_road"
    assert talk.undo() is None


def test_an_answer_given_ahead_counts_at_once_and_its_question_is_not_asked() -> None:
    """Before the first question; what it concludes stands, and the interview asks the rest."""
    talk = consultation()
    first = talk.next_question()
    talk.answer("papers.listed", "listed")
    assert first is not None
    assert talk.next_question() is not None
    assert "papers.listed" in talk.answers
    asked = []
    while (question := talk.next_question()) is not None:
        asked.append(question.question.fact)
        talk.answer(question.question.fact, UNKNOWN)
    assert asked
    assert "papers.listed" not in asked


def test_an_answer_given_ahead_that_no_longer_matters_is_parked() -> None:
    """Off the road nothing hangs on the insurance, whenever it was given."""
    talk = consultation()
    talk.answer("insurance.end", date(2027, 1, 1))
    assert "insurance.end" in talk.answers
    talk.answer("use.on_road", "no")
    assert "insurance.end" in talk.state.parked
