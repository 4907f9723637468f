"""Every way in which the program can end: one message, its exit code, never a traceback."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pexpect
import pytest

from interview import cli
from interview.errors import ExitCode
from interview.saved_cases import store_file
from interview.saved_cases.store import Store
from interview.saved_cases.store_file import data_folder
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
        (["assess", "nowhere.yaml"], "nowhere.yaml: cannot be read (there is no such file). Name a file"),
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
    monkeypatch.setattr("interview.doctor.machine.can_write_in", lambda folder: False)
    assert roadworthy("doctor").code == 69


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
