"""What keeps an interview quick to answer while other threads work and memory fills up."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

TURN_IN_SECONDS = 0.0005
"""After this long a thread that computes lets one that waits for a key have its turn; Python's own 5 ms add up, for a
key takes several turns from the terminal to its echo."""


def in_background(work: Callable[[], None]) -> None:
    """Begin work that nobody waits for, until the program ends.

    No daemon: one that dies in the middle of an import would hold up for ever whoever imports at the end.
    """
    Thread(target=work).start()


@contextmanager
def quick_to_answer() -> Iterator[None]:
    """While it lasts, keys get their turn soon, and garbage is looked for only when `collect_garbage` is called."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN_IN_SECONDS)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        sys.setswitchinterval(usual)


def collect_garbage() -> None:
    """Drop the garbage of the last moments; call it when nobody waits for an answer."""
    gc.collect(1)
