"""FACT=VALUE on the command line: the same subject with other answers."""

from collections.abc import Iterable
from dataclasses import replace

from interview.commands.subject import Subject
from interview.errors import UsageMistake, did_you_mean
from interview.prepared_answers.answer_entries import Mistake, answer_of
from interview.session import Session
from knowledge.authoring.strict_yaml import Scalar

UNANSWERED = "unanswered"


def supposed(subject: Subject, pairs: Iterable[str]) -> Subject:
    """The subject with these answers in place of its own. Raises UsageMistake; nothing is saved."""
    session = subject.session
    for pair in pairs:
        session = _with(session, subject, pair)
    return replace(subject, session=session)


def _with(session: Session, subject: Subject, pair: str) -> Session:
    fact, sign, value = (part.strip() for part in pair.partition("="))
    if not sign:
        raise UsageMistake(
            {"en": f"{pair!r} is no answer.", "zh": f"{pair!r} 不是回答。"},
            {"en": "Write FACT=VALUE.", "zh": "请写成 事实编号=值。"},
        )
    declarations = subject.knowledge_base.facts
    if value == UNANSWERED:
        if fact not in declarations:
            raise UsageMistake(
                {"en": f"{fact} is no fact.", "zh": f"没有 {fact} 这个事实。"},
                did_you_mean(
                    fact,
                    declarations,
                    {"en": "See all facts with: roadworthy kb facts", "zh": "查看全部事实：roadworthy kb facts"},
                ),
            )
        return session.without_answer(fact)
    try:
        return session.with_answer(answer_of(fact, Scalar(value, 1), declarations))
    except Mistake as mistake:
        raise UsageMistake(mistake.what, mistake.remedy) from None
