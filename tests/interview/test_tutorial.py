"""docs/tutorial.md, done as it is written by somebody who follows its text alone, in a fresh folder."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.interview.command_line import ROOT

TUTORIAL = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """A file to write, or a command with the lines that the tutorial shows of its output."""

    file: str
    command: str
    lines: tuple[str, ...]


def steps(text: str) -> Iterator[Step]:
    """In the order of the text."""
    for language, file, content in BLOCK.findall(text):
        if language == "console":
            for call in content.split("$ ")[1:]:
                command, *shown = call.splitlines()
                yield Step("", command, tuple(shown))
        else:
            assert file, f"a block of {language} without a file"
            yield Step(file, "", tuple(content.splitlines()))


def environment(folder: Path) -> dict[str, str]:
    """Commands as the tutorial writes them: `roadworthy` is this checkout, `pip` installs beside it, offline."""
    programs = folder.parent / "bin"
    programs.mkdir()
    site = folder.parent / "site"
    python = shlex.quote(sys.executable)
    scripts = {
        "roadworthy": f'{python} -P -m interview "$@"',
        "pip": f'shift; {python} -m pip install --quiet --no-index --no-build-isolation --no-deps --target {site} "$@"',
    }
    for name, line in scripts.items():
        (programs / name).write_text(f"#!/bin/sh\nexec {line}\n" if name == "roadworthy" else f"#!/bin/sh\n{line}\n")
        (programs / name).chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    return {**kept, "PATH": f"{programs}:{os.environ['PATH']}", "PYTHONPATH": f"{ROOT}:{site}", "COLUMNS": "120",
            "ROADWORTHY_DATA": str(folder.parent / "data"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}  # fmt: skip


@pytest.mark.slow
def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    """Every file is written, every command run, and each line of output that is shown is there."""
    folder = tmp_path / "my_packs"
    folder.mkdir()
    calls = environment(folder)
    done = 0
    for step in steps(TUTORIAL.read_text("utf-8")):
        if step.file:
            (folder / step.file).write_text("\n".join(step.lines) + "\n", "utf-8")
            continue
        run = subprocess.run(
            ["sh", "-c", step.command], cwd=folder, env=calls, capture_output=True, text=True, timeout=120, check=False
        )
        said = run.stdout + run.stderr
        assert "Traceback" not in said, said
        assert run.returncode == (65 if "is no fact" in "".join(step.lines) else 0), f"{step.command}\n{said}"
        for line in step.lines:
            assert line in said, f"{step.command}\n{said}"
        done += 1
    assert done >= 15
    assert (folder / "truck.pdf").read_bytes().startswith(b"%PDF")


def test_every_command_of_the_tutorial_is_in_a_block_that_is_run() -> None:
    """No other kind of block, and no file that nothing uses."""
    text = TUTORIAL.read_text("utf-8")
    assert len(re.findall("^```", text, re.MULTILINE)) == 2 * len(BLOCK.findall(text))
    written = {step.file for step in steps(text) if step.file}
    assert {name for name in written if name.startswith("cn_shanghai/")} == {
        f"cn_shanghai/{name}"
        for name in ("pack.yaml", "facts.yaml", "questions.yaml", "sources.yaml", "rules/local.yaml",
                     "guidance/local.yaml", "translations/zh/all.yaml", "cases/local.yaml")
    }  # fmt: skip
