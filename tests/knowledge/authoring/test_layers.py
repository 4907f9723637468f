"""Packs that extend others: versions, names of their own, who is asked with whom."""

from pathlib import Path

import pytest

from knowledge.authoring.kinds.extending import is_met
from knowledge.authoring.library import knowledge_base
from knowledge.authoring.problems import PackError
from tests.conftest import PACKS
from tests.knowledge.authoring.packs_at_hand import LAYER, problems_of, written

GOOD = PACKS / "good"


@pytest.mark.parametrize(
    ("constraint", "version", "expected"),
    [
        ("", "1.0", True),
        (">=2026.11", "2026.11", True),
        (">=2026.11", "2026.11.1", True),
        (">=2026.11", "2026.9", False),
        (">=2026.11", "2026.11.0", True),
        ("<2027", "2026.12", True),
        ("<2027", "2027", False),
        (">=2026.11, <2027", "2026.12.3", True),
        (">=2026.11,<2027", "2027.0", False),
        ("==1.0", "1", True),
        ("!=1.0", "1", False),
        (">1", "1", False),
        (">1", "1.0.1", True),
        ("<=1", "1.0.1", False),
        (">=1", "one", False),
        ("", "one", True),
    ],
)
def test_versions_are_compared_figure_by_figure(constraint: str, version: str, expected: bool) -> None:
    """2026.9 comes before 2026.11, and 1 is 1.0."""
    assert is_met(constraint, version) is expected


def layer(tmp_path: Path, extends: str = "{toyland: '>=1.0'}", **changed: str) -> Path:
    pack = LAYER["pack.yaml"].replace("{toyland: '>=1.0'}", extends)
    return written(tmp_path / "toyland_north", {**LAYER, "pack.yaml": pack, **changed})


@pytest.mark.parametrize("extends", ["[toyland]", "toyland", "\n  - toyland", "{toyland: ''}", "{toyland: '>=1.0, <2'}",
                                     "\n  toyland: '==1.0.0'"])  # fmt: skip
def test_a_good_layer_has_no_problem(tmp_path: Path, extends: str) -> None:
    """All ways of writing what it extends."""
    assert problems_of(layer(tmp_path, extends), GOOD) == []


@pytest.mark.parametrize(
    ("extends", "message"),
    [
        ("{toyland: '>=2'}", "pack.yaml:5: this pack needs toyland >=2, and toyland 1.0.0 is here."),
        ("{toyland: '<1.0'}", "pack.yaml:5: this pack needs toyland <1.0, and toyland 1.0.0 is here."),
        ("{toyland: 'new'}", "pack.yaml:5: 'new' names no versions of toyland. Write toyland: \">=2026.11\""),
        ("{toyland: [1]}", "pack.yaml:5: '?' names no versions of toyland."),
        ("[toyland, elsewhere]", "pack.yaml:5: there is no pack elsewhere to extend. Name the folder"),
    ],
)
def test_what_cannot_be_extended_is_told(tmp_path: Path, extends: str, message: str) -> None:
    """Wrong versions, what is no version, unknown packs."""
    assert any(one.startswith(message) for one in problems_of(layer(tmp_path, extends), GOOD))


def test_ids_of_a_layer_are_its_own(tmp_path: Path) -> None:
    """Neither another pack's name space nor a fact that is there already."""
    rules = LAYER["rules/north.yaml"] + LAYER["rules/north.yaml"].replace("toyland_north.", "toyland.")
    facts = "vehicle.length: {type: number, unit: mm, label: Overall length}\n"
    problems = problems_of(layer(tmp_path, **{"rules/north.yaml": rules, "facts.yaml": facts}), GOOD)
    assert any(
        "toyland.sticker does not begin with toyland_north. Call it toyland_north.sticker." in one for one in problems
    )
    assert any(
        "facts.yaml:1: vehicle.length is declared in what this pack extends. Choose another id." in one
        for one in problems
    )


def test_a_layer_is_asked_by_its_own_name_and_with_its_country(tmp_path: Path) -> None:
    """By its name: the country and this layer. By the country's: every layer there is."""
    layer(tmp_path)
    own = knowledge_base("toyland_north", [GOOD, tmp_path])
    assert (own.identity.id, own.title["en"], own.category) == ("toyland_north", "The north", "vehicle.category")
    assert [pack.id for pack in own.packs] == ["toyland", "toyland_north"]
    country = knowledge_base("toyland", [GOOD, tmp_path])
    assert country.identity.id == "toyland"
    assert [pack.id for pack in country.packs] == ["toyland", "toyland_north"]
    assert "toyland_north.sticker" in country.requirements


def test_a_layer_on_a_layer_comes_after_it(tmp_path: Path) -> None:
    """A district of the north is read after the north."""
    layer(tmp_path)
    district = "id: district\nversion: 1\ntitle: District\nread_on: 2026-11-22\nextends: [toyland_north, toyland]\n"
    written(
        tmp_path / "district",
        {"pack.yaml": district, "translations/zh/all.yaml": "district:\n  title: [District, 区]\n"},
    )
    assert [pack.id for pack in knowledge_base("district", [GOOD, tmp_path]).packs] == [
        "toyland",
        "toyland_north",
        "district",
    ]
    assert [pack.id for pack in knowledge_base("toyland", [GOOD, tmp_path]).packs] == [
        "toyland",
        "toyland_north",
        "district",
    ]


def test_packs_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    """A circle is named, and not walked for ever."""
    for one, other in (("left", "right"), ("right", "left")):
        written(
            tmp_path / one, {"pack.yaml": f"id: {one}\nversion: 1\ntitle: T\nread_on: 2026-11-22\nextends: [{other}]\n"}
        )
    with pytest.raises(PackError, match="left extends right extends left: a circle"):
        knowledge_base("left", [tmp_path])
