"""The report of an interview is printed while the person reads the last question, or that nothing is left to ask."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from interview.commands import concluding
from interview.commands.concluding import MOST_GUESSED, ConcludingJob, OtherPack, concluded_of, guesses, job_of
from interview.commands.printing_ahead import PrintingAhead
from interview.commands.report_target import Target
from interview.commands.reporting import particulars_of
from interview.consultation import AskedQuestion, Consultation
from interview.report.document import compose
from interview.report.paper import Paper
from interview.report.parts import ReportDocument
from interview.report.print_jobs import Job, PrintJob
from interview.report.print_service import PrintService, WorkerGone
from interview.report.printed import PrintedReport
from interview.session import Session
from interview.terminal.conversation import converse
from interview.terminal.plain import PlainDriver
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import KnowledgeBase


@pytest.fixture(autouse=True, scope="module")
def nothing_kept_to_the_end() -> Iterator[None]:
    """The solvers of a consultation complain if they are there when Python itself ends."""
    yield
    concluding._consultation_on.cache_clear()


@pytest.fixture
def consultation(toyland: KnowledgeBase) -> Consultation:
    """A fresh one."""
    return Consultation(toyland, Session("toyland-otter", "toyland", datetime.now(UTC)), date(2026, 11, 22))


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Job, ...]]:
    """What a printing process would do ahead; none is started."""
    told: list[tuple[Job, ...]] = []
    monkeypatch.setattr(PrintService, "start", lambda self: None)
    monkeypatch.setattr(PrintService, "ahead", lambda self, job: told.append((job,)))
    monkeypatch.setattr(PrintService, "guess", lambda self, *jobs: told.append(jobs))
    return told


def ahead_to(name: str, folder: Path, toyland_folder: Path) -> PrintingAhead:
    return PrintingAhead(Target.of(str(folder / name), None, force=False), [toyland_folder])


def answer_all_but_one(consultation: Consultation) -> AskedQuestion:
    """With "I don't know"; the last question."""
    while asked := consultation.next_question():
        consultation.answer(asked.question.fact, UNKNOWN)
    last = consultation.back()
    assert last is not None
    asked = consultation.next_question()
    assert asked is not None
    assert asked.question.fact == last
    return asked


def answer_everything(consultation: Consultation) -> None:
    while asked := consultation.next_question():
        consultation.answer(asked.question.fact, UNKNOWN)


def afresh(consultation: Consultation) -> ReportDocument:
    base = consultation.knowledge_base
    return compose(consultation.assessment(), base, particulars=particulars_of(consultation.session, base))


def test_the_answers_to_a_question_are_guessed(consultation: Consultation, toyland_folder: Path) -> None:
    """What is offered first, that it is not known, and the other choices; numbers, days and words are not."""
    job = job_of(consultation, (toyland_folder,), Paper.A4)
    asked = consultation.next_question()
    assert asked is not None
    assert [guess.session.log[-1].value for guess in guesses(job, asked)] == ["yes", UNKNOWN, "no"]
    last = answer_all_but_one(consultation)
    assert [guess.session.log[-1].value for guess in guesses(job, last)] == [UNKNOWN]


def test_few_of_many_choices_are_guessed(consultation: Consultation, toyland_folder: Path) -> None:
    """Whoever chooses among many places is near no end."""
    asked = consultation.next_question()
    assert asked is not None
    words = {f"{number}": {"en": "a", "zh": "b"} for number in range(MOST_GUESSED)}
    asked = replace(asked, declaration=replace(asked.declaration, choices=words))
    found = list(guesses(job_of(consultation, (toyland_folder,), Paper.A4), asked))
    assert [guess.session.log[-1].value for guess in found] == ["0", UNKNOWN, *list(words)[1:-1]]


def test_a_guess_is_what_is_then_answered(consultation: Consultation, toyland_folder: Path) -> None:
    """Whenever that is said; it is due where nothing is left to ask then."""
    while asked := consultation.next_question():
        (guess,) = [
            each
            for each in guesses(job_of(consultation, (toyland_folder,), Paper.A4), asked)
            if each.session.answers[asked.question.fact].value is UNKNOWN
        ]
        consultation.answer(asked.question.fact, UNKNOWN)
        assert job_of(consultation, (toyland_folder,), Paper.A4) == guess
        assert guess.is_due() is (consultation.next_question() is None)


def test_the_process_concludes_what_is_concluded_here(consultation: Consultation, toyland_folder: Path) -> None:
    """The same report, particulars included, for one set of answers after the other."""
    asked = answer_all_but_one(consultation)
    for answers in ({asked.question.fact: UNKNOWN}, {consultation.particulars[0]: "A name"}):
        for fact, value in answers.items():
            consultation.answer(fact, value)
        done = job_of(consultation, (toyland_folder,), Paper.A4).done()
        assert done.document == afresh(consultation)
        assert done.assessment.verdict == consultation.assessment().verdict
        assert done.printed is not None
        assert done.printed.content.startswith(b"%PDF")


def test_a_pack_that_changed_meanwhile_is_not_concluded_from(consultation: Consultation, toyland_folder: Path) -> None:
    """The person was asked from another one."""
    job = job_of(consultation, (toyland_folder,), Paper.A4)
    packs = (replace(job.packs[0], content_hash="0" * 64), *job.packs[1:])
    with pytest.raises(OtherPack):
        replace(job, packs=packs).is_due()


def test_what_may_be_wanted_is_told_once(
    consultation: Consultation, handed_over: list[tuple[Job, ...]], tmp_path: Path, toyland_folder: Path
) -> None:
    """Before the last question, when nothing is left to ask, and when something is added after all."""
    asked = answer_all_but_one(consultation)
    ahead = ahead_to("report.pdf", tmp_path, toyland_folder)
    for _ in range(2):
        ahead.look_ahead(consultation, asked)
    before = job_of(consultation, (toyland_folder,), Paper.A4)
    consultation.answer(asked.question.fact, UNKNOWN)
    for _ in range(2):
        ahead.look_ahead(consultation, None)
    at_the_end = job_of(consultation, (toyland_folder,), Paper.A4)
    consultation.answer(consultation.particulars[0], "A name")
    ahead.look_ahead(consultation, None)
    added = job_of(consultation, (toyland_folder,), Paper.A4)
    assert handed_over == [tuple(guesses(before, asked)), (at_the_end,), (added,)]
    assert at_the_end in handed_over[0]
    assert added != at_the_end


def test_nothing_is_guessed_where_more_must_be_asked(
    consultation: Consultation, handed_over: list[tuple[Job, ...]], tmp_path: Path, toyland_folder: Path
) -> None:
    """Nor before anything was answered, when nothing is on disk yet."""
    asked = consultation.next_question()
    assert asked is not None
    ahead = ahead_to("report.pdf", tmp_path, toyland_folder)
    ahead.look_ahead(consultation, asked)
    consultation.answer(asked.question.fact, UNKNOWN)
    ahead.look_ahead(consultation, replace(asked, least_left=2))
    assert handed_over == []
    ahead.look_ahead(consultation, replace(asked, least_left=1))
    assert len(handed_over) == 1


@pytest.mark.parametrize("gone", [False, True])
def test_the_report_is_that_of_the_answers_as_they_stand(
    consultation: Consultation, tmp_path: Path, toyland_folder: Path, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    """Whatever was looked ahead to; also where the process is gone."""
    monkeypatch.setattr(PrintService, "start", lambda self: None)
    monkeypatch.setattr(PrintService, "ahead", lambda self, job: None)

    def result(service: PrintService, job: ConcludingJob) -> object:
        if gone:
            raise WorkerGone
        return job.done()

    monkeypatch.setattr(PrintService, "result", result)
    answer_everything(consultation)
    ahead = ahead_to("report.pdf", tmp_path, toyland_folder)
    for name in ("A name", "Another name"):
        ahead.look_ahead(consultation, None)
        consultation.answer(consultation.particulars[0], name)
        concluded = ahead.concluded(consultation)
        assert concluded is ahead.concluded(consultation)
        assert concluded.document == afresh(consultation)
        assert (concluded.printed is None) is gone


@pytest.mark.parametrize("name", ["report.txt", "report.html", None])
def test_nothing_is_looked_ahead_to_where_nothing_is_printed(
    consultation: Consultation,
    handed_over: list[tuple[Job, ...]],
    tmp_path: Path,
    toyland_folder: Path,
    name: str | None,
) -> None:
    """Text and HTML are made in no time; without a report there is only the assessment."""
    answer_everything(consultation)
    ahead = ahead_to(name, tmp_path, toyland_folder) if name else PrintingAhead(None)
    ahead.look_ahead(consultation, None)
    assert handed_over == []
    assert (ahead.concluded(consultation).document is None) is (name is None)
    assert ahead.concluded(consultation) == concluded_of(consultation, for_report=name is not None)


def test_where_nobody_reads_the_process_only_prints(
    consultation: Consultation, tmp_path: Path, toyland_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has loaded nothing to conclude with, and this process has."""
    asked_for: list[Job] = []

    def result(service: PrintService, job: Job) -> PrintedReport:
        asked_for.append(job)
        return PrintedReport(b"%PDF", 1, ())

    monkeypatch.setattr(PrintService, "start", lambda self: None)
    monkeypatch.setattr(PrintService, "result", result)
    ahead = ahead_to("report.pdf", tmp_path, toyland_folder)
    ahead.after(lambda session: None)(consultation.session)
    answer_everything(consultation)
    document = ahead.concluded(consultation).document
    assert document == afresh(consultation)
    assert ahead.prints(document, Paper.A4).content == b"%PDF"
    assert asked_for == [PrintJob(document, Paper.A4)]


