"""Folding paragraphs into lines."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.terminal.layout import (
    NARROWEST,
    NEVER_FIRST,
    Span,
    Tone,
    columns_of,
    folded,
    harmless,
    paragraph,
    unfolded,
)

CHINESE = (
    "《公告》中有完全相同的车辆型号吗？请将合格证上的“车辆型号”与公开查询页面逐字核对，包括字母和数字 SVW71412BV。"
)


def texts(lines):
    return ["".join(words for words, _ in line) for line in lines]


@pytest.mark.parametrize("width", [20, 40, 79, 132])
def test_lines_fit_and_lose_nothing(width):
    """Chinese characters count two columns; no line begins with closing punctuation."""
    lines = texts(folded([paragraph(CHINESE)], width))
    assert "".join(lines).replace(" ", "") == CHINESE.replace(" ", "")
    assert all(columns_of(line) <= width for line in lines)
    assert not any(line[0] in NEVER_FIRST for line in lines)
    assert not any(line[-1] in "《“（" for line in lines)


def test_words_are_kept_whole():
    """And indented lines hang below the first."""
    lines = folded([paragraph("- ", "one two three four five six", indent=2, hang=2)], 20)
    assert texts(lines) == ["  - one two three", "    four five six"]


def test_a_word_longer_than_the_line_is_cut():
    """An address at 40 columns."""
    address = "https://example.org/" + "x" * 60
    lines = texts(folded([paragraph("see ", address)], 40))
    assert "".join(line.strip() for line in lines) == "see " + address
    assert all(columns_of(line) <= 40 for line in lines)


def test_tones_stay_with_their_words():
    """Also across a line break."""
    lines = folded([paragraph("plain ", Span("strong words in a row", Tone.STRONG))], 20)
    assert lines == [
        (Span("plain "), Span("strong words", Tone.STRONG)),
        (Span("in a row", Tone.STRONG),),
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\x07\x08b", "ab"),
        ("a\u202eb\u200f", "ab"),
        ("a\nb\tc\rd", "a b c d"),
        ("a\x9b31mb", "a31mb"),
        ("\ud800", ""),
        ("沪A·D0X12", "沪A·D0X12"),
    ],
)
def test_nothing_steers_the_terminal(words, shown):
    """Escape and control characters go, in every way out."""
    assert harmless(words) == shown
    assert unfolded(paragraph(words)) == shown
    assert "".join(texts(folded([paragraph(words)], 40))) == shown


@settings(deadline=None)
@given(st.lists(st.tuples(st.text(max_size=60), st.sampled_from(Tone)), max_size=4), st.integers(1, 60))
def test_any_words_fit_any_width(spans, width):
    """No line is longer than the width, and no sign but a blank is lost."""
    one = paragraph(*(Span(words, tone) for words, tone in spans))
    lines = texts(folded([one], width))
    assert all(columns_of(line) <= max(width, NARROWEST) for line in lines)
    assert "".join("".join(lines).split()) == "".join(unfolded(one).split())
