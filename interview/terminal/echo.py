"""Keys pressed while the program thinks are kept for the next question and not printed between the lines.

Only those pressed before the first question can answer are shown at once, where they belong, by the terminal itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO


@contextmanager
def no_echo(stdin: TextIO) -> Iterator[None]:
    """The terminal neither echoes nor waits for whole lines; as it was before afterwards. Ctrl-C still interrupts."""
    before = _settings(stdin)
    if before is None:
        yield
        return
    import termios
    import tty

    try:
        tty.setcbreak(stdin, termios.TCSANOW)
        yield
    finally:
        termios.tcsetattr(stdin, termios.TCSADRAIN, before)


@contextmanager
def echo(stdin: TextIO) -> Iterator[None]:
    """The terminal itself shows what is typed and keeps it for whoever reads next; as it was before afterwards.

    Keys that steer, Enter among them, are shown as signs (^[, ^M): they must not steer the terminal.
    """
    before = _settings(stdin)
    if before is None:
        yield
        return
    import termios

    echoing = termios.tcgetattr(stdin)
    echoing[0] &= ~termios.ICRNL
    echoing[3] |= termios.ECHO | termios.ECHOCTL
    termios.tcsetattr(stdin, termios.TCSANOW, echoing)
    try:
        yield
    finally:
        termios.tcsetattr(stdin, termios.TCSANOW, before)


def _settings(stdin: TextIO) -> list[Any] | None:
    """The terminal's settings; null where there is no POSIX terminal."""
    try:
        import termios
    except ImportError:
        return None
    try:
        return termios.tcgetattr(stdin)
    except (OSError, ValueError, termios.error):
        return None
