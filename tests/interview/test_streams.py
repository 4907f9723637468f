"""Standard streams that are closed, full, read by nobody, or cannot carry Chinese."""

import os
import subprocess
from pathlib import Path

import pytest

from interview.endings import harmless
from tests.interview.command_line import TOYLAND, program


def test_a_reader_that_went_away_is_no_trouble(small_truck: Path) -> None:
    """`| head -1` ends quietly."""
    words = " ".join(f"'{word}'" for word in program("assess", small_truck, *TOYLAND))
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {words} | head -c 1 > /dev/null; echo ${{PIPESTATUS[0]}}"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout in ("141\n", "0\n"), "0 where everything fitted into the pipe"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_behind_stdout_is_told(small_truck: Path) -> None:
    """Code 74, one message, no traceback at the exit of Python."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            program("assess", small_truck, *TOYLAND), stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 74
    assert done.stderr == (
        "The output could not be written (No space left on device). Free some space, then try again.\n"
    )


def test_closed_streams_are_no_trouble() -> None:
    """`<&- >&- 2>&-`: nothing to read, nobody listening."""
    words = " ".join(f"'{word}'" for word in program("ask", *TOYLAND, "--plain"))
    done = subprocess.run(["bash", "-c", f"{words} <&- >&- 2>&-"], check=False)
    assert done.returncode == 130


def test_a_terminal_that_cannot_show_chinese_gets_question_marks(small_truck: Path) -> None:
    """The report is readable as far as it goes, and what to do is said in English."""
    done = subprocess.run(
        program("assess", small_truck, *TOYLAND, "--lang", "zh"),
        env={**os.environ, "PYTHONIOENCODING": "latin-1"}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    assert b"?" in done.stdout
    assert b"no Chinese characters" in done.stderr
    assert b"LC_ALL=C.UTF-8" in done.stderr


def test_a_terminal_that_can_show_chinese_is_told_nothing(small_truck: Path) -> None:
    """Nor is whoever reads English."""
    for language, encoding in (("zh", "utf-8"), ("zh", "gbk"), ("en", "ascii")):
        done = subprocess.run(
            program("assess", small_truck, *TOYLAND, "--lang", language),
            env={**os.environ, "PYTHONIOENCODING": encoding}, capture_output=True, check=False,
        )  # fmt: skip
        assert done.stderr == b""


def test_messages_do_not_steer_the_terminal() -> None:
    """Whatever a stranger's file puts into them."""
    assert harmless("a\x1b[31m\x07\u202eb\n\tc中") == "a?[31m??b\n\tc中"
