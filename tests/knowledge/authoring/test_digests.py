"""SHA-256, with or without the library that Python's `hashlib` would load for it."""

import hashlib

import pytest

from knowledge.authoring import digests
from knowledge.authoring.digests import sha256


@pytest.mark.parametrize("names", [digests.PYTHONS_OWN, ("no_such_module",)])
def test_the_digest_is_that_of_hashlib(monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]) -> None:
    """Given at once or piece by piece."""
    monkeypatch.setattr(digests, "PYTHONS_OWN", names)
    monkeypatch.setattr(digests, "_sha256", digests._found())
    whole, pieces = sha256(b"one two"), sha256()
    pieces.update(b"one ")
    pieces.update(b"two")
    assert whole.hexdigest() == pieces.hexdigest() == hashlib.sha256(b"one two").hexdigest()
