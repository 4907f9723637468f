"""`kb book`: a pack as a booklet that can be reviewed and signed."""

import html
import io
import re
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from interview.workbench.booklet import not_covered_in
from knowledge.vocabulary.packs import KnowledgeBase
from tests.interview.command_line import PACKS, Call

PRINTING = ("--packs", str(PACKS))


def words_in(path: Path) -> str:
    """The page without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", path.read_text("utf-8"))).split())


@pytest.fixture
def booklet(roadworthy: Call, tmp_path: Path) -> str:
    path = tmp_path / "book.html"
    done = roadworthy("kb", "book", "toyland", "-o", path, *PRINTING)
    assert done.code == 0, done.err
    return words_in(path)


def test_everything_is_there(booklet: str, toyland: KnowledgeBase) -> None:
    """Every requirement with its ways, every rule, every article relied on, cases, cures, and boxes to sign."""
    for requirement in toyland.requirements.values():
        assert requirement.id in booklet
        for text in (requirement.label, requirement.otherwise, *(way.label for way in requirement.met_by)):
            assert text["en"] in booklet
            assert text["zh"] in booklet
    for rule in toyland.rules.values():
        assert rule.label["en"] in booklet
    for requirement in toyland.requirements.values():
        for reference in requirement.sources:
            assert toyland.sources[reference.source].articles[reference.article]["en"] in booklet
    derived = [fact for fact in toyland.facts.values() if fact.derived]
    assert booklet.count("Sign-off") == 1 + len(toyland.requirements) + len(derived)
    assert "Read on 22 Nov 2026" in booklet
    assert toyland.identity.content_hash in booklet
    assert "small truck in order" in booklet


def test_one_language(roadworthy: Call, tmp_path: Path) -> None:
    """In Chinese alone no fixed word is English."""
    path = tmp_path / "book.html"
    assert roadworthy("kb", "book", "toyland", "-o", path, "--lang", "zh", *PRINTING).code == 0
    said = words_in(path)
    assert "条文索引" in said
    assert "Sign-off" not in said
    assert 'lang="zh-Hans"' in path.read_text("utf-8")


def test_links_lead_somewhere(roadworthy: Call, tmp_path: Path) -> None:
    """Contents and index of the page lead to its entries."""
    path = tmp_path / "book.html"
    roadworthy("kb", "book", "toyland", "-o", path, *PRINTING)
    text = path.read_text("utf-8")
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r' id="([^"]+)"', text))
    assert "http" not in text


@pytest.mark.slow
def test_the_pdf_is_accessible(roadworthy: Call, tmp_path: Path) -> None:
    """PDF/UA-1 and PDF/A-3a; the same bytes again; page numbers in the contents; a file that is there stays."""
    path = tmp_path / "book.pdf"
    done = roadworthy("kb", "book", "toyland", "-o", path, *PRINTING)
    if done.code == 69:
        pytest.skip(done.err)
    assert done.code == 0, done.err
    content = path.read_bytes()
    for profile in ("ua1", "3a"):
        assert page.validate_pdf_bytes(content, profile=profile).failures == []
    pages = [one.extract_text() for one in PdfReader(io.BytesIO(content)).pages]
    assert re.search(r"1\.1 The model is listed.*… 3", pages[1])
    assert "1.1 The model is listed" in pages[2]
    assert roadworthy("kb", "book", "toyland", "-o", path, *PRINTING).code == 74
    assert roadworthy("kb", "book", "toyland", "-o", path, "--force", *PRINTING).code == 0
    assert path.read_bytes() == content


def test_what_is_not_covered() -> None:
    """The items of the list under its heading, joined where they go on, and nothing of other sections."""
    readme = "# Pack\n\n- no\n\n## Left out, and why\n\nSaid before.\n\n- Brakes: nobody\n  can measure.\n- Trams.\n\n## More\n- no\n"
    assert list(not_covered_in(readme)) == ["Brakes: nobody can measure.", "Trams."]
    assert list(not_covered_in("# Pack\n- no\n")) == []
    assert list(not_covered_in("## What it does not cover\n* Trains")) == ["Trains"]


def test_other_endings(roadworthy: Call, tmp_path: Path) -> None:
    """What there is, is said."""
    done = roadworthy("kb", "book", "toyland", "-o", tmp_path / "book.doc", *PRINTING)
    assert (done.code, ".pdf or a .html" in done.err) == (2, True)
