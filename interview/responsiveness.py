"""What keeps an interview quick to answer while other threads work and memory fills up."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

TURN_IN_SECONDS = 0.0005
"""After this long a thread that computes lets one that waits for a key have its turn; Python's own 5 ms add up, for a
key takes several turns from the terminal to its echo."""


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
