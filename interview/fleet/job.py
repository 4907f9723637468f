"""A job: many parts to do, each kept on disk as soon as it is done, so that whatever interrupts it costs one part.

    job.json                     what the job is, so that no other goes on in its folder
    assessed/00000-000003.parquet   a part that is done; its name says where it stands in the order
    rejected/00000-000003.parquet   what belongs to the same part; there only where there is something

A part is written under a temporary name, brought to the disk, and then takes its name: it is there whole or not at
all. `assessed` takes its name last, and so says that the part is done. A part that two workers do at the same time
takes the same name twice, with the same content.
"""

import json
import os
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import polars as pl

from interview.errors import CannotWrite, UsageMistake

DESCRIPTION = "job.json"
ASSESSED = "assessed"
ENDING = ".parquet"
TEMPORARY = ".part"
ROWS_TOGETHER = 1 << 17
SYSTEM_ERROR = re.compile(r"\(os error (\d+)\)")

Tables = Mapping[str, pl.DataFrame]
"""What comes of a part, by kind: "assessed" and further ones."""


class OtherJob(UsageMistake):
    """The folder holds a job that is another in some point."""

    def __init__(self, folder: Path, differing: list[str]) -> None:
        points = ", ".join(differing)
        super().__init__(
            {"en": f"another job was begun here; it differs in: {points}.",
             "zh": f"此处已有另一项任务，不同之处：{points}。"},
            {"en": "Name another folder, or delete this one.", "zh": "请换一个文件夹，或删除该文件夹。"},
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

    def _path(self, kind: str, name: str) -> Path:
        return self.folder / kind / f"{name}{ENDING}"

    def _keep(self, table: pl.DataFrame, path: Path) -> None:
        temporary = path.with_name(f".{path.stem}-{secrets.token_hex(4)}{TEMPORARY}")
        try:
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
            raise PartUnwritable(path, _reason(error)) from error


@contextmanager
def begun(folder: Path, description: Mapping[str, Any]) -> Iterator[Job]:
    """Begin a job, or go on with it; for one process at a time.

    `description`: whatever makes two jobs different, as JSON can have it. What an interrupted run left half written
    is removed.

    Raises:
        OtherJob: the folder holds another job, or other files.
        JobRunning: another process is at work on it.
        PartUnwritable: the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = open(folder / ".lock", "ab", opener=_private)  # noqa: SIM115 — closed below
    except OSError as error:
        raise PartUnwritable(folder, error.strerror or str(error)) from error
    with lock:
        _hold(lock.fileno(), folder)
        _describe(folder, json.loads(json.dumps(description)))
        for left in folder.glob(f"*/.*{TEMPORARY}"):
            left.unlink(missing_ok=True)
        yield Job(folder)


def _describe(folder: Path, description: dict[str, Any]) -> None:
    path = folder / DESCRIPTION
    if not path.exists():
        strangers = [one.name for one in folder.iterdir() if not one.name.startswith(".")]
        if strangers:
            raise OtherJob(folder, sorted(strangers)[:3])
        temporary = path.with_name(f".{DESCRIPTION}{TEMPORARY}")
        with open(temporary, "w", encoding="utf-8", opener=_private) as file:
            json.dump(description, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        _bring_names_to_disk(folder)
        return
    begun_as = json.loads(path.read_text(encoding="utf-8"))
    differing = sorted(key for key in begun_as.keys() | description.keys() if begun_as.get(key) != description.get(key))
    if differing:
        raise OtherJob(folder, differing)


def _hold(handle: int, folder: Path) -> None:
    """The system drops the lock however the process ends."""
    try:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise JobRunning(folder) from error
    except (ImportError, OSError):  # no locks on this system or network folder
        return


def _reason(error: Exception) -> str:
    """What the system says, also where polars wraps it in words of its own."""
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
