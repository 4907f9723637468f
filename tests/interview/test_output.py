"""What is printed for people fits their terminal; what programs read stays as it is."""

import os
from types import SimpleNamespace

import pytest

from interview.commands.output import show, show_as_it_is, show_table
from interview.report.columns import width_of

LONG = "  - The gross mass is the mass with the load, so it is above the kerb mass."


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal of 40 columns."""
    stdout = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr("interview.commands.output.sys", SimpleNamespace(stdout=stdout))
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((40, 24)))


@pytest.mark.usefixtures("terminal")
def test_a_long_line_is_folded_below_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    """At blanks, and with the indent of its bullet; a line that fits is left alone."""
    show([LONG, "short"])
    assert capsys.readouterr().out.splitlines() == [
        "  - The gross mass is the mass with the",
        "    load, so it is above the kerb mass.",
        "short",
    ]


@pytest.mark.usefixtures("terminal")
def test_chinese_is_folded_by_cells(capsys: pytest.CaptureFixture[str]) -> None:
    """A character takes two, and no line begins with a full stop."""
    show("总质量包含装载，应大于整备质量。" * 3)
    lines = capsys.readouterr().out.splitlines()
    assert "".join(lines) == "总质量包含装载，应大于整备质量。" * 3
    assert max(map(width_of, lines)) <= 40
    assert not any(line.startswith(("。", "，")) for line in lines)


@pytest.mark.usefixtures("terminal")
def test_a_path_is_never_cut(capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever copies it gets all of it."""
    show(f"Saved: /{'folder/' * 8}report.pdf")
    assert capsys.readouterr().out == f"Saved: /{'folder/' * 8}report.pdf\n"


def test_a_pipe_gets_whole_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Programs read line by line."""
    show(LONG)
    assert capsys.readouterr().out == f"{LONG}\n"


@pytest.mark.usefixtures("terminal")
def test_what_programs_take_over_is_never_folded(capsys: pytest.CaptureFixture[str]) -> None:
    """SQL, graphs and mapping files may be copied from the screen."""
    show_as_it_is(LONG)
    assert capsys.readouterr().out == f"{LONG}\n"


TABLE = (("CASE", "VERDICT", "AGE"), [("cn-2026-11-28-a", "Road legal after steps", "now"), ("cn-b", "", "a day")])


@pytest.mark.usefixtures("terminal")
def test_a_table_that_is_too_wide_is_printed_entry_by_entry(capsys: pytest.CaptureFixture[str]) -> None:
    """What is empty is left out."""
    show_table(*TABLE)
    assert capsys.readouterr().out.splitlines() == [
        "cn-2026-11-28-a",
        "  VERDICT  Road legal after steps",
        "  AGE  now",
        "cn-b",
        "  AGE  a day",
    ]


def test_a_table_for_another_program_keeps_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """A line an entry, whatever its width."""
    show_table(*TABLE)
    assert len(capsys.readouterr().out.splitlines()) == 3
