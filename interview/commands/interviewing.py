"""Holding an interview on a saved case: every answer on disk at once, a summary and a report at the end."""

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime

from interview.carrying_over import carried_over, left_out_in_words
from interview.commands.interview_options import Wishes
from interview.commands.invocation import Invocation
from interview.consultation import Consultation
from interview.endings import Terminated, say
from interview.session import Session
from interview.store import Store
from interview.store_errors import StoreError
from interview.terminal.conversation import Ending, converse, show_summary
from interview.terminal.drivers import Driver, choose_driver
from knowledge.authoring.library import knowledge_base
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language, Text, in_language

KEPT: Text = {
    "en": "Everything you said is kept. Go on with: roadworthy resume {case}",
    "zh": "您的回答都已保存。继续请输入：roadworthy resume {case}",
}


def begin(store: Store, base: KnowledgeBase, wishes: Wishes, call: Invocation) -> None:
    """A new case."""
    now = datetime.now(UTC)
    session = store.begin(base.identity, now, now.astimezone().date())
    with store.hold(session.case):
        _hold(store, session, base, wishes, call)


def go_on(store: Store, case: str, wishes: Wishes, call: Invocation) -> None:
    """A saved case; answers that the pack cannot take any more are taken back, and said so."""
    with store.hold(case):
        session = store.load(case)
        base = knowledge_base(session.pack, call.pack_folders)
        session, left_out = carried_over(session, base)
        if left_out:
            say(left_out_in_words(left_out, call.language))
        _hold(store, session, base, wishes, call)


def _hold(store: Store, session: Session, base: KnowledgeBase, wishes: Wishes, call: Invocation) -> None:
    driver = choose_driver(sys.stdin, sys.stdout, os.environ, plain=wishes.plain)
    consultation = Consultation(base, session, wishes.as_of, store.save)
    try:
        outcome = converse(consultation, call.language, driver)
    except Terminated:
        say(in_language(KEPT, call.language).format(case=session.case))
        raise
    finally:
        _forget_if_empty(store, consultation.session)
    if outcome.ending is Ending.FINISHED:
        _conclude(store, consultation, driver, outcome.language, wishes)


def _forget_if_empty(store: Store, session: Session) -> None:
    """Whoever leaves before the first answer leaves nothing behind."""
    if not session.log:
        with suppress(StoreError):
            store.forget(session.case)


def _conclude(store: Store, consultation: Consultation, driver: Driver, language: Language, wishes: Wishes) -> None:
    from interview.commands.reporting import reports_saved

    assessment, case = consultation.assessment(), consultation.session.case
    with suppress(StoreError):  # it only adorns the list of cases
        store.note_verdict(case, assessment.verdict)
    base = consultation.knowledge_base
    saved = reports_saved(assessment, base, consultation.session, wishes.report, language) if wishes.report else []
    show_summary(driver, assessment, base, language, saved, case)
