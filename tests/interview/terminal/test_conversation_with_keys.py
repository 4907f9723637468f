"""Keys into the terminal, from the first question to the summary."""

from datetime import date
from threading import Event

import pytest

from interview.terminal.conversation import Ending
from interview.terminal.ending_early import Interrupted
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.questions import Evidence

ENTER, DOWN, UP, TAB, BACKSPACE, LEFT = "\r", "\x1b[B", "\x1b[A", "\t", "\x7f", "\x1b[D"
F1, F2, F3, F4, F5 = "\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS", "\x1b[15~"
PASTE = "\x1b[200~{}\x1b[201~"
IN_ORDER = {
    "use.on_road": "yes",
    "papers.listed": "listed",
    "insurance.end": date(2027, 5, 12),
    "vehicle.wheels": 3,
}


def lines(*answers):
    return "".join(answer + ENTER for answer in answers)


def test_english_interview_from_first_key_to_verdict(hold_with_keys):
    """Yes by letter, the listing by letter, the day in words."""
    held = hold_with_keys(lines("y", "a", "12 May 2027", "3"), summarise=True)
    assert held.outcome.ending is Ending.FINISHED
    assert held.answers == IN_ORDER
    assert "[OK] ROAD LEGAL" in held.shown


def test_chinese_interview_from_first_key_to_verdict(hold_with_keys):
    """The same in Chinese words."""
    held = hold_with_keys(lines("是", "1", "2027年5月12日", "三"), "zh", summarise=True)
    assert held.answers == IN_ORDER
    assert "可以上路" in held.shown


def test_choice_by_arrow_keys(hold_with_keys):
    """Down to the first, round the end to the last choice, up again."""
    held = hold_with_keys(DOWN + ENTER + UP + UP + UP + ENTER + lines("2027-05-12", "3"))
    assert held.answers == IN_ORDER


def test_arrow_keys_reach_not_knowing(hold_with_keys):
    """It is the last option."""
    held = hold_with_keys(UP + ENTER + lines("quit"))
    assert held.answers == {"use.on_road": UNKNOWN}


def test_enter_alone_answers_nothing(hold_with_keys):
    """No option is chosen before somebody chooses it."""
    held = hold_with_keys(ENTER + ENTER + lines("quit"))
    assert held.answers == {}


def test_misunderstood_answer_is_replaced_by_the_next(hold_with_keys):
    """What was not understood goes as soon as something else is typed."""
    assert hold_with_keys(lines("perhaps", "y", "zebra", "listed", "soon", "2027-05-12", "3")).answers == IN_ORDER


def test_misunderstood_answer_can_be_put_right(hold_with_keys):
    """Or is edited."""
    held = hold_with_keys(lines("y", "a", "2027-05-1x") + BACKSPACE + lines("2", "3"))
    assert held.answers == IN_ORDER


def test_doubted_answer_is_confirmed_by_enter(hold_with_keys):
    """The same words again, or Enter."""
    held = hold_with_keys(lines("y", "a", "May 2027", "") + lines("quit"))
    assert held.answers["insurance.end"] == date(2027, 5, 31)


def test_doubted_answer_is_replaced(hold_with_keys):
    """By another."""
    held = hold_with_keys(lines("y", "a", "May 2027", "12.5.2027", "3"))
    assert held.answers == IN_ORDER


def test_back_offers_the_former_answer(hold_with_keys):
    """Enter keeps it; docassemble #74, questionary #81."""
    held = hold_with_keys(lines("y", "a", "back", "", "2027-05-12", "3"))
    assert held.answers == IN_ORDER
    assert "Back to: Listing of the model" in held.shown


def test_back_changes_an_answer(hold_with_keys):
    """By key and by word; a day that is typed replaces the former one."""
    held = hold_with_keys(lines("y", "b") + F3 + lines("a", "2020-01-01", "back", "2027-05-12", "3"))
    assert held.answers == IN_ORDER


def test_back_at_the_first_question_is_said(hold_with_keys):
    """There is nothing to take back."""
    held = hold_with_keys(lines("back", "n", "quit"))
    assert held.answers == {"use.on_road": "no"}
    assert "This is the first question." in held.shown


