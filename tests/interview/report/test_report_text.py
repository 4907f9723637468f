"""Plain text in columns."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from said import said_by, without_blanks
from sample_case import ASSESSMENTS, KNOWLEDGE_BASE

from interview.report.columns import NEVER_FIRST, width_of, wrapped
from interview.report.document import compose
from interview.report.lines import LanguageMode
from interview.report.text import plain_text


@pytest.mark.parametrize("width", [40, 80, 132])
def test_no_line_is_wider_than_asked_for(verdict_and_mode, width: int) -> None:
    """A Chinese character counts for two."""
    verdict, mode = verdict_and_mode
    text = plain_text(compose(ASSESSMENTS[verdict], KNOWLEDGE_BASE, mode), width)
    assert max(width_of(line) for line in text.splitlines()) <= width
    assert all(line == line.rstrip() for line in text.splitlines())


def test_every_word_of_the_document_stands_in_the_text(verdict_and_mode) -> None:
    """But for what describes pictures and heads columns: a text has none."""
    verdict, mode = verdict_and_mode
    document = compose(ASSESSMENTS[verdict], KNOWLEDGE_BASE, mode)
    text = without_blanks(plain_text(document))
    left_out = ("sign_words", "footer", "sign_heading", "fine_print_heading", "columns", "notes_heading")
    assert [words for words in said_by(document, *left_out) if without_blanks(words) not in text] == []


@pytest.mark.parametrize(("words", "columns"), [("abc", 3), ("车辆", 4), ("，", 2), ("e\u0301", 1), ("", 0)])
def test_width_is_counted_in_columns(words: str, columns: int) -> None:
    """Wide, narrow and standing on another."""
    assert width_of(words) == columns


def test_chinese_breaks_between_characters_but_not_before_a_comma() -> None:
    """Nor after an opening bracket."""
    assert list(wrapped("机动车辆，登记", 8)) == ["机动车", "辆，登记"]
    assert list(wrapped("机动车（登记", 8)) == ["机动车", "（登记"]


def test_english_breaks_at_blanks_and_long_words_are_cut() -> None:
    """Nothing sticks out."""
    assert list(wrapped("one two three", 7)) == ["one two", "three"]
    assert list(wrapped("abcdefgh", 3)) == ["abc", "def", "gh"]


@given(st.text(alphabet="ab 车，。（）《x1.", max_size=60), st.integers(min_value=4, max_value=30))
def test_wrapping_loses_no_character_but_blanks(words: str, width: int) -> None:
    """And keeps the width."""
    lines = list(wrapped(words, width))
    assert "".join("".join(lines).split()) == "".join(words.split())
    assert all(width_of(line) <= width for line in lines)


@given(st.text(alphabet="车辆登，。", min_size=1, max_size=40))
def test_a_closing_mark_begins_a_line_only_in_a_pile_of_marks(words: str) -> None:
    """A single mark after a character always stays with it."""
    lines = list(wrapped(words, 10))
    for before, line in pairwise(lines):
        assert line[0] not in NEVER_FIRST or before[-1] in NEVER_FIRST


def test_chinese_text_has_colons_and_stops_without_blanks() -> None:
    """A label beside its words, one sentence behind the other."""
    text = plain_text(compose(next(iter(ASSESSMENTS.values())), KNOWLEDGE_BASE, LanguageMode.CHINESE))
    assert "报告编号：RW-" in text
    assert ": " not in text
    assert re.search("。 [一-鿿]", text) is None
