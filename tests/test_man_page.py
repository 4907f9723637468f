"""The man page is the help page on paper."""

import runpy
import shutil
import subprocess

import pytest

from interview.commands.exit_codes import EXIT_CODES
from interview.errors import ExitCode
from tests.interview.command_line import ROOT

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "make_man_page.py"))
PAGE = ROOT / "docs" / "roadworthy.1"


def test_it_is_up_to_date() -> None:
    """Made from the commands: python scripts/make_man_page.py makes it anew."""
    assert PAGE.read_text("utf-8") == SCRIPT["man_page"]()


def test_every_exit_code_is_documented_everywhere() -> None:
    """In the man page and --help by one list; in the README and docs/command_line.md by name."""
    assert {int(code) for code in ExitCode} <= {int(code) for code, _ in EXIT_CODES}
    for page in ("README.md", "docs/command_line.md"):
        text = (ROOT / page).read_text("utf-8")
        assert [code for code, _ in EXIT_CODES if str(int(code)) not in text] == [], page


@pytest.mark.skipif(shutil.which("groff") is None and shutil.which("man") is None, reason="no groff and no man here")
def test_it_is_valid_roff() -> None:
    """The formatter has nothing to complain of."""
    command = ["groff", "-man", "-Tutf8", "-ww"] if shutil.which("groff") else ["man", "--warnings", "-l"]
    done = subprocess.run([*command, str(PAGE)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "our mistake" in done.stdout
