"""The files of a pack and the hash of their content. Imports no YAML: a start with a warm cache reads none."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.authoring.digests import sha256
from knowledge.authoring.problems import PackError, Problem

LARGEST_FILE = 4_000_000
"""Bytes. The largest shipped file is a fraction of it."""
LARGEST_PACK = 16_000_000
MOST_FILES = 1_000
DEEPEST_FOLDER = 6


@dataclass
class PackFiles:
    """The files of a pack, by name relative to its folder, and the hash of names and contents."""

    folder: Path
    contents: dict[str, bytes] = field(default_factory=dict)

    @property
    def content_hash(self) -> str:
        """SHA-256 over names and contents, in hexadecimal; the same on every machine."""
        digest = sha256()
        for name, content in sorted(self.contents.items()):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()


def pack_files(folder: Path) -> PackFiles:
    """All YAML files below the folder. Raises PackError when there is no pack, or one that nobody would write.

    A pack may come from a stranger: files and folders that lead out of it are refused, and so is what is too large,
    too deep or too many. Nothing is followed, opened or unpacked but regular files that end in .yaml.
    """
    files = PackFiles(folder)
    total = 0
    for path in _yaml_files(folder):
        name = path.relative_to(folder).as_posix()
        content = _content(path, folder)
        total += len(content)
        if len(files.contents) == MOST_FILES or total > LARGEST_PACK:
            raise _refusal(path, "the pack is too large.", f"Keep to {MOST_FILES:,} files and {LARGEST_PACK:,} bytes.")
        files.contents[name] = content
    if "pack.yaml" not in files.contents:
        raise _refusal(folder / "pack.yaml", "there is no pack here.", "Name a folder with a pack.yaml.")
    return files


def manifest(folder: Path) -> bytes:
    """The pack.yaml of a folder; empty where there is none that could be read."""
    try:
        return _content(folder / "pack.yaml", folder)
    except PackError:
        return b""


def _yaml_files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for parent, folders, names in os.walk(folder):
        below = Path(parent)
        if len(below.relative_to(folder).parts) >= DEEPEST_FOLDER:
            raise _refusal(below, "the folders are nested too deep.", f"Keep to {DEEPEST_FOLDER} levels.")
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [below / name for name in names if name.endswith(".yaml")]
        if len(found) > MOST_FILES:
            raise _refusal(folder, f"the pack has more than {MOST_FILES:,} files.", "Join some of them.")
    return sorted(found, key=lambda path: path.relative_to(folder).parts)


def _content(path: Path, folder: Path) -> bytes:
    try:
        status = path.stat()
        if not path.resolve().is_relative_to(folder.resolve()):
            raise _refusal(path, "this link leads out of the pack.", "Put a copy of the file here.")
        if not stat.S_ISREG(status.st_mode):
            raise _refusal(path, "this is no file.", "Remove it.")
        if status.st_size > LARGEST_FILE:
            raise _refusal(path, f"the file has {status.st_size:,} bytes.", f"Split it; {LARGEST_FILE:,} are allowed.")
        return path.read_bytes()
    except OSError as error:
        raise _refusal(
            path, f"the file cannot be read ({error.strerror}).", "Correct its rights, or remove it."
        ) from error


def _refusal(path: Path, what: str, remedy: str) -> PackError:
    return PackError([Problem(str(path), 1, what, remedy)])
