"""The help of every command teaches, in both languages."""

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from interview.commands.columns import in_two_columns, table
from interview.commands.program import program
from interview.commands.teaching import TaughtArgument, TaughtCommand, TaughtGroup, TaughtOption
from interview.report.columns import width_of
from tests.interview.command_line import Call, run_program


def every_command(command: click.Command = program, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words that call each command."""
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from every_command(below, (*path, name))


def command_at(path: tuple[str, ...]) -> click.Command:
    command: click.Command = program
    for name in path:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), name)
        assert found is not None
        command = found
    return command


EVERY_COMMAND = list(every_command())


def test_all_commands_are_there() -> None:
    """What the README promises."""
    assert {path[0] for path in EVERY_COMMAND if path} == set(
        "ask resume answer cases recheck forget assess report replay verify explain nearest what-if calendar compare "
        "check-list fleet catalogue kb doctor".split()
    )
    assert {path[1] for path in EVERY_COMMAND if len(path) > 1 and path[0] == "catalogue"} == {
        "import",
        "list",
        "show",
        "forget",
    }
    assert {path[1] for path in EVERY_COMMAND if len(path) > 1 and path[0] == "kb"} == {
        "check",
        "test",
        "prove",
        "diff",
        "explain-rule",
        "play",
        "book",
        "questions",
        "graph",
        "coverage",
        "facts",
        "sql",
        "sources",
        "new",
        "schema",
        "translations",
        "sheet",
    }


def test_all_commands_of_fleets_are_there() -> None:
    """What docs/fleets.md promises."""
    below = {path[1] for path in EVERY_COMMAND if len(path) > 1 and path[0] == "fleet"}
    assert below == set("map assess triage explain case report".split())


@pytest.mark.parametrize("path", EVERY_COMMAND, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_help_teaches(roadworthy: Call, path: tuple[str, ...], language: str) -> None:
    """Usage, what it does, every option, an example that calls this very command; no line too wide."""
    result = roadworthy(*path, "--lang", language, "--help")
    assert result.code == 0, result.err
    assert result.out.startswith("Usage: roadworthy" if language == "en" else "用法：roadworthy")
    examples = result.out.split("Examples:" if language == "en" else "示例：")[1]
    assert " ".join(("roadworthy", *path)) in examples
    assert max(map(width_of, result.out.splitlines())) <= 100
    for parameter in command_at(path).params:
        assert parameter.opts[0].upper().strip("-") in result.out.upper() or parameter.human_readable_name in result.out


@pytest.mark.parametrize("path", EVERY_COMMAND, ids=" ".join)
def test_every_word_of_help_is_in_both_languages(path: tuple[str, ...]) -> None:
    """No option, argument or example without its Chinese."""
    command = command_at(path)
    assert isinstance(command, TaughtCommand | TaughtGroup)
    teaching = command.teaching
    texts = [teaching.brief, *teaching.more, *(does for _, does in teaching.examples)]
    for parameter in command.params:
        assert isinstance(parameter, TaughtOption | TaughtArgument)
        texts.append(parameter.says)
    for text in texts:
        assert set(text) == {"en", "zh"}
        assert any("一" <= sign <= "鿿" for sign in text["zh"])


def test_commands_are_loaded_only_when_they_are_called() -> None:
    """The list of cases needs neither engine nor prompt nor printer."""
    probe = (
        "import sys; from interview.cli import run; run(['cases']);"
        "print(sorted({name.split('.')[0] for name in sys.modules} "
        "& {'experta', 'jinja2', 'prompt_toolkit', 'pysat', 'weasyprint', 'yaml', 'segno'}))"
    )
    out = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "[]"


def test_help_of_help(roadworthy: Call) -> None:
    """The page of the program names every command with its brief."""
    out = roadworthy("--help").out
    for path in EVERY_COMMAND:
        if len(path) == 1:
            assert f"\n  {path[0]} " in out


def test_columns_align_by_cells() -> None:
    """A Chinese character takes two columns."""
    lines = table(["案例", "B"], [["x", "y"], ["中文字", "z"]])
    assert [width_of(line[: line.index(last)]) for line, last in zip(lines, "Byz", strict=True)] == [8, 8, 8]
    assert in_two_columns([("-o", "one two three")], 30)[0] == "  -o  one two three"


def test_the_shell_can_complete_commands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bash asks what may follow."""
    for name, value in {
        "_ROADWORTHY_COMPLETE": "bash_complete",
        "COMP_WORDS": "roadworthy as",
        "COMP_CWORD": "1",
    }.items():
        monkeypatch.setenv(name, value)
    assert run_program().out.split() == ["plain,ask", "plain,assess"]
