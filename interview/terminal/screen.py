"""The driver for terminals that can redraw: says things in tones, asks through prompt_toolkit.

prompt_toolkit takes longer to load than everything else. So the first question is painted first, as a still picture,
and comes alive when prompt_toolkit is there; keys pressed meanwhile are shown by the terminal itself and not lost.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from interview.late_imports import imported_when_needed, imported_without
from interview.terminal.commands import CommandGiven
from interview.terminal.driver import Driver, Shown
from interview.terminal.echo import echo, no_echo
from interview.terminal.exchange import Exchange, Given
from interview.terminal.form import INPUT_MARK, above, below, form_for
from interview.terminal.layout import BLANK, Paragraph, Span, columns_of, folded
from interview.terminal.painting import painted, wants_colour
from interview.terminal.views import question as view
from knowledge.vocabulary.text import Language, Text

if TYPE_CHECKING:
    from interview.terminal.prompting import Prompter

SAVE_CURSOR, RESTORE_CURSOR = "\x1b7", "\x1b8"
UNUSABLE_CONSOLES = frozenset({"NoConsoleScreenBufferError"})
"""What prompt_toolkit raises in Git Bash and mintty on Windows; the class itself can be imported on Windows alone."""


@dataclass(frozen=True)
class _Picture:
    """What paints a still picture of a question, and what wipes it off again, wherever keys have led the cursor."""

    shown: str
    wiped_off: str


class ScreenDriver:
    """Asks with keys, lists and live readings; falls back to plain lines where the console cannot do that."""

    def __init__(self, stdin: TextIO, stdout: TextIO, environment: Mapping[str, str]) -> None:
        self._stdin = stdin
        self._stdout = stdout
        self._in_colour = wants_colour(environment)
        self._prompter: Prompter | None = None
        self._fallback: Driver | None = None
        self._was_aside = False
        """Whether the last words were no answer; a blank line then sets the answers off."""

    @property
    def is_attended(self) -> bool:
        return True

    def announce(self, language: Language) -> None:
        """Nothing to announce: what can be typed stands below each question."""

    @contextmanager
    def listening(self) -> Iterator[None]:
        with no_echo(self._stdin):
            try:
                yield
            finally:
                if self._prompter:
                    self._prompter.close()
                    self._prompter = None

    def say(self, paragraphs: Iterable[Paragraph]) -> None:
        self._was_aside = True
        self._write(painted(folded(paragraphs, self._size().columns - 1), in_colour=self._in_colour))

    def ask(
        self, exchange: Exchange, topics: Mapping[str, Text], shown: Shown
    ) -> tuple[Exchange, Given | CommandGiven]:
        if self._fallback is None and self._prompter is None:
            self._come_alive(exchange, topics)
        if self._prompter:
            return self._prompter.ask(exchange, topics, shown)
        assert self._fallback is not None
        return self._fallback.ask(exchange, topics, shown)

    def record(self, exchange: Exchange, given: Given) -> None:
        if self._fallback:
            self._fallback.record(exchange, given)
            return
        line = view.record(exchange, given.value, given.shown_back, given.evidence)
        self.say([BLANK, line] if self._was_aside else [line])
        self._was_aside = False

    def _come_alive(self, exchange: Exchange, topics: Mapping[str, Text]) -> None:
        """Load what asks, behind a picture of the question where there is room for one."""
        picture = self._picture(exchange, topics)
        if picture is None:
            self._load(exchange.language)
            return
        with echo(self._stdin):
            self._write(picture.shown)
            self._load(exchange.language)
        self._write(picture.wiped_off)

    def _picture(self, exchange: Exchange, topics: Mapping[str, Text]) -> "_Picture | None":
        """The question as it will look, the cursor where typing begins; null where the screen is too small."""
        size = self._size()
        form = form_for(exchange)
        head, _ = above(form, topics, size.columns - 1)
        typed = INPUT_MARK + form.typed
        foot = below(form, size.columns - 1)
        if len(head) + 2 + len(foot) >= size.lines or columns_of(typed) >= size.columns:
            return None
        lines = painted([*head, (), (Span(typed),), *foot], in_colour=self._in_colour)
        return _Picture(
            f"{lines}\x1b[{len(foot) + 1}A\x1b[{columns_of(typed)}C{SAVE_CURSOR}",
            f"{RESTORE_CURSOR}\r\x1b[{len(head) + 1}A\x1b[J",
        )

    def _load(self, language: Language) -> None:
        os.environ.setdefault("PROMPT_TOOLKIT_NO_CPR", "1")  # some terminals answer late, into the next program
        os.environ.setdefault("PROMPT_TOOLKIT_BELL", "false")
        try:
            self._prompter = self._new_prompter()
        except Exception as error:
            if type(error).__name__ not in UNUSABLE_CONSOLES:
                raise
            self._fall_back(language)

    def _new_prompter(self) -> "Prompter":
        with imported_without("ssl"), imported_when_needed("secrets"):  # OpenSSL: nothing here ever opens a connection
            from interview.terminal.prompting import Prompter

        return Prompter()

    def _fall_back(self, language: Language) -> None:
        self._fallback = self._new_fallback()
        self._fallback.announce(language)

    def _new_fallback(self) -> Driver:
        from interview.terminal.plain import PlainDriver

        return PlainDriver(self._stdin, self._stdout)

    def _size(self) -> os.terminal_size:
        """Of the terminal itself: an exported COLUMNS would still be that of the window as it was."""
        try:
            size = os.get_terminal_size(self._stdout.fileno())
        except (OSError, ValueError):
            return shutil.get_terminal_size()
        return size if size.columns and size.lines else shutil.get_terminal_size()

    def _write(self, words: str) -> None:
        self._stdout.write(words)
        self._stdout.flush()
