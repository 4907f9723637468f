"""kill -9 at any moment: everything that was acknowledged is there afterwards, in order."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interview.store import Store

WRITER = """
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from interview.store import Store
from knowledge.vocabulary.packs import PackIdentity
from knowledge.vocabulary.questions import Answer

store = Store(Path(sys.argv[1]))
now = datetime.now(UTC)
session = store.begin(PackIdentity("cn", "1", "0"), now, now.date())
print(session.case, flush=True)
for number in range(100_000):
    session = session.with_answer(Answer("vehicle.mass", number, None, now))
    store.save(session)
    print(number, flush=True)
"""


def acknowledged_before_the_kill(folder: Path, seconds: float) -> list[str]:
    """What a writer said it had saved until it was killed; the first line is the case."""
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    with writer, writer.stdout as output:
        first = output.readline()
        time.sleep(seconds)
        writer.send_signal(signal.SIGKILL)
        return [first.strip(), *output.read().split()]


def kill_and_look(folder: Path, times: int) -> None:
    chance = random.Random(times)
    saved = {}
    for _ in range(times):
        case, *numbers = acknowledged_before_the_kill(folder, chance.uniform(0, 0.05))
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
