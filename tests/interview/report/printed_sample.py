"""Reports of the sample case, each printed once for all tests."""

from functools import cache

from sample_case import ASSESSMENTS, KNOWLEDGE_BASE

from interview.report.document import compose
from interview.report.lines import LanguageMode
from interview.report.pdf import printed_report
from interview.report.printed import PrintedReport
from knowledge.vocabulary.rules import Verdict


@cache
def printed(verdict: Verdict, mode: LanguageMode) -> PrintedReport:
    """The report of the verdict's assessment."""
    return printed_report(compose(ASSESSMENTS[verdict], KNOWLEDGE_BASE, mode))