@pytest.mark.parametrize(("lines", "seen"), [(("finish",), [None]), (("what now", "finish"), [None, None])])
def test_the_conversation_says_when_nothing_is_left(
    consultation: Consultation, lines: tuple[str, ...], seen: list[None]
) -> None:
    """Each time that the person is shown so."""
    answer_everything(consultation)
    assert _seen(consultation, *lines) == seen


def test_nothing_is_seen_where_nobody_reads(consultation: Consultation) -> None:
    """Lines that are piped in."""
    answer_everything(consultation)
    assert _seen(consultation, "finish", attended=False) == []


def test_the_conversation_says_which_question_can_be_seen(consultation: Consultation) -> None:
    """The next one; not one that is put again to change its answer."""
    asked = answer_all_but_one(consultation)
    assert _seen(consultation, "review", "1", "back", "skip", "finish") == [asked, asked, None]


class AttendedDriver(PlainDriver):
    """As where a person reads and types the lines."""

    is_attended = True


def _seen(consultation: Consultation, *lines: str, attended: bool = True) -> list[AskedQuestion | None]:
    seen: list[AskedQuestion | None] = []
    kind = AttendedDriver if attended else PlainDriver
    driver = kind(io.StringIO("".join(f"{line}\n" for line in lines)), io.StringIO())
    converse(consultation, "en", driver, seen=seen.append)
    return seen
