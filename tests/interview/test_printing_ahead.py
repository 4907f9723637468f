"""The report of an interview is printed while the person reads that nothing is left to ask."""

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from interview.commands.printing_ahead import PrintingAhead
from interview.commands.report_target import Target
from interview.commands.reporting import particulars_of
from interview.consultation import Consultation
from interview.report.document import compose
from interview.report.paper import Paper
from interview.report.parts import ReportDocument
from interview.report.print_service import PrintService
from interview.session import Session
from interview.terminal.conversation import converse
from interview.terminal.plain import PlainDriver
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import KnowledgeBase


@pytest.fixture
def consultation(toyland: KnowledgeBase) -> Consultation:
    """A fresh one."""
    return Consultation(toyland, Session("toyland-otter", "toyland", datetime.now(UTC)), date(2026, 11, 22))


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[ReportDocument]:
    """What a printing process would print ahead; none is started."""
    documents: list[ReportDocument] = []

    def print_ahead(service: PrintService, document: ReportDocument, paper: Paper) -> None:
        documents.append(document)

    monkeypatch.setattr(PrintService, "start", lambda self: None)
    monkeypatch.setattr(PrintService, "print_ahead", print_ahead)
    return documents


def ahead_to(name: str, folder: Path) -> PrintingAhead:
    return PrintingAhead(Target.of(str(folder / name), None, force=False))


def answer_everything(consultation: Consultation) -> None:
    while asked := consultation.next_question():
        consultation.answer(asked.question.fact, UNKNOWN)


def afresh(consultation: Consultation) -> ReportDocument:
    base = consultation.knowledge_base
    return compose(consultation.assessment(), base, particulars=particulars_of(consultation.session, base))


def test_what_is_printed_ahead_is_the_report(
    consultation: Consultation, handed_over: list[ReportDocument], tmp_path: Path
) -> None:
    """Once for the same answers, and anew when something is added; at the end nothing is concluded again."""
    answer_everything(consultation)
    ahead = ahead_to("report.pdf", tmp_path)
    ahead.look_ahead(consultation)
    ahead.look_ahead(consultation)
    assert handed_over == [afresh(consultation)]
    consultation.answer(consultation.particulars[0], "A name")
    ahead.look_ahead(consultation)
    assert handed_over[1:] == [afresh(consultation)] != handed_over[:1]
    assert ahead.concluded(consultation).document is handed_over[1]


def test_a_change_after_looking_ahead_is_in_the_report(
    consultation: Consultation, handed_over: list[ReportDocument], tmp_path: Path
) -> None:
    """Whatever was printed ahead."""
    answer_everything(consultation)
    ahead = ahead_to("report.pdf", tmp_path)
    ahead.look_ahead(consultation)
    consultation.answer(consultation.particulars[0], "A name")
    assert ahead.concluded(consultation).document == afresh(consultation) != handed_over[0]


@pytest.mark.parametrize("name", ["report.txt", "report.html", None])
def test_nothing_is_looked_ahead_to_where_nothing_is_printed(
    consultation: Consultation, handed_over: list[ReportDocument], tmp_path: Path, name: str | None
) -> None:
    """Text and HTML are made in no time; without a report there is only the assessment."""
    answer_everything(consultation)
    ahead = ahead_to(name, tmp_path) if name else PrintingAhead(None)
    ahead.look_ahead(consultation)
    assert handed_over == []
    assert (ahead.concluded(consultation).document is None) is (name is None)
    assert ahead.concluded(consultation).assessment == consultation.assessment()


@pytest.mark.parametrize(("lines", "times"), [((), 0), (("finish",), 1), (("what now", "finish"), 2)])
def test_the_conversation_says_when_nothing_is_left(
    consultation: Consultation, lines: tuple[str, ...], times: int
) -> None:
    """Each time that the person is shown so; not where piped lines have ended by then."""
    answer_everything(consultation)
    calls: list[bool] = []
    driver = PlainDriver(io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO())
    converse(consultation, "en", driver, all_asked=lambda: calls.append(consultation.next_question() is None))
    assert calls == [True] * times
