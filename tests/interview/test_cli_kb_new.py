"""`roadworthy kb new`: a small complete pack that checks, passes, is proved and asks at once."""

from datetime import date
from pathlib import Path

import pytest

from interview.commands.shared_options import today
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import knowledge_base
from knowledge.authoring.starting import STARTERS, is_pack_name, new_pack
from knowledge.vocabulary.packs import PackIdentity
from tests.interview.command_line import TOYLAND, Call

CN = PackIdentity("cn", "2026.11.1", "")


def test_a_new_pack_is_without_fault(roadworthy: Call) -> None:
    """It checks, its cases pass, all claims are proved, every rule and choice is exercised."""
    made = roadworthy("kb", "new", "atlantis")
    assert made.code == 0, made.err
    assert "roadworthy --packs atlantis ask --pack atlantis" in made.out
    assert "no problem" in roadworthy("kb", "check", "atlantis").out
    assert "6 cases pass" in roadworthy("kb", "test", "atlantis").out
    proved = roadworthy("kb", "prove", "atlantis")
    assert proved.code == 0, proved.out
    assert "claims are proved" in proved.out
    covered = roadworthy("kb", "coverage", "atlantis")
    assert (covered.code, "no case" in covered.out) == (0, False)


def test_a_new_pack_asks_at_once(roadworthy: Call) -> None:
    """The interview that the command proposes, in both languages."""
    roadworthy("kb", "new", "atlantis", "--title", "Atlantis", "--title-zh", "亚特兰蒂斯")
    words = ("--packs", "atlantis", "ask", "--pack", "atlantis", "--plain", "--dry-run")
    result = roadworthy(*words, stdin="yes\nyes\n3500\n")
    assert (result.code, "ROAD LEGAL" in result.out, "Atlantis" in result.out) == (0, True, True), result.out
    chinese = roadworthy("--lang", "zh", *words, stdin="是\n否\n1\n3501\n")
    assert (chinese.code, "亚特兰蒂斯" in chinese.out, "投保" in chinese.out) == (0, True, True), chinese.out


def test_a_layer_is_without_fault(roadworthy: Call) -> None:
    """On top of any pack: here of Toyland."""
    made = roadworthy("kb", "new", "toyland_north", "--extends", "toyland", *TOYLAND[:2], "-o", "below/here")
    assert made.code == 0, made.err
    folder = Path("below/here/toyland_north")
    assert 'extends: {toyland: ">=1.0"}' in (folder / "pack.yaml").read_text("utf-8")
    for command, said in (("check", "no problem"), ("test", "4 cases pass"), ("coverage", "every rule")):
        result = roadworthy("kb", command, folder, *TOYLAND[:2])
        assert (result.code, said in result.out) == (0, True), result.out + result.err
    assert today().isoformat() in (folder / "pack.yaml").read_text("utf-8")


@pytest.mark.parametrize("title", ['He said "no": #1', "a, b]", "{x}", "back\\slash", "- x", "中文：标题", "new_pack"])
def test_a_title_may_have_any_signs(tmp_path: Path, title: str) -> None:
    """What YAML would take for its own signs is quoted."""
    for name, content in new_pack("place", None, {"en": title, "zh": title}, date(2026, 11, 28)).items():
        path = tmp_path / "place" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert knowledge_base("place", [tmp_path]).title == {"en": title, "zh": title}


@pytest.mark.parametrize("starter", ["alone", "layer"])
def test_nothing_of_the_starter_is_left(starter: str) -> None:
    """No placeholder stays."""
    files = new_pack("place", CN if starter == "layer" else None, {"en": "T", "zh": "T"}, date(2026, 11, 28))
    assert set(files) == set(pack_files(STARTERS / starter).contents)
    text = b"".join(files.values()).decode()
    assert not [word for word in ("new_", "base_", "2026-11-22") if word in text]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("cn", True), ("cn_chengdu", True), ("c2", True), ("a" * 40, True), ("a" * 41, False), ("CN", False), ("2c", False),
     ("cn-chengdu", False), ("cn__x", False), ("_cn", False), ("cn_", False), ("../cn", False), ("", False), ("中", False)],
)  # fmt: skip
def test_names_of_packs(name: str, expected: bool) -> None:
    """Lower-case words joined by underscores."""
    assert is_pack_name(name) is expected


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("Chengdu!",), 2, "'Chengdu!' is no name for a pack. Write lower-case words"),
        (("cn",), 2, "There is a pack cn already. Choose another name."),
        (("north", "--extends", "cm"), 65, "there is no such pack. Did you mean cn?"),
    ],
)
def test_what_cannot_be_made_is_told(roadworthy: Call, words: tuple[str, ...], code: int, message: str) -> None:
    """A wrong name, one that is taken, a pack that is not there."""
    result = roadworthy("kb", "new", *words)
    assert (result.code, message in result.err) == (code, True), result.err


def test_a_folder_that_is_there_is_left_alone(roadworthy: Call) -> None:
    """No file of an author is replaced."""
    assert roadworthy("kb", "new", "atlantis").code == 0
    facts = Path("atlantis/facts.yaml")
    facts.write_text("mine", "utf-8")
    result = roadworthy("kb", "new", "atlantis", "--lang", "zh")
    assert (result.code, "已存在" in result.err, facts.read_text("utf-8")) == (74, True, "mine")
