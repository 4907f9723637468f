"""Long work in pieces, for a thread that works while a person types in another."""

import sys
import time
from collections.abc import Iterable, Iterator
from threading import main_thread
from typing import TypeVar

Item = TypeVar("Item")

PIECE = 25
PAUSE_IN_SECONDS = 0.0001
REST_IN_SECONDS = 0.03


class _Typing:
    """Until when the keys that came have the processor to themselves, by `time.monotonic`."""

    until = 0.0


def make_way() -> None:
    """A key came: whatever works in pieces rests for the 30 ms in which the key is shown."""
    _Typing.until = time.monotonic() + REST_IN_SECONDS


def in_pieces(items: Iterable[Item]) -> Iterator[Item]:
    """The same items, with a pause after every 25 in which a waiting thread gets its turn, and a rest while keys come.

    Python would let it wait for longer. A pause of zero does not help: the working thread is back before the
    waiting one is awake.
    """
    for number, item in enumerate(items, start=1):
        yield item
        while (rest := _Typing.until - time.monotonic()) > 0:
            time.sleep(rest)
        if number % PIECE == 0:
            time.sleep(PAUSE_IN_SECONDS)
            if not main_thread().is_alive():
                sys.exit()  # ends this thread: the program is over, and waits for it
