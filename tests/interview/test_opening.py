"""The first question, remembered from one start to the next."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from interview.choosing.next_question import QuestionChooser
from interview.choosing.opening import Opening
from interview.consultation import Consultation
from interview.session import Session
from knowledge.authoring.library import merged
from knowledge.authoring.reading import read_pack
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.packs import KnowledgeBase
from tests.interview.command_line import ROOT

DAY = date(2026, 11, 22)
AT_THE_FIRST_QUESTION = """
import os, sys
from interview.cli import run
from interview.terminal import choosing_a_driver, screen

class Stop(Exception):
    pass

def stop(self, language):
    raise Stop(sorted(name for name in sys.modules if name.startswith(SLOW)))

SLOW = ("knowledge.inference", "knowledge.logic", "prompt_toolkit", "experta", "pysat", "yaml", "jinja2", "weasyprint")
screen.ScreenDriver._load = stop
choosing_a_driver.choose_driver = lambda *words, **more: screen.ScreenDriver(sys.stdin, sys.stdout, os.environ)
import interview.commands.interviewing as interviewing
interviewing.choose_driver = choosing_a_driver.choose_driver
run(["ask", "--dry-run", "--lang", "en"])
"""


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing remembered from elsewhere."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_what_is_remembered_is_what_would_be_chosen(toyland: KnowledgeBase) -> None:
    """Question, voters and candidates."""
    chosen = QuestionChooser(toyland, rule_base_of(toyland, DAY)).choose({})
    opening = Opening(toyland, DAY)
    assert opening.remembered() is None
    opening.keep(chosen)
    assert Opening(toyland, DAY).remembered() == chosen
    session = Session("x", "toyland", datetime.now(UTC))
    asked = Consultation(toyland, session, DAY, opening=chosen).next_question()
    assert asked == Consultation(toyland, session, DAY).next_question()


def test_another_day_or_pack_has_its_own(toyland: KnowledgeBase, toyland_folder: Path, tmp_path: Path) -> None:
    """Law may come into force over night, and authors edit."""
    opening = Opening(toyland, DAY)
    opening.keep(QuestionChooser(toyland, rule_base_of(toyland, DAY)).choose({}))
    assert Opening(toyland, date(2026, 11, 23)).remembered() is None
    edited = tmp_path / "toyland"
    for path in toyland_folder.rglob("*.yaml"):
        copy = edited / path.relative_to(toyland_folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert Opening(merged([read_pack(edited)]), DAY).remembered() is None


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b'{"fact": "x", "needed_by": [], "candidates": ["y"]}', b"\xff"]
)
def test_what_cannot_be_read_is_chosen_anew(toyland: KnowledgeBase, content: bytes) -> None:
    """A damaged memory costs time only."""
    opening = Opening(toyland, DAY)
    opening.keep(QuestionChooser(toyland, rule_base_of(toyland, DAY)).choose({}))
    opening._path.write_bytes(content)
    assert Opening(toyland, DAY).remembered() is None


def test_the_first_question_needs_no_engine() -> None:
    """Rules, circuit, relevance, prompt and printer are loaded while the person reads it."""
    for expected in (False, True):
        done = subprocess.run(
            [sys.executable, "-c", AT_THE_FIRST_QUESTION], capture_output=True, text=True, cwd=ROOT, check=False
        )
        assert ("Stop: []" in done.stderr) is expected, done.stderr
