"""`kb diff`: folders, versions and git revisions, in words and as JSON."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.interview.command_line import PACKS, Call

THRESHOLD = ("rules/category.yaml", "vehicle.length <= 3500 mm", "vehicle.length <= 3400 mm")


@pytest.fixture
def repository(tmp_path: Path, toyland_folder: Path) -> Path:
    """A repository in which Toyland was changed once: another threshold and another version."""
    if shutil.which("git") is None:
        pytest.skip("not on this machine: git")
    root = tmp_path / "repository"
    pack = root / "packs" / "toyland"
    shutil.copytree(toyland_folder, pack)
    git(root, "init", "-q")
    commit(root)
    change(pack, *THRESHOLD)
    manifest = (pack / "pack.yaml").read_text("utf-8")
    version = next(line for line in manifest.splitlines() if line.startswith("version:"))
    change(pack, "pack.yaml", version, "version: 9.9")
    commit(root)
    return root


def git(root: Path, *words: str) -> str:
    root.mkdir(exist_ok=True)
    names = {f"GIT_{role}_{what}": "x@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["git", "-C", str(root), *words], env={**os.environ, **names}, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Change")


def change(pack: Path, file: str, before: str, after: str) -> None:
    text = (pack / file).read_text("utf-8")
    assert before in text
    (pack / file).write_text(text.replace(before, after, 1), "utf-8")


def test_a_threshold(roadworthy: Call, tmp_path: Path, toyland_folder: Path) -> None:
    """The line that changed, with its place; the range between the figures; and that nothing else changes."""
    new = tmp_path / "toyland"
    shutil.copytree(toyland_folder, new)
    change(new, *THRESHOLD)
    done = roadworthy("kb", "diff", toyland_folder, new)
    assert done.code == 0, done.err
    assert f"{new}/rules/category.yaml:" in done.out
    assert "condition - vehicle.length <= 3500 mm" in done.out
    assert "condition + vehicle.length <= 3400 mm" in done.out
    assert "(vehicle.length): 3,401 mm to 3,500 mm" in done.out
    assert "Proved: outside the situations" in done.out
    assert "Cases of the pack:" in done.out
    assert "恰在以下情形" in roadworthy("kb", "diff", toyland_folder, new, "--lang", "zh").out
    data = json.loads(roadworthy("kb", "diff", toyland_folder, new, "--json").out)
    assert [entry["id"] for entry in data["entries"]] == ["toyland.category.small"]
    (effect,) = [one for one in data["effects"] if one["situations"]]
    assert effect["is_proved"]
    assert {"fact": "vehicle.length", "ranges": [{"first": 3401, "last": 3500}]} in effect["situations"][0]["where"]


def test_reformatting_alone(roadworthy: Call, tmp_path: Path, toyland_folder: Path) -> None:
    """Other bytes that say the same: nothing changes."""
    new = tmp_path / "toyland"
    shutil.copytree(toyland_folder, new)
    for file in new.rglob("*.yaml"):
        file.write_text("# another comment\n\n" + file.read_text("utf-8"), "utf-8")
    done = roadworthy("kb", "diff", toyland_folder, new)
    assert (done.code, "Nothing changes" in done.out) == (0, True)
    data = json.loads(roadworthy("kb", "diff", toyland_folder, new, "--json").out)
    assert data["is_none"]
    assert data["old"]["content_hash"] != data["new"]["content_hash"]


def test_other_words_alone(roadworthy: Call, tmp_path: Path, toyland_folder: Path) -> None:
    """A label is told as a difference, and that no situation changes."""
    new = tmp_path / "toyland"
    shutil.copytree(toyland_folder, new)
    change(new, "rules/category.yaml", "Everything else is a large truck.", "All others are large trucks.")
    change(new, "translations/zh/all.yaml", "Everything else is a large truck.", "All others are large trucks.")
    out = roadworthy("kb", "diff", toyland_folder, new).out
    assert "label + en: All others are large trucks." in out
    assert "No situation changes" in out


@pytest.mark.parametrize("names", [("HEAD~1:packs/toyland", "HEAD:packs/toyland"), ("HEAD~1",), ("HEAD~1", "9.9")])
def test_revisions(roadworthy: Call, repository: Path, monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]) -> None:
    """A revision with a path, a revision of the pack, a version."""
    monkeypatch.chdir(repository)
    done = roadworthy("kb", "diff", *names, "--packs", repository / "packs", "--pack", "toyland")
    assert done.code == 0, done.err
    assert "vehicle.length <= 3400 mm" in done.out
    assert "pack pack: changed" in done.out


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("nowhere", 2, "this is no folder, pack, version or revision"),
        ("1.2.3", 2, "this is no folder, pack, version or revision"),
        ("HEAD:rules", 65, "there is no pack here"),
        ("--evil:x", 2, ""),
    ],
)
def test_what_is_no_version(
    roadworthy: Call, repository: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int, says: str
) -> None:
    """A message that says what can be named."""
    monkeypatch.chdir(repository)
    done = roadworthy("kb", "diff", name, "--packs", repository / "packs", "--pack", "toyland")
    assert (done.code, says in done.err) == (code, True)
    assert "Traceback" not in done.err


def test_saved_cases(roadworthy: Call, small_truck: Path, tmp_path: Path, toyland_folder: Path) -> None:
    """What the person answered of a vehicle is compared as well."""
    toyland = ("--packs", str(PACKS), "--pack", "toyland")
    begun = roadworthy("ask", "--plain", "--answers", small_truck, "--no-report", *toyland, stdin="quit\n")
    assert begun.code == 0, begun.err
    new = tmp_path / "toyland"
    shutil.copytree(toyland_folder, new)
    change(new, *THRESHOLD)
    out = roadworthy("kb", "diff", toyland_folder, new).out
    assert "Your saved cases: 0 of 1 get another verdict, 1 more another category or requirement." in out
