"""Which driver fits the terminal, or the pipe."""

import sys
from collections.abc import Mapping
from typing import TextIO

from interview.terminal.driver import Driver


def can_redraw(terminal_type: str, platform: str = sys.platform) -> bool:
    """Whether a terminal of this TERM can; of one that does not say what it is (as all of Windows) only there."""
    return terminal_type not in {"dumb", "unknown"} and (bool(terminal_type) or platform == "win32")


def choose_driver(stdin: TextIO, stdout: TextIO, environment: Mapping[str, str], *, plain: bool = False) -> Driver:
    """Full prompts on a terminal that can redraw; plain lines for pipes, simple terminals and whoever asks for them.

    Does not import prompt_toolkit; the first question does.
    """
    is_terminal = stdin.isatty() and stdout.isatty()
    if plain or not is_terminal or not can_redraw(environment.get("TERM", "")):
        from interview.terminal.plain import PlainDriver

        return PlainDriver(stdin, stdout)
    from interview.terminal.screen import ScreenDriver

    return ScreenDriver(stdin, stdout, environment)
