"""Answers that are known beforehand, entered in the log as if they had been typed."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from interview.session import Session
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.questions import Answer


def with_answers(session: Session, answers: Mapping[FactId, Answer], now: datetime) -> Session:
    """The session after these answers; what it says already is not said again, and keeps its evidence."""
    standing = session.answers
    for fact, answer in answers.items():
        if not _says_already(standing.get(fact), answer):
            session = session.with_answer(replace(answer, at=now))
    return session


def _says_already(standing: Answer | None, answer: Answer) -> bool:
    if standing is None or standing.value != answer.value:
        return False
    return answer.evidence in (None, standing.evidence)
