"""The two drivers with a panel that tells what the engine does: beside the question if there is room, else on call."""

from collections.abc import Callable, Iterable, Mapping
from typing import TextIO, TypeAlias

from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.containers import ConditionalContainer, HSplit, VSplit, Window
from prompt_toolkit.layout.controls import FormattedTextControl

from interview.terminal.choosing_a_driver import is_screen
from interview.terminal.driver import Driver
from interview.terminal.layout import Paragraph, folded
from interview.terminal.plain import PlainDriver
from interview.terminal.prompting import Prompter, fragments_of
from interview.terminal.screen import ScreenDriver

Panel: TypeAlias = Callable[[], Iterable[Paragraph]]
"""What the panel says now."""
Stopped: TypeAlias = Callable[[], BaseException | None]
"""Why the question that stands is of no use any more; null = it still is."""

NARROWEST_FOR_BOTH = 100
"""Columns from which on the panel stands beside the question."""
WORDS = frozenset(("memory", "agenda", "fired", "engine", "工作内存", "议程", "引擎"))
"""What calls the panel, or puts it away."""
LOOK_EVERY_SECONDS = 0.1


def driver_beside(
    stdin: TextIO, stdout: TextIO, environment: Mapping[str, str], panel: Panel, stopped: Stopped, plain: bool
) -> Driver:
    """The driver that fits, with the panel. Its `ask` raises what `stopped` says as soon as it says something."""
    if plain or not is_screen(stdin, stdout, environment):
        return PlainBeside(stdin, stdout, panel, stopped)
    return ScreenBeside(stdin, stdout, environment, panel, stopped)


class PlainBeside(PlainDriver):
    """Plain lines; the panel is printed when one of its words is typed."""

    def __init__(self, stdin: TextIO, stdout: TextIO, panel: Panel, stopped: Stopped) -> None:
        super().__init__(stdin, stdout)
        self._panel = panel
        self._stopped = stopped

    def _line(self) -> str | None:
        while True:
            line = super()._line()
            reason = self._stopped()
            if reason is not None:
                raise reason
            if line is None or line.strip().casefold() not in WORDS:
                return line
            self.say(self._panel())
            self._print("> ", end="")


class ScreenBeside(ScreenDriver):
    """Full prompts with the panel on their right; on a narrow terminal below them, when it is called for."""

    def __init__(
        self, stdin: TextIO, stdout: TextIO, environment: Mapping[str, str], panel: Panel, stopped: Stopped
    ) -> None:
        super().__init__(stdin, stdout, environment)
        self._panel = panel
        self._stopped = stopped

    def _new_prompter(self) -> Prompter:
        return PrompterBeside(self._panel, self._stopped)

    def _new_fallback(self) -> Driver:
        return PlainBeside(self._stdin, self._stdout, self._panel, self._stopped)


class PrompterBeside(Prompter):
    """Puts questions in the left half of the screen, or above the panel."""

    def __init__(self, panel: Panel, stopped: Stopped) -> None:
        self._panel = panel
        self._stopped = stopped
        self._is_called = False
        super().__init__()
        self._application.refresh_interval = LOOK_EVERY_SECONDS
        self._application.before_render += self._stop_if_useless

    def enter(self) -> None:
        if self._buffer.text.strip().casefold() in WORDS:
            self._is_called = not self._is_called
            self._set_line("")
            return
        super().enter()

    def _stop_if_useless(self, application: object) -> None:
        reason = self._stopped()
        if reason is not None and self._application.is_running and not self._application.is_done:
            self._application.exit(exception=reason)

    def _windows(self) -> HSplit:
        wide, called = Condition(self._is_wide), Condition(lambda: self._is_called and not self._is_wide())
        question = super()._windows()
        edge = ConditionalContainer(Window(char="│", width=1), filter=wide)
        beside = ConditionalContainer(Window(FormattedTextControl(self._told), dont_extend_height=True), filter=wide)
        below = ConditionalContainer(Window(FormattedTextControl(self._told), dont_extend_height=True), filter=called)
        return HSplit([VSplit([question, edge, beside]), below])

    def _is_wide(self) -> bool:
        return self._columns() >= NARROWEST_FOR_BOTH

    def _columns(self) -> int:
        return self._application.output.get_size().columns

    def _width(self) -> int:
        return self._columns() // 2 - 1 if self._is_wide() else self._columns() - 1

    def _told(self) -> StyleAndTextTuples:
        room = self._application.output.get_size().rows - 2
        lines = folded(self._panel(), self._columns() - self._columns() // 2 - 2 if self._is_wide() else self._width())
        return fragments_of(list(lines)[:room])
