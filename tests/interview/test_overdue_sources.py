"""Law that was read too long ago is named wherever something rests on it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.library import knowledge_base
from knowledge.authoring.reading import read_with_problems
from knowledge.vocabulary.sources import Confidence, Source
from tests.interview.command_line import TOYLAND, Call

PACKS = ("--packs", str(TOYLAND[1]))


def source(kind: str, confidence: Confidence, read_every: int | None = None) -> Source:
    base = knowledge_base("toyland", [Path(TOYLAND[1])])
    read = next(iter(base.sources.values()))
    return Source("x", {}, {}, kind, {}, read.read_on, confidence, "", read_every=read_every)


@pytest.mark.parametrize(
    ("kind", "confidence", "said", "days"),
    [
        ("law", Confidence.HIGH, None, 365),
        ("law", Confidence.MEDIUM, None, 180),
        ("local", Confidence.HIGH, None, 180),
        ("local", Confidence.FROM_MEMORY, None, 90),
        ("local", Confidence.LOW, 400, 400),
    ],
)
def test_how_often(kind: str, confidence: Confidence, said: int | None, days: int) -> None:
    """What the pack says counts, else kind and confidence; on the last day it is not overdue yet, on the next it is."""
    one = source(kind, confidence, said)
    last = one.read_on + timedelta(days=days)
    assert not one.is_overdue(last)
    assert one.is_overdue(last + timedelta(days=1))


@pytest.mark.parametrize(
    ("written", "days", "problem"),
    [
        ("180 days", 180, None),
        ("1 day", 1, None),
        ("0 days", None, "'0 days' is no span of days. Write read_every: 180 days (1 to 9999)."),
        ("6 months", None, "'6 months' is no span of days. Write read_every: 180 days (1 to 9999)."),
    ],
)
def test_the_field_of_a_pack(toyland_folder: Path, written: str, days: int | None, problem: str | None) -> None:
    """A span of days, or a message with the line."""
    files = pack_files(toyland_folder)
    text = files.contents["sources.yaml"].decode().replace("  kind:", f"  read_every: {written}\n  kind:", 1)
    reading = read_with_problems(PackFiles(toyland_folder, {**files.contents, "sources.yaml": text.encode()}))
    assert next(iter(reading.pack.sources.values())).read_every == days
    assert [f"{one.what} {one.remedy}" for one in reading.problems] == ([problem] if problem else [])


def test_kb_sources(roadworthy: Call) -> None:
    """The last good day lists nothing as due; the day after does, with exit code 65."""
    listed = json.loads(roadworthy("kb", "sources", "--json", *TOYLAND).out)
    last = min(one["read_again_on"] for one in listed)
    fine = roadworthy("kb", "sources", "--stale", "--as-of", last, *TOYLAND)
    assert (fine.code, fine.out.splitlines()) == (0, [f"0 of {len(listed)} sources are due as of {last}."])
    late = roadworthy("kb", "sources", "--stale", "--as-of", "2031-01-01", *TOYLAND)
    assert late.code == 65
    assert all(one["id"] in late.out for one in listed)
    assert f"{len(listed)} of {len(listed)} sources are due as of 2031-01-01." in late.out


@pytest.mark.parametrize(("day", "is_late"), [("2026-11-22", False), ("2031-01-01", True)])
def test_who_rests_on_it_is_told(roadworthy: Call, tmp_path: Path, day: str, is_late: bool) -> None:
    """Summary, report and JSON name the overdue source, and only then."""
    answers = tmp_path / "answers.yaml"
    answers.write_text("use.on_road: yes\npapers.listed: not_listed\n", "utf-8")
    call = (str(answers), "--as-of", day, *TOYLAND)
    overdue = json.loads(roadworthy("assess", "--json", *call).out)["overdue_sources"]
    assert bool(overdue) is is_late
    report = tmp_path / "report.txt"
    printed = roadworthy("report", *call, "--format", "text", "-o", str(report), "--lang", "en")
    assert printed.code == 0, printed.err
    text = " ".join(report.read_text("utf-8").split())
    assert ("should have been read again before the day of this report" in text) is is_late
    assert ("It should have been read again by" in text) is is_late
