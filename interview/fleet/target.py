"""Where an assessed table goes, and where the unfinished job stands meanwhile."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from interview.errors import UsageMistake
from interview.fleet.job import described
from interview.fleet.record import record_of, record_path
from interview.fleet.sources import Source
from interview.fleet.writing import TableForm, form_of
from interview.report.save import NO_FOLDER, NotSaved, refuse_to_overwrite

UNFINISHED = ".unfinished"
PUBLISHING = ".publishing"


class OutputAmongInputs(UsageMistake):
    """The output would be read as a part of the fleet, or be written over it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            {"en": "this belongs to the tables that are read.", "zh": "该位置属于要读取的表格。"},
            {"en": "Choose a name outside of them with -o.", "zh": "请用 -o 指定其外的名称。"},
            str(path),
        )


@dataclass(frozen=True)
class FleetTarget:
    """Where an assessed table goes and how it is written."""

    path: Path
    force: bool = False

    @property
    def form(self) -> TableForm:
        """As the ending says. Raises UsageMistake."""
        return form_of(self.path)

    @property
    def rejected_path(self) -> Path:
        """Where the rejected rows go."""
        return self.path.with_name(f"{self.path.stem}.rejected.csv")

    @property
    def unfinished(self) -> Path:
        """The folder of the job while it is not finished."""
        return self.path.with_name(self.path.name + UNFINISHED)

    @property
    def is_publishing(self) -> bool:
        """Whether a job was interrupted while its files took their names, so that those that are there are its own."""
        return (self.unfinished / PUBLISHING).exists()

    def begun_on(self) -> date | None:
        """The day of law of an unfinished job that is to be gone on with; null where there is none."""
        day = None if self.force else (described(self.unfinished) or {}).get("as_of")
        return date.fromisoformat(day) if isinstance(day, str) else None

    def rejected_by_finished(self, digest: str) -> int | None:
        """How many rows the finished job with this digest rejected; null where it is not finished, or to be redone."""
        is_there = self.path.exists() and not self.unfinished.exists() and not self.force
        record = record_of(self.path) if is_there else None
        return record.rows_rejected if record is not None and record.job == digest else None

    def refuse_to_overwrite(self) -> None:
        """Raise FileExists or NotSaved, before any work is done, where a file is in the way."""
        if not self.path.parent.is_dir():
            raise NotSaved(self.path, *NO_FOLDER)
        force = self.force or self.is_publishing
        if self.form is TableForm.FOLDER and self.path.is_dir():
            if any(self.path.iterdir()) and (
                not force or not record_path(self.path).exists()
            ):  # only what we have made is ever taken away
                raise FolderExists(self.path)
        else:
            refuse_to_overwrite(self.path, force=force)
        refuse_to_overwrite(self.rejected_path, force=force)

    def refuse_among(self, tables: Sequence[str], sources: Sequence[Source]) -> None:
        """Raise OutputAmongInputs where the output would be one of the tables, now or in the next run."""
        ours = [path.resolve() for path in (self.path, self.rejected_path)]
        read = {source.path.resolve() for source in sources}
        for path in ours:
            if path in read or any(path.is_relative_to(Path(name).resolve()) for name in tables if Path(name).is_dir()):
                raise OutputAmongInputs(path)
            if any(_names(str(Path(name).absolute()), str(path)) for name in tables):
                raise OutputAmongInputs(path)


class FolderExists(UsageMistake):
    """There is a folder of that name already; it was not touched."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            {"en": "this folder exists already and was left as it is.", "zh": "该文件夹已存在，未作改动。"},
            {"en": "Choose another name; --force replaces a folder that an assessment has made.",
             "zh": "请换一个名称；--force 只覆盖评估所生成的文件夹。"},
            str(path),
        )  # fmt: skip


def _names(pattern: str, path: str) -> bool:
    """Whether a pattern of the shell names the path; ** are folders below folders."""
    expression = re.escape(pattern).replace(r"\*\*/", "(?:.*/)?").replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
    return re.fullmatch(expression, path, re.DOTALL) is not None
