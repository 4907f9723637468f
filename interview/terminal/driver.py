"""What a driver of the conversation offers."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol, TypeAlias

from interview.terminal.commands import CommandGiven
from interview.terminal.exchange import Exchange, Given
from interview.terminal.layout import Paragraph
from knowledge.vocabulary.text import Language, Text

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
