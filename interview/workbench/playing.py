"""An interview on a pack under work: it goes on with the new rules whenever a file of the pack is saved."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from interview.consultation import Consultation
from interview.saved_cases.carrying_over import carried_over, left_out_in_words
from interview.session import NOT_KEPT, Session
from interview.terminal.beside import driver_beside
from interview.terminal.conversation import Ending, Outcome, converse, show_summary
from interview.terminal.driver import Driver
from interview.terminal.layout import Paragraph, paragraph
from interview.workbench.pack_watch import PackWatch
from interview.workbench.panel import panel_in_words
from knowledge.authoring.problems import PackError
from knowledge.inference.assessing import known_answers
from knowledge.inference.tracing import Tracer
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language, Text, in_language

READ_AGAIN: Text = {"en": "The pack was read again. Your answers stand.", "zh": "知识包已重新读取，已有回答仍然有效。"}
STILL_OLD: Text = {
    "en": "The pack has mistakes; the interview goes on with it as it was before:",
    "zh": "知识包有错误，问答继续使用之前的内容：",
}
HOW_IT_GOES: Text = {
    "en": "Nothing is kept. Save a file of the pack, and the interview goes on with it. Type memory to see what the "
    "engine holds and does.",
    "zh": "不会保存任何内容。保存知识包的文件后，问答即按新内容继续。"
    "输入 memory 查看引擎的工作内存、议程和已触发的规则。",
}
Reader = Callable[[], KnowledgeBase]
"""Reads the pack as it is now. Raises PackError."""


class PackChanged(Exception):
    """A file of the pack was saved; the question that stands may be another now."""


@dataclass(frozen=True)
class _Stage:
    """The pack as it was last read, the consultation held on it, and its engine."""

    base: KnowledgeBase
    consultation: Consultation
    tracer: Tracer


def play(read: Reader, folders: Iterable[Path], as_of: date, language: Language, *, plain: bool) -> None:
    """Hold the interview to its end. Raises PackError where the pack cannot be read at the beginning."""
    with PackWatch(folders) as watch:
        _Play(read, as_of, language, watch).hold(plain)


class _Play:
    """One interview, held on one reading of the pack after the other."""

    def __init__(self, read: Reader, as_of: date, language: Language, watch: PackWatch) -> None:
        self._read = read
        self._as_of = as_of
        self._language = language
        self._watch = watch
        base = read()
        self._stage = self._staged(base, Session(NOT_KEPT, base.identity.id, datetime.now(UTC)))

    def hold(self, plain: bool) -> None:
        driver = driver_beside(sys.stdin, sys.stdout, os.environ, self._panel, self._stopped, plain)
        driver.say([paragraph(in_language(HOW_IT_GOES, self._language))])
        outcome = self._held(driver)
        while outcome is None:
            driver.say([paragraph(line) for line in self._renewed()])
            outcome = self._held(driver)
        if outcome.ending is Ending.FINISHED:
            show_summary(driver, self._stage.consultation.assessment(), self._stage.base, outcome.language)

    def _held(self, driver: Driver) -> Outcome | None:
        """How it ended; null where the pack was saved meanwhile."""
        try:
            return converse(self._stage.consultation, self._language, driver)
        except PackChanged:
            return None

    def _renewed(self) -> list[str]:
        """Read the pack again, and what is said of it; with mistakes it stays as it was."""
        self._watch.take_note()
        try:
            base = self._read()
        except PackError as error:
            return [in_language(STILL_OLD, self._language), *map(str, error.problems)]
        session, left_out = carried_over(self._stage.consultation.session, base)
        self._stage = self._staged(base, session)
        says = [in_language(READ_AGAIN, self._language)]
        return [*says, left_out_in_words(left_out, base, self._language)] if left_out else says

    def _staged(self, base: KnowledgeBase, session: Session) -> _Stage:
        return _Stage(base, Consultation(base, session, self._as_of), Tracer(rule_base_of(base, self._as_of)))

    def _panel(self) -> Iterator[Paragraph]:
        stage = self._stage
        trace = stage.tracer.after(known_answers(stage.consultation.answers))
        return panel_in_words(trace, stage.base, self._language)

    def _stopped(self) -> BaseException | None:
        return PackChanged() if self._watch.has_changed else None
