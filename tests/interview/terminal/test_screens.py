"""What stands on a real terminal, as text."""

import signal
import termios

import pytest

DOWN, ENTER, F2 = "\x1b[B", "\r", "\x1bOQ"


@pytest.mark.parametrize("columns", [40, 80, 132])
def test_first_question_in_english(terminal, columns):
    """Topic, number, question, choices with letters, what else can be typed."""
    screen = terminal(columns, "en").wait("I don't know")
    assert "The vehicle. Question 1, 0 asked so far, 2 to 7 left" in " ".join(screen.split())
    assert "  y  Yes\n  n  No\n     I don't know\n\n>" in screen
    assert ("F1 help  F2 why" in screen) == (columns >= 80)
    assert "help" in screen


@pytest.mark.parametrize("columns", [40, 80, 132])
def test_no_line_runs_over_in_chinese(terminal, columns):
    """From the first question to the summary."""
    window = terminal(columns, "zh", rows=60)
    window.wait("不知道\n\n>")
    window.press("是\r", "第 2 题")
    window.press("2\r", "第 3 题")
    window.press("三\r", "问题已全部问完")
    window.press("\r", "[X] 不得上路")
    assert window.end() == 0
    assert "[X] 不得上路" in window.text
    assert "roadworthy resume toyland-otter" in " ".join(window.text.split())


def test_answers_stay_as_a_list(terminal):
    """Each question shrinks to a line when it is answered."""
    window = terminal(80, "en")
    window.wait(">")
    window.press("y\r", "Question 2")
    window.press("\t" + DOWN, "> a  The model is listed")
    screen = window.press(ENTER, "Question 3")
    assert "\n\n  1  Will it be used on public roads?  Yes\n  2  Is the exact model in the list?" in screen
    assert "The model is listed (seen on a document)\n\nPapers. Question 3" in screen


def test_answer_is_read_while_it_is_typed(terminal):
    """Conversions are shown before Enter, and doubts asked after it."""
    window = terminal(80, "en")
    window.wait(">")
    for line, until in (("y", "Question 2"), ("a", "Question 3"), ("2020-01-01", "wheels")):
        window.press(line + ENTER, until)
    window.press("4" + ENTER, "Do you own it")
    window.press("a" + ENTER, "How long is it?")
    window.press("3.5m", "3.5 m = 3,500 mm")
    window.press("\x7f", "3.5 m = 3,500 mm ?")
    window.press(ENTER, "! 3.5 mm would be unusual. Do you mean 3.5 m = 3,500 mm?")
    assert "  6  How long is it?  3.5 m = 3,500 mm" in window.press(ENTER, "motor")


def test_why_stays_above_the_question(terminal):
    """With what each answer would do."""
    window = terminal(80, "en")
    window.wait(">")
    screen = window.press(F2, "Why this is asked")
    screen = window.wait("Ctrl-D quit")
    assert "- No: Verdict: road legal" in screen
    assert screen.index("Why this is asked") < screen.rindex("Question 1")


def test_what_fits_several_of_a_list_is_said_below_the_line(terminal):
    """Where the list cannot push it out of sight; the words stay, and arrow keys choose among what they left."""
    window = terminal(80, "en")
    window.wait("Ctrl-D quit")
    window.press("y" + ENTER, "Question 2")
    window.press(":answer" + ENTER, "Which one do you want to answer now?")
    screen = window.press("is it" + ENTER, "That fits several")
    assert "\n> is it\n! That fits several:" in screen
    window.press(DOWN + ENTER, "Out of turn")


def test_resize_while_asking(terminal):
    """The question is folded anew."""
    window = terminal(80, "en")
    window.wait("Ctrl-D quit")
    window.screen.resize(24, 40)
    window.child.setwinsize(24, 40)
    assert "help  why  skip" in window.press("y", "> y  Yes")


def test_low_terminal_shows_the_option_pointed_at(terminal):
    """Twelve rows: the list scrolls inside the question."""
    window = terminal(80, "en", rows=8)
    window.wait(">")
    window.press(DOWN, "> y  Yes")
    window.press(DOWN, "> n  No")


def test_low_terminal_says_how_many_options_it_does_not_show(terminal):
    """And keeps a line free, so that nothing wiped off stays in the history of the terminal."""
    window = terminal(80, "en", rows=8)
    window.wait(">")
    assert "... 2 more, by arrow keys" in window.press(DOWN, "> y  Yes")
    assert window.text.splitlines()[0].endswith("Every answer is saved at once.")


