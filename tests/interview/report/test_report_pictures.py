"""The page as people see it: two renderers agree, and every character that was written is drawn and read back."""

import random
import subprocess
from dataclasses import replace
from pathlib import Path

import page
import pytest
from pictures_of_pages import darkness, grey_levels, needs
from printed_sample import printed
from said import said_by, without_blanks
from sample_case import ANSWERS, ASSESSMENTS, KNOWLEDGE_BASE

from interview.report.characters import printable_characters
from interview.report.document import compose
from interview.report.html import bound
from interview.report.lines import LanguageMode
from interview.report.pdf import printed_page, printed_report
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Verdict

DOTS_PER_INCH = 60
FREE_TEXTS = ("person.name", "vehicle.plate", "vehicle.model", "vehicle.vin")


@needs("pdftoppm", "mutool")
@pytest.mark.parametrize("verdict", [Verdict.ROAD_LEGAL, Verdict.NOT_ROAD_LEGAL])
def test_two_renderers_draw_the_same_pages(tmp_path: Path, verdict: Verdict) -> None:
    """Poppler and MuPDF, equal within anti-aliasing on every page."""
    pdf, dots = tmp_path / "report.pdf", str(DOTS_PER_INCH)
    report = printed(verdict, LanguageMode.BOTH)
    pdf.write_bytes(report.content)
    subprocess.run(["pdftoppm", "-r", dots, "-gray", pdf, tmp_path / "poppler"], check=True)
    mupdf = ["mutool", "draw", "-q", "-r", dots, "-c", "gray", "-o", tmp_path / "mupdf-%d.pgm", pdf]
    subprocess.run(mupdf, check=True)
    by_poppler, by_mupdf = sorted(tmp_path.glob("poppler*")), sorted(tmp_path.glob("mupdf*"))
    assert len(by_poppler) == len(by_mupdf) == report.pages < 10
    for one_page, other_page in zip(by_poppler, by_mupdf, strict=True):
        (size, one), (other_size, other) = grey_levels(one_page), grey_levels(other_page)
        assert size == other_size
        differences = [abs(a - b) for a, b in zip(darkness(size, one), darkness(size, other), strict=True)]
        assert max(differences) < 70
        assert sum(differences) / len(differences) < 3


@needs("pdftotext")
def test_poppler_reads_back_what_was_written(verdict_and_mode, tmp_path: Path) -> None:
    """Chinese included, by another reader than pypdf."""
    verdict, mode = verdict_and_mode
    pdf = tmp_path / "report.pdf"
    pdf.write_bytes(printed(verdict, mode).content)
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True).stdout
    bare = without_blanks(text)
    lost = [
        words
        for words in map(without_blanks, said_by(compose(ASSESSMENTS[verdict], KNOWLEDGE_BASE, mode), "sign_words"))
        if words not in bare
    ]
    assert len(lost) <= len(document_pages(text))


def lines_on_paper(words: str, width: int, folder: Path) -> list[str]:
    """The lines of a paragraph that is so many mm wide."""
    style = f"width: {width}mm; font-size: 10pt; overflow-wrap: anywhere"
    pdf = folder / "lines.pdf"
    pdf.write_bytes(printed_page(f'<html lang="zh-Hans"><title>t</title><p style="{style}">{bound(words)}</p></html>'))
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return text.split("\n")[: len(text.split()) - len("1 / 1".split())]


@needs("pdftotext")
@pytest.mark.parametrize("width", range(16, 40, 2))
def test_a_chinese_article_stands_in_one_line_wherever_it_has_room(width: int, tmp_path: Path) -> None:
    """In any column that is wide enough, and the text reads back without the signs that hold it together."""
    lines = lines_on_paper("按照规定第119条处以罚款200元", width, tmp_path)
    assert "".join(lines) == "按照规定第119条处以罚款200元"
    assert sum("第119条" in line for line in lines) == sum("200元" in line for line in lines) == 1


@needs("pdftotext")
def test_a_column_narrower_than_an_article_parts_it(tmp_path: Path) -> None:
    """Rather than running over its edge."""
    lines = lines_on_paper("按照规定第119条处以罚款200元", 8, tmp_path)
    assert "".join(lines) == "按照规定第119条处以罚款200元"
    assert max(map(len, lines)) <= 3


def document_pages(text: str) -> list[str]:
    """A sentence may be cut by the end of a page, once for each."""
    return text.split("\f")


@needs("qpdf")
@pytest.mark.parametrize("mode", list(LanguageMode))
def test_qpdf_finds_nothing(tmp_path: Path, mode: LanguageMode) -> None:
    """The syntax of the file."""
    pdf = tmp_path / "report.pdf"
    pdf.write_bytes(printed(Verdict.NOT_ROAD_LEGAL, mode).content)
    assert subprocess.run(["qpdf", "--check", pdf], check=False, capture_output=True).returncode == 0


@pytest.mark.slow
def test_reports_of_random_words_are_all_valid() -> None:
    """Names, numbers and typed text of any characters; benchmarks/random_reports.py does five hundred."""
    rolls = random.Random(5)
    characters = sorted(printable_characters()) + list("\U00020bb7😀\u202e\x07 ")
    for number in range(25):
        typed = {
            fact: Answer(fact, "".join(rolls.choices(characters, k=rolls.randrange(1, 60)))) for fact in FREE_TEXTS
        }
        verdict, mode = rolls.choice(list(Verdict)), rolls.choice([LanguageMode.ENGLISH, LanguageMode.CHINESE])
        assessment = replace(ASSESSMENTS[verdict], answers={**ANSWERS, **typed})
        content = printed_report(compose(assessment, KNOWLEDGE_BASE, mode)).content
        for profile in ("ua1", "3a"):
            assert page.validate_pdf_bytes(content, profile=profile).failures == [], (number, typed)
