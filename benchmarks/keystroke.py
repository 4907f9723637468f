"""From a keystroke to its echo on a real terminal, while the engine is built and after, against a minimal program.

Baseline: a program that imports prompt_toolkit and asks one question with `prompt()`. Both run in turn on a
pseudo-terminal; from the first question on a sign is typed, awaited on the screen and taken back, some ten signs a
second. The first key is told apart: it comes while the program is still loading. As the baseline shows its question
only once it has loaded all, the time from the start to the echo of the first key is what can be compared.
"""

import argparse
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass

import pexpect

from benchmarks.environment import ROOT, on_a_terminal
from benchmarks.first_question import MINIMAL

SIGNS = "@#%&*+{}|Z"
"""Typed in turn: none stands on the screen, and a screen painted late does not show the next one."""
BACKSPACE = "\x7f"
QUIET_SECONDS = 0.05
"""The pause after each key and after each backspace: nobody types faster for long."""


@dataclass(frozen=True)
class Run:
    """Seconds of one run of a program."""

    start_to_first_echo: float
    first: float
    """From the first keystroke to its echo."""
    further: tuple[float, ...]
    """The same of each further one."""


def run(command: list[str], shown: str, environment: dict[str, str], keys: int) -> Run:
    """Start the command, wait until `shown` stands on the terminal, and type."""
    start = time.perf_counter()
    child = pexpect.spawn(command[0], command[1:], env=environment, dimensions=(24, 80), cwd=str(ROOT))
    child.delaybeforesend = None
    child.expect(shown, timeout=20)
    first = _seconds_to_echo(child, SIGNS[0])
    start_to_first_echo = time.perf_counter() - start
    further = []
    for number in range(1, keys):
        _read_all(child)
        child.send(BACKSPACE)
        _read_all(child)
        further.append(_seconds_to_echo(child, SIGNS[number % len(SIGNS)]))
    child.terminate(force=True)
    return Run(start_to_first_echo, first, tuple(further))


def _seconds_to_echo(child: "pexpect.spawn[str]", sign: str) -> float:
    begun = time.perf_counter()
    child.send(sign)
    child.expect_exact(sign, timeout=20)
    return time.perf_counter() - begun


def _read_all(child: "pexpect.spawn[str]") -> None:
    while True:
        try:
            child.read_nonblocking(65536, timeout=QUIET_SECONDS)
        except pexpect.TIMEOUT:
            return


def line(name: str, runs: list[Run]) -> str:
    """One line of the table, in milliseconds."""
    ordered = sorted(seconds for run in runs for seconds in run.further)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    figures = (
        statistics.median(run.start_to_first_echo for run in runs),
        statistics.median(run.first for run in runs),
        max(run.first for run in runs),
        statistics.median(ordered),
        p99,
        ordered[-1],
    )
    return f"{name:34}{figures[0] * 1000:9.0f}{''.join(f'{figure * 1000:9.2f}' for figure in figures[1:])}"


def main() -> None:
    """Print percentiles and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--keys", type=int, default=60, help="keys a run")
    wishes = parser.parse_args()
    minimal, ours = [], []
    with tempfile.TemporaryDirectory() as data:
        environment = on_a_terminal(data)
        program = [sys.executable, "-m", "interview", "--lang", "en", "ask"]
        run(program, "Question 1", environment, 1)
        for _ in range(wishes.runs):
            minimal.append(run([sys.executable, "-c", MINIMAL], "First question>", environment, wishes.keys))
            ours.append(run(program, "Ctrl-D", environment, wishes.keys))
    print(f"{'':34}{'start to':>9}{'the first key':>18}{'keys after the first':>27}")
    print(f"{'milliseconds':34}{'its echo':>9}{'p50':>9}{'worst':>9}{'p50':>9}{'p99':>9}{'worst':>9}")
    print(line("roadworthy", ours))
    print(line("baseline: minimal prompt_toolkit", minimal))
    starts = [statistics.median(run.start_to_first_echo for run in runs) for runs in (ours, minimal)]
    print(f"ratio from the start to the first echo {starts[0] / starts[1]:.2f} (bound 20 ms a key at p99)")


if __name__ == "__main__":
    main()
