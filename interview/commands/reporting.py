"""Reports as files: which form, under which name, and what is made where no PDF can be."""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from interview.commands.report_target import Form, Target
from interview.endings import say
from interview.errors import CannotWrite, MissingPart
from interview.report.lines import LanguageMode
from interview.report.paper import Paper
from interview.report.parts import ReportDocument
from interview.report.save import FileExists, save
from interview.session import Session
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import Language, Text, in_language

if TYPE_CHECKING:
    from interview.commands.subject import Subject
    from interview.report.printed import PrintedReport
    from knowledge.logic.fixed_verdict import FixedVerdict

Prints: TypeAlias = "Callable[[ReportDocument, Paper], PrintedReport]"
"""How a document becomes a PDF: in this process, or in a warm one."""

Tells: TypeAlias = Callable[[str], None]
"""How the person learns of trouble: at once, or after what stands before it."""

INSTEAD: Text = {
    "en": "The report is saved as text and HTML instead.",
    "zh": "报告已改存为文本和 HTML。",
}
LATER: Text = {
    "en": "Your answers are kept; save the report elsewhere with: roadworthy report {case} -o PATH",
    "zh": "您的回答都已保存；可将报告存到别处：roadworthy report {case} -o PATH",
}


def print_here(document: ReportDocument, paper: Paper) -> "PrintedReport":
    """Print in this process."""
    from interview.report.pdf import printed_report

    return printed_report(document, paper)


def composed(subject: "Subject", as_of: date, mode: LanguageMode) -> ReportDocument:
    """The report of the law of a day."""
    assessment, fixed_verdict = subject.assessed(as_of), subject.fixed_verdicts[as_of]
    return report_of(assessment, subject.knowledge_base, subject.session, fixed_verdict, mode)


def report_of(
    assessment: Assessment,
    base: KnowledgeBase,
    session: Session,
    fixed_verdict: "FixedVerdict",
    mode: LanguageMode = LanguageMode.BOTH,
) -> ReportDocument:
    """The report of what was found, with the particulars of the session; `fixed_verdict` recognised its verdict."""
    from interview.report.document import compose

    return compose(assessment, base, mode, particulars_of(session, base), fixed_verdict)


def write_report(
    subject: "Subject",
    as_of: date,
    target: Target,
    mode: LanguageMode,
    language: Language,
    prints: Prints = print_here,
) -> Path | None:
    """Make one report; the path under which it was saved, or null for standard output."""
    document = composed(subject, as_of, mode)
    if target.is_standard_output:
        click.echo(content_of(document, target, language, prints), nl=False)
        return None
    return _saved(document, subject.session.case, target, language, prints)


def reports_saved(
    document: ReportDocument, case: str, target: Target, language: Language, prints: Prints, tells: Tells
) -> list[Path]:
    """The report at the end of an interview. Trouble with it is told and does not spoil the interview."""
    try:
        return [_saved(document, case, target, language, prints, tells)]
    except MissingPart as missing:
        tells(f"{missing.in_words(language)}\n{in_language(INSTEAD, language)}")
        return [_saved(document, case, _instead(target, form), language) for form in (Form.TEXT, Form.HTML)]
    except (CannotWrite, FileExists) as trouble:
        tells(f"{trouble.in_words(language)}\n{in_language(LATER, language).format(case=case)}")
        return []


def report_as_text(subject: "Subject", assessment: Assessment, language: Language) -> Iterator[str]:
    """The lines of the report in one language."""
    from interview.report.document import compose
    from interview.report.text import plain_text

    document = compose(assessment, subject.knowledge_base, LanguageMode(language))
    yield from plain_text(document).splitlines()


def particulars_of(session: Session, base: KnowledgeBase) -> dict[FactId, Answer]:
    """The answers that no rule needs and every report shows: name, plate."""
    return {fact: said for fact, said in session.answers.items() if base.facts[fact].particular}


def content_of(
    document: ReportDocument, target: Target, language: Language, prints: Prints = print_here, tells: Tells = say
) -> bytes:
    """The report in one form. Raises PrinterMissing and NoDates. Warnings of the printer are told."""
    if target.form is Form.PDF:
        printed = prints(document, target.paper)
        for warning in printed.warnings:
            tells(in_language(warning, language))
        return printed.content
    return _twin(document, target.form)


def _twin(document: ReportDocument, form: Form) -> bytes:
    """A form that needs no printer. Each is imported only when it is asked for."""
    if form is Form.CALENDAR:
        from interview.report.dates_calendar import calendar

        return calendar(document)
    if form is Form.HTML:
        from interview.report.html import html_page as written
    elif form is Form.MARKDOWN:
        from interview.report.markdown import markdown as written
    elif form is Form.JSON:
        from interview.report.document_json import document_as_json as written
    else:
        from interview.report.text import plain_text as written
    return written(document).encode()


def _saved(
    document: ReportDocument,
    case: str,
    target: Target,
    language: Language,
    prints: Prints = print_here,
    tells: Tells = say,
) -> Path:
    content = content_of(document, target, language, prints, tells)
    if target.path is None:
        return _saved_under_a_free_name(content, case, target.form)
    save(content, target.path, force=target.force)
    return target.path.absolute()


def _saved_under_a_free_name(content: bytes, case: str, form: Form) -> Path:
    for number in count(1):
        suffix = "" if number == 1 else f"-{number}"
        path = Path(f"roadworthy-{case}{suffix}{form.ending}")
        try:
            save(content, path)
        except FileExists:
            continue
        return path.absolute()
    raise AssertionError("numbers do not end")


def _instead(target: Target, form: Form) -> Target:
    path = target.path.with_suffix(form.ending) if target.path else None
    return Target(path, form, target.force)
