"""Which driver fits where."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from interview.terminal.choosing_a_driver import can_redraw, choose_driver
from interview.terminal.plain import PlainDriver
from interview.terminal.screen import ScreenDriver


class Tty(io.StringIO):
    def isatty(self):
        return True


def test_terminal_gets_the_full_driver():
    """If it can redraw."""
    assert isinstance(choose_driver(Tty(), Tty(), {"TERM": "xterm"}), ScreenDriver)


@pytest.mark.parametrize(
    ("stdin", "stdout", "environment", "plain"),
    [
        (io.StringIO(), Tty(), {"TERM": "xterm"}, False),
        (Tty(), io.StringIO(), {"TERM": "xterm"}, False),
        (Tty(), Tty(), {"TERM": "dumb"}, False),
        (Tty(), Tty(), {"TERM": "unknown"}, False),
        (Tty(), Tty(), {}, False),
        (Tty(), Tty(), {"TERM": "xterm"}, True),
    ],
    ids=["piped in", "piped out", "dumb", "unknown", "says nothing", "asked for"],
)
def test_everything_else_gets_plain_lines(stdin, stdout, environment, plain):
    """Pipes, dumb terminals, and whoever asks for them."""
    assert isinstance(choose_driver(stdin, stdout, environment, plain=plain), PlainDriver)


def test_on_windows_no_terminal_says_what_it_is():
    """And all of them can redraw."""
    assert can_redraw("", "win32")
    assert not can_redraw("", "linux")


def test_console_that_prompt_toolkit_cannot_use_gets_plain_lines(consultation, monkeypatch):
    """As in Git Bash and mintty on Windows; prompt_toolkit #406."""
    from interview.terminal import prompting
    from interview.terminal.conversation import converse

    class NoConsoleScreenBufferError(Exception):
        pass

    def fail() -> None:
        raise NoConsoleScreenBufferError

    monkeypatch.setattr(prompting, "Prompter", fail)
    said = io.StringIO()
    converse(consultation, "en", ScreenDriver(io.StringIO("1\nquit\n"), said, {}))
    assert "Plain mode" in said.getvalue()
    assert list(consultation.session.answers) == ["use.on_road"]


def test_plain_driver_never_loads_prompt_toolkit():
    """Nor do choosing a driver and everything before the first question."""
    code = (
        "import sys, io; from interview.terminal.choosing_a_driver import choose_driver; "
        "from interview.terminal import conversation, screen; "
        "choose_driver(sys.stdin, sys.stdout, {}, plain=True); "
        "assert not [name for name in sys.modules if name.startswith('prompt_toolkit')]"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


def test_an_interview_loads_no_openssl():
    """No connection is ever opened, and digests are Python's own."""
    code = (
        "import sys, io; import interview.commands.interviewing; from interview.terminal import screen; "
        "from knowledge.authoring.library import knowledge_base; knowledge_base('cn'); "
        "screen.ScreenDriver(io.StringIO(), io.StringIO(), {})._new_prompter().close(); "
        "assert 'prompt_toolkit' in sys.modules; "
        "assert not {'ssl', '_ssl', '_hashlib'} & sys.modules.keys(); "
        "import ssl"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])
