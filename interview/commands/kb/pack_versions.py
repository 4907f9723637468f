"""A version of a pack, by what a person calls it: a folder, a pack, a version number or a git revision."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from interview.commands.kb.git_revisions import files_of_revision, place_in_repository, revision_with_version
from interview.commands.kb.pack_work import placed
from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.library import available_folders, base_extended, merged
from knowledge.authoring.problems import PackError
from knowledge.authoring.reading import read_with_problems
from knowledge.verification.printing import Places
from knowledge.vocabulary.packs import Case, KnowledgeBase

VERSION = re.compile(r"[0-9]+(\.[0-9]+)+")


@dataclass(frozen=True)
class PackVersion:
    """A pack as it was or is, with its cases and where its entries stand."""

    name: str
    """As the person wrote it."""
    knowledge_base: KnowledgeBase
    folder: Path
    """Of its files; of a git revision a name and no folder."""
    cases: Mapping[str, Case]
    places: Places


def version_named(name: str, pack: str, extra: Iterable[Path]) -> PackVersion:
    """The version of this name; of a version or revision alone, that of the pack. Raises UsageMistake, PackError."""
    known = available_folders(extra)
    return _read(_files(name, known.get(pack, Path()), known), name, known)


def _files(name: str, pack_folder: Path, known: Mapping[str, Path]) -> PackFiles:
    folder = known.get(name, Path(name))
    if folder.is_dir():
        return pack_files(folder)
    revision, colon, path = name.partition(":")
    if colon:
        return files_of_revision(Path(), revision, path, name)
    if VERSION.fullmatch(name):
        if f"version: {name}" in (pack_folder / "pack.yaml").read_text("utf-8").splitlines():
            return pack_files(pack_folder)
        revision = revision_with_version(pack_folder, name) or name
    return files_of_revision(pack_folder, revision, place_in_repository(pack_folder, name), name)


def _read(files: PackFiles, name: str, known: Mapping[str, Path]) -> PackVersion:
    siblings = available_folders([files.folder.parent]) if files.folder.is_dir() else {}
    base = base_extended(read_with_problems(files).pack.extends, {**siblings, **known})
    reading = read_with_problems(files, base)
    knowledge = merged([*([base] if base else []), reading.pack])
    cases = read_cases(files, knowledge)
    problems = (*reading.problems, *cases.problems)
    if problems:
        raise PackError(placed(problem, Path(name)) for problem in problems)
    by_name = {case.name: case for case in cases.cases}
    return PackVersion(name, knowledge, files.folder, by_name, Places(Path(name), reading.places))
