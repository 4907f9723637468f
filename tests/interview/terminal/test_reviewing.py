"""Review, change with preview, back, undo, redo: through keys and through lines alike.

What users of comparable programs asked for: copier #1490 and #1553, AssemblyLine #419 (a review for every
interview), SurveyJS #738, #3811 and #9886 (park, do not delete; back to where one came from), smart-answers 4892
(say which questions come and go) and 5249 (back and change).
"""

import io
from datetime import date

import pytest

from interview.terminal.conversation import Ending
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.questions import Evidence


@pytest.fixture(params=["keys", "lines"])
def hold(request, hold_with_keys, hold_with_lines):
    """Type these lines into either driver."""

    def type_lines(*typed, language="en", **options):
        if request.param == "keys":
            return hold_with_keys("".join(f"{line}\r" for line in typed), language, **options)
        return hold_with_lines("".join(f"{line}\n" for line in typed), language, **options)

    return type_lines


def test_review_leads_to_any_answer_and_the_change_is_previewed(hold):
    """What is set aside and whether the verdict flips is said before; y makes the change."""
    held = hold("y", "a", "2027-05-12", "review", "2", "b", "y", "quit")
    assert held.answers["papers.listed"] == "not_listed"
    assert "This change would do the following:" in held.shown
    assert "Verdict: undetermined, then not road legal" in held.shown or "Verdict: road legal, then" in held.shown
    assert "Set aside: Last day of the insurance" in held.shown
    assert "Changed. Listing of the model: The model is not listed" in held.shown


def test_refused_change_changes_nothing(hold):
    """After its preview."""
    held = hold("y", "a", "2027-05-12", "change 2", "b", "n", "quit")
    assert held.answers["papers.listed"] == "listed"
    assert "Nothing was changed." in held.shown


@pytest.mark.parametrize(
    "words", ["change wheels", "change Number of wheels", "edit vehicle.wheels", "更改 玩具国：13"]
)
def test_change_finds_an_answer_by_words(hold, words):
    """Of the fact, of its question, or its id; without a confirmation where nothing drops out or flips."""
    held = hold("y", "a", "2020-01-01", "4", words, "5", "quit")
    assert held.answers["vehicle.wheels"] == 5
    assert "Shall it be changed?" not in held.shown


def test_change_that_fits_several_or_none_is_said(hold):
    """With their names."""
    held = hold("y", "a", "2020-01-01", "change the", "change xyzzy", "change 9", "quit")
    assert "That fits several:" in held.shown
    assert held.shown.count("No answer fits:") == 2


def test_enter_keeps_the_answer_and_back_leaves_the_change(hold):
    """Nothing is written then."""
    held = hold("y", "a", "change 1", "", "change 1", "back", "quit")
    assert held.shown.count("Nothing was changed.") == 2
    assert held.answers == {"use.on_road": "yes", "papers.listed": "listed"}


def test_review_is_left_by_enter(hold):
    """The interview goes on where it stood."""
    held = hold("y", "review", "", "a", "核对", "", "quit")
    assert held.answers == {"use.on_road": "yes", "papers.listed": "listed"}


def test_review_of_nothing_says_so(hold):
    """Before the first answer."""
    assert "Nothing was answered yet." in hold("review", "quit").shown


def test_unknown_is_changed_later(hold):
    """An answer can be given in any order."""
    held = hold("y", "skip", "2027-05-12", "change 2", "a", "y", "quit")
    assert held.answers["papers.listed"] == "listed"


def test_answers_set_aside_come_back(hold):
    """As they were, and the preview says so."""
    held = hold("y", "a", "2020-01-01", "change 1", "n", "y", "change 1", "y", "y", "quit")
    assert "Set aside: Listing of the model" in held.shown
    assert "Counts again: Listing of the model" in held.shown
    assert held.answers["insurance.end"] == date(2020, 1, 1)


def test_back_goes_any_number_of_questions(hold):
    """Each is asked again with what was said before."""
    held = hold("y", "a", "2020-01-01", "back 3", "", "b", "quit")
    assert "Back to: Use on public roads" in held.shown
    assert held.answers["papers.listed"] == "not_listed"


def test_undo_and_redo(hold):
    """The last change, whatever it was; what it does is said."""
    held = hold("y", "a", "change 2", "b", "y", "undo", "undo", "redo", "quit")
    assert "Undone: Listing of the model. It is now: The model is listed" in held.shown
    assert "Verdict: not road legal, then undetermined" in held.shown
    assert "Undone: Listing of the model. It is now open." in held.shown
    assert "Done again: Listing of the model" in held.shown
    assert held.answers["papers.listed"] == "listed"


