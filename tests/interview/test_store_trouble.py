"""A store that cannot be used: one clear message each, and nothing that was acknowledged is lost."""

import errno
import os
import random
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from interview.refusals import refusal
from interview.saved_cases import store_errors, store_file
from interview.saved_cases.store import Store
from interview.saved_cases.store_errors import (
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreTooNew,
    StoreUnwritable,
)
from tests.interview.test_store import DAY, MORNING, PACK, answer

NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that any user can reach, so that tests run by root can become nobody in it."""
    path = Path(tempfile.mkdtemp(prefix="roadworthy-"))
    path.chmod(0o755)
    if os.getuid() == 0:
        os.chown(path, NOBODY, NOBODY)
    with as_nobody():
        store = Store(path / "data")
        store.save(store.begin(PACK, MORNING, DAY).with_answer(answer("a", 1)))
        store.close()
    yield path / "data"
    path.chmod(0o755)
    shutil.rmtree(path)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write everywhere, so it puts on another hat."""
    is_root = os.getuid() == 0
    if is_root:
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
            os.setegid(0)


def facts_in(folder: Path) -> list[str]:
    with Store(folder) as store:
        return [entry.fact for entry in store.load("cn-2026-11-23-a").log]


def test_a_read_only_folder_can_be_read_and_says_no_to_an_answer(folder: Path) -> None:
    """The message names the folder and the variable that chooses another one."""
    (folder / "cases.sqlite3").chmod(0o400)
    folder.chmod(0o500)
    try:
        with as_nobody(), Store(folder) as store:
            session = store.load("cn-2026-11-23-a")
            with pytest.raises(StoreUnwritable) as told:
                store.save(session.with_answer(answer("b", 2)))
    finally:
        folder.chmod(0o700)
    assert str(folder / "cases.sqlite3") in told.value.in_words("en")
    assert "ROADWORTHY_DATA" in told.value.in_words("zh")
    assert facts_in(folder) == ["a"]


@pytest.mark.parametrize("place", ["/proc/roadworthy", "/dev/null/roadworthy"])
def test_a_folder_that_cannot_be_made_is_named(place: str) -> None:
    """Nothing can be begun where no folder can be made."""
    with pytest.raises(StoreUnwritable) as told:
        Store(Path(place)).begin(PACK, MORNING, DAY)
    assert told.value.in_words("en").startswith(f"{place}/cases.sqlite3: answers cannot be saved here")


def test_a_folder_that_nobody_may_enter_is_named(folder: Path) -> None:
    """Even looking needs a permission; without it there is a message and not an empty list."""
    folder.chmod(0)
    with as_nobody(), pytest.raises(StoreUnwritable):
        Store(folder).cases()


def test_a_full_disk_loses_nothing_that_was_acknowledged(folder: Path) -> None:
    """The answer that does not fit is refused with a message; with room again the interview goes on."""
    with Store(folder) as store:
        session = store.load("cn-2026-11-23-a")
        pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
        store._connection.execute(f"PRAGMA max_page_count = {pages}")
        longer = session.with_answer(answer("b", "x" * 50_000))
        with pytest.raises(StoreFull) as told:
            store.save(longer)
        assert "disk is full" in told.value.in_words("en")
        assert facts_in(folder) == ["a"]
        store._connection.execute("PRAGMA max_page_count = 1000000")
        store.save(longer)
    assert facts_in(folder) == ["a", "b"]


