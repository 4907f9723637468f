"""Choices, yes and no, free text."""

from datetime import date

import pytest

from interview.answers import TEXT_LIMIT, Misunderstood, Understood, read_answer
from interview.answers.choices import keys_of, numbers_of
from knowledge.vocabulary.facts import UNKNOWN, FactDeclaration, FactType

TODAY = date(2026, 11, 22)


def choice(**labels):
    texts = {key: {"en": label[0], "zh": label[1]} for key, label in labels.items()}
    return FactDeclaration("x", FactType.CHOICE, {"en": "X"}, choices=texts)


LISTING = choice(
    listed=("The exact model is listed", "该型号已列入"),
    not_listed=("The exact model is not listed", "该型号未列入"),
    other=("Only a similar model is listed", "只有相近型号"),
)
LICENCE = choice(
    c1=("C1 small car", "C1 小型汽车"), c2=("C2 automatic", "C2 自动挡"), d=("D three wheels", "D 三轮"), e=("E", "E")
)
AXLES = choice(three=("3 axles", "3轴"), two=("2 axles", "2轴"))
ANSWER = FactDeclaration("x", FactType.YES_NO, {"en": "X"})
TEXT = FactDeclaration("x", FactType.TEXT, {"en": "X"})


@pytest.mark.parametrize("typed", ["y", "Y", "yes", "YES", "Yes.", "1", "是", "是的", "对", "有", "ｙ", " yes "])
def test_yes(read, typed):
    """In any usual way."""
    assert read(typed, ANSWER) == Understood("yes")


@pytest.mark.parametrize("typed", ["n", "no", "No.", "2", "否", "不是", "不", "没有", "Ｎ"])
def test_no(read, typed):
    """In any usual way."""
    assert read(typed, ANSWER) == Understood("no")


@pytest.mark.parametrize("typed", ["maybe", "3", "yes and no", "是不是"])
def test_neither_yes_nor_no(read, typed):
    """Asked again."""
    assert "y for yes" in read(typed, ANSWER).message["en"]


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("a", "listed"),
        ("B", "not_listed"),
        ("2", "not_listed"),
        ("２", "not_listed"),
        ("(b)", "not_listed"),
        ("listed", "listed"),
        ("not listed", "not_listed"),
        ("not_listed", "not_listed"),
        ("The exact model is not listed", "not_listed"),
        ("the exact model is n", "not_listed"),
        ("only", "other"),
        ("该型号未列入", "not_listed"),
        ("只有", "other"),
    ],
)
def test_choice_is_understood(read, typed, chosen):
    """By key, number, id, label or an unambiguous beginning, in either language."""
    assert read(typed, LISTING) == Understood(chosen)


def test_word_of_a_label_is_put_to_the_person(read):
    """A word may stand in "listed" and in "not listed", so one that is only mentioned is doubted."""
    reading = read("similar", LISTING)
    assert reading.value == "other"
    assert reading.doubt["en"] == "Do you mean: Only a similar model is listed?"


@pytest.mark.parametrize("typed", ["the exact model", "该型号"])
def test_ambiguous_words_are_listed_back(read, typed):
    """With the labels that they fit."""
    assert "The exact model is listed; The exact model is not listed" in read(typed, LISTING).message["en"]


@pytest.mark.parametrize("typed", ["d", "4", "zebra", ".", "()", "0"])
def test_no_choice(read, typed):
    """Keys beyond the last, and words of none."""
    assert "not one of the choices" in read(typed, LISTING).message["en"]


def test_letters_that_are_names_are_no_keys(read):
    """In a list of licence classes D means class D, so numbers are on show."""
    assert keys_of(LICENCE) == ("1", "2", "3", "4")
    assert read("d", LICENCE) == Understood("d")
    assert read("e", LICENCE) == Understood("e")
    assert read("3", LICENCE) == Understood("d")
    assert read("a", LICENCE) == Understood("c1")


def test_numbers_that_are_names_are_no_keys(read):
    """In a list of axles 2 means two axles."""
    assert keys_of(AXLES) == numbers_of(AXLES) == ("a", "b")
    assert read("2", AXLES) == Understood("two")
    assert read("a", AXLES) == Understood("three")


def test_keys_of_yes_and_no():
    """Are y and n; for those who listen, numbers."""
    assert keys_of(ANSWER) == ("y", "n")
    assert numbers_of(ANSWER) == ("1", "2")


def test_label_of_the_persons_language_comes_first():
    """Where the same words are a label in both."""
    crossed = choice(left=("Port", "Starboard"), right=("Starboard", "Port"))
    assert read_answer("port", crossed, "en", TODAY).value == "left"
    assert read_answer("port", crossed, "zh", TODAY).value == "right"


@pytest.mark.parametrize("declaration", [LISTING, ANSWER, TEXT])
def test_not_knowing_is_an_answer(read, declaration):
    """To every kind of question."""
    assert read("I don't know", declaration) == Understood(UNKNOWN)
    assert read("？", declaration) == Understood(UNKNOWN)


def test_text_is_tidied(read):
    """Full-width signs, line breaks, escapes and marks that turn the writing direction do not survive."""
    assert read("  沪Ａ·\x1b[31mＤ0X12\u202e\n<script>  ", TEXT) == Understood("沪A·[31mD0X12 <script>")


def test_text_has_a_longest_length(read):
    """On both sides of the edge."""
    assert read("x" * TEXT_LIMIT, TEXT) == Understood("x" * TEXT_LIMIT)
    assert isinstance(read("x" * (TEXT_LIMIT + 1), TEXT), Misunderstood)
    assert "201 signs; at most 200" in read("x" * 201, TEXT).message["en"]
