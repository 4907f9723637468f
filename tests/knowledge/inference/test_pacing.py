"""Work in pieces gives the same items, and gives way between them."""

import time

import pytest

from knowledge.inference import pacing
from knowledge.inference.pacing import PAUSE_IN_SECONDS, REST_IN_SECONDS, in_pieces, make_way


@pytest.fixture(autouse=True)
def _nobody_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing._Typing, "until", 0.0)


@pytest.mark.parametrize(("count", "pauses"), [(0, 0), (24, 0), (25, 1), (26, 1), (60, 2)])
def test_it_gives_way_after_every_piece(count: int, pauses: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pause follows every 25 items; a pause of zero would not let another thread in."""
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    assert list(in_pieces(range(count))) == list(range(count))
    assert slept == [PAUSE_IN_SECONDS] * pauses
    assert PAUSE_IN_SECONDS > 0


def test_it_rests_while_keys_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """From a key on no item follows until the rest is over; one more key in the middle begins it anew."""
    now, steps = 100.0, []

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds
        steps.append(seconds)
        if len(steps) == 1:
            make_way()

    monkeypatch.setattr(time, "monotonic", lambda: now)
    monkeypatch.setattr(time, "sleep", sleep)
    items = in_pieces(range(3))
    assert [next(items), next(items), steps] == [0, 1, []]
    make_way()
    assert next(items) == 2
    assert steps == [pytest.approx(REST_IN_SECONDS)] * 2
    assert list(items) == []
