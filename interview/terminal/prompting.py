"""One question on a terminal, with prompt_toolkit: arrow keys, letters and words, read and checked in place.

One application serves the whole conversation; making one takes longer than asking a question.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.document import Document
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.layout import Layout
from prompt_toolkit.layout.containers import HSplit, Window
from prompt_toolkit.layout.controls import BufferControl, FormattedTextControl
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output import Output

from interview.answers import TYPED_LIMIT
from interview.terminal.commands import Command, CommandGiven
from interview.terminal.driver import Shown
from interview.terminal.exchange import Exchange, Given
from interview.terminal.form import (
    INPUT_MARK,
    Form,
    above,
    below,
    called_for,
    entered,
    form_for,
    moved,
    with_evidence_changed,
    with_typed,
)
from interview.terminal.key_bindings import bindings_for
from interview.terminal.layout import Line, harmless
from interview.terminal.painting import PROMPT_TOOLKIT_STYLE
from knowledge.inference.pacing import make_way
from knowledge.vocabulary.text import Text

SECONDS_FOR_WHAT_WAS_TYPED_AHEAD = 0.05
"""The pause after a question is painted, before other work may begin: keys that wait already are shown first."""


class Prompter:
    """Puts one question after the other."""

    _form: Form

    def __init__(self, input: Input | None = None, output: Output | None = None) -> None:  # noqa: A002 - its names
        self._topics: Mapping[str, Text] = {}
        self._in_sight = 0
        self._is_replaceable = False
        """Whether the first sign typed replaces the line: it was offered, not understood, or doubted."""
        self._buffer = Buffer(
            multiline=False, on_text_changed=self._on_text, on_cursor_position_changed=self._on_cursor
        )
        self._application: Application[Given | CommandGiven | None] = Application(
            layout=Layout(self._windows()),
            key_bindings=bindings_for(self),
            include_default_pygments_style=False,
            erase_when_done=True,
            input=input,
            output=output,
        )
        self._application.key_processor.before_key_press += lambda _: make_way()
        self._runner = asyncio.Runner()

    def ask(
        self, exchange: Exchange, topics: Mapping[str, Text], shown: Shown
    ) -> tuple[Exchange, Given | CommandGiven]:
        """Put the question until there is an answer or a command. Raises KeyboardInterrupt on Ctrl-C."""
        self._topics = topics
        self._form = form_for(exchange)
        self._set_line(self._form.typed)
        self._is_replaceable = not exchange.draft or exchange.notice is not None
        turn = self._run(shown)
        if turn is None:
            raise KeyboardInterrupt
        return self._form.exchange, turn

    def close(self) -> None:
        """End the event loop, and with it whatever an exception has left running."""
        self._runner.close()

    # --- what keys do -------------------------------------------------------------------------------------

    def enter(self) -> None:
        self._take(entered(self._form), draft="")

    def move(self, step: int) -> None:
        form = moved(self._form, step)
        self._set_line(form.typed)
        self._form = form

    def change_evidence(self) -> None:
        self._form = with_evidence_changed(self._form)

    def command(self, command: Command) -> None:
        self._take(called_for(self._form, command), draft=self._form.typed)

    def interrupt(self) -> None:
        self._application.exit(result=None)

    def paste(self, words: str) -> None:
        self.make_room()
        room = TYPED_LIMIT - len(self._buffer.text)
        self._buffer.insert_text(harmless(words[: max(room, 0)]))

    def is_empty(self) -> bool:
        return not self._buffer.text

    def make_room(self) -> None:
        if self._is_replaceable:
            self._set_line("")

    def _take(self, turn: Form | Given | CommandGiven, draft: str) -> None:
        """Stay with the question, or end it with an answer or a command."""
        if isinstance(turn, Form):
            self._form = turn
            self._set_line(turn.typed)
            self._is_replaceable = turn.exchange.notice is not None
            return
        exchange = replace(self._form.exchange, draft=draft, notice=None, doubted=None)
        self._form = replace(self._form, exchange=exchange)
        self._application.exit(result=turn)

    # --- the line and the screen ---------------------------------------------------------------------------

    def _on_text(self, buffer: Buffer) -> None:
        self._is_replaceable = False
        if len(buffer.text) > TYPED_LIMIT:
            self._set_line(buffer.text[:TYPED_LIMIT])
        self._form = with_typed(self._form, buffer.text)

    def _on_cursor(self, buffer: Buffer) -> None:
        self._is_replaceable = False

    def _set_line(self, words: str) -> None:
        self._buffer.set_document(Document(words, len(words)), bypass_readonly=True)

    def _run(self, shown: Shown) -> Given | CommandGiven | None:
        def once(application: object) -> None:
            self._application.after_render -= once
            self._runner.get_loop().call_later(SECONDS_FOR_WHAT_WAS_TYPED_AHEAD, shown)

        self._application.after_render += once
        asking = self._application.run_async(handle_sigint=False)  # Ctrl-C is a key; the signal interrupts as anywhere
        return self._runner.get_loop().run_until_complete(asking)

    def _windows(self) -> HSplit:
        top = FormattedTextControl(self._above, get_cursor_position=lambda: Point(0, self._in_sight), show_cursor=False)
        line = BufferControl(self._buffer, input_processors=[BeforeInput(INPUT_MARK)])
        return HSplit(
            [
                Window(top, dont_extend_height=True),
                Window(line, height=1),
                Window(FormattedTextControl(self._below), dont_extend_height=True),
            ]
        )

    def _above(self) -> StyleAndTextTuples:
        room = self._room() - len(self._lines_below())
        lines, self._in_sight = above(self._form, self._topics, self._width(), room)
        return fragments_of([*lines, *([()] if len(lines) < room else [])])

    def _below(self) -> StyleAndTextTuples:
        return fragments_of(self._lines_below())

    def _lines_below(self) -> list[Line]:
        """Without an empty line where the screen is too low for everything."""
        width = self._width()
        wanted, lines = above(self._form, self._topics, width)[0], below(self._form, width)
        is_low = len(wanted) + 1 + len(lines) > self._room()
        return below(self._form, width, is_low=True) if is_low else lines

    def _room(self) -> int:
        """Lines above and below the input line.

        One more is left free: what is wiped off a whole screen, some terminals keep in their history.
        """
        return self._application.output.get_size().rows - 2

    def _width(self) -> int:
        return self._application.output.get_size().columns - 1


def fragments_of(lines: list[Line]) -> StyleAndTextTuples:
    """The lines as prompt_toolkit paints them."""
    fragments: StyleAndTextTuples = []
    for line in lines:
        fragments.extend((PROMPT_TOOLKIT_STYLE[tone], words) for words, tone in line)
        fragments.append(("", "\n"))
    return fragments[:-1]
