"""Packs that were checked and found to be without any problem, so that they need not be checked again."""

from pathlib import Path

import msgspec

from knowledge.authoring.cache import cache_folder, hash_of_code, keep
from knowledge.authoring.digests import sha256
from knowledge.authoring.files import PackFiles
from knowledge.vocabulary.packs import KnowledgeBase, KnowledgePack


class PackSize(msgspec.Struct, frozen=True):
    """How much there is in a pack."""

    rules: int
    requirements: int
    questions: int


def size_of(pack: KnowledgePack) -> PackSize:
    """How much there is in a pack."""
    return PackSize(len(pack.rules), len(pack.requirements), len(pack.questions))


def size_if_sound(files: PackFiles, base: KnowledgeBase | None) -> PackSize | None:
    """The size of a pack in which this code found no problem before; null where it has to look."""
    try:
        return msgspec.msgpack.decode(_place(files, base).read_bytes(), type=PackSize)
    except (OSError, msgspec.DecodeError):
        return None


def remember_as_sound(files: PackFiles, base: KnowledgeBase | None, size: PackSize) -> None:
    """Keep that there is no problem in these files, on this base."""
    keep(msgspec.msgpack.encode(size), _place(files, base))


def _place(files: PackFiles, base: KnowledgeBase | None) -> Path:
    on = base.packs if base else ""
    key = f"{files.content_hash} {on} {hash_of_code('vocabulary', 'logic', 'authoring')}"
    return cache_folder() / "sound" / f"{sha256(key.encode()).hexdigest()}.msgpack"
