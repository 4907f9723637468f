"""One window at a time answers a case: a lock that the system drops however its process ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from interview.refusals import refusal
from interview.saved_cases.store_errors import CaseOpenElsewhere, StoreUnwritable

FILE_NAME = "cases.lock"


@contextmanager
def held(folder: Path, case: str, number: int) -> Iterator[None]:
    """Hold the case, whose number is a byte of the lock file. Raises CaseOpenElsewhere."""
    path = folder / FILE_NAME
    try:
        file = path.open("a+b")
        path.chmod(0o600)
    except OSError as error:
        raise StoreUnwritable(path, refusal(error)) from error
    with file:
        try:
            _lock(file, number)
        except (BlockingIOError, PermissionError) as error:
            raise CaseOpenElsewhere(case) from error
        except OSError:
            # Some network folders have no locks; the log itself still refuses a second writer, only later.
            pass
        yield


def _lock(file: IO[bytes], byte: int) -> None:
    """Lock the byte until the file is closed; an OSError where another process has it."""
    if sys.platform == "win32":
        import msvcrt

        file.seek(byte)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, byte)
