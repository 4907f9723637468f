"""All forms are made from one document: none leaves out a sentence of it, none can be made to say something else."""

import json
from dataclasses import replace
from datetime import date
from html import unescape

import icalendar
import pytest
from said import said_by, texts_of, without_blanks
from sample_case import ANSWERS, ASSESSMENTS, BASE, KNOWLEDGE_BASE
from test_report_safety import CONTROL, HOSTILE, hostile

from interview.report.dates_calendar import NoDates, calendar
from interview.report.document import compose
from interview.report.document_json import document_as_json
from interview.report.html import html_page
from interview.report.lines import LanguageMode, distinct
from interview.report.markdown import markdown
from interview.report.parts import Entry, Group, Heading, ReportDocument, Section, SectionKind
from interview.report.signs import Sign
from interview.report.text import plain_text
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Verdict

ABOUT_PICTURES = ("sign_words", "sign_heading", "fine_print_heading")


def with_a_date(document: ReportDocument, day: date) -> ReportDocument:
    """The document with a day to remember; the sample has no rules, and so no day of its own."""
    title, body = document.verdict.words, document.verdict.reason
    entry = Entry(Sign.DATE, title, body=(body,), day=day)
    section = Section(SectionKind.DATES, Heading(99, title), (Group((entry,)),))
    return replace(document, sections=(*document.sections, section))


def test_every_sentence_is_in_every_twin(verdict_and_mode) -> None:
    """HTML, text, Markdown and JSON."""
    verdict, mode = verdict_and_mode
    document = compose(ASSESSMENTS[verdict], KNOWLEDGE_BASE, mode)
    forms = {
        "html": unescape(html_page(document)),
        "text": plain_text(document),
        "markdown": unescape(markdown(document).replace("\\", "")),
        "json": json.dumps(json.loads(document_as_json(document)), ensure_ascii=False),
    }
    said = [without_blanks(words) for words in said_by(document, *ABOUT_PICTURES, "footer", "columns", "notes_heading")]
    assert len(said) > 40
    for name, form in forms.items():
        bare = without_blanks(form)
        assert [words for words in said if words not in bare and words.replace('"', '\\"') not in bare] == [], name


def test_chinese_labels_end_with_a_chinese_colon() -> None:
    """In Markdown as in plain text; where both languages stand in a row, with the Latin one."""
    document = compose(ASSESSMENTS[Verdict.ROAD_LEGAL], KNOWLEDGE_BASE, LanguageMode.CHINESE)
    assert "报告编号：" in plain_text(document)
    assert "报告编号：**" in markdown(document)
    assert ": **" not in markdown(document)
    both = compose(ASSESSMENTS[Verdict.ROAD_LEGAL], KNOWLEDGE_BASE, LanguageMode.BOTH)
    assert "报告编号: **" in markdown(both)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_markdown_shows_hostile_words_as_words(text: str) -> None:
    """No tag, no link, no heading, no control character more than there was."""
    shown = markdown(hostile(text))
    assert not CONTROL.search(shown)
    assert "<" not in shown
    assert shown.count("\n#") == markdown(hostile("harmless")).count("\n#")


def test_the_json_is_the_document() -> None:
    """Its structure, every text with its languages, and the record as an object."""
    document = compose(BASE, KNOWLEDGE_BASE)
    data = json.loads(document_as_json(document))
    assert data["format"] == "roadworthy.document/1"
    assert data["record"] == json.loads(document.record)
    assert data["verdict"]["words"] == [
        {"language": "en", "words": "Road legal"},
        {"language": "zh", "words": "可以上路"},
    ]
    assert data["head"]["day"] == "2026-11-22"


def test_the_calendar_holds_the_days_that_are_to_come() -> None:
    """With title, text and a reminder; the same bytes again; and days that are past are left out."""
    document = with_a_date(compose(BASE, KNOWLEDGE_BASE, LanguageMode.BOTH), date(2027, 5, 1))
    content = calendar(document)
    assert content == calendar(document)
    (event,) = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert event["dtstart"].dt == date(2027, 5, 1)
    assert str(event["summary"]) == "Road legal | 可以上路"
    assert str(event["description"]).splitlines() == [line.words for line in distinct(document.verdict.reason)]
    assert len(event.walk("VALARM")) == 1
    with pytest.raises(NoDates):
        calendar(with_a_date(compose(BASE, KNOWLEDGE_BASE), date(2026, 11, 21)))


def test_a_calendar_cannot_be_made_to_hold_more() -> None:
    """Line breaks and commas in what was typed stay inside their text."""
    document = with_a_date(hostile("a\r\nBEGIN:VEVENT;x,y\\n"), date(2027, 1, 1))
    assert len(icalendar.Calendar.from_ical(calendar(document)).walk("VEVENT")) == 1


def test_particulars_are_in_every_twin() -> None:
    """What a person typed is not lost in any form."""
    answers = {**ANSWERS, "person.name": Answer("person.name", "O'Néill & <Söhne> 欧阳 *靖*")}
    document = compose(replace(BASE, answers=answers), KNOWLEDGE_BASE)
    name = next(line.words for lines in texts_of(document.vehicle) for line in lines if "Söhne" in line.words)
    assert name in unescape(html_page(document))
    assert name in unescape(markdown(document).replace("\\", ""))
    assert name in plain_text(document)
    assert name in document_as_json(document)
