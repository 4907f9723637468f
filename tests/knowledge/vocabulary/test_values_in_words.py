"""Values in words."""

import pytest

from knowledge.vocabulary.facts import FactDeclaration, FactType, FormulaCall
from knowledge.vocabulary.wording import value_in_words


@pytest.mark.parametrize(
    ("formula", "value", "english", "chinese"),
    [
        ("days_until", 7, "7 days", "7天"),
        ("days_until", 0, "0 days", "0天"),
        ("days_until", -1, "none, past by 1 day", "无，已过1天"),
        ("days_between", -7, "-7 days", "-7天"),
    ],
)
def test_no_days_are_left_below_nought(formula: str, value: int, english: str, chinese: str) -> None:
    """A day that is past is said to be so; other counts stay what they are."""
    call = FormulaCall(formula, ("x.day",))
    declaration = FactDeclaration("x.left", FactType.NUMBER, {"en": "Days left"}, unit="day", formula=call)
    assert value_in_words(declaration, value, "en") == english
    assert value_in_words(declaration, value, "zh") == chinese
