"""kill -9 at any moment: everything that was acknowledged is there afterwards, in order."""

import random
import time
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from interview.saved_cases.store import Store
from knowledge.vocabulary.packs import PackIdentity
from knowledge.vocabulary.questions import Answer

PROCESSES = get_context("forkserver")


def write(folder: Path, acknowledged: Connection) -> None:
    """Save one answer after the other, and say so of each; the case first."""
    store, now = Store(folder), datetime.now(UTC)
    session = store.begin(PackIdentity("cn", "1", "0"), now, now.date())
    acknowledged.send(session.case)
    for number in range(100_000):
        session = session.with_answer(Answer("vehicle.mass", number, None, now))
        store.save(session)
        acknowledged.send(number)


def acknowledged_before_the_kill(folder: Path, seconds: float) -> tuple[str, list[int]]:
    """The case of a writer, and what it said it had saved until it was killed."""
    said, saying = PROCESSES.Pipe(duplex=False)
    writer = PROCESSES.Process(target=write, args=(folder, saying))
    writer.start()
    saying.close()
    case = said.recv()
    time.sleep(seconds)
    writer.kill()
    numbers = []
    try:
        while True:
            numbers.append(said.recv())
    except EOFError:
        writer.join()
        return case, numbers


def kill_and_look(folder: Path, times: int) -> None:
    PROCESSES.set_forkserver_preload(["tests.interview.test_store_survival"])
    chance = random.Random(times)
    saved = {}
    for _ in range(times):
        case, numbers = acknowledged_before_the_kill(folder, chance.uniform(0, 0.05))
        saved[case] = numbers
        with Store(folder) as store:
            log = store.load(case).log
        kept = [entry.value for entry in log]
        assert kept == list(range(len(kept))), "in order and without a gap"
        assert len(kept) - len(numbers) in (0, 1), "one may be saved and not yet said"
    with Store(folder) as store:
        assert {case.case for case in store.cases()} == set(saved)


def test_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    """Twenty kills at random moments, all into one store."""
    kill_and_look(tmp_path, 20)


@pytest.mark.slow
def test_nothing_acknowledged_is_lost_in_the_long_run(tmp_path: Path) -> None:
    """The same at length; `benchmarks.survival` kills two hundred whole interviews."""
    kill_and_look(tmp_path, 80)
