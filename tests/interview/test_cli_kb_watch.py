"""`roadworthy kb check --watch`: every save is checked, in one process, until it is interrupted."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.conftest import TOYLAND
from tests.interview.command_line import ROOT, program

CHECKED = r"Checked in [0-9.]+ s"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TOYLAND, tmp_path / "toyland"))


@pytest.fixture
def watching(folder: Path) -> Iterator["pexpect.spawn[str]"]:
    words = program("kb", "check", folder, "--watch")
    child = pexpect.spawn(words[0], words[1:], encoding="utf-8", cwd=str(ROOT), timeout=20, dimensions=(24, 200))
    child.expect(CHECKED)
    yield child
    child.close(force=True)


@pytest.mark.slow
def test_every_save_is_checked_until_ctrl_c(watching: "pexpect.spawn[str]", folder: Path) -> None:
    """A mistake is told with its line on a clean screen, its correction too; Ctrl-C ends with 130."""
    facts = folder / "facts.yaml"
    good = facts.read_text("utf-8")
    facts.write_text(good.replace("type: date", "type: data"), "utf-8")
    watching.expect(re.escape("\x1b[2J"))
    watching.expect(r"facts\.yaml:35: 'data' is no type\. Did you mean date\?")
    watching.expect(CHECKED)
    facts.write_text(good, "utf-8")
    watching.expect("no problem")
    watching.expect(CHECKED)
    (folder / "rules" / "new.yaml").write_text("nothing: [", "utf-8")
    watching.expect(r"rules/new\.yaml:[0-9]+: ")
    watching.expect(CHECKED)
    (folder / "pack.yaml").unlink()
    watching.expect("there is no pack here")
    watching.expect(CHECKED)
    watching.sendintr()
    watching.expect(pexpect.EOF)
    watching.close()
    assert watching.exitstatus == 130


@pytest.mark.slow
def test_into_a_pipe_there_is_no_clearing_of_screens(folder: Path) -> None:
    """What is not a terminal gets plain lines."""
    with subprocess.Popen(
        program("kb", "check", folder, "--watch", "--lang", "zh"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert "没有发现问题" in process.stdout.readline()
        assert "等待下次保存" in process.stdout.readline()
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "\x1b" not in out
    assert "Traceback" not in err
