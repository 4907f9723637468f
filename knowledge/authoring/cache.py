"""What is kept from one start to the next, under hashes of all that it follows from. Losing it costs time only."""

import os
from functools import cache
from pathlib import Path

import platformdirs

from knowledge.authoring.digests import sha256


def cache_folder() -> Path:
    """The folder of this user; a place where nothing can be kept, for a user without a home."""
    try:
        return Path(platformdirs.user_cache_dir("roadworthy", appauthor=False))
    except RuntimeError:
        return Path(os.devnull)


def keep(content: bytes, path: Path) -> None:
    """Keep the bytes, all or nothing; where nothing can be written, the next start is merely slower."""
    import tempfile

    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        return


@cache
def hash_of_code(*folders: str) -> str:
    """The hash of our code in these folders of `knowledge`: newer code never trusts what older code kept."""
    digest = sha256()
    for folder in folders:
        for path in sorted((Path(__file__).parent.parent / folder).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
