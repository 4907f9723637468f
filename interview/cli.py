"""The edge of the program: whatever happens inside leaves here as a message and an exit code, never a traceback."""

import os
import sys
from collections.abc import Sequence

from interview import __version__

COMPLETION_VARIABLE = "_ROADWORTHY_COMPLETE"


def main() -> None:
    """What the command `roadworthy` calls."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line to its exit code."""
    if list(arguments) == ["--version"]:  # asked by scripts, answered without loading anything
        print(f"roadworthy {__version__}")
        return 0
    from interview.endings import ended_well, prepared, tell_if_unreadable
    from interview.language import language_asked_for, language_by_locale

    language = language_asked_for(arguments) or language_by_locale(os.environ)
    with prepared():
        tell_if_unreadable(language)
        return ended_well(lambda: _invoke(arguments, language), language)


def _invoke(arguments: Sequence[str], language: str) -> int:
    from interview.commands.invocation import Invocation
    from interview.commands.program import program

    if COMPLETION_VARIABLE in os.environ:  # the shell asks what may be typed next; click answers and ends
        program.main(list(arguments), prog_name="roadworthy")
    with program.make_context("roadworthy", list(arguments), obj=Invocation(language)) as context:
        program.invoke(context)
    return 0
