"""What is otherwise on Windows, as far as it can be run elsewhere: a module is there, or a function is not."""

import errno
import io
import os
import signal
import sys
from pathlib import Path

import pytest

from interview.endings import prepared
from interview.report import print_worker
from interview.saved_cases import case_lock
from interview.saved_cases.store_errors import CaseOpenElsewhere
from interview.terminal.echo import no_echo


class LockingModule:
    """What `msvcrt` does with locks, within one process."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.held: set[int] = set()
        self.fails = False

    def locking(self, handle: int, mode: int, count: int) -> None:
        byte = os.lseek(handle, 0, os.SEEK_CUR)
        assert (mode, count) == (self.LK_NBLCK, 1)
        if self.fails:
            raise OSError(errno.EINVAL, "Invalid argument")
        if byte in self.held:
            raise PermissionError(errno.EACCES, "Permission denied")
        self.held.add(byte)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> LockingModule:
    """The name of the platform, and its module of locks."""
    module = LockingModule()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "msvcrt", module)
    return module


def test_one_window_at_a_time_holds_a_case(windows: LockingModule, tmp_path: Path) -> None:
    """Each case is a byte of its own."""
    with case_lock.held(tmp_path, "first", 7), case_lock.held(tmp_path, "second", 8):
        assert windows.held == {7, 8}
        with pytest.raises(CaseOpenElsewhere), case_lock.held(tmp_path, "first", 7):
            pass


def test_a_folder_without_locks_is_no_trouble(windows: LockingModule, tmp_path: Path) -> None:
    """The log itself still refuses a second writer."""
    windows.fails = True
    with case_lock.held(tmp_path, "first", 7):
        assert not windows.held


def test_signals_that_the_system_lacks_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no SIGHUP; SIGTERM still ends as quitting does."""
    monkeypatch.delattr(signal, "SIGHUP")
    before = signal.getsignal(signal.SIGTERM)
    with prepared():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


def test_without_posix_terminals_echo_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """prompt_toolkit sees to it there."""
    monkeypatch.setitem(sys.modules, "termios", None)
    with no_echo(io.StringIO()):
        pass


def test_without_nice_the_printer_does_not_step_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """It prints all the same."""
    monkeypatch.delattr(os, "nice")
    print_worker._step_back(10)
