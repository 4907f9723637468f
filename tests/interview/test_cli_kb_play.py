"""`kb play`: an interview on a pack under work, with a view into the engine."""

import shutil
import sys
import time
from datetime import date
from pathlib import Path

import pexpect
import pytest

from interview.workbench.pack_watch import PackWatch
from knowledge.inference.tracing import Tracer
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.packs import KnowledgeBase
from tests.interview.command_line import Call

ANSWERS = {"use.on_road": "yes", "papers.listed": "listed", "vehicle.wheels": 3}


def until(holds: object) -> bool:
    """Whether it comes to hold within ten seconds."""
    assert callable(holds)
    for _ in range(100):
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_the_trace_after_each_answer(toyland: KnowledgeBase) -> None:
    """What the last answer put on the agenda comes first of what it fired; what follows from that comes after it."""
    tracer = Tracer(rule_base_of(toyland, date(2026, 11, 22)))
    known: dict[str, str | int] = {}
    for fact, value in ANSWERS.items():
        known[fact] = value
        trace = tracer.after(known)
        fired = [f"{one.rule} {'holds' if one.truth == 2 else 'fails'}" for one in trace.firings]
        assert set(trace.agenda) <= set(fired)
        assert trace.memory[fact] == value
    assert trace.agenda[0] == fired[0]
    assert trace.memory["vehicle.category"] == "tricycle"
    assert "toyland.category.tricycle holds" in trace.agenda


def test_an_edit_begins_afresh(toyland: KnowledgeBase) -> None:
    """After another answer the memory holds what a new interview would."""
    rule_base = rule_base_of(toyland, date(2026, 11, 22))
    tracer = Tracer(rule_base)
    tracer.after(ANSWERS)
    edited = {**ANSWERS, "vehicle.wheels": 4}
    assert tracer.after(edited) == Tracer(rule_base).after(edited)
    assert "vehicle.category" not in tracer.after(edited).memory


def test_plain_lines(roadworthy: Call, toyland_folder: Path) -> None:
    """The panel is printed on a word, in both languages, and the interview goes on; nothing is kept."""
    done = roadworthy("kb", "play", toyland_folder, "--plain", stdin="yes\nmemory\nlisted\nquit\n")
    assert done.code == 0, done.err
    for said in ("Working memory (1)", "use.on_road = Yes", "toyland.listing:applies holds", "Fired (2)"):
        assert said in done.out
    assert roadworthy("cases", "--json").out.strip() == "[]"
    assert "工作内存" in roadworthy("kb", "play", toyland_folder, "--plain", "--lang", "zh", stdin="memory\nquit\n").out


def test_a_whole_interview(roadworthy: Call, toyland_folder: Path) -> None:
    """It ends with the summary."""
    answers = "yes\nlisted\n2027-05-01\n3\n\n\n\n\n\n"
    done = roadworthy("kb", "play", toyland_folder, "--plain", "--as-of", "2026-11-22", stdin=answers)
    assert "ROAD LEGAL" in done.out, done.out


def test_the_watch(tmp_path: Path) -> None:
    """A saved file of the pack is noticed, once; other files are not."""
    with PackWatch([tmp_path]) as watch:
        (tmp_path / "note.txt").write_text("x", "utf-8")
        (tmp_path / "facts.yaml").write_text("x", "utf-8")
        assert until(lambda: watch.has_changed)
        watch.take_note()
        assert not watch.has_changed


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "keys"), [(120, ""), (80, "memory\r")])
def test_on_a_terminal(tmp_path: Path, toyland_folder: Path, columns: int, keys: str) -> None:
    """Beside the question where there is room, else on call; a saved file brings the new question, a broken one a message."""
    pack = tmp_path / "toyland"
    shutil.copytree(toyland_folder, pack)
    child = pexpect.spawn(
        sys.executable, ["-P", "-m", "interview", "kb", "play", str(pack)], dimensions=(40, columns), encoding="utf-8",
        env={"TERM": "xterm", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHONPATH": str(Path.cwd()),
             "ROADWORTHY_DATA": str(tmp_path / "data")}, timeout=40,
    )  # fmt: skip
    try:
        child.expect("public roads")
        child.send("1\r")
        if keys:
            child.expect("exact model")
            child.send(keys)
        child.expect(r"memory \(1")
        for file in ("questions.yaml", "translations/zh/all.yaml"):
            text = (pack / file).read_text("utf-8")
            (pack / file).write_text(text.replace("exact model in the list", "very model in the book"), "utf-8")
        child.expect("very model in the book")
        (pack / "facts.yaml").write_text("x: [", "utf-8")
        child.expect("The pack has mistakes")
        child.expect("facts.yaml")
        child.send("\x04")
        child.expect(pexpect.EOF)
    finally:
        child.close(force=True)
