"""One window at a time answers a case: a lock that the system drops however its process ends."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interview.store_errors import CaseOpenElsewhere, StoreUnwritable

if sys.platform != "win32":
    import fcntl

FILE_NAME = "cases.lock"


@contextmanager
def held(folder: Path, case: str, number: int) -> Iterator[None]:
    """Hold the case, whose number is a byte of the lock file. Raises CaseOpenElsewhere."""
    if sys.platform == "win32":  # the log itself still refuses a second writer, only later
        yield
        return
    path = folder / FILE_NAME
    try:
        lock = path.open("a+b")
        path.chmod(0o600)
    except OSError as error:
        raise StoreUnwritable(path, error.strerror or str(error)) from error
    with lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, number)
        except (BlockingIOError, PermissionError) as error:
            raise CaseOpenElsewhere(case) from error
        except OSError:
            # Some network folders have no locks: as above.
            pass
        yield
