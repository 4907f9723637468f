"""Sessions on disk: every answer is there before the next question can be seen.

The log of a case only grows. Two processes that answer the same case cannot lose each other's entries: an
entry is written at the position at which its writer believes the log to end, and a position is written once.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from types import TracebackType
from typing import Self

from interview.refusals import refusal
from interview.saved_cases.case_lock import held
from interview.saved_cases.entry_text import entry_of, row_of
from interview.saved_cases.store_errors import CaseChangedElsewhere, NoCases, NoSuchCase, StoreDamaged, StoreUnwritable
from interview.saved_cases.store_file import FILE_NAME, opened, sqlite_errors_told, transaction
from interview.session import LogEntry, Session
from knowledge.vocabulary.packs import PackIdentity
from knowledge.vocabulary.rules import Verdict


@dataclass(frozen=True)
class SavedCase:
    """One line of the list of cases."""

    case: str
    pack: str
    pack_version: str
    pack_hash: str
    """Of the content of the pack with which it was begun."""
    begun: datetime
    last_change: datetime
    answers: int
    """How many answers stand."""
    verdict: Verdict | None
    """The verdict of the last summary; null when something was said since, or no summary was reached."""


class Store:
    """The saved cases of one person. Every method raises a StoreError when the disk does not play along."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / FILE_NAME
        self._on_disk: dict[str, int] = {}
        """Entries by case, as this process last saw or wrote them."""

    def begin(self, pack: PackIdentity, begun: datetime, day: date) -> Session:
        """A new case with a short name of its own, "cn-2026-11-23-a"; `day` is the person's calendar day."""
        with self._writing() as connection:
            name = _free_name(connection, f"{pack.id}-{day.isoformat()}-")
            connection.execute(_INSERT_CASE, (name, pack.id, pack.version, pack.content_hash, begun.isoformat()))
        self._on_disk[name] = 0
        return Session(name, pack.id, begun)

    def save(self, session: Session) -> None:
        """Append what the log has gained since this process last read or wrote it."""
        known = self._on_disk.get(session.case, 0)
        with self._writing() as connection:
            number = self._number_of(session.case)
            if connection.execute(_COUNT_ENTRIES, (number,)).fetchone()[0] != known:
                raise CaseChangedElsewhere(session.case)
            _append(connection, number, known, session.log[known:])
        self._on_disk[session.case] = len(session.log)

    def load(self, case: str) -> Session:
        """The case with everything said so far."""
        with self._reading() as connection:
            number = self._number_of(case)
            pack, begun = connection.execute("SELECT pack, begun FROM cases WHERE number = ?", (number,)).fetchone()
            rows = connection.execute(
                "SELECT fact, value, evidence, at FROM entries WHERE case_number = ? ORDER BY position",
                (number,),
            ).fetchall()
            session = Session(case, pack, datetime.fromisoformat(begun), tuple(entry_of(row) for row in rows))
        self._on_disk[case] = len(rows)
        return session

    def cases(self) -> list[SavedCase]:
        """All cases, the one changed last first."""
        if not self._exists():
            return []
        with self._reading() as connection:
            logs: dict[int, tuple[LogEntry, ...]] = {
                number: tuple(entry_of(row[1:]) for row in rows)
                for number, rows in groupby(connection.execute(_ALL_ENTRIES), key=itemgetter(0))
            }
            cases = [_saved_case(row, logs.get(number, ())) for number, *row in connection.execute(_CASES)]
        return sorted(cases, key=lambda case: case.last_change, reverse=True)

    def latest(self) -> str:
        """The name of the case that was changed last. Raises NoCases."""
        cases = self.cases()
        if not cases:
            raise NoCases(self.folder)
        return cases[0].case

    def has(self, case: str) -> bool:
        """Whether there is a case of this name."""
        return self._exists() and case in self._names()

    def note_verdict(self, case: str, verdict: Verdict) -> None:
        """Remember the verdict of the summary that was just shown; the next entry makes it void."""
        with self._writing() as connection:
            connection.execute("UPDATE cases SET verdict = ? WHERE name = ?", (verdict.value, case))

    def forget(self, case: str) -> None:
        """Delete a case with every answer; its place in the file is overwritten and given back."""
        with self._writing() as connection:
            connection.execute("DELETE FROM cases WHERE number = ?", (self._number_of(case),))
        with sqlite_errors_told(self.path):
            self._connection.execute("VACUUM")
        self._on_disk.pop(case, None)

    def hold(self, case: str) -> AbstractContextManager[None]:
        """Keep other windows out of the case while the block runs. Raises CaseOpenElsewhere."""
        if not self._exists():
            raise NoCases(self.folder)
        return held(self.folder, case, self._number_of(case))

    def close(self) -> None:
        """Let go of the file."""
        if "_connection" in self.__dict__:
            self._connection.close()
            del self._connection

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        return opened(self.path)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with sqlite_errors_told(self.path), transaction(self._connection):
            yield self._connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        if not self._exists():
            raise NoCases(self.folder)
        try:
            with sqlite_errors_told(self.path):
                yield self._connection
        except ValueError as error:
            raise StoreDamaged(self.path, {"en": str(error), "zh": "内容无法读取"}) from error

    def _exists(self) -> bool:
        try:
            return self.path.exists()
        except OSError as error:
            raise StoreUnwritable(self.path, refusal(error)) from error

    def _names(self) -> list[str]:
        with sqlite_errors_told(self.path):
            return [name for (name,) in self._connection.execute("SELECT name FROM cases")]

    def _number_of(self, case: str) -> int:
        with sqlite_errors_told(self.path):
            row = self._connection.execute("SELECT number FROM cases WHERE name = ?", (case,)).fetchone()
        if row is None:
            raise NoSuchCase(case, self._names())
        return int(row[0])


