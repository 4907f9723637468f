"""The file that holds the saved cases: where it lies, who may read it, what is in it.

SQLite, one file, owner only. A commit is on the disk when it returns: rollback journal, synchronous=FULL.
The journal is truncated instead of deleted, which spares two writes of the folder per answer. What is
deleted is overwritten.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from interview.refusals import refusal
from interview.saved_cases.store_errors import StoreDamaged, StoreTooNew, StoreUnwritable, in_our_words
from knowledge.vocabulary.text import Text

NO_HOME: Text = {"en": "this user has no home folder", "zh": "此用户没有主目录"}
WRITTEN_BY_ANOTHER: Text = {"en": "another program wrote it", "zh": "由其他程序写成"}
FILE_NAME = "cases.sqlite3"
OUR_APPLICATION_ID = 0x526F6164
"""The letters "Road": tells our file from any other SQLite file."""
SECONDS_TO_WAIT = 5.0

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE cases (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        pack TEXT NOT NULL,
        pack_version TEXT NOT NULL,
        pack_content_hash TEXT NOT NULL,
        begun TEXT NOT NULL,
        verdict TEXT
    );
    CREATE TABLE entries (
        case_number INTEGER NOT NULL REFERENCES cases (number) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        fact TEXT NOT NULL,
        value TEXT,
        evidence TEXT,
        at TEXT,
        PRIMARY KEY (case_number, position)
    ) WITHOUT ROWID;
    """,
)
"""The n-th brings a file from format n to n + 1 and loses nothing; the format is `PRAGMA user_version`.

`entries` is the append-only log: a null value is a withdrawal. `verdict` is the one of the last summary, null
since the last entry.
"""


def data_folder() -> Path:
    """Where this person's cases are kept: ROADWORTHY_DATA, or the usual place of the system."""
    chosen = os.environ.get("ROADWORTHY_DATA")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    try:
        return user_data_path("roadworthy", appauthor=False)
    except RuntimeError as error:
        raise StoreUnwritable(Path("~"), NO_HOME) from error


def opened(path: Path) -> sqlite3.Connection:
    """A connection to the file, which is made, or brought to the present format, where needed."""
    make_private(path)
    with sqlite_errors_told(path):
        connection = sqlite3.connect(path, timeout=SECONDS_TO_WAIT, isolation_level=None)
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def sqlite_errors_told(path: Path) -> Iterator[None]:
    """Every error of SQLite inside leaves as a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise in_our_words(error, path) from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing, and on the disk at the end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def make_private(path: Path) -> None:
    """Make folder and file for the owner only. SQLite gives its journal the permissions of the file."""
    earlier = os.umask(0o077)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            _create(path)
        elif path.stat().st_mode & 0o077:
            with suppress(PermissionError):  # somebody else's file, lent to us
                path.chmod(0o600)
    except OSError as error:
        raise StoreUnwritable(path, refusal(error)) from error
    finally:
        os.umask(earlier)


def _create(path: Path) -> None:
    """An empty file, whose name is on the disk too."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    with suppress(OSError):  # some systems cannot sync a folder
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA foreign_keys = ON")
    if _format(connection) != len(MIGRATIONS):
        _migrate(connection, path)
    if _pragma(connection, "application_id") != OUR_APPLICATION_ID:
        raise StoreDamaged(path, WRITTEN_BY_ANOTHER)
    _truncate_journal(connection)


def _truncate_journal(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
    except sqlite3.OperationalError:
        # A folder that refuses to be written can still be read; whatever writes will say so.
        return


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    with transaction(connection):
        found = _format(connection)  # again: another process may just have done it
        if found > len(MIGRATIONS):
            raise StoreTooNew(path, found, len(MIGRATIONS))
        if found == 0 and path.stat().st_size > 0:
            raise StoreDamaged(path, WRITTEN_BY_ANOTHER)
        for migration in MIGRATIONS[found:]:
            for statement in migration.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute(f"PRAGMA application_id = {OUR_APPLICATION_ID}")


def _format(connection: sqlite3.Connection) -> int:
    return _pragma(connection, "user_version")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
