"""What people type does no harm in any form of the report."""

import io
import re
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import page
import pytest
from pypdf import PdfReader
from sample_case import ANSWERS, ASSESSMENTS, BASE, KNOWLEDGE_BASE, both

from interview.report import printer
from interview.report.document import compose
from interview.report.html import html_page
from interview.report.lines import LanguageMode, Line
from interview.report.parts import ReportDocument
from interview.report.pdf import printed_report
from interview.report.text import plain_text
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Verdict

SCRIPT = "<script>alert(1)</script>"
HOSTILE = {
    "script": SCRIPT,
    "attribute": '" onmouseover="alert(1)" x=\'',
    "style": "</style><style>@import url(http://127.0.0.1:9/x.css)</style>",
    "image": "<img src=file:///etc/passwd>",
    "template": "{{ 7*7 }}{% include 'report.css' %}${7*7}",
    "ansi": "\x1b[31mred\x1b[0m\x1b]0;title\x07\x9b2J",
    "direction": "\u202eevil\u202c \u2066x\u2069 \u200bzero\ufeff",
    "null": "a\x00b\x08c\x7fd",
    "lines": "one\r\ntwo\u2028three\x85four\ttab",
    "surrogate": "broken \ud800 half",
    "emoji": "\N{PILE OF POO} \U00020bb7 \ue000 \uffff",
    "braces": "{label} {0} %s %(x)s",
    "combining": "a" + "\u0301" * 40,
    "arabic": "مرحبا שלום",
    "one word": "x" * 300,
}
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
FREE_TEXTS = ("person.name", "vehicle.plate", "vehicle.model", "vehicle.vin")


def hostile(text: str) -> ReportDocument:
    """The text in every place to which a person's words can get: particulars, and sentences that quote facts."""
    assessment = ASSESSMENTS[Verdict.NOT_ROAD_LEGAL]
    answers = {**ANSWERS, **{fact: Answer(fact, text) for fact in FREE_TEXTS}}
    quoted = both(f"Quoted: {text}", f"引用：{text}")
    findings = tuple(replace(finding, reason=quoted, label=quoted) for finding in assessment.findings)
    steps = tuple(
        replace(step, does=quoted, place=quoted, deadline=quoted, cost=quoted) for step in assessment.next_steps
    )
    risks = tuple(replace(risk, label=quoted, measure=quoted) for risk in assessment.risks)
    changed = replace(assessment, answers=answers, findings=findings, next_steps=steps, risks=risks, reason=quoted)
    return compose(changed, KNOWLEDGE_BASE, LanguageMode.BOTH)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_html_shows_hostile_words_as_words(text: str) -> None:
    """No element, attribute or style more than in the same report without them."""
    tags = re.compile(r"<(script|img|iframe|object|link|style|[a-z0-9]+)[\s>]")
    harmless, shown = html_page(hostile("harmless")), html_page(hostile(text))
    assert sorted(set(tags.findall(shown))) == sorted(set(tags.findall(harmless)))
    assert shown.count("<style") == harmless.count("<style") == 1
    assert not re.search(r"<[^>]* on\w+=", shown)
    assert not CONTROL.search(shown)
    shown.encode()


def test_every_field_is_escaped() -> None:
    """Not only those that a person fills today: a tag in any text of the document comes out as text."""
    tags: list[str] = []

    def tagged(part: object) -> object:
        if isinstance(part, Line):
            tags.append(f"<x{len(tags)}x>")
            return replace(part, words=tags[-1])
        if isinstance(part, tuple):
            return tuple(map(tagged, part))
        if not is_dataclass(part) or isinstance(part, type):
            return part
        return replace(part, **{field.name: tagged(getattr(part, field.name)) for field in fields(part)})

    document = tagged(compose(ASSESSMENTS[Verdict.ROAD_LEGAL_AFTER_STEPS], KNOWLEDGE_BASE))
    assert isinstance(document, ReportDocument)
    shown = html_page(document)
    assert not re.search(r"<x\d+x>", shown)
    escaped = set(re.findall(r"&lt;(x\d+x)&gt;", shown))
    assert len(escaped) > 0.9 * len(tags) > 100


ADDRESSES = (
    "<img src={address}>", "<link rel=stylesheet href={address}>", "<link rel=attachment href={address}>",
    "<a rel=attachment href={address}>x</a>", "<style>@import url({address})</style>", "<object data={address}>",
    "<embed src={address}>", "<iframe src={address}></iframe>", "<svg><image href={address} /></svg>",
    "<p style='background: url({address})'>", "<base href={address}>", "url({address})", "]]><x y={address}>",
)  # fmt: skip


def with_tags(tags: tuple[str, ...]) -> ReportDocument:
    """The tags in every free text that a person can type, and in a sentence that quotes them all."""
    answers = {**ANSWERS, **{fact: Answer(fact, "".join(tags[index::4])) for index, fact in enumerate(FREE_TEXTS)}}
    quoted = both(" ".join(tags), "".join(tags))
    return compose(replace(BASE, answers=answers, reason=quoted), KNOWLEDGE_BASE, LanguageMode.ENGLISH)


