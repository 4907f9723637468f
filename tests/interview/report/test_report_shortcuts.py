"""What is done with less work than the libraries do it gives the bytes that they give."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from printed_sample import printed
from weasyprint.pdf import fonts

from interview.late_imports import imported_when_needed
from interview.report.lines import LanguageMode
from interview.report.pdf import printed_report
from interview.report.specimen import SPECIMEN
from knowledge.vocabulary.rules import Verdict

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
AS_THE_LIBRARIES_COME = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from interview.report import shortcuts
shortcuts.install = lambda: None
from printed_sample import printed
from interview.report.lines import LanguageMode
from knowledge.vocabulary.rules import Verdict
print(hashlib.sha256(printed(Verdict.NOT_ROAD_LEGAL, LanguageMode.BOTH).content).hexdigest())
"""


def test_the_bytes_are_those_of_the_libraries() -> None:
    """Text, boxes, tags and streams alike."""
    command = [sys.executable, "-c", AS_THE_LIBRARIES_COME, str(ROOT), str(HERE)]
    printed_there = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    printed_here = printed(Verdict.NOT_ROAD_LEGAL, LanguageMode.BOTH).content
    assert printed_there.strip() == hashlib.sha256(printed_here).hexdigest()


def test_a_module_is_imported_when_it_is_needed() -> None:
    """Not when whoever may need it is imported."""
    sys.modules.pop("colorsys", None)
    with imported_when_needed("colorsys"):
        from colorsys import rgb_to_hsv
    assert "colorsys" not in sys.modules
    assert rgb_to_hsv(0, 0, 0) == (0.0, 0.0, 0)
    assert "colorsys" in sys.modules


def test_fonts_are_cut_without_the_library_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """By fontTools, which is imported then."""
    usual = len(printed_report(SPECIMEN).content)
    monkeypatch.setattr(fonts, "harfbuzz_subset", None)
    assert len(printed_report(SPECIMEN).content) == pytest.approx(usual, rel=0.1)
