"""The keys of a question, besides those that edit the line."""

from typing import Protocol

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from interview.terminal.commands import FUNCTION_KEYS, Command


class Keyed(Protocol):
    """What keys act on."""

    def enter(self) -> None: ...

    def move(self, step: int) -> None: ...

    def change_evidence(self) -> None: ...

    def command(self, command: Command) -> None: ...

    def interrupt(self) -> None: ...

    def paste(self, words: str) -> None: ...

    def make_room(self) -> None: ...

    def is_empty(self) -> bool: ...


def bindings_for(keyed: Keyed) -> KeyBindings:
    """The bindings of one application."""
    bindings = KeyBindings()
    simple = {
        "enter": keyed.enter,
        "down": lambda: keyed.move(1),
        "up": lambda: keyed.move(-1),
        "tab": keyed.change_evidence,
        "c-c": keyed.interrupt,
        "<sigint>": keyed.interrupt,
    }
    for key, act in simple.items():
        bindings.add(key)(lambda event, act=act: act())
    for command, key in FUNCTION_KEYS.items():
        bindings.add(key)(lambda event, command=command: keyed.command(command))
    bindings.add("c-d", filter=Condition(keyed.is_empty))(lambda event: keyed.command(Command.QUIT))
    bindings.add("c-z")(_suspend)
    bindings.add(Keys.Any)(lambda event: _insert(keyed, event))
    bindings.add(Keys.BracketedPaste)(lambda event: keyed.paste(event.data))
    return bindings


def _insert(keyed: Keyed, event: KeyPressEvent) -> None:
    keyed.make_room()
    event.current_buffer.insert_text(event.data)


def _suspend(event: KeyPressEvent) -> None:
    """As in every other program of a shell."""
    event.app.suspend_to_background()
