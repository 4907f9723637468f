"""The grid in which reports are tested."""

import pytest

from interview.report.lines import LanguageMode
from knowledge.vocabulary.rules import Verdict

GRID = [(verdict, mode) for verdict in Verdict for mode in LanguageMode]


@pytest.fixture(params=GRID, ids=lambda pair: f"{pair[0].value}-{pair[1].value}")
def verdict_and_mode(request: pytest.FixtureRequest) -> tuple[Verdict, LanguageMode]:
    """Every verdict in every language mode."""
    pair: tuple[Verdict, LanguageMode] = request.param
    return pair
