"""Calling the program in tests: in this process where that is enough, as a process of its own where it is not."""

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from interview.cli import run

ROOT = Path(__file__).parents[2]
PACKS = ROOT / "tests" / "packs" / "good"
TOYLAND = ("--packs", str(PACKS), "--pack", "toyland")


@dataclass(frozen=True)
class Result:
    """How a call ended."""

    code: int
    out: str
    err: str


Call = Callable[..., Result]


def caller(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Call:
    """A function that calls the program in this process."""

    def call(*arguments: str | Path, stdin: str | bytes = "") -> Result:
        content = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    return call


def program(*arguments: str | Path) -> list[str]:
    """The program as a process of its own."""
    return [sys.executable, "-P", "-m", "interview", *map(str, arguments)]


def run_program(*arguments: str | Path, stdin: str = "") -> Result:
    """Run it to its end."""
    done = subprocess.run(
        program(*arguments), input=stdin, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    return Result(done.returncode, done.stdout, done.stderr)
