"""The line driver: for screen readers, pipes and terminals that cannot redraw. One line a thing, no escape codes."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import TextIO

from interview.answers import TYPED_LIMIT
from interview.terminal import wording as w
from interview.terminal.commands import SHOWN, Command, CommandGiven
from interview.terminal.driver import Shown
from interview.terminal.exchange import Exchange, Given, respond
from interview.terminal.layout import BLANK, Paragraph, harmless, unfolded
from interview.terminal.purposes import Purpose
from interview.terminal.views import question as view
from knowledge.vocabulary.text import Language, Text, in_language

LONGEST_LINE = TYPED_LIMIT + 1
"""Signs read of a line; the rest is skipped, and what was read is already too long for an answer."""
LONGEST_ECHO = 80


class PlainDriver:
    """Asks by printing lines and reading lines."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._is_typed_by_hand = stdin.isatty()
        self._read_out: Exchange | None = None
        """What was put last, with nothing said since; it is not read out again for a word about what was typed."""
        if hasattr(stdin, "reconfigure"):
            stdin.reconfigure(errors="replace")

    @property
    def is_attended(self) -> bool:
        return self._is_typed_by_hand

    def announce(self, language: Language) -> None:
        words = w.said(w.BETWEEN_WORDS, language).join(in_language(SHOWN[command], language) for command in Command)
        self._print(w.said(w.PLAIN_MODE, language, words=words))

    def listening(self) -> AbstractContextManager[None]:
        return nullcontext()

    def say(self, paragraphs: Iterable[Paragraph]) -> None:
        self._read_out = None
        self._read_aloud(paragraphs)

    def _read_aloud(self, paragraphs: Iterable[Paragraph]) -> None:
        for one in paragraphs:
            self._print(unfolded(one))

    def ask(
        self, exchange: Exchange, topics: Mapping[str, Text], shown: Shown
    ) -> tuple[Exchange, Given | CommandGiven]:
        read_ahead = self._piped_line() if exchange.purpose is Purpose.FINISH else None
        bare = replace(exchange, notice=None, draft="")
        if bare != self._read_out:
            self._read_out = bare
            self._read_aloud(
                [
                    BLANK,
                    view.heading(exchange, topics),
                    view.question_itself(exchange),
                    *view.choices_in_plain(exchange),
                    *view.said_before(exchange, with_evidence=True),
                    *view.remark(exchange),
                ]
            )
        while True:
            self._read_aloud(view.notice(exchange))
            self._print(w.said(w.PROMPT, exchange.language, words=view.invitation(exchange)), end="")
            shown()
            line = self._line() if read_ahead is None else self._echoed(read_ahead)
            read_ahead = None
            if line is None:
                return exchange, CommandGiven(Command.QUIT)
            turn = respond(exchange, line)
            if not isinstance(turn, Exchange):
                return replace(exchange, notice=None, doubted=None), turn
            exchange = turn

    def record(self, exchange: Exchange, given: Given) -> None:
        self.say([view.noted(exchange, given.value, given.shown_back, given.evidence)])

    def _line(self) -> str | None:
        """The next line; null after Ctrl-D. Raises EOFError when the lines that were piped in are at their end."""
        line = self._read()
        if self._is_typed_by_hand:
            return line or None
        return self._echoed(line)

    def _piped_line(self) -> str | None:
        """The next line of a pipe before anything is printed, for at its end nobody is asked; null for a person."""
        if self._is_typed_by_hand:
            return None
        line = self._read()
        if not line:
            raise EOFError
        return line

    def _read(self) -> str:
        line = rest = self._stdin.readline(LONGEST_LINE)
        while len(rest) == LONGEST_LINE and not rest.endswith("\n"):
            rest = self._stdin.readline(LONGEST_LINE)
        return line

    def _echoed(self, line: str) -> str:
        self._print(harmless(line.strip())[:LONGEST_ECHO])
        if not line:
            raise EOFError
        return line

    def _print(self, words: str, end: str = "\n") -> None:
        self._stdout.write(words + end)
        self._stdout.flush()
