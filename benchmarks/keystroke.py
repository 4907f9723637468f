"""From a keystroke to its echo on a real terminal, while the engine is built and after, against a minimal program.

Baseline: a program that imports prompt_toolkit and asks one question with `prompt()`. Both run on a pseudo-terminal; a
letter is typed, awaited on the screen and taken back, as fast as it is echoed, from the first question on.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time

import pexpect

from benchmarks.first_question import MINIMAL, ROOT

LETTER = "Z"
BACKSPACE = "\x7f"
QUIET_SECONDS = 0.02


def echoes(command: list[str], shown: str, environment: dict[str, str], keys: int) -> list[float]:
    """Seconds from each keystroke to its echo."""
    child = pexpect.spawn(command[0], command[1:], env=environment, dimensions=(24, 80), cwd=str(ROOT))
    child.delaybeforesend = None
    child.expect(shown, timeout=20)
    seconds = []
    for _ in range(keys):
        _read_all(child)
        begun = time.perf_counter()
        child.send(LETTER)
        child.expect(LETTER, timeout=20)
        seconds.append(time.perf_counter() - begun)
        child.send(BACKSPACE)
    child.terminate(force=True)
    return seconds


def _read_all(child: "pexpect.spawn[str]") -> None:
    while True:
        try:
            child.read_nonblocking(65536, timeout=QUIET_SECONDS)
        except pexpect.TIMEOUT:
            return


def line(name: str, seconds: list[float]) -> str:
    """One line of the table, in milliseconds."""
    ordered = sorted(seconds)
    p99 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"{name:32}{statistics.median(ordered) * 1000:9.2f}{p99 * 1000:9.2f}{ordered[-1] * 1000:9.2f}"


def main() -> None:
    """Print percentiles and ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keys", type=int, default=100)
    keys = parser.parse_args().keys
    with tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ, "ROADWORTHY_DATA": data, "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "PROMPT_TOOLKIT_NO_CPR": "1", "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        minimal = echoes([sys.executable, "-c", MINIMAL], "First question>", environment, keys)
        ours = echoes([sys.executable, "-m", "interview", "--lang", "en", "ask"], "Question 1", environment, keys)
    print(f"{'milliseconds a keystroke':32}{'p50':>9}{'p99':>9}{'worst':>9}")
    print(line("roadworthy", ours))
    print(line("baseline: minimal prompt_toolkit", minimal))
    print(f"ratio of medians {statistics.median(ours) / statistics.median(minimal):.1f} (bound 20 ms at p99)")


if __name__ == "__main__":
    main()
