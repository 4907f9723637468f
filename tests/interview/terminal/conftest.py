"""A conversation about Toyland: with keys through a pipe, with lines through a pipe, or on a painted screen."""

import io
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pexpect
import pyte
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from interview.consultation import Consultation
from interview.session import Session
from interview.terminal.conversation import Outcome, converse, show_summary
from interview.terminal.plain import PlainDriver
from interview.terminal.screen import ScreenDriver
from knowledge.vocabulary.packs import KnowledgeBase

PROGRAM = Path(__file__).parent / "toyland_program.py"
AS_OF = date(2026, 11, 22)


@pytest.fixture
def consultation(toyland: KnowledgeBase) -> Consultation:
    """A fresh one."""
    return Consultation(toyland, Session("toyland-otter", "toyland", datetime.now(UTC)), AS_OF)


class Held:
    """What came of a conversation."""

    def __init__(self, outcome: Outcome, shown: str, consultation: Consultation) -> None:
        self.outcome = outcome
        self.shown = shown
        self.answers = {fact: answer.value for fact, answer in consultation.session.answers.items()}


@pytest.fixture
def hold_with_keys(consultation: Consultation) -> Callable[..., Held]:
    """Press keys from the first question on, in the full driver; what was said in between is shown."""

    def hold(
        keys: str,
        language: str = "en",
        *,
        summarise: bool = False,
        for_report: bool = False,
        before_keys: Callable[[], object] = lambda: None,
    ) -> Held:
        said = io.StringIO()
        driver = ScreenDriver(io.StringIO(), said, {})
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            sending = Thread(target=lambda: (before_keys(), pipe.send_text(keys), pipe.close()))  # a pipe holds 64 KiB
            sending.start()
            try:
                outcome = converse(consultation, language, driver, for_report=for_report)
            finally:
                sending.join(5)
        if summarise:
            show_summary(driver, consultation.assessment(), consultation.knowledge_base, outcome.language)
        return Held(outcome, said.getvalue(), consultation)

    return hold


@pytest.fixture
def hold_with_lines(consultation: Consultation) -> Callable[..., Held]:
    """Pipe lines into the plain driver."""

    def hold(lines: str, language: str = "en", *, for_report: bool = False) -> Held:
        said = io.StringIO()
        driver = PlainDriver(io.StringIO(lines), said)
        outcome = converse(consultation, language, driver, for_report=for_report)
        show_summary(driver, consultation.assessment(), consultation.knowledge_base, outcome.language)
        return Held(outcome, said.getvalue(), consultation)

    return hold


class Terminal:
    """A real terminal of a given size with the program in it."""

    def __init__(
        self, columns: int, language: str, rows: int = 24, command: tuple[str, ...] = (), **environment: str
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self.raw = ""
        self.child = pexpect.spawn(
            sys.executable,
            [*(command or (str(PROGRAM), language))],
            encoding="utf-8",
            dimensions=(rows, columns),
            env={"TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", **environment},
            cwd=Path(__file__).parents[3],
        )

    def press(self, keys: str, until: str) -> str:
        """Send keys and wait until the words stand on the screen."""
        self.child.send(keys)
        return self.wait(until)

    def wait(self, until: str) -> str:
        """The screen as soon as the words stand on it."""
        for _ in range(400):
            try:
                self._feed(self.child.read_nonblocking(65_536, 0.05))
            except pexpect.TIMEOUT:
                pass
            except pexpect.EOF:
                break
            if self._shows(until):
                return self.text
        assert self._shows(until), self.text
        return self.text

    def _shows(self, words: str) -> bool:
        """Whether the words stand there, on one line or folded."""
        return words in self.text or "".join(words.split()) in "".join(self.text.split())

    def still(self) -> str:
        """The screen when nothing has come for a while, or the program has ended."""
        try:
            while True:
                self._feed(self.child.read_nonblocking(65_536, 0.3))
        except (pexpect.TIMEOUT, pexpect.EOF, ValueError):
            return self.text

    @property
    def text(self) -> str:
        """What can be read on the screen; the second column of wide characters is left out."""
        lines = ("".join(self.screen.buffer[row][column].data for column in range(self.screen.columns))
                 for row in range(self.screen.lines))  # fmt: skip
        return "\n".join(line.rstrip() for line in lines).rstrip()

    def end(self) -> int:
        """Wait for the end; the exit code."""
        self.child.expect(pexpect.EOF, timeout=20)
        self._feed(self.child.before)
        self.child.close()
        return self.child.exitstatus

    def _feed(self, received: str) -> None:
        self.raw += received
        self._stream.feed(received)


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Open terminals; they are closed after the test."""
    opened: list[Terminal] = []

    def open_terminal(*arguments: object, **settings: object) -> Terminal:
        opened.append(Terminal(*arguments, **settings))
        return opened[-1]

    yield open_terminal
    for one in opened:
        one.child.close(force=True)
