"""Writes a file whole or not at all, and over nobody's file."""

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from interview.errors import CannotWrite, ExitCode, InterviewError
from knowledge.vocabulary.text import Text

READABLE_BY_UMASK = 0o666
USABLE_BY_UMASK = 0o777


class FileExists(InterviewError):
    """There is a file of that name already; it was not touched."""

    exit_code = ExitCode.CANNOT_WRITE

    def __init__(self, path: Path) -> None:
        super().__init__(
            {"en": "this file exists already and was left as it is.", "zh": "该文件已存在，未作改动。"},
            {"en": "Choose another name, or add --force to replace it.", "zh": "请换一个文件名，或加--force覆盖。"},
            str(path),
        )


class NotSaved(CannotWrite):
    """The file could not be written; nothing was left behind, and a file of that name is as it was."""

    def __init__(self, path: Path, reason: Text, remedy: Text) -> None:
        super().__init__(
            {
                "en": f"the report could not be saved ({reason['en']}).",
                "zh": f"无法保存报告（{reason['zh']}）。",
            },
            remedy,
            str(path),
        )


FULL_DISK: tuple[Text, Text] = (
    {"en": "the disk is full", "zh": "磁盘已满"},
    {"en": "Free some space or choose another folder with -o.", "zh": "请腾出空间，或用-o指定另一个文件夹。"},
)
NO_FOLDER: tuple[Text, Text] = (
    {"en": "there is no such folder", "zh": "文件夹不存在"},
    {"en": "Make the folder first or choose another one with -o.", "zh": "请先建立该文件夹，或用-o指定另一个。"},
)
READ_ONLY: tuple[Text, Text] = (
    {"en": "the folder may not be written to", "zh": "该文件夹不可写"},
    {"en": "Choose another folder with -o.", "zh": "请用-o指定另一个文件夹。"},
)
NO_FILE: tuple[Text, Text] = (
    {"en": "it is a folder or a device, not a file", "zh": "这是文件夹或设备，不是文件"},
    {"en": "Choose the name of a file with -o.", "zh": "请用-o指定一个文件名。"},
)
REASONS = {
    errno.ENOSPC: FULL_DISK, errno.EDQUOT: FULL_DISK, errno.EFBIG: FULL_DISK,
    errno.ENOENT: NO_FOLDER, errno.ENOTDIR: NO_FOLDER,
    errno.EACCES: READ_ONLY, errno.EPERM: READ_ONLY, errno.EROFS: READ_ONLY,
    errno.EISDIR: NO_FILE,
}  # fmt: skip


def save(content: bytes, path: Path, *, force: bool = False) -> None:
    """Write `content` to `path`. Raises FileExists unless `force`, and NotSaved where the folder or disk refuses."""
    with written_whole(path, force=force) as temporary:
        temporary.write_bytes(content)


@contextmanager
def written_whole(path: Path, *, force: bool = False, made_in: Path | None = None) -> Iterator[Path]:
    """A temporary file to write to; it takes the name when the block is done, else it is gone.

    `made_in`: a folder of the same disk where it stands meanwhile; null = beside `path`.

    Raises FileExists unless `force`, and NotSaved where the folder or the disk refuses.
    """
    refuse_to_overwrite(path, force=force)
    try:
        temporary = _temporary(path, made_in or path.parent)
        try:
            yield temporary
            _finish(temporary)
            _take_name(temporary, path, force=force)
            _remember_name(path.parent)
        finally:
            temporary.unlink(missing_ok=True)
    except FileExistsError as error:
        raise FileExists(path) from error
    except OSError as error:
        raise NotSaved(path, *REASONS.get(error.errno or 0, _other_reason(error))) from error


def refuse_to_overwrite(path: Path, *, force: bool = False) -> None:
    """Raise what `save` would raise because of the name alone, before the work of making a report."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return
    if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        raise NotSaved(path, *NO_FILE)
    if not force:
        raise FileExists(path)


def _temporary(path: Path, folder: Path) -> Path:
    """An empty file for `path`, readable by its owner alone."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".part", dir=folder)
    os.close(handle)
    return Path(name)


def _finish(temporary: Path) -> None:
    """Have the complete file on the disk, readable by whom the umask allows."""
    with temporary.open("rb+") as file:
        os.fsync(file.fileno())
    make_readable_by_umask(temporary)


def make_readable_by_umask(path: Path) -> None:
    """Give a file or folder that only its owner could read the access that new ones have."""
    path.chmod((USABLE_BY_UMASK if path.is_dir() else READABLE_BY_UMASK) & ~_umask())


def _take_name(temporary: Path, path: Path, *, force: bool) -> None:
    """A hard link takes the name only if it is free, whatever other programs do meanwhile."""
    if force:
        temporary.replace(path)
        return
    try:
        path.hardlink_to(temporary)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK):
            raise
        refuse_to_overwrite(path)
        temporary.replace(path)


def _remember_name(folder: Path) -> None:
    """Have the folder itself written to the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.EBADF):
            raise
    finally:
        os.close(handle)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _other_reason(error: OSError) -> tuple[Text, Text]:
    words = error.strerror or str(error)
    return {"en": words, "zh": words}, READ_ONLY[1]
