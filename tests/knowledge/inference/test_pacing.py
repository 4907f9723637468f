"""Work in pieces gives the same items, and gives way between them."""

import time

import pytest

from knowledge.inference.pacing import PAUSE_IN_SECONDS, in_pieces


@pytest.mark.parametrize(("count", "pauses"), [(0, 0), (24, 0), (25, 1), (26, 1), (60, 2)])
def test_it_gives_way_after_every_piece(count: int, pauses: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause follows every 25 items; a pause of zero would not let another thread in."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    assert list(in_pieces(range(count))) == list(range(count))
    assert slept == [PAUSE_IN_SECONDS] * pauses
    assert PAUSE_IN_SECONDS > 0