_INSERT_CASE = """
    INSERT INTO cases (name, pack, pack_version, pack_content_hash, begun) VALUES (?, ?, ?, ?, ?)
"""

_COUNT_ENTRIES = "SELECT count(*) FROM entries WHERE case_number = ?"

_CASES = "SELECT number, name, pack, pack_version, pack_content_hash, begun, verdict FROM cases"
_ALL_ENTRIES = "SELECT case_number, fact, value, evidence, at FROM entries ORDER BY case_number, position"


def _append(connection: sqlite3.Connection, number: int, first: int, entries: tuple[LogEntry, ...]) -> None:
    connection.executemany(
        "INSERT INTO entries (case_number, position, fact, value, evidence, at) VALUES (?, ?, ?, ?, ?, ?)",
        [(number, position, *row_of(entry)) for position, entry in enumerate(entries, first)],
    )
    connection.execute("UPDATE cases SET verdict = NULL WHERE number = ?", (number,))


def _saved_case(row: tuple[str, str, str, str, str, str | None], log: tuple[LogEntry, ...]) -> SavedCase:
    name, pack, version, content_hash, begun_text, verdict = row
    begun = datetime.fromisoformat(begun_text)
    return SavedCase(
        case=name,
        pack=pack,
        pack_version=version,
        pack_hash=content_hash,
        begun=begun,
        last_change=next((entry.at for entry in reversed(log) if entry.at), begun),
        answers=len(Session(name, pack, begun, log).answers),
        verdict=Verdict(verdict) if verdict else None,
    )


def _free_name(connection: sqlite3.Connection, stem: str) -> str:
    """The stem with the letters after the highest that any case of the day has: a to z, then aa."""
    taken = connection.execute("SELECT name FROM cases WHERE substr(name, 1, ?) = ?", (len(stem), stem)).fetchall()
    return stem + _letters(max((_order(name.removeprefix(stem)) for (name,) in taken), default=0) + 1)


def _order(letters: str) -> int:
    """Counts a = 1, z = 26, aa = 27, as the columns of a spreadsheet."""
    order = 0
    for letter in letters:
        order = order * 26 + ord(letter) - ord("a") + 1
    return order


def _letters(order: int) -> str:
    letters = ""
    while order:
        order, letter = divmod(order - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters
