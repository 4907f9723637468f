"""ReportDocument -> PDF: A4 or Letter, PDF/A-3a and PDF/UA-1 in one file, the same bytes for the same document."""

import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from typing import Any

from interview.errors import InterviewError
from interview.report import accessibility
from interview.report.attached import RECORD_NAME, attachment
from interview.report.characters import code_point, printable
from interview.report.html import html_for_print
from interview.report.paper import Paper
from interview.report.parts import ReportDocument
from interview.report.printed import PrintedReport
from interview.report.printer import Printer, RefusedToFetch, printer
from knowledge.vocabulary.text import Text


class GlyphMissing(InterviewError):
    """The font lacks a character although its list names it: a mistake in the package."""


def printed_report(document: ReportDocument, paper: Paper = Paper.A4) -> PrintedReport:
    """The report as a PDF file; raises PrinterMissing where the system lacks Pango."""
    document_to_print, missing = printable(document)
    with collector_resting(), careless_library(), refusals_explained():
        ready = printer(paper)
        page = ready.weasyprint.HTML(string=html_for_print(document_to_print), url_fetcher=ready.fetcher)
        layout = page.render(font_config=ready.fonts, stylesheets=ready.styles)
        content = layout.write_pdf(
            pdf_variant="pdf/a-3a", attachments=[_record(document, paper, ready)], finisher=_finish
        )
    substituted = (_substitution(missing),) if missing else ()
    return PrintedReport(content, len(layout.pages), (*ready.warnings, *substituted))


def printed_page(page: str, paper: Paper = Paper.A4) -> bytes:
    """Any page of ours as a PDF file; raises PrinterMissing where the system lacks Pango."""
    ready = printer(paper)
    with collector_resting(), careless_library(), refusals_explained():
        html = ready.weasyprint.HTML(string=page, url_fetcher=ready.fetcher)
        layout = html.render(font_config=ready.fonts, stylesheets=ready.styles)
        content = layout.write_pdf(pdf_variant="pdf/a-3a", finisher=_finish)
    assert isinstance(content, bytes)
    return content


@contextmanager
def refusals_explained() -> Iterator[None]:
    """The fetcher's refusal is no Exception, so that the library cannot swallow it; here it becomes ours."""
    from weasyprint.urls import FatalURLFetchingError

    try:
        yield
    except FatalURLFetchingError as refused:
        raise RefusedToFetch(str(refused)) from refused


def _record(document: ReportDocument, paper: Paper, ready: Printer) -> Any:
    """The answers, packs and conclusions as an attachment, dated like the report: no clock is read."""
    day = datetime.combine(document.head.day, time(), UTC)
    return ready.weasyprint.Attachment(
        string=attachment(document, paper),
        name=RECORD_NAME,
        description=document.head.description[0].words,
        relationship="Data",
        created=day,
        modified=day,
    )


def _finish(layout: Any, pdf: Any) -> None:
    missing = {code for font in layout.fonts.values() for code in font.missing}
    if missing:
        codes = " ".join(sorted(code_point(chr(code)) for code in missing))
        raise GlyphMissing(
            {"en": f"The packaged font has no glyph for {codes}.", "zh": f"自带字体缺少字形：{codes}。"},
            {"en": "Run scripts/make_fonts.py.", "zh": "请运行scripts/make_fonts.py。"},
        )
    accessibility.finish(layout, pdf)


def _substitution(missing: tuple[str, ...]) -> Text:
    codes = " ".join(f"{character} ({code_point(character)})" for character in missing)
    return {
        "en": f"The printed font lacks these characters, so □ and their number stand for them: {codes}",
        "zh": f"打印字体缺少下列字符，文中以□及其编码代替：{codes}",
    }


@contextmanager
def careless_library() -> Iterator[None]:
    """WeasyPrint leaves the file of its colour profile to be closed by Python, which says so where one listens."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        yield


@contextmanager
def collector_resting() -> Iterator[None]:
    """The library and a layout are millions of objects that all stay: looking for garbage among them takes a third."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
