"""`kb explain-rule`: every entry of a pack in plain words, in both languages."""

import json

import pytest

from interview.workbench.entry_sheets import EntrySheets
from knowledge.vocabulary.packs import KnowledgeBase
from tests.interview.command_line import TOYLAND, Call


def test_a_requirement(roadworthy: Call) -> None:
    """Where it applies and what is excepted, how it is met, what follows if not, its law, its cases."""
    out = roadworthy("kb", "explain-rule", "toyland.insurance", *TOYLAND).out
    for said in (
        "except where:",
        "In force until 31 Dec 2026.",
        "at least 0 days",
        "Take out an insurance.",
        "Read on 22 Nov 2026",
        "Met (",
        "Not met (",
        "rules/requirements.yaml:12",
    ):
        assert said in out
    chinese = roadworthy("kb", "explain-rule", "toyland.insurance", "--lang", "zh", *TOYLAND).out
    assert "以下各项全部成立时适用" in chinese


def test_a_rule(roadworthy: Call) -> None:
    """What it concludes, when, what stands before it, and which cases it decides."""
    data = json.loads(roadworthy("kb", "explain-rule", "toyland.category.small", "--json", *TOYLAND).out)
    parts = {part["part"]: [line["en"] for line in part["lines"]] for part in data["parts"]}
    assert any("at most 3,500 mm" in line for line in parts["condition"])
    assert any("toyland.category.tricycle" in line for line in parts["outcome"])
    assert parts["cases"][0][0].isdigit()


def test_every_entry_has_a_sheet(toyland: KnowledgeBase) -> None:
    """In both languages, with no place for a part left open."""
    sheets = EntrySheets(toyland, ())
    for id in sheets.known():
        sheet = sheets.sheet(id)
        assert sheet is not None, id
        for words in (sheet.kind, sheet.title, *(line.words for part in sheet.parts for line in part.lines)):
            assert words["en"]
            assert words["zh"]


@pytest.mark.parametrize(("typed", "near"), [("toyland.insurence", "toyland.insurance"), ("zzz", "kb facts")])
def test_no_such_entry(roadworthy: Call, typed: str, near: str) -> None:
    """The nearest id is named, or where to look."""
    done = roadworthy("kb", "explain-rule", typed, *TOYLAND)
    assert (done.code, near in done.err) == (2, True)
