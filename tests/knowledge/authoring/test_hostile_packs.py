"""A pack from a stranger can at worst give an error message."""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest

from knowledge.authoring.checking import check_folder
from knowledge.authoring.files import LARGEST_FILE, MOST_FILES, pack_files
from knowledge.authoring.library import knowledge_base
from knowledge.authoring.problems import MOST_PROBLEMS, PackError
from tests.conftest import TOYLAND
from tests.knowledge.authoring.packs_at_hand import written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "toyland", pack_files(TOYLAND).contents)


def said(folder: Path) -> list[str]:
    """Everything that is said of a pack, whether it could be read or not."""
    try:
        return [str(problem) for problem in check_folder(folder)]
    except PackError as error:
        return [str(problem) for problem in error.problems]


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("facts.yaml", b"0" * 10_000_000)
    return buffer.getvalue()


LAUGHS = "a: &a [lol, lol]\n" + "".join(
    f"{n}: &{n} [*{o}, *{o}, *{o}]\n" for o, n in zip("abcdefgh", "bcdefghi", strict=True)
)
HOSTILE = {
    "a billion laughs": (LAUGHS.encode(), "anchors and aliases are not allowed"),
    "a merged alias": (b"a: &x {b: c}\nd: {<<: *x}\n", "anchors and aliases are not allowed"),
    "deep lists": (b"a: " + b"[" * 100_000, "nested deeper than"),
    "deep mappings": (b"{a: " * 5_000, "nested deeper than"),
    "deep keys": (b"? " * 5_000 + b"a", "nested deeper than"),
    "a huge text": (b"a.b: " + b"x" * 100_000, "a text has 100,000 signs"),
    "a huge key": (b"x" * 100_000 + b": y\n", "there is a sign|could not find|signs"),
    "a tag that runs": (b"a.b: !!python/object/apply:os.system [id]\n", "the tag .* is not allowed"),
    "a tag of its own": (b"a.b: !boom x\n", "the tag !boom is not allowed"),
    "many parts": (b"a.b: [" + b"1," * 300_000 + b"]", "more than 200,000 parts"),
    "two documents": (b"a: b\n---\nc: d\n", "a second document begins"),
    "UTF-16": ("a.b: c\n".encode("utf-16"), "not UTF-8|sign that YAML"),
    "GB 18030": ("车辆.b: 中文\n".encode("gb18030"), "not UTF-8"),
    "half a sign": (b"a.b: \xe4\xb8", "not UTF-8"),
    "zeros": (b"\0" * 1_000, "sign that YAML does not allow"),
    "a zip archive": (zipped(), "not UTF-8|sign that YAML"),
    "escapes of a terminal": (b"a.b: \"\x1b[2Jx\"\n", "sign that YAML does not allow"),
    "a lone surrogate": (b'a.b: "\\ud800"\n', "toyland|facts"),
    "many mistakes": (b"".join(b"x.y%d: {tpe: number}\n" % n for n in range(20_000)), f"more than {MOST_PROBLEMS} problems"),
    "a huge number": (b"x.y: {type: number, label: X, decimals: 1e400, plausible: [1e999, nan]}\n", "cannot have|'1e400'"),
    "a number of many digits": (b"x.y: {type: number, label: X, plausible: [" + b"9" * 10_000 + b", 2]}\n", "plausible"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("file", "name"),
    [(file, name) for name in HOSTILE
     for file in ("facts.yaml", "rules/category.yaml", "cases/cases.yaml", "translations/zh/all.yaml")
     if file == "facts.yaml" or not name.startswith("many")],
)  # fmt: skip
def test_a_hostile_file_is_an_error_message(folder: Path, file: str, name: str) -> None:
    """It names the file, and the pack is not asked from."""
    content, message = HOSTILE[name]
    (folder / file).write_bytes(content)
    messages = said(folder)
    assert messages
    if file == "facts.yaml":
        assert any(re.search(message, one) and "facts.yaml:" in one for one in messages), messages[:3]
    if file != "cases/cases.yaml":  # cases are no part of what is asked
        with pytest.raises(PackError):
            knowledge_base("toyland", [folder])


def test_a_file_too_large_is_not_even_read(folder: Path) -> None:
    """A sparse file of gigabytes."""
    with (folder / "facts.yaml").open("wb") as file:
        file.truncate(8_000_000_000)
    assert any("the file has 8,000,000,000 bytes. Split it" in one for one in said(folder))


def test_the_largest_file_and_one_byte_more(folder: Path) -> None:
    """Both sides of the edge."""
    comment = b"# " + b"x" * (LARGEST_FILE - 3) + b"\n"
    (folder / "rules" / "comment.yaml").write_bytes(comment)
    assert said(folder) == []
    (folder / "rules" / "comment.yaml").write_bytes(comment + b"\n")
    assert any("Split it; 4,000,000 are allowed." in one for one in said(folder))


def test_too_many_files_are_refused(folder: Path) -> None:
    """As many as are allowed, and one more."""
    there = len(pack_files(folder).contents)
    for number in range(MOST_FILES - there):
        (folder / "rules" / f"{number}.yaml").write_bytes(b"")
    assert len(pack_files(folder).contents) == MOST_FILES
    (folder / "rules" / "one_more.yaml").write_bytes(b"")
    assert any("more than 1,000 files" in one for one in said(folder))


def test_too_many_bytes_are_refused(folder: Path) -> None:
    """Five files that are each small enough."""
    for number in range(5):
        (folder / "rules" / f"{number}.yaml").write_bytes(b"#" * LARGEST_FILE)
    assert any("the pack is too large" in one for one in said(folder))


def test_folders_too_deep_are_refused(folder: Path) -> None:
    """A path that goes on and on."""
    deep = folder.joinpath(*["rules"] * 30)
    deep.mkdir(parents=True)
    assert any("nested too deep" in one for one in said(folder))


@pytest.mark.parametrize("target", ["/etc/passwd", "/dev/zero", "../../outside.yaml", "/proc/self/environ"])
def test_a_link_that_leads_out_is_refused(folder: Path, target: str) -> None:
    """Nothing of the person's own files comes into a message."""
    (folder.parent / "outside.yaml").write_text("secret: x\n")
    (folder / "rules" / "link.yaml").symlink_to(target)
    messages = said(folder)
    assert any("this link leads out of the pack" in one for one in messages)
    assert not any("secret" in one or "root" in one.split(": ", 1)[1] for one in messages)


def test_a_linked_folder_is_not_walked(folder: Path) -> None:
    """A link to the folder itself would have no end."""
    (folder / "rules" / "again").symlink_to(folder)
    assert said(folder) == []


def test_a_link_that_leads_nowhere_or_to_itself_is_told(folder: Path) -> None:
    """Neither is a file."""
    (folder / "rules" / "gone.yaml").symlink_to(folder / "nothing")
    assert any("gone.yaml:1: the file cannot be read" in one for one in said(folder))
    (folder / "rules" / "gone.yaml").unlink()
    (folder / "rules" / "loop.yaml").symlink_to("loop.yaml")
    assert any("loop.yaml:1: " in one for one in said(folder))


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    """Nobody ever writes to it."""
    os.mkfifo(folder / "rules" / "pipe.yaml")
    assert any("this is no file" in one for one in said(folder))


def test_a_manifest_that_is_a_pipe_or_a_link_is_not_followed(folder: Path) -> None:
    """The first file that is opened, too."""
    (folder / "pack.yaml").unlink()
    (folder / "pack.yaml").symlink_to("/etc/passwd")
    with pytest.raises(PackError, match="this link leads out"):
        knowledge_base("toyland", [folder])


def test_a_long_chain_of_rules_is_followed_to_its_end(folder: Path) -> None:
    """Thousands of facts that each follow from the one before: neither deep recursion nor hours."""
    links = range(1_500)
    facts = "".join(f"chain.f{n}: {{type: yes_no, derived: yes, label: F}}\n" for n in links)
    rules = "".join(
        f"toyland.r{n}: {{says: F, concludes: {{chain.f{n}: yes}}, when: [chain.f{n - 1} = yes], source: toyland.tariff}}\n"
        for n in links[1:]
    )
    (folder / "facts.yaml").write_text((folder / "facts.yaml").read_text("utf-8") + facts, "utf-8")
    (folder / "rules" / "chain.yaml").write_text(rules, "utf-8")
    assert any("has no words in zh" in one for one in said(folder))