def test_nothing_to_undo_or_redo(hold):
    """Is said."""
    shown = hold("undo", "redo", "quit").shown
    assert "There is nothing to undo." in shown
    assert "There is nothing to do again." in shown


def test_evidence_alone_can_be_changed(hold, consultation):
    """The value stays, what it rests on is another."""
    hold("y", "a", "change 2", "evidence 1", "", "quit")
    assert consultation.session.answers["papers.listed"].evidence is Evidence.DOCUMENT


def test_after_the_last_question_one_can_still_look_and_change(hold):
    """Enter then finishes."""
    held = hold("y", "a", "2027-05-12", "3", "zebra", "how", "change 3", "2020-01-01", "undo", "")
    assert held.outcome.ending is Ending.FINISHED
    assert held.answers["insurance.end"] == date(2027, 5, 12)
    assert "Changed. Last day of the insurance: 1 Jan 2020" in held.shown


def test_back_after_the_last_question_asks_it_again(hold):
    """With its answer on offer."""
    held = hold("y", "a", "2027-05-12", "3", "back", "4", "quit")
    assert held.answers["vehicle.wheels"] == 4


def test_reviewing_in_chinese(hold):
    """The same in Chinese words, without blanks."""
    held = hold("是", "1", "2027年5月12日", "更改2", "2", "是", "撤销", "退出", language="zh")
    assert "此更改会带来：" in held.shown
    assert "不再计入：" in held.shown
    assert held.answers["papers.listed"] == "listed"


def test_quit_in_the_middle_of_a_change_leaves_the_answer(hold):
    """It was not confirmed."""
    held = hold("y", "a", "change 2", "b", "quit")
    assert held.answers["papers.listed"] == "listed"


def test_language_changes_in_the_middle_of_a_change(hold):
    """And the same line is put again."""
    held = hold("y", "a", "change 2", "语言", "2", "english", "y", "quit")
    assert held.answers["papers.listed"] == "not_listed"


def test_review_is_a_numbered_list_for_who_listens(hold_with_lines):
    """By topic, with value and evidence; those set aside apart."""
    shown = hold_with_lines("y\nevidence 1\na\nchange 1\nn\ny\nreview\n\nquit\n").shown
    assert "The vehicle\n  1. Use on public roads: No\n" in shown
    aside = (
        "Set aside, because they do not matter now\n  2. Listing of the model: The model is listed (seen on a document)"
    )
    assert aside in shown


def test_arrow_keys_choose_in_a_review(hold_with_keys):
    """Down, down, Enter."""
    held = hold_with_keys("y\ra\r" + "\x1b[17~" + "\x1b[B\x1b[B\r" + "b\ry\r" + "quit\r")
    assert held.answers["papers.listed"] == "not_listed"


def test_piped_answers_that_are_complete_end_as_ever(hold_with_lines):
    """Nobody is there to be asked whether to finish."""
    held = hold_with_lines("1\n1\n2027-05-12\n3\n")
    assert held.outcome.ending is Ending.FINISHED
    assert "No question is left" not in held.shown


def test_not_knowing_is_answered_with_where_to_look(hold):
    """And how to give it later."""
    held = hold("y", "skip", "quit")
    assert "Where to look: On the certificate, first line." in held.shown
    assert "Give it later with: roadworthy resume toyland-otter" in " ".join(held.shown.split())
    assert held.answers["papers.listed"] is UNKNOWN


def test_particulars_are_offered_once_and_skipped_by_the_same_enter(hold_with_keys):
    """Only where a report is wanted and a person sits there."""
    finish = "y\ra\r2027-05-12\r3\r"
    assert "vehicle.plate" not in hold_with_keys(finish + "\r", for_report=True).answers


def test_particulars_are_taken_without_blanks(hold_with_keys):
    """A plate as it was pasted; another Enter keeps it."""
    keys = "y\ra\r2027-05-12\r3\rparticulars\r粤b·123 45\rparticulars\r\r\r"
    assert hold_with_keys(keys, for_report=True).answers["vehicle.plate"] == "粤B12345"


def test_plain_pipes_are_offered_no_particulars(hold_with_lines):
    """They have said what they had to say."""
    assert "Type particulars" not in hold_with_lines("1\n1\n2027-05-12\n3\nreview\n\n", for_report=True).shown


def test_plain_lines_typed_by_hand_offer_particulars(consultation):
    """It can do everything that the full one can."""
    from interview.terminal.conversation import converse
    from interview.terminal.plain import PlainDriver

    class ByHand(io.StringIO):
        def isatty(self):
            return True

    said = io.StringIO()
    driver = PlainDriver(ByHand("y\na\n2027-05-12\n3\nparticulars\n粤b 12345\n\n"), said)
    converse(consultation, "en", driver, for_report=True)
    assert consultation.session.answers["vehicle.plate"].value == "粤B12345"
    assert "For the report you may add: Number plate. Type particulars." in said.getvalue()
    assert "Noted. Number plate: 粤B12345" in said.getvalue()


