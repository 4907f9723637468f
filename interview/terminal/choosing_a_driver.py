"""Which driver fits the terminal, or the pipe."""

import sys
from collections.abc import Mapping
from typing import TextIO

from interview.terminal.driver import Driver


def can_redraw(terminal_type: str, platform: str = sys.platform) -> bool:
    """Whether a terminal of this TERM can; of one that does not say what it is (as all of Windows) only there."""
    return terminal_type not in {"dumb", "unknown"} and (bool(terminal_type) or platform == "win32")


def is_screen(stdin: TextIO, stdout: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether a person sits at a terminal that can redraw."""
    return stdin.isatty() and stdout.isatty() and can_redraw(environment.get("TERM", ""))


def choose_driver(stdin: TextIO, stdout: TextIO, environment: Mapping[str, str], *, plain: bool = False) -> Driver:
    """Full prompts on a terminal that can redraw; plain lines for pipes, simple terminals and whoever asks for them.

    Does not import prompt_toolkit; the first question does.
    """
    if plain or not is_screen(stdin, stdout, environment):
        from interview.terminal.plain import PlainDriver

        return PlainDriver(stdin, stdout)
    from interview.terminal.screen import ScreenDriver

    return ScreenDriver(stdin, stdout, environment)
