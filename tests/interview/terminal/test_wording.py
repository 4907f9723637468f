"""The fixed words of the conversation."""

import string
import unicodedata

import pytest

from interview.terminal import commands, edit_wording, wording
from knowledge.vocabulary.text import LANGUAGES


def texts():
    for name, thing in [*vars(wording).items(), *vars(edit_wording).items()]:
        if isinstance(thing, dict) and set(thing) == set(LANGUAGES):
            yield name, thing
        elif isinstance(thing, dict) and name.isupper():
            yield from ((f"{name} {key}", text) for key, text in thing.items() if isinstance(text, dict))
    yield from commands.SHOWN.items()


@pytest.mark.parametrize(("name", "text"), list(texts()))
def test_words_are_said_in_both_languages(name, text):
    """With the same {parts}."""
    parts = [{part for _, part, _, _ in string.Formatter().parse(text[language]) if part} for language in LANGUAGES]
    assert all(text[language].strip() for language in LANGUAGES)
    assert parts[0] == parts[1]


@pytest.mark.parametrize(("name", "text"), list(texts()))
def test_english_has_no_sign_of_doubtful_width(name, text):
    """A terminal may draw … or → in one column or in two; Chinese quotation marks are wide by custom."""
    assert not [sign for sign in text["en"] if unicodedata.east_asian_width(sign) == "A"]


def test_said_fills_in_the_parts():
    """In the language asked for."""
    assert wording.said(wording.TAKEN_BACK, "en", label="Wheels") == "Back to: Wheels"
    assert wording.said(wording.TAKEN_BACK, "zh", label="车轮") == "返回：车轮"
