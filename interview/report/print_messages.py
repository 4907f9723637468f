"""What the printing process and whoever hands documents to it say to each other.

Messages are a length of 8 bytes and so many bytes of pickle: nobody but the two processes touches the pipes.
pickle is loaded with the first message: the process is started between two questions, which must cost nothing.
"""

from typing import IO, Any

NEEDED_SOON = "needed-soon"
"""Argument of a worker that only loads what it needs, and prints no specimen to get warm."""
LENGTH_BYTES = 8


def write_message(stream: IO[bytes], thing: object) -> None:
    """Write one message whole."""
    import pickle

    message = pickle.dumps(thing)
    stream.write(len(message).to_bytes(LENGTH_BYTES, "big") + message)
    stream.flush()


def read_message(stream: IO[bytes]) -> Any:
    """The next message; null where the stream ended."""
    import pickle

    length = int.from_bytes(stream.read(LENGTH_BYTES), "big")
    message = stream.read(length)
    return pickle.loads(message) if length and len(message) == length else None  # noqa: S301 — from our other half
