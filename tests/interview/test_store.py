"""Sessions on disk: what went in comes out, in order, for the owner alone."""

import os
import stat
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.saved_cases.entry_text import value_as_text, value_from_text
from interview.saved_cases.store import Store
from interview.saved_cases.store_errors import CaseChangedElsewhere, CaseOpenElsewhere, NoCases, NoSuchCase
from interview.session import Session
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import PackIdentity
from knowledge.vocabulary.questions import Answer, AnswerValue, Evidence
from knowledge.vocabulary.rules import Verdict

PACK = PackIdentity("cn", "2026.11.1", "0" * 64)
MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data")


def answer(fact: str, value: AnswerValue, minutes: int = 1) -> Answer:
    return Answer(fact, value, Evidence.DOCUMENT, MORNING + timedelta(minutes=minutes))


def test_a_case_comes_back_as_it_was_said(store: Store) -> None:
    """Every type of value, evidence, moment, withdrawal and undoing survives the way to the disk and back."""
    session = store.begin(PACK, MORNING, DAY)
    for said in (
        answer("vehicle.wheels", 4),
        answer("vehicle.rated_load", 0.75),
        answer("insurance.end", date(2027, 5, 1)),
        answer("papers.announcement", "listed"),
        answer("vehicle.plate", "粤B12345\x1b[31m\udc80"),
        Answer("driver.class", UNKNOWN),
    ):
        session = session.with_answer(said)
        store.save(session)
    session = session.without_answer("vehicle.wheels", MORNING).undone(MORNING).redone(MORNING)
    store.save(session)
    with Store(store.folder) as another:
        assert another.load(session.case) == session


