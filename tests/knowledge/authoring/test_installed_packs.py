"""Packs installed as ordinary packages: found by their entry point, never run."""

import sys
from pathlib import Path

import pytest

from knowledge.authoring.installed import installed_packs
from knowledge.authoring.library import available_folders, knowledge_base, shipped_folder
from tests.conftest import PACKS
from tests.knowledge.authoring.packs_at_hand import LAYER, written


def install(site: Path, package: str, points: str, files: dict[str, str]) -> None:
    """What pip leaves behind when it installs a package of data."""
    written(site / package, {"__init__.py": "raise SystemExit('the code of a pack was run')\n", **files})
    written(site / f"{package}-1.0.dist-info", {
        "METADATA": f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n",
        "entry_points.txt": f"[roadworthy.packs]\n{points}\n",
    })  # fmt: skip


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site-packages"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
    return folder


def test_nothing_is_installed_without_an_entry_point() -> None:
    """The program's own environment announces no pack."""
    assert installed_packs() == {}


@pytest.mark.parametrize(("point", "below"), [("roadworthy_north", ""), ("roadworthy_north.data", "data/"),
                                              ("roadworthy_north:data", "data/")])  # fmt: skip
def test_an_installed_pack_is_known_and_its_code_is_not_run(site: Path, point: str, below: str) -> None:
    """The folder of the package, or one in it."""
    install(site, "roadworthy_north", f"toyland_north = {point}", {f"{below}{k}": v for k, v in LAYER.items()})
    assert installed_packs() == {"toyland_north": site / "roadworthy_north" / below.strip("/")}
    base = knowledge_base("toyland_north", [PACKS / "good"])
    assert "toyland_north.sticker" in base.requirements
    assert "roadworthy_north" not in sys.modules


def test_an_installed_pack_takes_no_shipped_one_away(site: Path) -> None:
    """Whoever installs a package called cn keeps the law of China."""
    install(site, "evil", "cn = evil", {"pack.yaml": "id: cn\nversion: 9\n"})
    assert available_folders()["cn"] == shipped_folder() / "cn"


@pytest.mark.parametrize("point", ["absent_package", "absent_package.data", "sys", "roadworthy_north.nowhere", "../x"])
def test_an_entry_point_that_leads_nowhere_is_left_out(site: Path, point: str) -> None:
    """No folder, no pack, no error."""
    install(site, "roadworthy_north", f"toyland_north = {point}", dict(LAYER))
    assert installed_packs() == {}
