"""What a driver of the conversation offers, how a conversation may end early, and which driver fits."""

import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol, TextIO, TypeAlias

from interview.errors import ExitCode, InterviewError
from interview.session import NOT_KEPT, Session
from interview.terminal import wording as w
from interview.terminal.commands import CommandGiven
from interview.terminal.exchange import Exchange, Given
from interview.terminal.layout import Paragraph
from knowledge.vocabulary.text import LANGUAGES, Language, Text

Shown: TypeAlias = Callable[[], None]
"""Called once, when the question can be seen."""


class Driver(Protocol):
    """Puts questions and says things. The two drivers know the same commands and say the same words."""

    @property
    def is_attended(self) -> bool:
        """Whether a person sits at it, who can be offered what nobody needs."""

    def announce(self, language: Language) -> None:
        """Say once what kind of driver this is, if people should know."""

    def listening(self) -> AbstractContextManager[None]:
        """The time in which questions are asked; keys pressed in between are kept for the next one."""

    def say(self, paragraphs: Iterable[Paragraph]) -> None:
        """Say something that stays."""

    def ask(
        self, exchange: Exchange, topics: Mapping[str, Text], shown: Shown
    ) -> tuple[Exchange, Given | CommandGiven]:
        """Put the question until there is an answer or a command, with the exchange as it stood then.

        Raises KeyboardInterrupt (Ctrl-C) and EOFError (Ctrl-D, end of input).
        """

    def record(self, exchange: Exchange, given: Given) -> None:
        """Show the answer that was taken."""


class Interrupted(InterviewError):
    """The person stopped the conversation with Ctrl-C; every answer given is kept."""

    exit_code = ExitCode.INTERRUPTED

    def __init__(self, session: Session) -> None:
        super().__init__(w.INTERRUPTED, what_is_kept(session))


class InputEnded(InterviewError):
    """The typed or piped lines ended before the interview did; every answer given is kept."""

    exit_code = ExitCode.INTERRUPTED

    def __init__(self, exchange: Exchange, session: Session) -> None:
        ask = exchange.asked.question.ask
        what = {
            language: w.said(w.INPUT_ENDED, language, question=ask.get(language, ask["en"])) for language in LANGUAGES
        }
        super().__init__(what, what_is_kept(session))


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


def what_is_kept(session: Session) -> Text:
    """How to go on later; that nothing was answered yet, where that is so."""
    if session.case == NOT_KEPT:
        return w.NOTHING_IS_WRITTEN
    if not session.log:
        return w.NOTHING_TO_KEEP
    return {language: w.said(w.KEPT, language, case=session.case) for language in LANGUAGES}
