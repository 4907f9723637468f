"""The plain driver over a pipe."""

import io
import re
from datetime import date

import pytest

from interview.terminal.conversation import Ending, converse
from interview.terminal.ending_early import InputEnded
from interview.terminal.plain import PlainDriver
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.questions import Evidence

ANSWERS = {"use.on_road": "yes", "papers.listed": "listed", "insurance.end": date(2027, 5, 12), "vehicle.wheels": 3}


def test_english_from_first_line_to_verdict(hold_with_lines):
    """Numbers, words and days, a line each."""
    held = hold_with_lines("1\n1\n2027-05-12\n3\n")
    assert held.outcome.ending is Ending.FINISHED
    assert held.answers == ANSWERS
    assert "[OK] ROAD LEGAL" in held.shown


def test_chinese_from_first_line_to_verdict(hold_with_lines):
    """The same in Chinese."""
    held = hold_with_lines("是\n1\n2027年5月12日\n3\n", "zh")
    assert held.answers == ANSWERS
    assert "可以上路" in held.shown


def test_plain_mode_says_what_it_is(hold_with_lines):
    """In its first line, with the commands."""
    first = hold_with_lines("1\n1\n2027-05-12\n3\n").shown.splitlines()[0]
    assert "screen readers" in first
    assert "why, help, back, skip" in first


def test_one_thing_a_line_and_no_escape(hold_with_lines):
    """Numbered options, nothing redrawn, nothing coloured."""
    shown = hold_with_lines("1\n1\n2027-05-12\n3\n").shown
    assert "  1. Yes\n  2. No\n" in shown
    assert "\x1b" not in shown
    assert "\r" not in shown
    assert re.search(r"^Your answer: 1$", shown, re.MULTILINE), "a piped answer is echoed"


@pytest.mark.parametrize(
    ("language", "word", "shown"),
    [
        ("en", "skip", "  1. Yes\n  2. No\n  skip: I don't know\n"),
        ("zh", "跳过", "  1. 是\n  2. 否\n  跳过：不知道\n"),
    ],
)
def test_not_knowing_is_among_the_choices(hold_with_lines, language, word, shown):
    """With the word to type for it."""
    held = hold_with_lines(f"{word}\nquit\n", language)
    assert shown in held.shown
    assert held.answers["use.on_road"] is UNKNOWN


def test_a_list_is_not_read_out_again_for_a_word_about_what_was_typed(hold_with_lines):
    """Nor is it after the next one; but after something else was said it is."""
    shown = hold_with_lines("1\nanswer\nis it\nxyzzy\nhelp\nback\nquit\n").shown
    assert "! That fits several:" in shown
    assert "! No question fits: xyzzy" in shown
    assert shown.count("Which one do you want to answer now?") == 2


def test_how_to_give_it_later_is_said_once(hold_with_lines):
    """Where to look is said each time."""
    shown = hold_with_lines("1\nskip\nskip\nskip\nquit\n").shown
    assert shown.count("Give it later with: roadworthy resume toyland-otter") == 1
    assert shown.count("Where to look:") > 1


def test_misunderstood_line_is_said_and_the_next_line_answers_again(hold_with_lines):
    """For whoever pipes, too."""
    held = hold_with_lines("perhaps\ny\nzebra\n1\nsoon\n2027-05-12\n3\n")
    assert held.answers == ANSWERS
    assert "! Please type y for yes or n for no." in held.shown


def test_doubt_is_confirmed_refused_or_replaced(hold_with_lines):
    """By yes, no, or another answer."""
    held = hold_with_lines("1\n1\nMay 2027\nno\nMay 2027\n12.5.2027\n3\n")
    assert held.answers == ANSWERS


def test_commands_work_as_with_keys(hold_with_lines, consultation):
    """Why, help, back, skip, evidence, language."""
    held = hold_with_lines("why\nhelp\n1\nevidence\nevidence 1\n1\nback\n\n语言\n跳过\nquit\n" + "skip\n" * 9)
    assert "Why this is asked" in held.shown
    assert "Type evidence and its number: 1 seen on a document, 2 told by the seller" in held.shown
    assert "现在使用中文" in held.shown
    assert held.answers["papers.listed"] == "listed"
    assert consultation.session.answers["papers.listed"].evidence is Evidence.DOCUMENT
    assert held.answers["insurance.end"] is UNKNOWN


def test_the_end_is_told_in_the_language_of_the_conversation(hold_with_lines):
    """Whatever language the command was called in."""
    with pytest.raises(InputEnded) as caught:
        hold_with_lines("y\n中文\n")
    assert caught.value.in_words("en").startswith("回答提前结束")


def test_only_what_is_amiss_is_set_off(hold_with_lines):
    """A question about evidence is answered like any other; a number that names none is a mistake."""
    shown = hold_with_lines("1\nevidence\nevidence 1\nevidence 9\n1\nquit\n").shown
    assert "\nWhat does your answer rest on?" in shown
    assert "\nYour answer rests on: seen on a document." in shown
    assert shown.count("! ") == shown.count("! What does your answer rest on?") == 1


def test_evidence_is_not_forced_on_other_questions(hold_with_lines):
    """There the person's word is enough."""
    assert "your word is enough" in hold_with_lines("evidence\n1\n1\n2027-05-12\n3\n").shown


def test_end_of_input_too_early_is_said_and_everything_is_kept(consultation):
    """With the question that was open, how to go on, and exit code 130."""
    driver = PlainDriver(io.StringIO("1\n"), io.StringIO())
    with pytest.raises(InputEnded) as caught:
        converse(consultation, "en", driver)
    words = caught.value.in_words("en")
    assert caught.value.exit_code == 130
    assert "Is the exact model in the list?" in words
    assert "roadworthy resume toyland-otter" in words
    assert list(consultation.session.answers) == ["use.on_road"]


def test_empty_input_is_said(consultation):
    """Nothing was answered, so nothing is kept."""
    with pytest.raises(InputEnded) as caught:
        converse(consultation, "zh", PlainDriver(io.StringIO(""), io.StringIO()))
    assert "没有保存" in caught.value.in_words("zh")


def test_last_line_needs_no_line_end(hold_with_lines):
    """As printf leaves it."""
    assert hold_with_lines("1\n1\n2027-05-12\n3").answers == ANSWERS


@pytest.mark.parametrize("hostile", ["<script>", "\x1b[2J\x1b]0;x\x07", "\x00", "\u202e", "9" * 1_000_000, "\ud800"])
def test_hostile_lines_do_no_harm(hold_with_lines, hostile):
    """They are misunderstood, echoed without what steers terminals, and not at length."""
    held = hold_with_lines(f"{hostile}\n1\n{hostile}\n1\n{hostile}\n2027-05-12\n3\n")
    assert held.answers == ANSWERS
    assert "\x1b" not in held.shown
    assert len(held.shown) < 5_000


def test_what_an_answer_rests_on_is_read_out(hold_with_lines):
    """Where it is noted, and where it is offered again: a screen shows it, too."""
    shown = hold_with_lines("y\nevidence 1\na\nback\n\nquit\n").shown
    assert "Noted: The model is listed (seen on a document)." in shown
    assert "You said before: The model is listed (seen on a document). Enter keeps it." in shown
