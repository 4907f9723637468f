"""A pack that was found sound is not looked through again; one that changed by a byte is."""

from dataclasses import replace
from pathlib import Path

import pytest

from interview.commands.kb.pack_work import checked
from knowledge.authoring import checking
from knowledge.authoring.cache import hash_of_code
from knowledge.authoring.files import pack_files
from knowledge.authoring.sound_packs import PackSize, remember_as_sound, size_if_sound
from knowledge.vocabulary.packs import KnowledgeBase

SIZE = PackSize(1, 2, 3)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.authoring.sound_packs.cache_folder", lambda: tmp_path / "kept")


def test_a_sound_pack_is_remembered(toyland_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second check says the same without reading an entry."""
    first = list(checked(toyland_folder, ()))
    monkeypatch.setattr(checking, "check_files", lambda *_: pytest.fail("it is looked through again"))
    assert list(checked(toyland_folder, ())) == first
    assert first[0].problems == ()


def test_a_pack_with_problems_is_looked_through_every_time(toyland_folder: Path, tmp_path: Path) -> None:
    """What is wrong is told again."""
    folder = tmp_path / "toyland"
    for path in toyland_folder.rglob("*.yaml"):
        copy = folder / path.relative_to(toyland_folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    facts = folder / "facts.yaml"
    facts.write_text(facts.read_text("utf-8").replace("papers.listed", "papers.lisped"), "utf-8")
    found = [next(checked(folder, ())).problems for _ in range(2)]
    assert found[0]
    assert found[0] == found[1]


def test_it_is_remembered_of_these_files_base_and_code_alone(
    toyland_folder: Path, toyland: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other content, another base or newer code is looked at afresh; so is a damaged note."""
    files = pack_files(toyland_folder)
    assert size_if_sound(files, None) is None
    remember_as_sound(files, None, SIZE)
    assert size_if_sound(files, None) == SIZE
    changed = replace(files, contents={**files.contents, "pack.yaml": files.contents["pack.yaml"] + b"\n"})
    assert size_if_sound(changed, None) is None
    assert size_if_sound(files, toyland) is None
    monkeypatch.setattr("knowledge.authoring.sound_packs.hash_of_code", lambda *folders: hash_of_code(*folders) + "x")
    assert size_if_sound(files, None) is None
