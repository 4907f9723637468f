"""A report is saved whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from interview.errors import ExitCode
from interview.report import save as saving
from interview.report.save import FileExists, NotSaved, save


def test_a_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    """No temporary file stays, and the rights are the usual ones."""
    save(b"report", tmp_path / "out.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["out.pdf"]
    assert (tmp_path / "out.pdf").read_bytes() == b"report"
    mask = saving._umask()
    assert stat.S_IMODE((tmp_path / "out.pdf").stat().st_mode) == 0o666 & ~mask


def test_an_existing_file_is_left_alone_unless_forced(tmp_path: Path) -> None:
    """Also where it appears while the report is being made."""
    path = tmp_path / "out.pdf"
    path.write_bytes(b"theirs")
    with pytest.raises(FileExists) as refused:
        save(b"ours", path)
    assert refused.value.exit_code is ExitCode.CANNOT_WRITE
    assert path.read_bytes() == b"theirs"
    save(b"ours", path, force=True)
    assert path.read_bytes() == b"ours"


def test_a_file_that_appears_at_the_last_moment_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is taken only if it is free."""
    monkeypatch.setattr(saving, "refuse_to_overwrite", lambda *_, **__: None)
    path = tmp_path / "out.pdf"
    path.write_bytes(b"theirs")
    with pytest.raises(FileExists):
        save(b"ours", path)
    assert path.read_bytes() == b"theirs"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_system_without_hard_links_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A memory stick, for one."""

    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(Path, "hardlink_to", no_links)
    save(b"report", tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == b"report"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("force", [False, True])
def test_a_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, force: bool) -> None:
    """And a file that was there stays as it was."""
    path = tmp_path / "out.pdf"
    if force:
        path.write_bytes(b"theirs")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotSaved, match="the disk is full") as refused:
        save(b"x" * 1000, path, force=force)
    assert "Free some space" in refused.value.in_words("en")
    assert str(path) in refused.value.in_words("zh")
    assert [each.read_bytes() for each in tmp_path.iterdir()] == ([b"theirs"] if force else [])


@pytest.mark.slow
def test_a_really_full_disk() -> None:
    """/dev/full takes no byte; it is a device besides, and devices are not replaced."""
    with pytest.raises(NotSaved, match="a device"):
        save(b"x", Path("/dev/full"), force=True)
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """With what to do about it."""
    with pytest.raises(NotSaved, match="no such folder"):
        save(b"x", tmp_path / "nowhere" / "out.pdf")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """Not even with force."""
    with pytest.raises(NotSaved, match="a folder"):
        save(b"x", tmp_path, force=True)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    """The folder, not a temporary file in it."""
    tmp_path.chmod(0o500)
    with pytest.raises(NotSaved, match="may not be written"):
        save(b"x", tmp_path / "out.pdf")


def test_a_refusal_by_the_system_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root too: here the system call itself refuses."""

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(saving.tempfile, "mkstemp", refused)
    with pytest.raises(NotSaved, match="may not be written"):
        save(b"x", tmp_path / "out.pdf")
