"""The PDF: valid, readable, the same bytes for the same case, and complete in every verdict and language."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import page
import pydyf
import pytest
from printed_sample import printed
from pypdf import PdfReader
from said import said_by, without_blanks
from sample_case import ANSWERS, ASSESSMENTS, BASE, KNOWLEDGE_BASE

from interview import __version__
from interview.report.attached import RECORD_NAME
from interview.report.document import compose
from interview.report.lines import LanguageMode
from interview.report.paper import Paper
from interview.report.pdf import printed_report
from interview.report.record import canonical
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Verdict

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent


def failures(content: bytes) -> list[str]:
    return [
        f"{profile}: {failure}"
        for profile in ("ua1", "3a")
        for failure in page.validate_pdf_bytes(content, profile=profile).failures
    ]


def reader_of(verdict: Verdict = Verdict.NOT_ROAD_LEGAL, mode: LanguageMode = LanguageMode.BOTH) -> PdfReader:
    return PdfReader(io.BytesIO(printed(verdict, mode).content))


def pages_of(content: bytes) -> list[str]:
    """What a reader of the file gets to read."""
    return [without_blanks(each.extract_text()) for each in PdfReader(io.BytesIO(content)).pages]


def test_every_report_is_accessible_and_archival(verdict_and_mode) -> None:
    """PDF/UA-1 and PDF/A-3a at once."""
    assert failures(printed(*verdict_and_mode).content) == []


def test_every_word_of_the_document_can_be_read_back(verdict_and_mode) -> None:
    """Chinese included."""
    verdict, mode = verdict_and_mode
    document = compose(ASSESSMENTS[verdict], KNOWLEDGE_BASE, mode)
    pages = pages_of(printed(verdict, mode).content)
    spoken = [without_blanks(words) for words in said_by(document, "sign_words")]
    lost = [words for words in spoken if not any(words in each for each in pages)]
    assert lost == []


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_same_case_gives_the_same_bytes(verdict: Verdict) -> None:
    """No clock, no counter, no order of a set gets in."""
    again = printed_report(compose(ASSESSMENTS[verdict], KNOWLEDGE_BASE, LanguageMode.CHINESE))
    assert again.content == printed(verdict, LanguageMode.CHINESE).content


PRINT_ONE = """
import hashlib, sys
sys.path[:0] = sys.argv[1:]
from said import said_by, without_blanks
from sample_case import ASSESSMENTS, KNOWLEDGE_BASE
from interview.report.document import compose
from interview.report.pdf import printed_report
from knowledge.vocabulary.rules import Verdict
report = printed_report(compose(ASSESSMENTS[Verdict.NOT_ROAD_LEGAL], KNOWLEDGE_BASE))
print(hashlib.sha256(report.content).hexdigest(), report.pages)
"""


@pytest.mark.slow
def test_another_process_folder_zone_and_hash_seed_give_the_same_bytes(tmp_path: Path) -> None:
    """A report can be made again on another day and compared."""
    surroundings = ({"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"}, {"PYTHONHASHSEED": "77", "LANG": "C", "TZ": "UTC"})
    seen = {
        subprocess.run(
            [sys.executable, "-c", PRINT_ONE, str(ROOT), str(HERE)],
            env={**os.environ, **each},
            cwd=tmp_path if number else ROOT,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for number, each in enumerate(surroundings)
    }
    content = printed(Verdict.NOT_ROAD_LEGAL, LanguageMode.BOTH).content
    assert [line.split()[0] for line in seen] == [hashlib.sha256(content).hexdigest()]


@pytest.mark.slow
def test_printing_says_nothing_and_leaves_nothing_behind(tmp_path: Path) -> None:
    """No banner, no warning of a library; the copies of the fonts are gone with the process."""
    run = subprocess.run(
        [sys.executable, "-W", "always", "-c", PRINT_ONE, str(ROOT), str(HERE)],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    )
    assert re.fullmatch(r"[0-9a-f]{64} \d\n", run.stdout)
    assert run.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_the_answers_and_packs_travel_inside() -> None:
    """As JSON, dated like the report; the checksum of page one is theirs."""
    ((name, (content,)),) = reader_of().attachments.items()
    assert name == RECORD_NAME
    record = json.loads(content)
    assert record["verdict"] == "not_road_legal"
    assert record["answers"]["person.name"] == {"value": "欧阳靖", "evidence": None}
    assert record["pack"]["content_hash"] == BASE.pack.content_hash
    code = compose(ASSESSMENTS[Verdict.NOT_ROAD_LEGAL], KNOWLEDGE_BASE).vehicle.code.content
    assert record.pop("print") == {"languages": "en+zh", "paper": "A4", "program": __version__}
    assert hashlib.sha256(canonical(record).encode()).hexdigest()[:32].upper() in code


def test_the_file_is_dated_as_the_assessment_and_knows_its_title() -> None:
    """Not when it happened to be printed."""
    metadata = reader_of().metadata
    assert metadata is not None
    assert metadata["/CreationDate"].startswith("D:20261122")
    assert metadata["/Title"].startswith("Road-use report RW-20261122-")


def test_only_the_packaged_fonts_are_used(verdict_and_mode) -> None:
    """Whatever fonts the machine has."""
    reader = PdfReader(io.BytesIO(printed(*verdict_and_mode).content))
    names = {
        str(font.get_object()["/BaseFont"]) for each in reader.pages for font in each["/Resources"]["/Font"].values()
    }
    assert {name.partition("+")[2] for name in names} <= {"Report-Sans", "Report-Sans-Bold"}


def test_chinese_is_marked_as_chinese_and_headers_have_a_scope() -> None:
    """What a screen reader needs and WeasyPrint leaves out."""
    elements = list(_structure(reader_of()))
    assert {str(each["/Lang"]) for each in elements if "/Lang" in each} >= {"zh-Hans"}
    headers = [each for each in elements if each.get("/S") == "/TH"]
    assert headers
    assert {str(each["/A"]["/Scope"]) for each in headers} == {"/Column", "/Row"}


def test_every_value_belongs_to_one_label() -> None:
    """Of the particulars and of each column: nothing is read aloud under a label that is not its own."""
    cells = [each for each in _structure(reader_of()) if each.get("/S") == "/TD"]
    assert cells
    assert {len(each["/A"]["/Headers"]) for each in cells} == {1}


def test_figures_are_described_and_lie_on_the_page() -> None:
    """The verdict's sign and the code have alternative text in both languages, and a box in the page's space."""
    figures = [each for each in _structure(reader_of()) if each.get("/S") == "/Figure"]
    assert [str(each["/Alt"]) for each in figures] == [
        "Verdict: Not road legal | 结论：不得上路",
        "QR code with report number, day, verdict and checksum | 二维码：报告编号、日期、结论与校验值",
    ]
    for each in figures:
        left, bottom, right, top = (float(value) for value in each["/A"]["/BBox"])
        assert 0 < left < right < 596
        assert 300 < bottom < top < 842


def _structure(reader: PdfReader):
    waiting = [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop(0).get_object()
        if not hasattr(element, "get"):
            continue
        yield element
        kids = element.get("/K", [])
        waiting[:0] = kids if isinstance(kids, list) else [kids]


def test_headings_are_bookmarks() -> None:
    """A long report can be walked through."""
    titles = [item["/Title"] for item in _flat(reader_of().outline)]
    assert any("Findings" in title and "逐项结论" in title for title in titles)


def _flat(outline):
    for item in outline:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield item


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_paper_is_chosen(paper: Paper, size: tuple[int, int]) -> None:
    """And stays valid, figures included."""
    report = printed_report(compose(BASE, KNOWLEDGE_BASE), paper)
    box = PdfReader(io.BytesIO(report.content)).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
    assert failures(report.content) == []


def test_pages_are_counted_and_small() -> None:
    """A bilingual report of two pages stays under 120 KB."""
    report = printed(Verdict.RESTRICTED_USE, LanguageMode.BOTH)
    assert report.pages == 2
    assert len(report.content) < 120_000


def test_a_stream_that_ends_in_a_carriage_return_keeps_its_length() -> None:
    """Pydyf writes LF before endstream, which a strict reader takes together with the CR for one end of line."""
    printed(Verdict.ROAD_LEGAL, LanguageMode.ENGLISH)
    assert pydyf.Stream([b"ends in\r"]).data.endswith(b"ends in\r\r\nendstream")
    assert pydyf.Stream([b"ends in x"]).data.endswith(b"ends in x\nendstream")


def test_a_character_of_several_glyphs_keeps_the_file_valid() -> None:
    """The font can draw ṃ as m and a dot, and sets tone marks beside their neighbour; each glyph means something."""
    answers = {**ANSWERS, "person.name": Answer("person.name", "Caṃpā Kṛṣṇa 婘怫\u302f")}
    content = printed_report(compose(replace(BASE, answers=answers), KNOWLEDGE_BASE, LanguageMode.ENGLISH)).content
    assert failures(content) == []
    assert "Caṃpā Kṛṣṇa" in unicodedata.normalize("NFC", PdfReader(io.BytesIO(content)).pages[0].extract_text())
