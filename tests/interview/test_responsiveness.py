"""Threads take turns sooner while an interview is held, garbage waits for quiet moments, and both end with it."""

import gc
import sys
import weakref

import pytest

from interview.responsiveness import collect_garbage, quick_to_answer


class Knot:
    """Garbage that only the collector finds."""

    def __init__(self) -> None:
        self.itself = self


def test_garbage_waits_for_a_quiet_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """However much is made meanwhile, what was dropped goes when it is asked for."""
    monkeypatch.setattr(gc, "freeze", lambda: None)  # a thread that another test left to itself may yet call it
    with quick_to_answer():
        dropped = weakref.ref(Knot())
        _ = [[] for _ in range(200_000)]
        assert dropped() is not None
        collect_garbage()
        assert dropped() is None


@pytest.mark.parametrize("trouble", [None, ValueError, KeyboardInterrupt])
def test_afterwards_everything_is_as_it_was(trouble: type[BaseException] | None) -> None:
    """Also when the interview breaks off."""
    usual = sys.getswitchinterval()
    try:
        with quick_to_answer():
            assert sys.getswitchinterval() < usual
            if trouble:
                raise trouble
    except (ValueError, KeyboardInterrupt) as raised:
        assert type(raised) is trouble  # noqa: PT017 (either of two, or none)
    assert gc.isenabled()
    assert sys.getswitchinterval() == usual
