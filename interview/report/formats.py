"""The forms of a report, chosen by the name of the file, and saved; without Pango HTML and text instead of PDF."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from interview.errors import UsageMistake
from interview.report.html import html_page
from interview.report.parts import ReportDocument
from interview.report.pdf import printed_report
from interview.report.printer import Paper, PrinterMissing
from interview.report.save import refuse_to_overwrite, save
from interview.report.text import plain_text
from knowledge.vocabulary.text import Text


class Format(StrEnum):
    """A form of the report; the value is the ending of its file."""

    PDF = ".pdf"
    HTML = ".html"
    TEXT = ".txt"


class UnknownFormat(UsageMistake):
    """The name of the file says no form that we know."""

    def __init__(self, path: Path) -> None:
        known = " ".join(Format)
        super().__init__(
            {"en": "the ending of this name says no form of report.", "zh": "无法从文件名后缀判断报告格式。"},
            {"en": f"End it with one of: {known}", "zh": f"请使用以下后缀之一：{known}"},
            str(path),
        )


@dataclass(frozen=True)
class SavedReport:
    """What was written, and what the person should know about it."""

    paths: tuple[Path, ...]
    warnings: tuple[Text, ...] = ()
    printer_missing: PrinterMissing | None = None
    """Not null when a PDF was asked for and HTML and text were written instead."""


def format_of(path: Path) -> Format:
    """The form that a name asks for; raises UnknownFormat."""
    try:
        return Format(path.suffix.lower())
    except ValueError:
        raise UnknownFormat(path) from None


def save_report(document: ReportDocument, path: Path, *, force: bool = False, paper: Paper = Paper.A4) -> SavedReport:
    """Write the report to `path` in the form of its ending.

    Where the system lacks Pango, an HTML page and a text stand beside the place of the PDF. Raises UnknownFormat,
    FileExists and NotSaved.
    """
    form = format_of(path)
    refuse_to_overwrite(path, force=force)
    if form is not Format.PDF:
        save(_written(document, form), path, force=force)
        return SavedReport((path,))
    try:
        report = printed_report(document, paper)
    except PrinterMissing as missing:
        return _without_printer(document, path, missing, force=force)
    save(report.content, path, force=force)
    return SavedReport((path,), report.warnings)


def _without_printer(document: ReportDocument, path: Path, missing: PrinterMissing, *, force: bool) -> SavedReport:
    paths = tuple(path.with_suffix(form) for form in (Format.HTML, Format.TEXT))
    for each in paths:
        refuse_to_overwrite(each, force=force)
    for each in paths:
        save(_written(document, format_of(each)), each, force=force)
    return SavedReport(paths, (), missing)


def _written(document: ReportDocument, form: Format) -> bytes:
    words = html_page(document) if form is Format.HTML else plain_text(document)
    return words.encode()