def test_help_and_why_by_word_and_by_key(hold_with_keys):
    """Each explains, and the question is put again with what had been typed."""
    held = hold_with_keys("y" + F1 + F2 + ENTER + lines("?", "why", "quit"))
    assert held.answers == {"use.on_road": "yes"}
    assert "Nothing needs to be looked up for this" in held.shown
    assert "What it means: The list names every model" in held.shown
    assert "On the certificate, first line." in held.shown
    assert held.shown.count("Why this is asked") == 2
    assert "The model is listed." in held.shown


@pytest.mark.parametrize("keys", [F4, lines("skip"), lines("s"), lines("I don't know"), lines("跳过"), lines("不知道")])
def test_skip_is_not_knowing(hold_with_keys, keys):
    """By key, by word, by letter, by saying so; also where a choice could begin with that letter."""
    held = hold_with_keys(lines("y") + keys + lines("quit"))
    assert held.answers == {"use.on_road": "yes", "papers.listed": UNKNOWN}


def test_tab_says_what_an_answer_rests_on(hold_with_keys, consultation):
    """Only where the question asks for it; nothing said is the default."""
    hold_with_keys(TAB + lines("y") + TAB + lines("a", "quit"))
    answers = consultation.session.answers
    assert answers["use.on_road"].evidence is None
    assert answers["papers.listed"].evidence is Evidence.DOCUMENT


def test_tab_goes_round(hold_with_keys, consultation):
    """After the last kind comes none again."""
    hold_with_keys(lines("y") + TAB * 3 + lines("a", "quit"))
    assert consultation.session.answers["papers.listed"].evidence is None


def test_language_changes_in_mid_interview(hold_with_keys):
    """By key and by word, and the outcome tells which was spoken last."""
    held = hold_with_keys(lines("y") + F5 + lines("english", "语言", "退出"))
    assert held.outcome.language == "zh"
    assert "现在使用中文" in held.shown
    assert "The conversation goes on in English" in held.shown


@pytest.mark.parametrize("keys", [lines("quit"), lines("退出"), lines(":q"), "\x04"])
def test_quit_keeps_everything(hold_with_keys, keys):
    """And says how to go on."""
    held = hold_with_keys(lines("y") + keys)
    assert held.outcome.ending is Ending.QUIT
    assert held.answers == {"use.on_road": "yes"}
    assert "roadworthy resume toyland-otter" in held.shown


def test_quit_before_the_first_answer_promises_nothing(hold_with_keys):
    """Nothing was said, so nothing is kept."""
    assert "nothing is kept" in hold_with_keys(lines("quit")).shown


def test_interrupt_keeps_everything(hold_with_keys, consultation):
    """Ctrl-C ends with 130 and says how to go on."""
    with pytest.raises(Interrupted) as caught:
        hold_with_keys(lines("y") + "\x03")
    assert caught.value.exit_code == 130
    assert "roadworthy resume toyland-otter" in caught.value.in_words("en")
    assert list(consultation.session.answers) == ["use.on_road"]


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "\x1b[2J\x1b]0;owned\x07", "\x00\x01", "\u202eevil"])
def test_hostile_words_do_no_harm(hold_with_keys, hostile):
    """Pasted, they are a misunderstanding like any other."""
    held = hold_with_keys(PASTE.format(hostile) + ENTER + lines("y", "a", "2027-05-12", "3"))
    assert held.answers == IN_ORDER
    assert "\x1b]" not in held.shown


def test_pasted_megabyte_does_no_harm(hold_with_keys):
    """Only the beginning is kept, and that is too long for an answer."""
    held = hold_with_keys(PASTE.format("9\n" * 500_000) + ENTER + lines("y", "quit"))
    assert held.answers == {"use.on_road": "yes"}


def test_pasted_line_ends_submit_nothing(hold_with_keys):
    """They are blanks."""
    held = hold_with_keys(PASTE.format("y\nn\n") + lines("", "y", "quit"))
    assert held.answers == {"use.on_road": "yes"}


def test_engine_is_warmed_up_once_while_the_first_question_is_read(hold_with_keys, consultation, monkeypatch):
    """Before any key is pressed, and not again at the second question."""
    warmed, is_warm = [], Event()
    monkeypatch.setattr(consultation, "warm_up", lambda: (warmed.append(consultation.session.answers), is_warm.set()))
    hold_with_keys(lines("y", "quit"), before_keys=lambda: is_warm.wait(5))
    assert warmed == [{}]
