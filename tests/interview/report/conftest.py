"""Reports of the sample case, printed once for all tests."""

from functools import cache

import pytest
from sample_case import ASSESSMENTS, KNOWLEDGE_BASE

from interview.report.document import compose
from interview.report.lines import LanguageMode
from interview.report.pdf import printed_report
from knowledge.vocabulary.rules import Verdict

GRID = [(verdict, mode) for verdict in Verdict for mode in LanguageMode]


@cache
def printed(verdict, mode):
    return printed_report(compose(ASSESSMENTS[verdict], KNOWLEDGE_BASE, mode))


@pytest.fixture(params=GRID, ids=lambda pair: f"{pair[0].value}-{pair[1].value}")
def verdict_and_mode(request):
    """Every verdict in every language mode."""
    return request.param
