"""Whatever stands in a pack, the check ends with acceptance or with messages that have file, line and remedy."""

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.library import shipped_folder
from knowledge.authoring.starting import STARTERS
from tests.conftest import TOYLAND
from tests.knowledge.authoring.seeded_damage import ODD_SIGNS, ODD_VALUES, damaged, faults_of, findings

SMALL = [TOYLAND, STARTERS / "alone"]
SEED = 1
TIMES = 100


@pytest.mark.slow
@pytest.mark.parametrize("folder", SMALL, ids=lambda folder: folder.name)
def test_seeded_damage_to_every_file_of_a_small_pack(folder: Path) -> None:
    """Lines lost, signs slipped, values that nobody expects, files cut, renamed, gone."""
    files = pack_files(folder)
    names = sorted(files.contents)
    refused = 0
    for number in range(TIMES):
        spoiled = damaged(files, names[number % len(names)], Random(f"{SEED} {number}"))
        problems = findings(spoiled, None)
        assert list(faults_of(problems, spoiled)) == [], number
        refused += bool(problems)
    assert refused > TIMES * 0.8


@pytest.mark.slow
def test_seeded_damage_to_every_kind_of_file_of_a_shipped_pack() -> None:
    """A file of each kind."""
    files = pack_files(shipped_folder() / "cn")
    kinds = {name.split("/")[0]: name for name in files.contents}
    for number, name in enumerate(kinds.values()):
        spoiled = damaged(files, name, Random(f"{SEED} {number}"))
        assert list(faults_of(findings(spoiled, None), spoiled)) == [], name


NAMES = st.sampled_from(sorted(pack_files(TOYLAND).contents))
SIGNS = st.lists(
    st.one_of(st.sampled_from(ODD_SIGNS), st.sampled_from(ODD_VALUES), st.text(max_size=5), st.sampled_from(["a.b", "toyland.x", "label", "when"])),
    max_size=12,
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=60)
@given(name=NAMES, signs=SIGNS, start=st.floats(0, 1), length=st.integers(0, 40))
def test_any_signs_anywhere(name: str, signs: list[str], start: float, length: int) -> None:
    """Text of any kind in place of any piece of any file."""
    files = pack_files(TOYLAND)
    content = files.contents[name]
    at = int(start * len(content))
    piece = "".join(signs).encode("utf-8", "surrogatepass")
    spoiled = PackFiles(files.folder, {**files.contents, name: content[:at] + piece + content[at + length :]})
    assert list(faults_of(findings(spoiled, None), spoiled)) == []


@settings(max_examples=60)
@given(name=NAMES, content=st.binary(max_size=60))
def test_any_bytes_as_a_file(name: str, content: bytes) -> None:
    """Any file may hold anything."""
    files = pack_files(TOYLAND)
    spoiled = PackFiles(files.folder, {**files.contents, name: content})
    assert list(faults_of(findings(spoiled, None), spoiled)) == []


TREES = st.recursive(
    st.sampled_from(["x", "yes", "0", "-1", "1e999", "2026-01-01", "vehicle.wheels = 4", "toyland.road_law 2", "owner", ""]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(
                "label type unit choices derived formula change by to when unless source requirement met_by cure step place risk "
                "measure document values value from says concludes topic ask case given expect steps in_force a.b".split()
            ),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=100)
@given(
    name=NAMES,
    tree=st.dictionaries(st.sampled_from(["toyland.x", "vehicle.wheels", "a.b", "id", "x"]), TREES, max_size=3),
    as_list=st.booleans(),
)
def test_any_shape_of_an_entry(name: str, tree: dict[str, object], as_list: bool) -> None:
    """The right words in the wrong places: lists for mappings, mappings for texts, nothing at all."""
    files = pack_files(TOYLAND)
    content = json.dumps([tree] if as_list else tree).encode()
    spoiled = PackFiles(files.folder, {**files.contents, name: content})
    assert list(faults_of(findings(spoiled, None), spoiled)) == []
