"""Long work in pieces, for a thread that works while a person types in another."""

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")

PIECE = 25
PAUSE_IN_SECONDS = 0.0001


def in_pieces(items: Iterable[Item]) -> Iterator[Item]:
    """The same items, with a pause after every 25 in which a waiting thread gets its turn.

    Python would let it wait for 5 ms. A pause of zero does not help: the working thread is back before the
    waiting one is awake.
    """
    for number, item in enumerate(items, start=1):
        yield item
        if number % PIECE == 0:
            time.sleep(PAUSE_IN_SECONDS)
