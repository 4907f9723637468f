"""The conversation: ask, answer, explain, go back, until nothing is left to ask. The same for every driver."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path
from threading import Thread

from interview.answers import load_readers
from interview.consultation import AskedQuestion, Consultation
from interview.session import Session
from interview.terminal import wording as w
from interview.terminal.commands import Command
from interview.terminal.drivers import Driver, InputEnded, Interrupted, what_is_kept
from interview.terminal.exchange import Exchange, Given
from interview.terminal.layout import Paragraph, Span, Tone, paragraph
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language

LONG_SUMMARY = 20
"""Paragraphs after which the verdict at the top may have scrolled away; it is then said again at the end."""


class Ending(Enum):
    """How a conversation ended."""

    FINISHED = auto()
    """Nothing is left to ask."""
    QUIT = auto()
    """The person left; everything said is kept, and they have been told so."""


@dataclass(frozen=True)
class Outcome:
    """How the conversation ended, and in which language it was being held by then."""

    ending: Ending
    language: Language


def converse(consultation: Consultation, language: Language, driver: Driver) -> Outcome:
    """Hold the conversation to its end.

    Raises Interrupted on Ctrl-C, and InputEnded when lines that were piped in ended too early; whatever
    was answered is kept in both. The engine is warmed up as soon as the first question can be seen.
    """
    conversation = _Conversation(consultation, language, driver)
    try:
        return conversation.hold()
    except KeyboardInterrupt:
        raise Interrupted(consultation.session) from None


def show_summary(
    driver: Driver,
    assessment: Assessment,
    base: KnowledgeBase,
    language: Language,
    reports: Iterable[Path] = (),
    case: str = "",
) -> None:
    """Show what was concluded, then where the reports were saved and how to change an answer of the case."""
    from interview.terminal.views.summary import saved, summary, verdict_line

    says = summary(assessment, base, language)
    reminder = [verdict_line(assessment.verdict, language)] if len(says) > LONG_SUMMARY else []
    driver.say([*says, *reminder, *saved(reports, case, language)])


class _Conversation:
    """What changes while it is held: the language, and whether the first question was seen."""

    def __init__(self, consultation: Consultation, language: Language, driver: Driver) -> None:
        self._consultation = consultation
        self._language = language
        self._driver = driver
        self._was_shown = False

    def hold(self) -> Outcome:
        self._driver.announce(self._language)
        self._open()
        with self._driver.listening():
            while asked := self._consultation.next_question():
                if not self._settle(asked):
                    return Outcome(Ending.QUIT, self._language)
        return Outcome(Ending.FINISHED, self._language)

    def _open(self) -> None:
        title = w.said(w.OPENING, self._language, pack=self._said(self._consultation.knowledge_base.title))
        answered = len(self._consultation.session.answers)
        words = w.said(w.WELCOME_BACK, self._language, count=answered) if answered else self._said(w.HOW_IT_GOES)
        self._say(paragraph(Span(title, Tone.STRONG)), paragraph(words))

    def _settle(self, asked: AskedQuestion) -> bool:
        """Talk about one question until it is answered or left; whether the conversation goes on."""
        exchange = self._exchange(asked)
        while True:
            try:
                exchange, turn = self._driver.ask(exchange, self._consultation.knowledge_base.topics, self._shown)
            except EOFError:
                raise InputEnded(exchange, self._consultation.session) from None
            if isinstance(turn, Given):
                self._consultation.answer(asked.question.fact, turn.value, turn.evidence)
                self._driver.record(exchange, turn)
                return True
            if turn.command is Command.QUIT:
                self._say(paragraph(self._said(what_is_kept(self._consultation.session))))
                return False
            if turn.command is Command.BACK and self._go_back():
                return True
            exchange = self._answered_aside(exchange, turn.command)

    def _answered_aside(self, exchange: Exchange, command: Command) -> Exchange:
        """Explain, or change the language; the same question is then put again."""
        from interview.terminal.views.explanation import help_with, why_asked

        match command:
            case Command.HELP:
                self._say(*help_with(exchange))
            case Command.WHY:
                why = self._consultation.why(exchange.asked.question.fact)
                self._say(*why_asked(why, self._language))
            case Command.LANGUAGE:
                self._language = next(other for other in LANGUAGES if other != self._language)
                self._say(paragraph(self._said(w.LANGUAGE_CHANGED)))
        return replace(exchange, language=self._language)

    def _go_back(self) -> bool:
        fact = self._consultation.back()
        if fact is None:
            self._say(paragraph(self._said(w.NOTHING_TO_TAKE_BACK)))
            return False
        label = self._said(self._consultation.knowledge_base.facts[fact].label)
        self._say(paragraph(w.said(w.TAKEN_BACK, self._language, label=label)))
        return True

    def _exchange(self, asked: AskedQuestion) -> Exchange:
        before = last_said(self._consultation.session, asked.question.fact)
        evidence = before.evidence if before else None
        return Exchange(asked, self._language, self._consultation.as_of, before, evidence)

    def _shown(self) -> None:
        if not self._was_shown:
            self._was_shown = True
            self._consultation.warm_up()
            Thread(target=load_readers, daemon=True).start()

    def _say(self, *paragraphs: Paragraph) -> None:
        self._driver.say(paragraphs)

    def _said(self, text: Text) -> str:
        return in_language(text, self._language)


def last_said(session: Session, fact: FactId) -> Answer | None:
    """What the person last answered to the question, even if they took it back; null = never asked."""
    answers = (entry for entry in reversed(session.log) if isinstance(entry, Answer) and entry.fact == fact)
    return next(answers, None)
