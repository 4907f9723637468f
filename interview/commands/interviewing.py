"""Holding an interview on a saved case: every answer on disk at once, a summary and a report at the end."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from interview.choosing.opening import Opening
from interview.choosing.usual_length import usual_length
from interview.commands.interview_options import Wishes
from interview.commands.invocation import Invocation
from interview.commands.printing_ahead import PrintingAhead, printing_ahead
from interview.consultation import Consultation
from interview.endings import Terminated, say
from interview.prepared_answers.prefilling import with_answers
from interview.saved_cases.carrying_over import carried_over, left_out_in_words
from interview.saved_cases.store import Store
from interview.saved_cases.store_errors import StoreError
from interview.session import NOT_KEPT, Session
from interview.terminal.choosing_a_driver import choose_driver
from interview.terminal.conversation import Ending, converse, show_summary
from interview.terminal.driver import Driver
from knowledge.authoring.library import knowledge_base
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import Language, Text, in_language

if TYPE_CHECKING:
    from interview.catalogue.store import Catalogue

KEPT: Text = {
    "en": "Everything you said is kept. Go on with: roadworthy resume {case}",
    "zh": "您的回答都已保存。继续请输入：roadworthy resume {case}",
}

DRY_RUN: Text = {"en": "Dry run: nothing will be kept.", "zh": "试运行：不会保存任何内容。"}


def begin(store: Store, base: KnowledgeBase, wishes: Wishes, call: Invocation) -> None:
    """A new case."""
    given = _given(wishes, base)
    now = datetime.now(UTC)
    session = store.begin(base.identity, now, now.astimezone().date())
    with store.hold(session.case):
        _hold(store, _taken(given, session, store), base, wishes, call)


def rehearse(base: KnowledgeBase, wishes: Wishes, call: Invocation) -> None:
    """An interview that leaves nothing behind: a case without a name, which nothing saves."""
    now = datetime.now(UTC)
    session = with_answers(Session(NOT_KEPT, base.identity.id, now), _given(wishes, base), now)
    say(in_language(DRY_RUN, call.language))
    driver = choose_driver(sys.stdin, sys.stdout, os.environ, plain=wishes.plain)
    consultation = _consultation(base, session, wishes, call)
    outcome = converse(consultation, call.language, driver)
    if outcome.ending is Ending.FINISHED:
        show_summary(driver, consultation.assessment(), base, outcome.language)


def go_on(store: Store, case: str, wishes: Wishes, call: Invocation) -> None:
    """A saved case; answers that the pack cannot take any more are taken back, and said so."""
    with store.hold(case):
        session = store.load(case)
        base = knowledge_base(session.pack, call.pack_folders)
        session, left_out = carried_over(session, base)
        if left_out:
            say(left_out_in_words(left_out, base, call.language))
        _hold(store, _taken(_given(wishes, base), session, store), base, wishes, call)


def _given(wishes: Wishes, base: KnowledgeBase) -> Mapping[FactId, Answer]:
    """What is known beforehand. Raises AnswerFileError with everything that is wrong with the file."""
    if wishes.answers is None:
        return {}
    from interview.prepared_answers.answer_files import answers_in, content_of

    return answers_in(content_of(wishes.answers), wishes.answers, base.facts)


def _taken(given: Mapping[FactId, Answer], session: Session, store: Store) -> Session:
    """The session with these answers, on disk before the first question."""
    richer = with_answers(session, given, datetime.now(UTC))
    if len(richer.log) > len(session.log):
        store.save(richer)
    return richer


def _hold(store: Store, session: Session, base: KnowledgeBase, wishes: Wishes, call: Invocation) -> None:
    driver = choose_driver(sys.stdin, sys.stdout, os.environ, plain=wishes.plain)
    with printing_ahead(wishes.report, call.pack_folders) as ahead:
        consultation = _consultation(base, session, wishes, call, ahead.after(store.save))
        try:
            for_report, seen = wishes.report is not None, partial(ahead.look_ahead, consultation)
            outcome = converse(consultation, call.language, driver, for_report=for_report, seen=seen)
        except Terminated:
            say(in_language(KEPT, call.language).format(case=session.case))
            raise
        finally:
            _forget_if_empty(store, consultation.session)
        if outcome.ending is Ending.FINISHED:
            _conclude(store, consultation, driver, outcome.language, wishes, ahead)


def _consultation(
    base: KnowledgeBase,
    session: Session,
    wishes: Wishes,
    call: Invocation,
    save: Callable[[Session], None] = lambda session: None,
) -> Consultation:
    """The consultation, with the first question from the last start where it is the same."""
    opening = Opening(base, wishes.as_of)
    remembered = None if session.answers else opening.remembered()
    consultation = Consultation(base, session, wishes.as_of, save, remembered, _catalogue())
    consultation.usual = usual_length(base, call.pack_folders)
    if remembered is None and not session.answers:
        opening.keep(consultation.state.choice)
    return consultation


def _catalogue() -> "Catalogue | None":
    """What the person imported; null where nothing was."""
    from interview.catalogue.looking_up import catalogue_in
    from interview.saved_cases.store_file import data_folder

    return catalogue_in(data_folder())


def _forget_if_empty(store: Store, session: Session) -> None:
    """Whoever leaves before the first answer leaves nothing behind."""
    if not session.log:
        with suppress(StoreError):
            store.forget(session.case)


def _conclude(
    store: Store, consultation: Consultation, driver: Driver, language: Language, wishes: Wishes, ahead: PrintingAhead
) -> None:
    from interview.commands.reporting import reports_saved

    concluded, case = ahead.concluded(consultation), consultation.session.case
    with suppress(StoreError):  # it only adorns the list of cases
        store.note_verdict(case, concluded.assessment.verdict)
    document, target = concluded.document, wishes.report
    trouble: list[str] = []
    saved = reports_saved(document, case, target, language, ahead.prints, trouble.append) if document and target else []
    show_summary(driver, concluded.assessment, consultation.knowledge_base, language, saved, case)
    for words in trouble:  # below the summary, which is longer than many a screen
        say(words)
