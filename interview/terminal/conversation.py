"""The conversation: ask, answer, explain, change, until nothing is left to ask. The same for every driver."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from interview.answers import load_readers
from interview.consultation import AskedQuestion, Consultation
from interview.errors import InterviewError
from interview.responsiveness import collect_garbage, in_background, quick_to_answer
from interview.session import NOT_KEPT, Session
from interview.terminal import stages
from interview.terminal import wording as w
from interview.terminal.commands import Command, CommandGiven
from interview.terminal.driver import Driver
from interview.terminal.ending_early import InputEnded, Interrupted, what_is_kept
from interview.terminal.exchange import Exchange, Given
from interview.terminal.layout import Paragraph, Span, Tone, paragraph
from interview.terminal.purposes import Purpose
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language

if TYPE_CHECKING:
    from interview.terminal.looking_up import LookingUp
    from interview.terminal.reviewing import Reviewing
    from knowledge.vocabulary.contradictions import FoundContradiction

LISTING = "papers.announcement"
"""The question before which a model is looked up in a catalogue."""
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


def converse(
    consultation: Consultation,
    language: Language,
    driver: Driver,
    *,
    for_report: bool = False,
    seen: Callable[[AskedQuestion | None], None] = lambda asked: None,
) -> Outcome:
    """Hold the conversation to its end. `for_report`: what only the report shows may be added at the end.

    `seen` is called each time that a person can see the next question, with null where nothing is left to ask.
    Raises Interrupted on Ctrl-C, and InputEnded when lines that were piped in ended too early; whatever
    was answered is kept in both. The engine is warmed up as soon as the first question can be seen.
    """
    for_report = for_report and driver.is_attended
    conversation = _Conversation(consultation, language, driver, for_report=for_report, seen=seen)
    try:
        with quick_to_answer():
            return conversation.hold()
    except InterviewError as error:
        error.language = conversation.language
        raise
    except KeyboardInterrupt:
        interrupted = Interrupted(consultation.session)
        interrupted.language = conversation.language
        raise interrupted from None


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
    """What changes while it is held: the language, what stands before the person, and how it ended."""

    def __init__(
        self,
        consultation: Consultation,
        language: Language,
        driver: Driver,
        *,
        for_report: bool,
        seen: Callable[[AskedQuestion | None], None],
    ) -> None:
        self._consultation = consultation
        self.language = language
        """In which it goes on."""
        self._driver = driver
        self._for_report = for_report
        self._seen = seen
        self._was_shown = False
        self._standing: Exchange | None = None
        """What is put again after a word aside; null = the next question is."""
        self._ending: Ending | None = None
        self._told: tuple[FoundContradiction, ...] = ()
        """The contradictions that the person knows of."""
        self._looked_through: Session | None = None
        self._was_told_of_later = False
        """Whether it was said how to give later what is not known; said once."""

    @cached_property
    def _reviewing(self) -> "Reviewing":
        from interview.terminal.reviewing import Reviewing

        return Reviewing(self._consultation)

    @cached_property
    def _looking_up(self) -> "LookingUp":
        from interview.terminal.looking_up import LookingUp

        return LookingUp(self._consultation)

    def hold(self) -> Outcome:
        self._driver.announce(self.language)
        with self._driver.listening():
            self._open()
            while self._ending is None:
                self._turn()
        return Outcome(self._ending, self.language)

    def _open(self) -> None:
        title = w.said(w.OPENING, self.language, pack=self._said(self._consultation.knowledge_base.title))
        answered = len(self._consultation.session.answers)
        words = w.said(w.WELCOME_BACK, self.language, count=answered) if answered else self._said(w.HOW_IT_GOES)
        self._say(paragraph(Span(title, Tone.STRONG)), paragraph(words))
        if answered:
            from interview.terminal.views.review import still_not_known

            self._say(*still_not_known(self._consultation, self.language))
            self._tell_contradictions()

    def _turn(self) -> None:
        """Put one thing to the person and do what they say."""
        exchange = self._standing or self._next()
        try:
            shown = partial(self._shown, exchange)
            exchange, turn = self._driver.ask(exchange, self._consultation.knowledge_base.topics, shown)
        except EOFError:
            self._input_ended(exchange)
            return
        self._standing = exchange
        if isinstance(turn, Given):
            self._given(exchange, turn)
        else:
            self._commanded(exchange, turn)
        self._tell_contradictions()

    def _next(self) -> Exchange:
        asked = self._consultation.next_question()
        if asked and asked.question.fact == LISTING and self._consultation.catalogue:
            exchange, says = self._looking_up.before_listing(self.language, attended=self._driver.is_attended)
            if says:
                self._say(*says)
                self._tell_contradictions()
            if exchange:
                return exchange
            asked = self._consultation.next_question()
        if asked:
            return stages.question(self._consultation, asked, self.language)
        return stages.finish(self._consultation, self.language, for_report=self._for_report)

    def _tell_contradictions(self) -> None:
        """Those that the last answer or change made, where it was made."""
        session = self._consultation.session
        if session is self._looked_through:
            return
        self._looked_through = session
        found = self._consultation.contradictions
        new = [each for each in found if each not in self._told]
        self._told = found
        if new:
            from interview.terminal.views.contradictions import contradictions

            self._say(*contradictions(new, self._consultation.knowledge_base, self.language))

    def _input_ended(self, exchange: Exchange) -> None:
        """Lines that end when nothing is left to ask have said all."""
        if self._consultation.next_question():
            raise InputEnded(exchange, self._consultation.session)
        self._ending = Ending.FINISHED

    # --- answers ------------------------------------------------------------------------------------------

    def _given(self, exchange: Exchange, given: Given) -> None:
        match exchange.purpose:
            case Purpose.QUESTION:
                self._answered(exchange, given)
            case Purpose.MODEL:
                self._consultation.answer(exchange.asked.question.fact, given.value)
                self._standing = None
            case Purpose.FINISH:
                self._ending = Ending.FINISHED
            case _:
                self._stand(*self._reviewing.given(exchange, given))

    def _answered(self, exchange: Exchange, given: Given) -> None:
        fact = exchange.asked.question.fact
        self._consultation.answer(fact, given.value, given.evidence)
        self._driver.record(exchange, given)
        self._standing = None
        if given.value is UNKNOWN:
            from interview.terminal.views.explanation import what_to_do_about

            is_news = not self._was_told_of_later and self._consultation.session.case != NOT_KEPT
            self._was_told_of_later = True
            self._say(*what_to_do_about(exchange, self._consultation.session.case if is_news else ""))

    # --- commands -----------------------------------------------------------------------------------------

    def _commanded(self, exchange: Exchange, given: CommandGiven) -> None:
        if exchange.purpose is Purpose.MODEL:
            if given.command is Command.SKIP:
                self._standing = None
                return
            if given.command is Command.BACK:
                self._looking_up.go_back()
        match given.command:
            case Command.QUIT:
                self._say(paragraph(self._said(what_is_kept(self._consultation.session))))
                self._ending = Ending.QUIT
            case Command.LANGUAGE:
                self.language = next(other for other in LANGUAGES if other != self.language)
                self._say(paragraph(self._said(w.LANGUAGE_CHANGED)))
                self._standing = replace(exchange, language=self.language)
            case Command.HELP | Command.WHY | Command.HOW | Command.WHY_NOT | Command.WHAT_IF:
                from interview.terminal.asides import aside

                self._say(*aside(self._consultation, exchange, given.command, given.argument))
            case _:
                self._stand(*self._reviewing.commanded(exchange, given))

    def _stand(self, exchange: Exchange | None, says: Iterable[Paragraph]) -> None:
        self._standing = exchange
        paragraphs = tuple(says)
        if paragraphs:
            self._say(*paragraphs)

    def _shown(self, exchange: Exchange) -> None:
        if not self._was_shown:
            self._was_shown = True
            self._consultation.warm_up()
            in_background(load_readers)
        elif self._consultation.is_warm:
            collect_garbage()
        if not self._driver.is_attended:
            return
        if exchange.purpose is Purpose.QUESTION:
            self._seen(exchange.asked)
        elif exchange.purpose is Purpose.FINISH:
            self._seen(None)

    def _say(self, *paragraphs: Paragraph) -> None:
        self._driver.say(paragraphs)

    def _said(self, text: Text) -> str:
        return in_language(text, self.language)
