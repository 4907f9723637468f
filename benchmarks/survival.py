"""Interviews killed at random moments: nothing that was acknowledged is lost, and nobody is shown a traceback.

Real processes answer "I don't know" to the China pack as fast as they are asked, until a signal (KILL, TERM, HUP or
INT) hits them at a random moment, all in one data folder. After each, the answers that the program acknowledged are
compared with those in the store, and the case is opened again. Ends with code 1 if one acknowledged answer is lost.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from interview.saved_cases.store import Store

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = [sys.executable, "-m", "interview", "ask", "--lang", "en", "--plain", "--no-report"]
SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
ACKNOWLEDGED = "Noted"


@dataclass(frozen=True)
class Killed:
    """One interview: by what, after how long, what it had said."""

    by: signal.Signals
    acknowledged: int
    told: str


def killed_interview(data: Path, by: signal.Signals, seconds: float) -> Killed:
    """Begin an interview, answer as fast as it asks, and end it after so many seconds."""
    environment = {**os.environ, "ROADWORTHY_DATA": str(data), "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(  # noqa: S603
        PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True
    ) as interview:
        assert interview.stdin is not None
        assert interview.stdout is not None
        interview.stdin.write("skip\n" * 200)
        interview.stdin.flush()
        interview.stdout.readline()
        time.sleep(seconds)
        interview.send_signal(by)
        out, err = interview.communicate()
    return Killed(by, sum(line.startswith(ACKNOWLEDGED) for line in out.splitlines()), err)


def kept_answers(data: Path, before: set[str]) -> int:
    """How many answers of the new case are in the store; 0 where there is no new case."""
    if not (data / "cases.sqlite3").exists():
        return 0
    with Store(data) as store:
        new = [case.case for case in store.cases() if case.case not in before]
        return len(store.load(new[0]).log) if new else 0


def all_cases(data: Path) -> set[str]:
    """The names of all cases so far."""
    if not (data / "cases.sqlite3").exists():
        return set()
    with Store(data) as store:
        return {case.case for case in store.cases()}


def main() -> None:
    """Kill, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2026)
    wanted = parser.parse_args()
    chance = random.Random(wanted.seed)  # noqa: S311
    lost, tracebacks, acknowledged, ends = 0, 0, 0, Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        for _ in range(wanted.kills):
            before = all_cases(data)
            killed = killed_interview(data, chance.choice(SIGNALS), chance.uniform(0, 1.5))
            kept = kept_answers(data, before)
            lost += max(0, killed.acknowledged - kept)
            if "Traceback" in killed.told:
                tracebacks += 1
                print(f"--- {killed.by.name}\n{killed.told}")
            acknowledged += killed.acknowledged
            ends[killed.by.name] += 1
    print(f"{wanted.kills} interviews killed: {', '.join(f'{name} {count}' for name, count in sorted(ends.items()))}")
    print(f"answers acknowledged  {acknowledged:6}")
    print(f"of them lost          {lost:6}")
    print(f"tracebacks            {tracebacks:6}")
    sys.exit(1 if lost or tracebacks else 0)


if __name__ == "__main__":
    main()
