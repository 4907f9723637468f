"""The HTML twin: one self-contained file."""

import re
from html import unescape

import pytest
from said import said_by
from sample_case import ASSESSMENTS, BASE, KNOWLEDGE_BASE

from interview.report.document import compose
from interview.report.html import bound, html_for_print, html_page, is_long, template
from interview.report.lines import LanguageMode, Line
from interview.report.parts import Entry
from interview.report.signs import Sign
from knowledge.vocabulary.rules import Verdict


def test_every_word_of_the_document_stands_in_the_page(verdict_and_mode) -> None:
    """Also what describes its pictures. Some blanks are such as no line is broken at."""
    verdict, mode = verdict_and_mode
    document = compose(ASSESSMENTS[verdict], KNOWLEDGE_BASE, mode)
    page = unescape(html_page(document)).replace("\N{NO-BREAK SPACE}", " ")
    assert [words for words in said_by(document) if words not in page] == []


def test_the_page_fetches_nothing() -> None:
    """No address but those that name a standard, and no file; pictures are inside."""
    page = html_page(compose(BASE, KNOWLEDGE_BASE))
    addresses = set(re.findall(r"[a-z]+://[^\s\"'<>)]+", page))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"<(script|link|iframe|object|embed)\b", page)
    assert not re.search(r"url\((?![\"']?data:)", page)


def test_each_language_is_marked() -> None:
    """The page as a whole, and every stretch in another language."""
    assert '<html lang="en">' in html_page(compose(BASE, KNOWLEDGE_BASE, LanguageMode.BOTH))
    assert '<html lang="zh-Hans">' in html_page(compose(BASE, KNOWLEDGE_BASE, LanguageMode.CHINESE))
    assert '<span lang="zh-Hans">可以上路</span>' in html_page(compose(BASE, KNOWLEDGE_BASE, LanguageMode.BOTH))
    assert 'lang="zh-Hans"' not in html_for_print(compose(BASE, KNOWLEDGE_BASE, LanguageMode.ENGLISH)).split("<h2")[1]


def test_the_verdict_is_told_by_shape_too() -> None:
    """Five different drawings, each with its words for those who cannot see it."""
    drawings = {
        re.search(r"<svg.*?</svg>", html_for_print(compose(ASSESSMENTS[verdict], KNOWLEDGE_BASE)), re.DOTALL)[0]
        for verdict in Verdict
    }
    assert len({re.sub(r"<title>.*?</title>|#[0-9a-f]{6}", "", drawing) for drawing in drawings}) == 5


@pytest.mark.parametrize(
    ("words", "on_paper"),
    [
        ("[3] Art. 16, 95 ▲", "[3]~Art.~16, 95~▲"),
        ("Relied on: cl. 6.1.", "Relied on: cl.~6.1."),
        ("Art. annex; Smart. 5 ▲▲ cl.6", "Art. annex; Smart. 5~▲▲ cl.6"),
        ("[3]第16条 ▲", "[3]+第+16+条~▲"),
        ("1.6 mm, 25 km/h and 3 more", "1.6~mm, 25~km/h and 3 more"),
    ],
)
def test_no_line_parts_an_article_from_source_or_number_or_ends_before_a_sign(words: str, on_paper: str) -> None:
    """~ stands for a blank at which no line is broken, + for the same without a blank."""
    assert bound(words).replace("\N{NO-BREAK SPACE}", "~").replace("\N{WORD JOINER}", "+") == on_paper


@pytest.mark.parametrize(
    ("words", "on_paper"),
    [
        ("依照第119条、第95条", "依照第+119+条、第+95+条"),
        ("第9条第4项、第133条之1第2款", "第+9+条+第+4+项、第+133+条+之+1+第+2+款"),
        ("第163号令", "第+163+号令"),
        ("罚款200元，记9分，3天内", "罚款200+元，记9+分，3+天内"),
        ("满18周岁，15个工作日", "满18+周+岁，15+个+工+作+日"),
        ("2026年11月22日", "2026+年11+月22+日"),
        ("第三者，GA 802规定，3至5以上", "第三者，GA 802规定，3至5以上"),
    ],
)
def test_no_line_parts_a_chinese_article_or_a_figure_from_its_measure(words: str, on_paper: str) -> None:
    """+ stands for a joint at which no line is broken. Words that merely stand beside a figure stay free."""
    assert bound(words).replace("\N{WORD JOINER}", "+") == on_paper


def test_joiners_are_for_paper_alone() -> None:
    """Words copied from a browser hold no signs that nobody sees."""
    document = compose(BASE, KNOWLEDGE_BASE, LanguageMode.CHINESE)
    assert "\N{WORD JOINER}" in html_for_print(document)
    assert "\N{WORD JOINER}" not in html_page(document)


def test_only_what_is_long_is_divided_between_pages() -> None:
    """In either language."""
    for length, divided in ((450, False), (451, True)):
        lines = (Line("en", "short"), Line("zh", "长" * length))
        assert is_long(Entry(Sign.MET, (), body=((), lines))) is divided


def test_no_word_stands_in_a_template() -> None:
    """All words are chosen in the document: what a template prints is markup and expressions."""
    for name in ("report.html.j2", "pieces.html.j2", "signs.html.j2"):
        bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>|&#160;", " ", template(name), flags=re.DOTALL)
        assert re.findall(r"[^\W\d_]{2,}", bare) == [], name
