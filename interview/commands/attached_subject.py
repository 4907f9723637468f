"""The case inside a printed report: its answers, and the knowledge base that judges them."""

from dataclasses import replace
from datetime import UTC, datetime

from interview.commands.invocation import Invocation
from interview.commands.reporting import report_of
from interview.commands.subject import Subject
from interview.errors import BadData
from interview.prepared_answers.answer_files import answers_in
from interview.report.attached import Attached
from interview.report.parts import ReportDocument
from interview.report.record import contradictions_in_record
from interview.saved_cases.carrying_over import carried_over
from interview.session import Session
from knowledge.authoring.library import knowledge_base
from knowledge.vocabulary.packs import KnowledgeBase, PackIdentity
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import Language


class OtherPack(BadData):
    """The report was made with another version of the pack, so it cannot be made again."""

    def __init__(self, file: str, theirs: tuple[PackIdentity, ...], ours: tuple[PackIdentity, ...]) -> None:
        super().__init__(
            {
                "en": f"the report was made with {_named(theirs, 'en')}; here is {_named(ours, 'en')}.",
                "zh": f"报告所用的知识包是 {_named(theirs, 'zh')}，本机的是 {_named(ours, 'zh')}。",
            },
            {
                "en": "Name the folder of that very pack with --packs DIR.",
                "zh": "请用 --packs DIR 指定当时所用的知识包。",
            },
            file,
        )


def base_of(attached: Attached, call: Invocation) -> KnowledgeBase:
    """The knowledge base of that name on this machine, in whatever version."""
    return knowledge_base(attached.packs[0].id, call.pack_folders)


def is_same_pack(attached: Attached, base: KnowledgeBase) -> bool:
    """Whether the report was made with exactly this knowledge base."""
    return {(one.id, one.content_hash) for one in attached.packs} == {
        (one.id, one.content_hash) for one in base.packs or (base.identity,)
    }


def exact_subject(attached: Attached, call: Invocation, file: str) -> Subject:
    """The case with the very pack that the report was made with. Raises OtherPack."""
    base = base_of(attached, call)
    if not is_same_pack(attached, base):
        raise OtherPack(file, attached.packs, base.packs or (base.identity,))
    answers = answers_in(attached.answers, file, base.facts)
    return Subject(_session(attached, tuple(answers.values())), base, is_saved_case=False)


def todays_subject(attached: Attached, call: Invocation, file: str) -> Subject:
    """The case with the pack of this machine; answers that it cannot take any more are left out."""
    base = base_of(attached, call)
    known = {fact: said for fact, said in attached.record["answers"].items() if fact in base.facts}
    fitting = Attached({**attached.record, "answers": known}, attached.mode, attached.paper, attached.program)
    answers = answers_in(fitting.answers, file, base.facts)
    session, _ = carried_over(_session(attached, tuple(answers.values())), base)
    return Subject(session, base, is_saved_case=False)


def document_of(subject: Subject, attached: Attached) -> ReportDocument:
    """The report as it was composed then."""
    base, session = subject.knowledge_base, subject.session
    assessment = subject.assessed(attached.as_of)
    further = contradictions_in_record(attached.record)
    assessment = replace(assessment, contradictions=(*assessment.contradictions, *further))
    fixed = subject.fixed_verdicts[attached.as_of]
    return report_of(assessment, base, session, fixed, attached.mode)


def _session(attached: Attached, answers: tuple[Answer, ...]) -> Session:
    return Session("replayed", attached.packs[0].id, datetime.now(UTC), answers)


def _named(packs: tuple[PackIdentity, ...], language: Language) -> str:
    if language == "zh":
        return "、".join(f"{pack.id} {pack.version}（{pack.content_hash[:12]}…）" for pack in packs)
    return ", ".join(f"{pack.id} {pack.version} ({pack.content_hash[:12]}…)" for pack in packs)
