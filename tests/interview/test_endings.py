"""Every way in which the program can end: one message, its exit code, never a traceback."""

import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from interview import cli, store_file
from interview.commands.program import with_default_command
from interview.endings import harmless
from interview.errors import ExitCode
from interview.language import language_asked_for, language_by_locale
from interview.store import Store
from interview.store_file import data_folder
from tests.interview.command_line import TOYLAND, Call, program, run_program
from tests.interview.test_store import DAY, MORNING, PACK, answer


def a_case() -> str:
    with Store(data_folder()) as store:
        session = store.begin(PACK, MORNING, DAY)
        store.save(session.with_answer(answer("use.on_road", "yes")))
    return session.case


def test_the_version_is_told(roadworthy: Call) -> None:
    """Also with other options, on the slower way."""
    assert roadworthy("--version").out == roadworthy("--lang", "zh", "--version").out == "roadworthy 0.1.0\n"


def test_python_m_interview_is_the_program() -> None:
    """The same words as the command."""
    assert run_program("--version").out == "roadworthy 0.1.0\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["asess"], "There is no command 'asess'. Did you mean assess?"),
        (["nonsense"], "There is no command 'nonsense'. All of them: roadworthy --help"),
        (["cases", "--jsn"], "No such option '--jsn'. Did you mean '--json'? See: roadworthy cases --help"),
        (["assess"], "Missing argument 'FILE'. See: roadworthy assess --help"),
        (["assess", "nowhere.yaml"], "nowhere.yaml: cannot be read (No such file or directory). Name a file"),
        (["assess", "x", "--as-of", "soon"], "--as-of: 'soon' is no day. Write it as 2026-11-22."),
        (["assess", "x", "--lang", "fr"], "Invalid value for '--lang': 'fr' is not one of 'en', 'zh'."),
        (["report", "cn-2026-11-23-a"], "no case has been saved yet."),
        (["resume", "cn-2026-11-23-a"], "no case has been saved yet."),
        (["--packs", "/nowhere", "cases"], "Invalid value for '--packs'"),
        (["--frobnicate"], "No such option '--frobnicate'."),
    ],
)
def test_what_was_mistyped_ends_with_2(roadworthy: Call, arguments: list[str], message: str) -> None:
    """What is wrong, and how to find what is right; nothing on stdout."""
    result = roadworthy(*arguments)
    assert result.code == ExitCode.USAGE == 2
    assert message in result.err
    assert result.out == ""
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["asess"], ["cases", "--jsn"], ["assess"], ["assess", "nowhere.yaml"]])
def test_mistakes_are_told_in_the_language_chosen(roadworthy: Call, arguments: list[str]) -> None:
    """Even those that keep the command line from being understood."""
    err = roadworthy("--lang", "zh", *arguments).err
    assert any("一" <= sign <= "鿿" for sign in err)


def test_a_damaged_store_ends_with_65(roadworthy: Call) -> None:
    """The file is named and left alone."""
    a_case()
    path = data_folder() / "cases.sqlite3"
    path.write_bytes(b"nonsense" * 1000)
    result = roadworthy("cases")
    assert result.code == 65
    assert result.err.startswith(f"{path}: the file of saved cases is damaged")


