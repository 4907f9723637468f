"""What an interview comes to: the assessment, the report, and the page. In this process, or in the one that prints."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from interview.consultation import AskedQuestion, Consultation
from interview.session import Session
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import PackIdentity
from knowledge.vocabulary.questions import Answer, AnswerValue

if TYPE_CHECKING:
    from interview.report.paper import Paper
    from interview.report.parts import ReportDocument
    from interview.report.printed import PrintedReport
    from knowledge.vocabulary.findings import Assessment

MOST_GUESSED = 8
"""So many answers to one question are tried; the long lists of places and makers are near no end."""


@dataclass(frozen=True)
class Concluded:
    """What the answers of a session come to."""

    assessment: "Assessment"
    document: "ReportDocument | None"
    """Null where no report is wished for."""
    printed: "PrintedReport | None" = None
    """Null where it was not printed yet."""


class OtherPack(Exception):
    """The pack on the disk is no longer the one that the person is asked from."""


@dataclass(frozen=True)
class ConcludingJob:
    """Concludes from answers, composes the report and prints it."""

    session: Session
    """Without the moments at which things were said: the report does not depend on them."""
    packs: tuple[PackIdentity, ...]
    pack_folders: tuple[Path, ...]
    as_of: date
    paper: "Paper"

    def is_due(self) -> bool:
        """Whether nothing is left to ask after these answers."""
        return self._consultation().next_question() is None

    def done(self) -> Concluded:
        """Conclude, compose and print."""
        from interview.report.pdf import printed_report

        concluded = concluded_of(self._consultation())
        assert concluded.document is not None
        return replace(concluded, printed=printed_report(concluded.document, self.paper))

    def _consultation(self) -> Consultation:
        """One of this process, with these answers. Raises OtherPack."""
        consultation = _consultation_on(self.session.pack, self.pack_folders, self.as_of)
        if consultation.knowledge_base.packs != self.packs:
            raise OtherPack
        consultation.take_up(self.session)
        return consultation


@cache
def _consultation_on(pack: str, pack_folders: tuple[Path, ...], as_of: date) -> Consultation:
    """The one whose answers change from job to job, so that everything is loaded once."""
    from datetime import UTC, datetime

    from interview.catalogue.looking_up import catalogue_in
    from interview.saved_cases.store_file import data_folder
    from knowledge.authoring.library import knowledge_base

    base = knowledge_base(pack, pack_folders)
    nobody = Session("", pack, datetime.now(UTC))
    return Consultation(base, nobody, as_of, catalogue=catalogue_in(data_folder()))


def job_of(consultation: Consultation, pack_folders: tuple[Path, ...], paper: "Paper") -> ConcludingJob:
    """The job of concluding from the answers as they stand."""
    said = consultation.session.answers.values()
    session = replace(consultation.session, log=tuple(replace(answer, at=None) for answer in said))
    return ConcludingJob(session, consultation.knowledge_base.packs, pack_folders, consultation.as_of, paper)


def guesses(job: ConcludingJob, asked: AskedQuestion) -> Iterator[ConcludingJob]:
    """The same with one more answer each, to a question that is open; numbers, days and words are not guessed.

    The likeliest first: what is offered first is the most usual choice, and what is not known is as usual.
    """
    choices: list[AnswerValue] = [*(asked.declaration.choices or ())]
    for value in [*choices[:1], UNKNOWN, *choices[1:]][:MOST_GUESSED]:
        yield replace(job, session=job.session.with_answer(Answer(asked.question.fact, value)))


def concluded_of(consultation: Consultation, *, for_report: bool = True) -> Concluded:
    """What the answers of a consultation come to."""
    assessment = consultation.assessment()
    if not for_report:
        return Concluded(assessment, None)
    from interview.commands.reporting import report_of

    base, session = consultation.knowledge_base, consultation.session
    return Concluded(assessment, report_of(assessment, base, session, consultation.fixed_verdict))