def test_a_write_that_the_system_refuses_is_told(folder: Path) -> None:
    """A real failing write (a limit on the size of files) ends in a message, and the log is as before."""
    child = os.fork()
    if child == 0:
        size = (folder / "cases.sqlite3").stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, resource.RLIM_INFINITY))
        store = Store(folder)
        session = store.load("cn-2026-11-23-a")
        try:
            store.save(session.with_answer(answer("b", "x" * 500_000)))
        except StoreError as error:
            os._exit(0 if isinstance(error, StoreUnwritable | StoreFull) else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert facts_in(folder) == ["a"]


def test_a_file_that_another_program_holds_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a while of waiting the person hears who is in the way, and may try again."""
    monkeypatch.setattr(store_file, "SECONDS_TO_WAIT", 0.05)
    with (
        closing(sqlite3.connect(folder / "cases.sqlite3", isolation_level=None)) as foreign,
        Store(folder) as store,
    ):
        session = store.load("cn-2026-11-23-a")
        foreign.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusy):
            store.save(session.with_answer(answer("b", 2)))
        with pytest.raises(StoreBusy):
            store.cases()
        foreign.execute("ROLLBACK")
        store.save(session.with_answer(answer("b", 2)))
    assert facts_in(folder) == ["a", "b"]


def test_a_store_of_a_newer_version_is_left_alone(folder: Path) -> None:
    """An older program neither reads nor changes what a newer one wrote."""
    path = folder / "cases.sqlite3"
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(StoreTooNew) as told:
        Store(folder).cases()
    assert "format 99" in told.value.in_words("en")
    assert path.read_bytes() == before


def test_a_store_of_an_older_version_is_brought_up_to_date(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new format takes the old answers along."""
    migrations = (*store_file.MIGRATIONS, "ALTER TABLE cases ADD COLUMN nickname TEXT")
    monkeypatch.setattr(store_file, "MIGRATIONS", migrations)
    assert facts_in(folder) == ["a"]
    with closing(sqlite3.connect(folder / "cases.sqlite3")) as foreign:
        assert foreign.execute("PRAGMA user_version").fetchone() == (len(migrations),)
        assert foreign.execute("SELECT nickname FROM cases").fetchall() == [(None,)]


def test_a_migration_that_fails_leaves_the_old_format(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of a migration or nothing of it."""
    with monkeypatch.context() as patch:
        broken = "ALTER TABLE cases ADD COLUMN nickname TEXT; ALTER TABLE nowhere ADD COLUMN x TEXT"
        patch.setattr(store_file, "MIGRATIONS", (*store_file.MIGRATIONS, broken))
        with pytest.raises(StoreError):
            Store(folder).cases()
    assert facts_in(folder) == ["a"]


@pytest.mark.parametrize("content", [b"not a database, but long enough to be one" * 200, b"\0" * 8192, b"x"])
def test_a_file_that_is_no_store_is_left_alone(folder: Path, content: bytes) -> None:
    """The message says how to move it aside, and that nothing was done to it."""
    path = folder / "cases.sqlite3"
    path.write_bytes(content)
    with pytest.raises(StoreDamaged) as told:
        Store(folder).begin(PACK, MORNING, DAY)
    assert f"mv '{path}' '{path}.damaged'" in told.value.in_words("en")
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    """A valid SQLite file that is not ours gets no table of ours."""
    path = tmp_path / "cases.sqlite3"
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreDamaged, match="another program"):
        Store(tmp_path).begin(PACK, MORNING, DAY)


def test_damage_anywhere_ends_in_a_message(folder: Path) -> None:
    """Bytes flipped at random: the cases can be read, or a StoreError says why not; nothing else happens."""
    path = folder / "cases.sqlite3"
    sound = path.read_bytes()
    chance = random.Random(2026)
    told = 0
    for _ in range(150):
        damaged = bytearray(sound)
        for _ in range(chance.choice([1, 3, 200])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(bytes(damaged[: chance.choice([len(sound), len(sound) // 2])]))
        try:
            with Store(folder) as store:
                for case in store.cases():
                    store.load(case.case)
        except StoreError:
            told += 1
    assert told > 20


def test_every_message_says_what_to_do_in_both_languages() -> None:
    """No message without a remedy, and none in one language only."""
    path = Path("/data/cases.sqlite3")
    every_error = [
        StoreUnwritable(path, {"en": "read-only", "zh": "只读"}),
        StoreFull(path),
        StoreBusy(path),
        StoreDamaged(path, {"en": "malformed", "zh": "malformed"}),
        StoreTooNew(path, 9, 1),
        store_errors.NoSuchCase("x", []),
        store_errors.NoCases(path),
        store_errors.CaseOpenElsewhere("cn-2026-11-23-a"),
        store_errors.CaseChangedElsewhere("cn-2026-11-23-a"),
    ]
    for error in every_error:
        for text in (error.what, error.remedy):
            assert set(text) == {"en", "zh"}
            assert text["en"] != text["zh"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.EROFS, "Read-only file system"), "磁盘为只读"),
        (PermissionError(errno.EACCES, "Permission denied"), "没有权限"),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory"), "应为文件夹的位置是一个文件"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), "Invalid cross-device link"),
        (sqlite3.OperationalError("something new"), "something new"),
    ],
)
def test_the_reason_is_told_in_words(error: OSError | sqlite3.Error, reason: str) -> None:
    """In those of the system where there are no better ones."""
    assert refusal(error)["zh"] == reason


def test_a_store_that_may_not_be_written_is_called_read_only(folder: Path) -> None:
    """In the words of people, not of SQLite."""
    connection = sqlite3.connect(f"file:{folder / 'cases.sqlite3'}?mode=ro", uri=True)
    with closing(connection), pytest.raises(sqlite3.OperationalError) as told:
        connection.execute("DELETE FROM cases")
    assert refusal(told.value) == {"en": "the file is read-only", "zh": "文件为只读"}
