"""What the printing process and whoever gives it jobs say to each other.

Messages are a length of 8 bytes and so many bytes of pickle: nobody but the two processes touches the pipes.
pickle is loaded with the first message: the process is started between two questions, which must cost nothing.
"""

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from interview.report.print_jobs import Job

NEEDED_SOON = "needed-soon"
"""Argument of a worker that only loads what it needs, and prints no specimen to get warm."""
LENGTH_BYTES = 8


@dataclass(frozen=True)
class Ahead:
    """One of these jobs may be wanted next, the likeliest first; what was said so before is not."""

    jobs: "tuple[Job, ...]"
    are_guesses: bool = False
    """Whether none of them may be wanted; else the only one will be, unless the person thinks better of it."""


@dataclass(frozen=True)
class Wanted:
    """Somebody waits for what this job comes to."""

    job: "Job"


def write_message(stream: IO[bytes], thing: object) -> None:
    """Write one message whole."""
    import pickle

    message = pickle.dumps(thing)
    stream.write(len(message).to_bytes(LENGTH_BYTES, "big") + message)
    stream.flush()


def read_message(stream: IO[bytes]) -> Any:
    """The next message; null where the stream ended. The stream may give less at once than is asked of it."""
    import pickle

    length = int.from_bytes(_read(stream, LENGTH_BYTES), "big")
    message = _read(stream, length)
    return pickle.loads(message) if length and len(message) == length else None  # noqa: S301 — from our other half


def _read(stream: IO[bytes], length: int) -> bytes:
    """So many bytes; fewer where the stream ended."""
    found = b""
    while len(found) < length and (more := stream.read(length - len(found))):
        found += more
    return found