def test_another_question_is_answered_ahead(hold):
    """By its words, with its answer or asked first; it is not asked again."""
    held = hold("answer wheels = 5", "answer insurance", "2027-05-12", "y", "a", "", "quit")
    assert held.answers["vehicle.wheels"] == 5
    assert held.answers["insurance.end"] == date(2027, 5, 12)
    assert "Noted. Number of wheels: 5" in held.shown
    assert "Shall it be changed?" not in held.shown


def test_open_questions_are_a_list_to_choose_from(hold):
    """Those not known first; a number of the list chooses."""
    held = hold("y", "skip", "open", "", "answer", "1", "a", "quit")
    assert held.answers["papers.listed"] == "listed"


def test_what_cannot_be_read_ahead_is_asked_and_back_leaves_it_open(hold):
    """Nothing is lost, and nothing is written."""
    held = hold("answer wheels = many", "back", "answer xyzzy", "answer the = 1", "quit")
    assert held.answers == {}
    assert "No question fits: xyzzy" in held.shown
    assert "That fits several:" in held.shown


def test_answering_ahead_in_chinese(hold):
    """Without blanks, with a full-width sign."""
    held = hold("回答vehicle.wheels＝3", "回答", "", "退出", language="zh")
    assert held.answers == {"vehicle.wheels": 3}
    assert "已记录。" in held.shown


def test_coming_back_names_what_was_not_known(consultation, hold_with_lines):
    """So that it can be given at once."""
    consultation.answer("use.on_road", "yes")
    consultation.answer("papers.listed", UNKNOWN)
    shown = hold_with_lines("answer\nquit\n").shown
    assert "You did not know: Listing of the model. Type answer to give any of them now." in shown
    assert "Not asked yet" in shown


def test_unusual_answer_given_ahead_is_doubted_and_enter_confirms_it(hold):
    """Not the answer that was there before."""
    held = hold("answer length = 3500", "answer length = 350000", "", "quit")
    assert "would be unusual" in held.shown or held.answers["vehicle.length"] == 350000
    assert held.answers["vehicle.length"] == 350000


@pytest.mark.parametrize("words", ["wheels = 5", "4 = 5", "Number of wheels = 5"])
def test_change_takes_the_answer_at_once(hold, words):
    """As answer and what if do."""
    assert hold("y", "a", "2020-01-01", "4", f"change {words}", "quit").answers["vehicle.wheels"] == 5


def test_answer_with_the_name_of_an_answered_question_changes_that_one(hold):
    """And does not put another question whose words are like it."""
    held = hold("y", "a", "2020-01-01", "4", "answer wheels = 6", "answer vehicle.wheels", "7", "quit")
    assert held.answers["vehicle.wheels"] == 7
    assert "Changed. Number of wheels: 6" in held.shown


@pytest.mark.parametrize("words", ["insurance end", "insurance.end", "end", "Last day"])
def test_a_question_is_named_by_its_id_in_words(hold, words):
    """By the whole of it, or by its last part."""
    assert hold("y", f"answer {words} = 2020-01-01", "quit").answers["insurance.end"] == date(2020, 1, 1)


def test_enter_has_one_meaning_at_a_time(hold_with_lines):
    """While it confirms a doubted figure, it is not said to keep the former one."""
    shown = hold_with_lines("answer length = 3.5m\nanswer length = 350m\nn\nback\nquit\n").shown
    doubt = shown.index("Enter confirms")
    assert "Enter keeps it" not in shown[:doubt]


def test_what_was_not_understood_is_not_said_again(hold_with_lines):
    """After a command in between."""
    assert hold_with_lines("y\nbicycle\nchange 9\nquit\n").shown.count("! That is not one of the choices") == 1


def test_change_of_what_is_not_answered_yet_answers_it(hold):
    """Rather than saying that there is no such answer."""
    assert hold("y", "change insurance end = 2020-01-01", "quit").answers["insurance.end"] == date(2020, 1, 1)


def test_back_puts_the_question_that_it_names(consultation, hold):
    """Also where another would be asked first by itself, as after answers ahead of their turn or from a file."""
    consultation.answer("insurance.end", date(2020, 1, 1))
    consultation.answer("vehicle.length", 3000)
    held = hold("back 2", "2027-01-01", "quit")
    assert "Back to: Last day of the insurance" in held.shown
    assert held.answers == {"insurance.end": date(2027, 1, 1)}
