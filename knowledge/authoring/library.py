"""The packs that are there, and the knowledge base that a person is asked from.

Reading and checking a pack takes a moment, so a pack without problems is kept as typed data (MessagePack, never
pickle) under the hash of its content and of the reader that read it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path

import msgspec

from knowledge.authoring.cache import cache_folder, hash_of_code, keep
from knowledge.authoring.digests import sha256
from knowledge.authoring.files import PackFiles, manifest, pack_files
from knowledge.authoring.installed import installed_packs
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
    """The folder of every pack, by the name of the folder: shipped ones, installed ones, those below or at `extra`.

    What is installed never takes the place of what is shipped; what somebody names on the command line does.
    """
    found = _packs_below(shipped_folder())
    found = {**installed_packs(), **found}
    for parent in extra:
        found.update(_packs_below(parent))
    return found


def has_packs(folder: Path) -> bool:
    """Whether a folder is a pack, or packs lie directly below it."""
    return bool(_packs_below(folder))


def _packs_below(parent: Path) -> dict[str, Path]:
    manifests = sorted([*parent.glob("*/pack.yaml"), *parent.glob("pack.yaml")])
    return {manifest.parent.resolve().name: manifest.parent for manifest in manifests}


def knowledge_base(pack_id: str, extra: Iterable[Path] = ()) -> KnowledgeBase:
    """The pack with everything it extends and every layer that extends it. Raises PackError."""
    folders = available_folders(extra)
    if pack_id not in folders:
        remedy = did_you_mean(pack_id, folders, f"Known packs: {', '.join(folders)}. More come with --packs DIR.")
        raise PackError([Problem(pack_id, 0, "there is no such pack.", remedy)])
    reader = _LayeredReader(folders)
    below = [reader.read(id) for id in reader.extended_by(pack_id)]
    pack = reader.read(pack_id)
    return merged([*below, pack, *reader.layers_on(pack_id)], pack)


def base_of(folder: Path, extra: Iterable[Path] = ()) -> KnowledgeBase | None:
    """What the pack in the folder extends, as far as that is known; null when it stands alone. Raises PackError."""
    name = folder.resolve().name
    known = {**available_folders([*extra, folder.parent]), name: folder}
    return base_extended(extended_by(name, known), known)


def base_extended(extends: Iterable[str], known: Mapping[str, Path]) -> KnowledgeBase | None:
    """The packs of these names with what they extend, merged; null when none is known. `known`: their folders."""
    reader = _LayeredReader(known)
    names = dict.fromkeys(one for name in extends if name in known for one in (*extended_by(name, known), name))
    return merged([reader.read(name) for name in names]) if names else None


class _LayeredReader:
    """Reads packs after what they extend, each once."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        self._folders = folders
        self._read: dict[str, KnowledgePack] = {}

    def read(self, id: str) -> KnowledgePack:
        if id not in self._read:
            bases = [self.read(one) for one in self.extended_by(id)]
            self._read[id] = _cached_pack(self._folders[id], merged(bases) if bases else None)
        return self._read[id]

    def extended_by(self, id: str) -> list[str]:
        return extended_by(id, self._folders)

    def layers_on(self, id: str) -> list[KnowledgePack]:
        """Packs that extend it, or a layer on it, and nothing that is not there."""
        included = {id, *self.extended_by(id)}
        layers: list[str] = []
        below = {name: set(_extends(folder)) for name, folder in self._folders.items()}
        while found := [
            name
            for name, extended in below.items()
            if name not in included and extended <= included and extended & {id, *layers}
        ]:
            layers += found
            included.update(found)
        return [self.read(name) for name in layers]


def extended_by(id: str, folders: Mapping[str, Path]) -> list[str]:
    """What a pack extends, directly or not, each after what it extends itself; unknown packs are left out.

    Raises PackError for packs that extend each other.
    """
    found: dict[str, None] = {}
    _walk(id, folders, found, ())
    found.pop(id, None)
    return list(found)


def _walk(id: str, folders: Mapping[str, Path], found: dict[str, None], path: tuple[str, ...]) -> None:
    if id in path:
        circle = " extends ".join((*path[path.index(id) :], id))
        raise PackError([Problem(str(folders[id] / "pack.yaml"), 1, f"{circle}: a circle.", "Remove one extends.")])
    for below in _extends(folders[id]):
        if below in folders and below not in found:
            _walk(below, folders, found, (*path, id))
    found[id] = None


def _extends(folder: Path) -> tuple[str, ...]:
    content = manifest(folder)
    if b"extends" not in content or b"extends: []" in content:
        return ()  # without reading YAML, so that a warm start need not load its reader
    from knowledge.authoring.reading import read_extends

    return read_extends(content)


def merged(packs: Iterable[KnowledgePack], named: KnowledgePack | None = None) -> KnowledgeBase:
    """One knowledge base of several packs; later ones add to the first. It is called as `named`, else as the first."""
    packs = list(packs)
    root = packs[0]
    named = named or root
    together = {name: {id: entry for pack in packs for id, entry in getattr(pack, name).items()} for name in MERGED}
    return KnowledgeBase(
        identity=named.identity, title=named.title, extends=named.extends, read_on=named.read_on,
        category=named.category or root.category,
        packs=tuple(one for pack in packs for one in getattr(pack, "packs", (pack.identity,))), **together,
    )  # fmt: skip


def _cached_pack(folder: Path, base: KnowledgeBase | None) -> KnowledgePack:
    files = pack_files(folder)
    key = sha256(
        f"{files.content_hash} {base.packs if base else ''} {hash_of_code('vocabulary', 'authoring')}".encode()
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