@settings(deadline=None)
@given(
    st.one_of(
        st.text(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.dates(),
        st.just(UNKNOWN),
    )
)
def test_a_value_comes_back_with_its_type(value: AnswerValue) -> None:
    """4, 4.0, "4", "unknown" and a day are five different values."""
    read = value_from_text(value_as_text(value))
    assert read == value
    assert type(read) is type(value)


def test_names_are_short_and_unique(store: Store) -> None:
    """The letter tells the cases of one day apart, and after z comes aa."""
    names = [store.begin(PACK, MORNING, DAY).case for _ in range(28)]
    assert names[0] == "cn-2026-11-23-a"
    assert names[25:] == ["cn-2026-11-23-z", "cn-2026-11-23-aa", "cn-2026-11-23-ab"]
    assert store.begin(PACK, MORNING, DAY + timedelta(1)).case == "cn-2026-11-24-a"


def test_the_name_of_a_layer_is_no_prefix_of_another(store: Store) -> None:
    """`us` and `us_tx` count their cases apart."""
    texas = PackIdentity("us_tx", "1", "0")
    assert store.begin(texas, MORNING, DAY).case == "us_tx-2026-11-23-a"
    assert store.begin(PackIdentity("us", "1", "0"), MORNING, DAY).case == "us-2026-11-23-a"


def test_the_list_tells_what_stands(store: Store) -> None:
    """An answer given twice counts once, one taken back or undone not at all; the last changed stands first."""
    older = store.begin(PACK, MORNING, DAY)
    newer = store.begin(PACK, MORNING, DAY)
    store.save(newer.with_answer(answer("a", 1, minutes=1)))
    older = older.with_answer(answer("a", 1, 2)).with_answer(answer("b", 2, 3)).with_answer(answer("a", 3, 4))
    older = older.with_answer(answer("c", 1, 5)).undone(MORNING + timedelta(minutes=6))
    store.save(older.without_answer("b", MORNING + timedelta(minutes=9)))
    listed = store.cases()
    assert [(case.case, case.answers) for case in listed] == [(older.case, 1), (newer.case, 1)]
    assert listed[0].last_change == MORNING + timedelta(minutes=9)
    assert listed[0].begun == MORNING
    assert store.latest() == older.case


def test_a_verdict_is_void_after_the_next_entry(store: Store) -> None:
    """The list shows a verdict only while it is that of all answers."""
    session = store.begin(PACK, MORNING, DAY).with_answer(answer("a", 1))
    store.save(session)
    store.note_verdict(session.case, Verdict.ROAD_LEGAL)
    assert store.cases()[0].verdict is Verdict.ROAD_LEGAL
    store.save(session.with_answer(answer("b", 1)))
    assert store.cases()[0].verdict is None


def test_what_is_forgotten_is_gone_from_the_file(store: Store) -> None:
    """No byte of a forgotten answer stays in the folder, and the other case is untouched."""
    secret = store.begin(PACK, MORNING, DAY).with_answer(answer("owner.name", "Zhang Wanderfalke" * 100))
    store.save(secret)
    kept = store.begin(PACK, MORNING, DAY).with_answer(answer("owner.name", "Li Kolibri"))
    store.save(kept)
    store.forget(secret.case)
    store.close()
    bytes_left = b"".join(path.read_bytes() for path in store.folder.iterdir())
    assert b"Wanderfalke" not in bytes_left
    assert b"Li Kolibri" in bytes_left
    assert store.load(kept.case) == kept


def test_an_unknown_name_gets_a_suggestion(store: Store) -> None:
    """A slip of the finger is answered with the name that was meant."""
    store.begin(PACK, MORNING, DAY)
    with pytest.raises(NoSuchCase) as told:
        store.load("cn-2026-11-32-a")
    assert told.value.in_words("en") == ("There is no saved case cn-2026-11-32-a. Did you mean cn-2026-11-23-a?")
    assert "cn-2026-11-23-a" in told.value.in_words("zh")
    with pytest.raises(NoSuchCase, match="nonsense"):
        store.forget("nonsense")


def test_reading_makes_no_file(store: Store) -> None:
    """Whoever only looks leaves nothing behind."""
    assert store.cases() == []
    assert not store.has("cn-2026-11-23-a")
    with pytest.raises(NoCases):
        store.latest()
    with pytest.raises(NoCases):
        store.load("cn-2026-11-23-a")
    assert not store.folder.exists()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_can_read(store: Store) -> None:
    """The folder is 0700 and every file in it 0600, whatever the umask says."""
    earlier = os.umask(0)
    try:
        session = store.begin(PACK, MORNING, DAY)
        with store.hold(session.case):
            store.save(session.with_answer(answer("a", 1)))
            assert mode(store.folder) == 0o700
            assert {path.name: mode(path) for path in store.folder.iterdir()} == {
                "cases.sqlite3": 0o600,
                "cases.sqlite3-journal": 0o600,
                "cases.lock": 0o600,
            }
    finally:
        os.umask(earlier)


def test_a_file_that_others_could_read_is_closed_to_them(store: Store) -> None:
    """Permissions that were loosened are tightened again at the next opening."""
    store.begin(PACK, MORNING, DAY)
    store.close()
    store.path.chmod(0o644)
    store.begin(PACK, MORNING, DAY)
    assert mode(store.path) == 0o600


def test_a_second_writer_is_told_and_nothing_is_lost(store: Store) -> None:
    """Of two processes at one case, the one that comes second hears of it; the log keeps the first's entry."""
    session = store.begin(PACK, MORNING, DAY)
    with Store(store.folder) as other:
        there = other.load(session.case)
        store.save(session.with_answer(answer("a", 1)))
        with pytest.raises(CaseChangedElsewhere, match="was not recorded"):
            other.save(there.with_answer(answer("b", 2)))
        assert [entry.fact for entry in other.load(session.case).log] == ["a"]
        other.save(other.load(session.case).with_answer(answer("b", 2)))
    assert [entry.fact for entry in store.load(session.case).log] == ["a", "b"]


def test_different_cases_do_not_disturb_each_other(store: Store) -> None:
    """Two windows may answer two cases at once."""
    here = store.begin(PACK, MORNING, DAY)
    with Store(store.folder) as other:
        there = other.begin(PACK, MORNING, DAY)
        for number in range(5):
            here = here.with_answer(answer(f"fact{number}", number))
            store.save(here)
            there = there.with_answer(answer(f"fact{number}", -number))
            other.save(there)
    assert store.load(here.case) == here
    assert store.load(there.case) == there


def test_a_case_that_was_forgotten_elsewhere_takes_no_more_answers(store: Store) -> None:
    """Forgetting wins: the answer is refused with a message and does not bring the case back."""
    session = store.begin(PACK, MORNING, DAY)
    with Store(store.folder) as other:
        other.forget(session.case)
    with pytest.raises(NoSuchCase):
        store.save(session.with_answer(answer("a", 1)))


def test_one_window_at_a_time_holds_a_case(store: Store) -> None:
    """While a process holds a case another one is kept out of it, and of no other case; then it may enter."""
    first, second = store.begin(PACK, MORNING, DAY), store.begin(PACK, MORNING, DAY)
    with store.hold(first.case):
        child = os.fork()
        if child == 0:
            os._exit(_result_of_holding(store.folder, first, second))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    with Store(store.folder).hold(first.case):
        pass


def _result_of_holding(folder: Path, held: Session, free: Session) -> int:
    store = Store(folder)
    with store.hold(free.case):
        pass
    try:
        with store.hold(held.case):
            return 1
    except CaseOpenElsewhere:
        return 0


def test_the_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """ROADWORTHY_DATA goes before the usual place of the system."""
    from interview.saved_cases.store_file import data_folder

    monkeypatch.setenv("ROADWORTHY_DATA", str(tmp_path / "mine"))
    assert data_folder() == tmp_path / "mine"
    monkeypatch.delenv("ROADWORTHY_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert data_folder() == tmp_path / "share" / "roadworthy"


def test_undoing_and_redoing_survive_the_disk(store: Store) -> None:
    """What was undone is still undone after resuming, and can still be brought back."""
    session = store.begin(PACK, MORNING, DAY).with_answer(answer("vehicle.wheels", 4)).undone(MORNING)
    store.save(session)
    loaded = Store(store.folder).load(session.case)
    assert loaded == session
    assert not loaded.answers
    assert loaded.redone().answers["vehicle.wheels"].value == 4
