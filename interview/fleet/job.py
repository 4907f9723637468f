"""A job: many parts to do, each kept on disk as soon as it is done, so that whatever interrupts it costs one part.

    job.json                     what the job is, so that no other goes on in its folder
    assessed/00000-000003.parquet   a part that is done; its name says where it stands in the order
    rejected/00000-000003.parquet   what belongs to the same part; there only where there is something

A job of several stages has the folders of each stage in a folder of its name.

A part is written under a temporary name, brought to the disk, and then takes its name: it is there whole or not at
all. `assessed` takes its name last, and so says that the part is done. A part that two workers do at the same time
takes the same name twice, with the same content.
"""

import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import polars as pl

from interview.errors import CannotWrite, UsageMistake

DESCRIPTION = "job.json"
LOCK = ".lock"
ASSESSED = "assessed"
ENDING = ".parquet"
TEMPORARY = ".part"
ROWS_TOGETHER = 1 << 17
SYSTEM_ERROR = re.compile(r"(?:os error |errno )(\d+)", re.IGNORECASE)

Tables = Mapping[str, pl.DataFrame]
"""What comes of a part, by kind: "assessed" and further ones."""


class OtherJob(UsageMistake):
    """The folder holds a job that is another in some point."""

    def __init__(self, folder: Path, differing: list[str]) -> None:
        points = ", ".join(differing)
        super().__init__(
            {"en": f"another job was begun here; it differs in: {points}.",
             "zh": f"此处已有另一项任务，不同之处：{points}。"},
            {"en": "Name another place, or give it up: delete this folder (or add --force).",
             "zh": "请换一个位置；或放弃该任务：删除该文件夹（或加 --force）。"},
            str(folder),
        )  # fmt: skip


class JobRunning(UsageMistake):
    """Another process is at work on the same job."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            {"en": "this job is running already.", "zh": "该任务正在运行。"},
            {"en": "Wait until it has ended, or end it.", "zh": "请等待其结束，或先终止它。"},
            str(folder),
        )


class PartUnwritable(CannotWrite):
    """A part could not be written; what was done before is kept."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            {"en": f"cannot be written ({reason}).", "zh": f"无法写入（{reason}）。"},
            {"en": "Make room or name another folder; the same command then goes on where it stopped.",
             "zh": "请腾出空间或另选文件夹；再次运行同一命令将从中断处继续。"},
            str(path),
        )  # fmt: skip


