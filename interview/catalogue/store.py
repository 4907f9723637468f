"""The catalogue on disk: one SQLite file in the data folder, for its owner only; an import is all or nothing."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from interview.catalogue.entries import CatalogueEntry, bare_model, models_named
from interview.errors import BadData, CannotWrite
from interview.refusals import refusal
from interview.saved_cases.store_errors import StoreUnwritable
from interview.saved_cases.store_file import SECONDS_TO_WAIT, make_private, transaction
from knowledge.vocabulary.text import Text

FILE_NAME = "catalogue.sqlite3"
FORMAT = 1
SCHEMA = """
    CREATE TABLE entries (
        model TEXT NOT NULL, maker TEXT NOT NULL, brand TEXT NOT NULL, name TEXT NOT NULL, batch TEXT NOT NULL,
        withdrawn INTEGER NOT NULL, said TEXT NOT NULL, file TEXT NOT NULL,
        PRIMARY KEY (model, maker, batch)
    ) WITHOUT ROWID
"""
FIELDS = "model, maker, brand, name, batch, withdrawn, said, file"
MOST_COMPARED = 20_000
"""Models that a mistyped one is compared with."""
NEAR_ENOUGH = 0.8
SIGNS_APART = 3


class CatalogueDamaged(BadData):
    """The file is not what this program wrote."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            {"en": "the file of the catalogue is damaged.", "zh": "目录文件已损坏。"},
            {
                "en": f"Delete it (rm '{path}') and import your table again.",
                "zh": f"请删除它（rm '{path}'），然后重新导入表格。",
            },
            str(path),
        )


class CatalogueUnwritable(CannotWrite):
    """The folder or file refuses to be written."""

    def __init__(self, path: Path, reason: Text) -> None:
        super().__init__(
            {
                "en": f"the catalogue cannot be saved here ({reason['en']}).",
                "zh": f"无法在此保存目录（{reason['zh']}）。",
            },
            {
                "en": "Nothing was changed. Make the folder writable, or name another one in ROADWORTHY_DATA.",
                "zh": "没有任何改动。请让该文件夹可写，或用环境变量 ROADWORTHY_DATA 指定另一个文件夹。",
            },
            str(path),
        )


class Catalogue:
    """The imported entries of one person."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    @property
    def is_there(self) -> bool:
        """Whether anything was ever imported; costs no more than a look into the folder."""
        return self.path.exists()

    def take(self, entries: Iterable[CatalogueEntry]) -> None:
        """Add entries; one of the same model, maker and batch is replaced."""
        with self._opened(for_writing=True) as connection, transaction(connection):
            connection.executemany(f"INSERT OR REPLACE INTO entries ({FIELDS}) VALUES (?,?,?,?,?,?,?,?)",  # noqa: S608
                                   map(_row, entries))  # fmt: skip

    def forget(self, models: Iterable[str] = ()) -> int:
        """Delete the entries of these models, or all of them; how many were deleted."""
        bare = [(bare_model(model),) for model in models]
        with self._opened(for_writing=True) as connection:
            before = connection.total_changes
            with transaction(connection):
                if bare:
                    connection.executemany("DELETE FROM entries WHERE model = ?", bare)
                else:
                    connection.execute("DELETE FROM entries WHERE 1")
            return connection.total_changes - before

    def entries(self) -> list[CatalogueEntry]:
        """All of them, by model, the newest batch first."""
        if not self.is_there:
            return []
        with self._opened() as connection:
            found = [_entry(row) for row in connection.execute(f"SELECT {FIELDS} FROM entries ORDER BY model")]  # noqa: S608
        return sorted(found, key=lambda entry: (entry.model, -_number(entry.batch)))

    def entries_of(self, model: str) -> list[CatalogueEntry]:
        """The entries of exactly this model, the newest batch first; the maker may stand before it."""
        if not self.is_there:
            return []
        with self._opened() as connection:
            for named in models_named(model):
                rows = connection.execute(f"SELECT {FIELDS} FROM entries WHERE model = ?", (named,)).fetchall()  # noqa: S608
                if rows:
                    return sorted(map(_entry, rows), key=lambda entry: -_number(entry.batch))
        return []

    def entry(self, model: str) -> CatalogueEntry | None:
        """The newest entry of exactly this model."""
        return next(iter(self.entries_of(model)), None)

    def near(self, model: str, most: int = 3) -> list[str]:
        """Models that differ little from this one, the nearest first."""
        if not self.is_there:
            return []
        with self._opened() as connection:
            found = (one for named in models_named(model) for one in _near(named, connection, most))
            return list(dict.fromkeys(found))[:most]

    def count(self) -> int:
        """How many entries there are."""
        if not self.is_there:
            return 0
        with self._opened() as connection:
            return int(connection.execute("SELECT count(*) FROM entries").fetchone()[0])

    @contextmanager
    def _opened(self, *, for_writing: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            if for_writing:
                make_private(self.path)
            connection = sqlite3.connect(self.path, timeout=SECONDS_TO_WAIT, isolation_level=None)
        except StoreUnwritable as error:
            raise CatalogueUnwritable(self.path, error.reason) from error
        except sqlite3.Error as error:
            raise CatalogueUnwritable(self.path, refusal(error)) from error
        try:
            _prepare(connection, self.path)
            yield connection
        except sqlite3.OperationalError as error:
            raise CatalogueUnwritable(self.path, refusal(error)) from error
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise CatalogueDamaged(self.path) from error
        finally:
            connection.close()


def _near(wanted: str, connection: sqlite3.Connection, most: int) -> list[str]:
    rows = connection.execute(
        "SELECT DISTINCT model FROM entries WHERE length(model) BETWEEN ? AND ? "
        "ORDER BY substr(model, 1, 2) = ? DESC, model LIMIT ?",
        (len(wanted) - SIGNS_APART, len(wanted) + SIGNS_APART, wanted[:2], MOST_COMPARED),
    )
    return get_close_matches(wanted, [model for (model,) in rows], most, NEAR_ENOUGH)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA secure_delete = ON")
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if found == 0 and path.stat().st_size == 0:
        with transaction(connection):
            connection.execute(SCHEMA)
            connection.execute(f"PRAGMA user_version = {FORMAT}")
    elif found != FORMAT:
        raise CatalogueDamaged(path)


def _row(entry: CatalogueEntry) -> tuple[str | int, ...]:
    said = json.dumps(dict(entry.values), ensure_ascii=False)
    return (entry.model, entry.maker, entry.brand, entry.name, entry.batch, int(entry.withdrawn), said, entry.file)


def _entry(row: tuple[str, str, str, str, str, int, str, str]) -> CatalogueEntry:
    model, maker, brand, name, batch, withdrawn, said, file = row
    values = {fact: tuple(figures) for fact, figures in json.loads(said).items()}
    return CatalogueEntry(model, maker, brand, name, batch, bool(withdrawn), values, file)


def _number(batch: str) -> int:
    return int(batch) if batch.isdecimal() and len(batch) < 9 else -1
