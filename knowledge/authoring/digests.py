"""SHA-256 of packs and of our code, computed at every start.

`hashlib` would load OpenSSL for it, which takes 4 ms and 4 MB of memory; Python's own gives the same digests.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Protocol

PYTHONS_OWN = ("_sha2", "_sha256")
"""Since Python 3.12, and before; some builds leave it out."""


class Digest(Protocol):
    """A digest under way, as of `hashlib`."""

    def update(self, data: bytes, /) -> None:
        """Take more of what is digested."""

    def hexdigest(self) -> str:
        """Of all that was taken so far, in hexadecimal."""


def sha256(data: bytes = b"") -> Digest:
    """The SHA-256 of what is given, and of what is added to it."""
    return _sha256(data)


def _found() -> Callable[[bytes], Digest]:
    for name in PYTHONS_OWN:
        try:
            own: Callable[[bytes], Digest] = import_module(name).sha256
        except ImportError:
            continue
        return own
    import hashlib

    return hashlib.sha256


_sha256 = _found()