def test_verdict_has_word_sign_and_colour(terminal):
    """Red ground, and still a word and a sign without it."""
    window = terminal(80, "en", rows=40)
    window.wait(">")
    window.press("y\r", "Question 2")
    window.press("b\r", "wheels")
    window.press("3\r", "No question is left")
    window.press("\r", "[X] NOT ROAD LEGAL")
    assert window.end() == 0
    row = next(row for row in range(40) if "NOT ROAD LEGAL" in window.screen.display[row])
    assert window.screen.buffer[row][2].bg == "red"


def test_no_color_is_respected(terminal):
    """Bold and reverse stay, colours go."""
    window = terminal(80, "en", rows=40, NO_COLOR="1")
    window.wait(">")
    window.press("y\r", "Question 2")
    window.press("b\r", "wheels")
    window.press("3\r", "No question is left")
    window.press("\r", "[X] NOT ROAD LEGAL")
    window.end()
    colours = {cell.bg for row in window.screen.buffer.values() for cell in row.values()}
    colours |= {cell.fg for row in window.screen.buffer.values() for cell in row.values()}
    assert colours == {"default"}


def test_no_bell_and_no_question_to_the_terminal(terminal):
    """Neither BEL nor a request for the cursor's position is ever sent."""
    window = terminal(80, "en")
    window.wait(">")
    window.press("\x1b[A\x7f\x7fnonsense\r", "Please type y for yes")
    window.press("\x03", "Stopped")
    assert window.end() == 130
    assert "\a" not in window.raw
    assert "\x1b[6n" not in window.raw


def test_terminal_is_as_before_afterwards(terminal):
    """Echo and line mode are back, also after Ctrl-C."""
    window = terminal(80, "en")
    before = termios.tcgetattr(window.child.child_fd)
    window.wait(">")
    window.press("y\r", "Question 2")
    window.press("\x03", "Stopped. Everything is kept.")
    assert termios.tcgetattr(window.child.child_fd) == before
    assert window.end() == 130


def test_keys_pressed_before_the_program_is_ready_are_not_lost(terminal):
    """Nor are they echoed between the lines."""
    window = terminal(80, "en")
    window.child.expect("Toyland")
    window.raw = ""
    window.press("y\ra\r", "Question 3")
    assert "1  Will it be used on public roads?  Yes" in window.text
    window.press("\x04", "Everything is kept")
    assert window.end() == 0


LOADING_LONG = """
import sys, time
from pathlib import Path
from interview.terminal.screen import ScreenDriver
from tests.interview.terminal.toyland_program import main

load = ScreenDriver._load

def loaded_on_demand(driver, language):
    while not Path(sys.argv[1]).exists():
        time.sleep(0.01)
    load(driver, language)

ScreenDriver._load = loaded_on_demand
sys.exit(main("en"))
"""
"""The program, which comes alive only when the file that it is called with exists."""


@pytest.mark.parametrize("typed", ["y", "x\x7fy", DOWN, "n" + DOWN + "\x7fy"])
def test_keys_are_shown_while_the_program_is_still_loading(terminal, tmp_path, typed):
    """Where they are typed, and without steering the terminal; then the live question takes their place."""
    go = tmp_path / "go"
    window = terminal(80, "en", command=("-c", LOADING_LONG, str(go)))
    window.wait("Ctrl-D quit")
    window.press(typed, "> " + typed.replace("\x1b", "^[").replace("\x7f", "^?"))
    picture = window.text
    go.touch()
    assert "> y  Yes" in window.wait("> y  Yes")
    assert len(window.still().splitlines()) == len(picture.splitlines())
    assert window.text.count("Question 1") == 1
    assert "^" not in window.text
    assert "1  Will it be used on public roads?  Yes" in window.press(ENTER, "Question 2")


def test_enter_while_the_program_is_still_loading_answers(terminal, tmp_path):
    """It is shown as a sign, so that the picture stays in its place, and is not lost."""
    go = tmp_path / "go"
    window = terminal(80, "en", command=("-c", LOADING_LONG, str(go)))
    before = window.wait("Ctrl-D quit").splitlines()
    assert len(window.press("y" + ENTER, "> y^M").splitlines()) == len(before)
    go.touch()
    screen = window.wait("Question 2")
    assert "1  Will it be used on public roads?  Yes" in screen
    assert "^M" not in screen


def test_interrupt_from_outside_is_like_ctrl_c(terminal):
    """`kill -INT` while a question stands."""
    window = terminal(80, "en")
    before = termios.tcgetattr(window.child.child_fd)
    window.wait(">")
    window.press("y\r", "Ctrl-D quit")
    window.wait("Question 2")
    window.child.kill(signal.SIGINT)
    window.wait("Stopped. Everything is kept.")
    assert termios.tcgetattr(window.child.child_fd) == before
    assert window.end() == 130
    assert window.raw.rstrip().endswith("roadworthy resume toyland-otter"), "nothing is drawn afterwards"