def test_nothing_is_ever_fetched(tmp_path: Path) -> None:
    """Neither from the network nor from the disk, through any free text; no file gets into the report."""
    secret = tmp_path / "secret.svg"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg'><text>THE-SECRET</text></svg>", "utf-8")
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        data = "data:text/css,@import%20url(http://127.0.0.1)"
        for address in (f"http://127.0.0.1:{server.server_port}/x", secret.as_uri(), data):
            content = printed_report(with_tags(tuple(tag.format(address=address) for tag in ADDRESSES))).content
            reader = PdfReader(io.BytesIO(content))
            assert list(reader.attachments) == ["roadworthy.json"]
            assert not any("THE-SECRET" in each.extract_text() for each in reader.pages)
            assert not any(each.get("/Annots") for each in reader.pages)
    finally:
        server.shutdown()
        server.server_close()
    assert asked == []


def test_the_printer_refuses_every_address_but_its_own_files() -> None:
    """Even if a tag got into the page after all."""
    ready = printer.printer()
    page_with_tag = "<html><body><img src='{address}'></body></html>"
    for address in ("http://127.0.0.1:9/x.png", "file:///etc/passwd", "ftp://127.0.0.1/x"):
        with pytest.raises(BaseException, match=re.escape(address)) as refused:
            ready.weasyprint.HTML(string=page_with_tag.format(address=address), url_fetcher=ready.fetcher).write_pdf(
                font_config=ready.fonts
            )
        assert type(refused.value).__name__ == "FatalURLFetchingError"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_plain_text_holds_no_control_character(text: str) -> None:
    """It may be shown in a terminal."""
    words = plain_text(hostile(text))
    assert not CONTROL.search(words)
    words.encode()


@pytest.mark.parametrize("start", range(4))
def test_the_pdf_holds_hostile_words_as_text_and_nothing_else(start: int) -> None:
    """One attachment, no link, no action, no form, and still a valid file."""
    content = printed_report(hostile("\n".join(list(HOSTILE.values())[start::4]))).content
    reader = PdfReader(io.BytesIO(content))
    assert len(list(reader.attachments)) == 1
    assert not any(each.get("/Annots") for each in reader.pages)
    root = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root)
    for profile in ("ua1", "3a"):
        assert page.validate_pdf_bytes(content, profile=profile).failures == []


def test_of_an_ansi_escape_only_harmless_letters_stay() -> None:
    """They can be seen, so nobody wonders."""
    assert "[31mred" in plain_text(hostile(HOSTILE["ansi"]))


def test_a_megabyte_is_clipped_politely() -> None:
    """It says so where it was clipped, in the language of the line, and the report stays a report."""
    document = hostile("长" * 350_000)
    assert "shortened from 350,000 characters" not in plain_text(document)
    words = "".join(plain_text(document).split())
    assert "[shortenedfrom350000characters]" in words
    assert "〔原文350000字，已截短〕" in words
    assert len(plain_text(document)) < 80_000
    assert len(html_page(document)) < 120_000


def test_a_megabyte_in_a_pdf_stays_small() -> None:
    """In a particular, which is where a person can type as much as they like."""
    answers = {**ANSWERS, "person.name": Answer("person.name", "x" * 1_000_000)}
    report = printed_report(compose(replace(BASE, answers=answers), KNOWLEDGE_BASE, LanguageMode.ENGLISH))
    assert report.pages <= 3
    assert len(report.content) < 120_000


def test_what_the_font_lacks_is_shown_by_number_and_listed() -> None:
    """Never a silent box: □ and the code point in place, a note at the end, a warning to the person."""
    answers = {**ANSWERS, "person.name": Answer("person.name", "王\U00020bb7明 \N{PILE OF POO}")}
    report = printed_report(compose(replace(BASE, answers=answers), KNOWLEDGE_BASE, LanguageMode.BOTH))
    text = "".join("".join(each.extract_text() for each in PdfReader(io.BytesIO(report.content)).pages).split())
    assert "王□(U+20BB7)明□(U+1F4A9)" in text
    assert "Theprintedfontlacksthesecharacters" in text
    assert "打印字体缺少下列字符" in text
    (warning,) = report.warnings
    assert "\U00020bb7 (U+20BB7)" in warning["en"]


def test_html_and_text_keep_what_the_font_lacks() -> None:
    """A screen has other fonts."""
    answers = {**ANSWERS, "person.name": Answer("person.name", "\U00020bb7")}
    document = compose(replace(BASE, answers=answers), KNOWLEDGE_BASE, LanguageMode.BOTH)
    assert "\U00020bb7" in html_page(document)
    assert "\U00020bb7" in plain_text(document)


def test_the_record_keeps_every_answer_whole_and_no_moment() -> None:
    """Nothing is clipped in the data, and when something was said does not change the report."""
    long = {**ANSWERS, "person.name": Answer("person.name", "x" * 5_000)}
    assert "x" * 5_000 in compose(replace(BASE, answers=long), KNOWLEDGE_BASE).record
    dated = {fact: replace(answer, at=datetime(2026, 1, 2)) for fact, answer in ANSWERS.items()}  # noqa: DTZ001
    assert compose(replace(BASE, answers=dated), KNOWLEDGE_BASE).record == compose(BASE, KNOWLEDGE_BASE).record
