"""`roadworthy kb translations`: shown, exported and taken in on the command line."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import TOYLAND
from tests.interview.command_line import Call


@pytest.fixture
def folder(roadworthy: Call) -> Path:
    """A copy of Toyland in the folder where the program is called."""
    return Path(shutil.copytree(TOYLAND, "toyland"))


def test_missing_and_stale_texts_are_shown(roadworthy: Call, folder: Path) -> None:
    """Each with its place; without the word `show`, too; code 65."""
    assert roadworthy("kb", "translations", folder).out == "toyland: 70 texts translated, 0 missing, 0 stale.\n"
    facts = folder / "facts.yaml"
    facts.write_text(facts.read_text("utf-8").replace("label: Overall length", "label: Length"), "utf-8")
    steps = folder / "guidance" / "steps.yaml"
    steps.write_text(steps.read_text("utf-8") + "toyland.place.sea: {place: The sea}\n", "utf-8")
    result = roadworthy("kb", "translations", "show", folder)
    assert result.code == 65
    assert "toyland/guidance/steps.yaml:31: place of toyland.place.sea has no words in Chinese: The sea\n" in result.out
    assert "all.yaml:18: label of vehicle.length translates an older text: Overall length -> Length\n" in result.out
    assert "toyland：已译 69 条，缺 1 条，过期 1 条。" in roadworthy("--lang", "zh", "kb", "translations", folder).out


def test_out_and_in(roadworthy: Call, folder: Path) -> None:
    """Into the pack itself, or into a copy; a second export needs --force."""
    assert roadworthy("kb", "translations", "export", folder, "-o", "toyland.po").code == 0
    assert roadworthy("kb", "translations", "export", folder, "-o", "toyland.po").code == 74
    assert roadworthy("kb", "translations", "export", folder, "-o", "toyland.po", "--force").code == 0
    po = Path("toyland.po")
    po.write_text(po.read_text("utf-8").replace("玩具国：13", "轮数"), "utf-8")
    result = roadworthy("kb", "translations", "import", po, folder, "-o", "copy/toyland")
    assert (result.code, result.out) == (0, "copy/toyland: 1 translations taken, 0 left as they are.\n")
    assert "玩具国：13" in (folder / "translations/zh/all.yaml").read_text("utf-8")
    assert roadworthy("kb", "translations", "import", po, folder).code == 0
    for name in [path.relative_to(folder) for path in folder.rglob("*.yaml")]:
        assert (folder / name).read_bytes() == (Path("copy/toyland") / name).read_bytes()
    assert "[Number of wheels, 轮数]" in (folder / "translations/zh/all.yaml").read_text("utf-8")
    assert roadworthy("kb", "check", folder).code == 0


def test_what_does_not_fit_ends_with_65(roadworthy: Call, folder: Path) -> None:
    """The message has file and line; nothing else is lost."""
    Path("x.po").write_text('msgctxt "vehicle.lenght|ask"\nmsgid "How long is it?"\nmsgstr "多长"\n', "utf-8")
    result = roadworthy("kb", "translations", "import", "x.po", folder)
    assert result.code == 65
    assert "x.po:2: there is no text vehicle.lenght|ask. Did you mean vehicle.length|ask?" in result.err


def test_a_pack_that_is_not_there(roadworthy: Call) -> None:
    """Neither a folder nor an id."""
    result = roadworthy("kb", "translations", "export", "nowhere", "-o", "x.po")
    assert (result.code, "there is no pack here" in result.err) == (65, True)
