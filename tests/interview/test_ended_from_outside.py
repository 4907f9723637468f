"""Signals, closed windows and second windows: nothing that was acknowledged is lost."""

import signal
import subprocess
import time

import pexpect
import pytest

from interview.endings import Terminated, prepared
from interview.saved_cases.store import Store
from interview.saved_cases.store_file import data_folder
from tests.interview.command_line import TOYLAND, Call, program, run_program


def test_a_case_that_is_open_in_another_window_ends_with_75() -> None:
    """The second window is told before it asks anything."""
    with subprocess.Popen(
        program("ask", *TOYLAND, "--plain", "--no-report"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    ) as first:  # fmt: skip
        answer_first_question(first)
        result = run_program("resume", *TOYLAND[:2], "--plain")
        assert first.stdin is not None
        first.stdin.write("quit\n")
    assert result.code == 75
    assert "this case is open in another window. Go on there" in result.err


def answer_first_question(interview: "subprocess.Popen[str]") -> None:
    """Wait until the answer to the first question is acknowledged."""
    assert interview.stdin is not None
    assert interview.stdout is not None
    interview.stdin.write("1\n")
    for line in interview.stdout:
        if line.startswith("Noted"):
            return
    raise AssertionError("the interview ended before it took an answer")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_the_interview_and_everything_is_kept(number: signal.Signals, code: int) -> None:
    """Like quitting: a message with the case, and the answer is there."""
    with subprocess.Popen(
        program("ask", *TOYLAND, "--plain", "--no-report"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, bufsize=1,
    ) as interview:  # fmt: skip
        answer_first_question(interview)
        time.sleep(0.2)
        interview.send_signal(number)
        assert interview.stderr is not None
        err = interview.stderr.read()
        assert interview.wait() == code
    assert_one_answer_is_kept()
    assert "roadworthy resume toyland-" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals, code: int) -> None:
    """On a real terminal too: the cursor is back, the message stands, the answer is kept."""
    window = pexpect.spawn(*in_a_window(), timeout=30)
    window.expect("public roads")
    window.expect("quit")
    window.send("y")
    window.send("\r")
    window.expect("exact model")
    window.expect("quit")
    window.kill(number)
    window.expect("Everything you said is kept. Go on with: roadworthy resume toyland-")
    window.expect(pexpect.EOF)
    window.close()
    assert window.exitstatus == code
    assert_one_answer_is_kept()


def test_a_closed_window_keeps_everything() -> None:
    """Whoever closes the terminal has quit."""
    window = pexpect.spawn(*in_a_window(), timeout=30)
    window.expect("public roads")
    window.expect("quit")
    window.send("y")
    window.send("\r")
    window.expect("exact model")
    window.close()
    assert_one_answer_is_kept()


def test_what_is_tidied_up_at_the_end_is_not_interrupted() -> None:
    """A closed terminal sends SIGHUP twice; the first is enough."""
    with prepared():
        with pytest.raises(Terminated):
            signal.raise_signal(signal.SIGHUP)
        signal.raise_signal(signal.SIGHUP)
        signal.raise_signal(signal.SIGTERM)


def test_a_killed_interview_keeps_everything() -> None:
    """After kill -9 right after an answer was acknowledged the next interview resumes behind it."""
    with subprocess.Popen(
        program("ask", *TOYLAND, "--plain", "--no-report"),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
    ) as interview:  # fmt: skip
        answer_first_question(interview)
        interview.kill()
    assert_one_answer_is_kept()
    assert "exact model" in run_program("resume", *TOYLAND[:2], "--plain").out


def in_a_window() -> tuple[str, list[str]]:
    python, *words = program("ask", *TOYLAND, "--no-report", "--lang", "en")
    return python, words


def assert_one_answer_is_kept() -> None:
    with Store(data_folder()) as store:
        (case,) = store.cases()
    assert case.answers == 1


def test_the_command_line_leaves_signals_as_they_were(roadworthy: Call) -> None:
    """Whoever calls it from Python keeps his own handlers."""
    before = signal.getsignal(signal.SIGTERM)
    roadworthy("cases")
    assert signal.getsignal(signal.SIGTERM) is before
