"""Reading typed words on a fixed day."""

from collections.abc import Callable
from datetime import date

import pytest

from interview.answers import Reading, read_answer
from knowledge.vocabulary.facts import FactDeclaration

TODAY = date(2026, 11, 22)
Read = Callable[[str, FactDeclaration], Reading]


@pytest.fixture
def read() -> Read:
    """Read an answer in English on 22 November 2026."""
    return lambda typed, declaration: read_answer(typed, declaration, "en", TODAY)