class Job:
    """The folder of a job that was begun. Workers in several processes may open it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def is_done(self, name: str) -> bool:
        """Whether the part of this name was done, now or in an earlier run."""
        return self._path(ASSESSED, name).exists()

    def rows_of(self, name: str) -> int:
        """How many rows a part that is done has."""
        return int(pl.scan_parquet(self._path(ASSESSED, name)).select(pl.len()).collect().item())

    def finish(self, name: str, tables: Tables) -> None:
        """Keep what comes of a part. Raises PartUnwritable."""
        for kind in sorted(tables, key=lambda kind: kind == ASSESSED):
            if kind == ASSESSED or tables[kind].height:
                self._keep(tables[kind], self._path(kind, name))

    def files(self, kind: str = ASSESSED) -> list[Path]:
        """What was done so far, in the order of the parts."""
        return sorted((self.folder / kind).glob(f"*{ENDING}"))

    def part(self, name: str, kind: str = ASSESSED) -> pl.DataFrame | None:
        """What was kept of a part; null where there is nothing."""
        path = self._path(kind, name)
        return pl.read_parquet(path) if path.exists() else None

    def take_over(self, files: Sequence[Path]) -> None:
        """Have parts that were kept elsewhere on the same disk as parts that are done, as far as the system can."""
        folder = self.folder / ASSESSED
        with suppress(OSError):  # no hard links: they are left to be done
            folder.mkdir(parents=True, mode=0o700, exist_ok=True)
            for file in files:
                if not (folder / file.name).exists():
                    (folder / file.name).hardlink_to(file)

    def stage(self, name: str) -> "Job":
        """A stage of the job, with parts of its own."""
        return Job(self.folder / name)

    def _path(self, kind: str, name: str) -> Path:
        return self.folder / kind / f"{name}{ENDING}"

    def _keep(self, table: pl.DataFrame, path: Path) -> None:
        temporary = path.with_name(f".{path.stem}-{secrets.token_hex(4)}{TEMPORARY}")
        try:
            path.parent.parent.mkdir(mode=0o700, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            with open(temporary, "xb", opener=_private) as file:
                table.write_parquet(file, compression="zstd", row_group_size=ROWS_TOGETHER)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
            _bring_names_to_disk(path.parent)
        except (OSError, pl.exceptions.ComputeError) as error:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise PartUnwritable(path, reason_of(error)) from error


@contextmanager
def begun(folder: Path, description: Mapping[str, Any], *, anew: bool = False) -> Iterator[Job]:
    """Begin a job, or go on with it; for one process at a time.

    `description`: whatever makes two jobs different, as JSON can have it. `anew`: another job in the folder is given
    up. What is half written is removed, before and afterwards.

    Raises:
        OtherJob: the folder holds another job, or other files.
        JobRunning: another process is at work on it.
        PartUnwritable: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = open(folder / LOCK, "ab", opener=_private)  # noqa: SIM115 — closed below
    except OSError as error:
        raise PartUnwritable(folder, reason_of(error)) from error
    with lock:
        _hold(lock.fileno(), folder)
        try:
            _describe(folder, json.loads(json.dumps(description)), anew=anew)
        except OSError as error:
            raise PartUnwritable(folder, reason_of(error)) from error
        _remove_half_written(folder)
        try:
            yield Job(folder)
        finally:
            _remove_half_written(folder)


def described(folder: Path) -> dict[str, Any] | None:
    """What the job in the folder is; null where none was begun."""
    try:
        description = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return description if isinstance(description, dict) else None


def _remove_half_written(folder: Path) -> None:
    with suppress(OSError):  # the next run tries again
        for left in folder.rglob(f".*{TEMPORARY}"):
            left.unlink(missing_ok=True)


def _describe(folder: Path, description: dict[str, Any], *, anew: bool) -> None:
    begun_as = described(folder)
    if begun_as is not None:
        keys = begun_as.keys() | description.keys()
        differing = sorted(key for key in keys if begun_as.get(key) != description.get(key))
        if not differing:
            return
        if not anew:
            raise OtherJob(folder, differing)
        _empty(folder)
    strangers = [one.name for one in folder.iterdir() if not one.name.startswith(".")]
    if strangers:
        raise OtherJob(folder, sorted(strangers)[:3])
    _write_whole(json.dumps(description, ensure_ascii=False, indent=1), folder / DESCRIPTION)


def _empty(folder: Path) -> None:
    """Take away all but the lock; the description last, so that an interruption leaves a job that can be given up."""
    for one in sorted(folder.iterdir(), key=lambda one: one.name == DESCRIPTION):
        if one.is_dir():
            shutil.rmtree(one)
        elif one.name != LOCK:
            one.unlink()


def _write_whole(text: str, path: Path) -> None:
    temporary = path.with_name(f".{path.name}{TEMPORARY}")
    with open(temporary, "w", encoding="utf-8", opener=_private) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    _bring_names_to_disk(path.parent)


def _hold(handle: int, folder: Path) -> None:
    """The system drops the lock however the process ends."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise JobRunning(folder) from error
    except (ImportError, OSError):  # no locks on this system or network folder
        return


def reason_of(error: Exception) -> str:
    """Why a file cannot be written, in the words of the system, also where polars has it in words of its own."""
    number = SYSTEM_ERROR.search(str(error))
    if number:
        return os.strerror(int(number[1]))
    return getattr(error, "strerror", None) or str(error).partition("\n")[0]


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _bring_names_to_disk(folder: Path) -> None:
    with suppress(OSError):  # not every system can
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
