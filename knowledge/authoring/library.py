"""The packs that are there, and the knowledge base that a person is asked from.

Reading and checking a pack takes a moment, so a pack without problems is kept as typed data (MessagePack, never
pickle) under the hash of its content and of the reader that read it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache
from pathlib import Path

import msgspec

from knowledge.authoring.cache import cache_folder, hash_of_code, keep
from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.problems import PackError, Problem, did_you_mean
from knowledge.vocabulary.packs import KnowledgeBase, KnowledgePack

MERGED = tuple(
    field.name
    for field in fields(KnowledgePack)
    if field.name not in ("identity", "title", "extends", "read_on", "category")
)


def shipped_folder() -> Path:
    """The folder of the packs that come with the program."""
    return Path(__file__).resolve().parent.parent / "packs"


def available_folders(extra: Iterable[Path] = ()) -> dict[str, Path]:
    """The folder of every pack, by the name of the folder: shipped ones, then those below or at `extra`."""
    found: dict[str, Path] = {}
    for parent in (shipped_folder(), *extra):
        for manifest in sorted([*parent.glob("*/pack.yaml"), *parent.glob("pack.yaml")]):
            found[manifest.parent.resolve().name] = manifest.parent
    return found


def knowledge_base(pack_id: str, extra: Iterable[Path] = ()) -> KnowledgeBase:
    """The pack with everything it extends and every layer that extends it. Raises PackError."""
    folders = available_folders(extra)
    if pack_id not in folders:
        remedy = did_you_mean(pack_id, folders, f"Known packs: {', '.join(folders)}. More come with --packs DIR.")
        raise PackError([Problem(pack_id, 1, "there is no such pack.", remedy)])
    return merged([_cached_pack(folders[pack_id], None), *_layers(pack_id, folders)])


def _layers(pack_id: str, folders: Mapping[str, Path]) -> list[KnowledgePack]:
    base: KnowledgePack | None = None
    layers: list[KnowledgePack] = []
    for name, folder in folders.items():
        if name != pack_id and pack_id in _extends(folder):
            base = base or _cached_pack(folders[pack_id], None)
            layers.append(_cached_pack(folder, base))
    return layers


@cache
def _extends(folder: Path) -> tuple[str, ...]:
    text = (folder / "pack.yaml").read_text("utf-8", errors="replace")
    for line in text.splitlines():
        if line.startswith("extends:"):
            return tuple(line.removeprefix("extends:").split("#")[0].strip(" []").replace(",", " ").split())
    return ()


def merged(packs: Iterable[KnowledgePack]) -> KnowledgeBase:
    """One knowledge base of several packs; the first is the root, later ones add to it."""
    packs = list(packs)
    root = packs[0]
    together = {name: {id: entry for pack in packs for id, entry in getattr(pack, name).items()} for name in MERGED}
    return KnowledgeBase(
        identity=root.identity, title=root.title, extends=root.extends, read_on=root.read_on,
        category=root.category, packs=tuple(pack.identity for pack in packs), **together,
    )  # fmt: skip


def _cached_pack(folder: Path, base: KnowledgePack | None) -> KnowledgePack:
    files = pack_files(folder)
    key = hashlib.sha256(
        f"{files.content_hash} {base.identity if base else ''} {hash_of_code('vocabulary', 'authoring')}".encode()
    )
    path = cache_folder() / "packs" / f"{key.hexdigest()}.msgpack"
    return _load(path) or _read_and_keep(files, base, path)


def _load(path: Path) -> KnowledgePack | None:
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=KnowledgePack)
    except (OSError, msgspec.DecodeError):
        return None


def _read_and_keep(files: PackFiles, base: KnowledgePack | None, path: Path) -> KnowledgePack:
    from knowledge.authoring.reading import read_with_problems

    reading = read_with_problems(files, base)
    if reading.problems:
        raise PackError(
            Problem(str(files.folder / problem.file), problem.line, problem.what, problem.remedy)
            for problem in reading.problems
        )
    keep(msgspec.msgpack.encode(reading.pack), path)
    return reading.pack
