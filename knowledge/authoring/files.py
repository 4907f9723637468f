"""The files of a pack and the hash of their content. Imports no YAML: a start with a warm cache reads none."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from knowledge.authoring.problems import PackError, Problem


@dataclass
class PackFiles:
    """The files of a pack, by name relative to its folder, and the hash of names and contents."""

    folder: Path
    contents: dict[str, bytes] = field(default_factory=dict)

    @property
    def content_hash(self) -> str:
        """SHA-256 over names and contents, in hexadecimal; the same on every machine."""
        digest = hashlib.sha256()
        for name, content in sorted(self.contents.items()):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
        return digest.hexdigest()


def pack_files(folder: Path) -> PackFiles:
    """All YAML files below the folder. Raises PackError when there is no pack."""
    paths = sorted(path for path in folder.rglob("*.yaml") if path.is_file())
    files = PackFiles(folder, {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})
    if "pack.yaml" not in files.contents:
        raise PackError(
            [Problem(str(folder / "pack.yaml"), 1, "there is no pack here.", "Name a folder with a pack.yaml.")]
        )
    return files
