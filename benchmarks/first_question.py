"""From process start to the first question on a real terminal, against a minimal prompt_toolkit program.

Baseline: a program that imports prompt_toolkit and asks one question with `prompt()`. Both run in turn on a
pseudo-terminal; the medians of several runs and their ratio are printed. The pack cache is warm, as it is from the
second start on.
"""

import argparse
import statistics
import sys
import tempfile
import time

import pexpect

from benchmarks.environment import ROOT, on_a_terminal

MINIMAL = "from prompt_toolkit import prompt; prompt('First question> ')"


def seconds_until(command: list[str], shown: str, environment: dict[str, str]) -> float:
    """Seconds from starting the command until `shown` stands on the terminal."""
    start = time.perf_counter()
    child = pexpect.spawn(command[0], command[1:], env=environment, dimensions=(24, 80), cwd=str(ROOT))
    child.expect(shown, timeout=20)
    seconds = time.perf_counter() - start
    child.terminate(force=True)
    return seconds


def main() -> None:
    """Print medians and ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as data:
        environment = on_a_terminal(data)
        ours = [sys.executable, "-m", "interview", "--lang", "en", "ask"]
        minimal = [sys.executable, "-c", MINIMAL]
        seconds_until(ours, "Question 1", environment)
        pairs = [
            (seconds_until(minimal, "First question>", environment), seconds_until(ours, "Question 1", environment))
            for _ in range(runs)
        ]
    baseline, program = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"minimal prompt_toolkit program  {baseline * 1000:7.0f} ms")
    print(f"roadworthy, first question      {program * 1000:7.0f} ms")
    print(f"ratio                           {program / baseline:7.2f} (median of {runs} runs; bound 1.5)")


if __name__ == "__main__":
    main()