def test_a_data_folder_that_cannot_be_written_ends_with_74(roadworthy: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told before the first question."""
    monkeypatch.setenv("ROADWORTHY_DATA", "/proc/nowhere")
    result = roadworthy("ask", *TOYLAND, "--plain")
    assert result.code == 74
    assert "ROADWORTHY_DATA" in result.err
    assert result.out == ""


def test_a_busy_store_ends_with_75(roadworthy: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again later."""
    a_case()
    monkeypatch.setattr(store_file, "SECONDS_TO_WAIT", 0.05)
    with closing(sqlite3.connect(data_folder() / "cases.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert roadworthy("cases").code == 75


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


def test_a_reader_that_went_away_is_no_trouble(small_truck: Path) -> None:
    """`| head -1` ends quietly."""
    words = " ".join(f"'{word}'" for word in program("assess", small_truck, *TOYLAND))
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {words} | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout in ("141\n", "0\n"), "0 where everything fitted into the pipe"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_behind_stdout_is_told(small_truck: Path) -> None:
    """Code 74, one message, no traceback at the exit of Python."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            program("assess", small_truck, *TOYLAND), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 74
    assert done.stderr == (
        "The output could not be written (No space left on device). Free some space, then try again.\n"
    )


def test_closed_streams_are_no_trouble() -> None:
    """`<&- >&- 2>&-`: nothing to read, nobody listening."""
    words = " ".join(f"'{word}'" for word in program("ask", *TOYLAND, "--plain"))
    done = subprocess.run(["bash", "-c", f"{words} <&- >&- 2>&-"], check=False)
    assert done.returncode == 130


def test_a_terminal_that_cannot_show_chinese_gets_question_marks(small_truck: Path) -> None:
    """The report is readable as far as it goes."""
    done = subprocess.run(
        program("assess", small_truck, *TOYLAND, "--lang", "zh"),
        env={**os.environ, "PYTHONIOENCODING": "latin-1"}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert b"?" in done.stdout


def fail(*arguments: object, **options: object) -> None:
    raise ZeroDivisionError("the answer is \x1b[31m42")


def test_our_own_mistake_is_told_without_a_traceback(roadworthy: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """What happened, that everything is kept, where to report it; details in a file for the owner alone."""
    monkeypatch.setattr(Store, "cases", fail)
    result = roadworthy("cases")
    details = data_folder() / "last_error.txt"
    assert result.code == 70
    assert "ZeroDivisionError: the answer is ?[31m42" in result.err
    assert "Every answer that was taken is kept" in result.err
    assert str(details) in result.err
    assert "Traceback" not in result.err
    assert "Traceback" in details.read_text("utf-8")
    assert details.stat().st_mode & 0o777 == 0o600


def test_the_traceback_can_be_seen(roadworthy: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """ROADWORTHY_TRACEBACK=1 shows it."""
    monkeypatch.setattr(Store, "cases", fail)
    monkeypatch.setenv("ROADWORTHY_TRACEBACK", "1")
    assert "Traceback" in roadworthy("cases").err


def test_many_problems_of_a_pack_are_cut_short(roadworthy: Call, tmp_path: Path) -> None:
    """Whoever only wants to be asked does not read a thousand lines."""
    (tmp_path / "pack.yaml").write_text("id: x\n")
    (tmp_path / "facts.yaml").write_text("".join(f"fact{number}: {{type: nothing}}\n" for number in range(99)))
    result = roadworthy("ask", "--packs", tmp_path, "--pack", tmp_path.name)
    assert result.code == 65
    assert len(result.err.splitlines()) == 21
    assert result.err.splitlines()[-1].startswith("… and ")


def test_doctor_tells_and_ends_with_0_where_the_interview_works(roadworthy: Call) -> None:
    """A pipe is no terminal, which is worth a word and no failure."""
    result = roadworthy("doctor")
    assert result.code == 0
    assert "terminal" in result.out
    assert roadworthy("doctor", "--lang", "zh").out != result.out


def test_doctor_ends_with_69_where_it_does_not(roadworthy: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a place for answers there is no interview."""
    monkeypatch.setattr("interview.doctor.can_write_in", lambda folder: False)
    assert roadworthy("doctor").code == 69


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["ask"]),
        (["--plain"], ["ask", "--plain"]),
        (["--lang", "zh"], ["--lang", "zh", "ask"]),
        (["--lang=zh", "--packs", "x", "-o", "y"], ["--lang=zh", "--packs", "x", "ask", "-o", "y"]),
        (["--lang", "zh", "cases"], ["--lang", "zh", "cases"]),
        (["cases", "--plain"], ["cases", "--plain"]),
        (["--lang", "zh", "--help"], ["--lang", "zh", "--help"]),
        (["--plain", "--help"], ["ask", "--plain", "--help"]),
        (["--packs"], ["--packs", "ask"]),
    ],
)
def test_no_command_means_ask(arguments: list[str], expected: list[str]) -> None:
    """Options of the program stand before the command, those of `ask` may stand alone."""
    assert with_default_command(arguments) == expected


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "de_DE"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_locale_chooses_the_language(environment: dict[str, str], language: str) -> None:
    """LC_ALL before LC_MESSAGES before LANG; an empty one counts as absent."""
    assert language_by_locale(environment) == language


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["cases", "--lang", "zh"], "zh"),
        (["--lang=en"], "en"),
        (["report", "x", "--lang", "en+zh"], None),
        (["--lang"], None),
        ([], None),
    ],
)
def test_the_language_is_known_before_the_command_line_is_read(arguments: list[str], language: str | None) -> None:
    """So that mistakes in it can be told in it."""
    assert language_asked_for(arguments) == language


def test_messages_do_not_steer_the_terminal() -> None:
    """Whatever a stranger's file puts into them."""
    assert harmless("a\x1b[31m\x07\u202eb\n\tc中") == "a?[31m??b\n\tc中"


def test_the_command_line_leaves_signals_as_they_were(roadworthy: Call) -> None:
    """Whoever calls it from Python keeps his own handlers."""
    before = signal.getsignal(signal.SIGTERM)
    roadworthy("cases")
    assert signal.getsignal(signal.SIGTERM) is before


def test_main_ends_with_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the command `roadworthy` calls."""
    monkeypatch.setattr("sys.argv", ["roadworthy", "nonsense"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 2


def test_forgetting_asks_first_in_a_window() -> None:
    """Deleting is for good, so a slip of the finger gets a second chance; a script is not asked."""
    case = a_case()
    python, *words = program("forget", case, "--lang", "en")
    for reply, says, left in (("n", "is kept", 1), ("y", "is deleted", 0)):
        window = pexpect.spawn(python, words, timeout=30)
        window.expect("for good?")
        window.sendline(reply)
        window.expect(says)
        window.expect(pexpect.EOF)
        window.close()
        with Store(data_folder()) as store:
            assert len(store.cases()) == left
