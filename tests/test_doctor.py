"""The doctor names what a machine lacks and how to get it, and asks nothing of WeasyPrint."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from interview.doctor.machine import (
    PRINTING_LIBRARIES,
    Machine,
    can_load,
    can_write_in,
    is_on_read_only_disk,
    this_machine,
)
from interview.doctor.troubles import MISSING_SYSTEM_PART, examine, exit_code, report

HEALTHY = Machine(
    platform="linux",
    installer="apt-get",
    is_administrator=False,
    python=(3, 11),
    missing_printing_libraries=(),
    has_subsetting_library=True,
    reads_from_terminal=True,
    writes_to_terminal=True,
    terminal_type="xterm-256color",
    terminal_encoding="utf-8",
    terminal_width=40,
    data_folder=Path("/home/rider/.local/share/roadworthy"),
    data_folder_is_writable=True,
    data_disk_is_read_only=False,
    fonts=("NotoSansSC-Regular.ttf",),
)

# What is wrong, words that must be said, and whether nothing works without it.
TROUBLES = [
    ({"python": (3, 10)}, "sudo apt-get install --no-install-recommends python3 python3-venv", True),
    ({"data_folder_is_writable": False}, "mkdir -p /home/rider/.local/share/roadworthy", True),
    ({"data_folder_is_writable": False, "data_disk_is_read_only": True}, "export ROADWORTHY_DATA=", True),
    ({"terminal_type": ""}, "TERM", False),
    ({"missing_printing_libraries": ("Pango",)}, "libpangoft2-1.0-0", False),
    ({"has_subsetting_library": False}, "libharfbuzz-subset0", False),
    ({"fonts": ()}, "Roadworthy", False),
    ({"reads_from_terminal": False}, "--plain", False),
    ({"writes_to_terminal": False}, "--plain", False),
    ({"terminal_type": "dumb"}, "TERM=dumb", False),
    ({"terminal_encoding": "ascii"}, "PYTHONUTF8=1", False),
    ({"terminal_encoding": ""}, "PYTHONUTF8=1", False),
    ({"terminal_width": 39}, "39", False),
    ({"missing_fleet_packages": ("polars", "matplotlib")}, "./run fleet", False),
]


def test_a_healthy_machine_lacks_nothing():
    """No trouble, exit code 0, and a sentence that says so in both languages."""
    assert examine(HEALTHY) == []
    assert exit_code([]) == 0
    assert report([], "en") == "Nothing is missing."
    assert "什么都不缺" in report([], "zh")


@pytest.mark.parametrize(("change", "words", "is_fatal"), TROUBLES, ids=lambda value: str(value)[:40])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_trouble_is_named_with_its_remedy(change, words, is_fatal, language):
    """Each trouble is found alone, says what to do, and is fatal only where nothing works without it."""
    troubles = examine(replace(HEALTHY, **change))
    assert len(troubles) == 1
    assert words in report(troubles, language)
    assert exit_code(troubles) == (MISSING_SYSTEM_PART if is_fatal else 0)


def test_a_missing_pango_says_what_still_works():
    """PDF needs Pango, the interview and the other reports do not, and the person is told."""
    spoken = report(examine(replace(HEALTHY, missing_printing_libraries=("Pango", "PangoFT2"))), "en")
    assert "Pango, PangoFT2" in spoken
    assert "No PDF report" in spoken
    assert "text and HTML reports, work" in spoken


@pytest.mark.parametrize(
    ("installer", "is_administrator", "command"),
    [
        ("apt-get", True, "\n  apt-get install --no-install-recommends libpangoft2-1.0-0"),
        ("dnf", False, "sudo dnf install pango"),
        ("brew", False, "\n  brew install pango"),
        (None, False, "Install pango for this system."),
    ],
)
def test_the_command_fits_the_machine(installer, is_administrator, command):
    """The command is the one of this system's package manager, with sudo only where it is needed."""
    machine = replace(
        HEALTHY,
        installer=installer,
        is_administrator=is_administrator,
        missing_printing_libraries=("Pango",),
    )
    assert command in report(examine(machine), "en")


def test_fatal_troubles_come_first():
    """Whoever reads one line reads the one that matters."""
    troubles = examine(replace(HEALTHY, terminal_width=20, data_folder_is_writable=False, fonts=()))
    assert [trouble.is_fatal for trouble in troubles] == [True, False, False]


def test_a_library_is_found_by_any_of_its_names():
    """The second name is tried where the first fails; a library with no working name is missing."""

    def load_only_dylib(name: str) -> None:
        if not name.endswith(".dylib"):
            raise OSError(name)

    assert can_load(PRINTING_LIBRARIES["Pango"], load_only_dylib)
    assert not can_load(("libpango-1.0.so.0",), load_only_dylib)


def test_a_folder_that_is_not_there_yet_is_judged_by_the_one_above(tmp_path):
    """A first start has no data folder: it counts as writable when it can be made."""
    assert can_write_in(tmp_path / "share" / "roadworthy")
    blocking_file = tmp_path / "file"
    blocking_file.touch()
    assert not can_write_in(blocking_file / "roadworthy")


def test_a_disk_that_nobody_can_write_is_known(tmp_path, monkeypatch):
    """Also for a folder that is not there yet; a system that cannot tell (Windows) is believed to be writable."""
    asked = []
    flags = {"now": os.ST_RDONLY}
    monkeypatch.setattr(os, "statvfs", lambda path: asked.append(path) or SimpleNamespace(f_flag=flags["now"]))
    assert is_on_read_only_disk(tmp_path / "share" / "roadworthy")
    flags["now"] = 0
    assert not is_on_read_only_disk(tmp_path)
    assert asked == [tmp_path, tmp_path]
    monkeypatch.delattr(os, "statvfs")
    assert not is_on_read_only_disk(tmp_path)


def test_this_machine_can_be_examined():
    """The look at the real machine works wherever the tests run."""
    machine = this_machine()
    assert machine.python == sys.version_info[:2]
    assert report(examine(machine), "zh")


def test_weasyprint_agrees_about_this_machine():
    """The doctor's short list of libraries gives the same answer as WeasyPrint's own import."""
    importing = subprocess.run([sys.executable, "-c", "import weasyprint"], capture_output=True, check=False)
    assert (importing.returncode == 0) == (not this_machine().missing_printing_libraries)


def test_the_doctor_does_not_import_weasyprint():
    """Its import costs most of a second and prints a banner where Pango is missing."""
    looking = "import sys, interview.doctor.machine as d; d.this_machine(); sys.exit('weasyprint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", looking], check=False).returncode == 0
