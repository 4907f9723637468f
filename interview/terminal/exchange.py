"""One question being put: what was typed becomes an answer, a command, or a word back to the person.

Pure: both drivers feed it and show what comes of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from interview.answers import TYPED_LIMIT, Misunderstood, Reading, Understood, read_answer, tidied
from interview.consultation import AskedQuestion
from interview.terminal.commands import Command, CommandGiven, command_by_letter, command_in, count_in
from interview.terminal.edit_wording import FINISH_OR, NOT_HERE
from interview.terminal.evidence import evidence_named, evidence_offered
from interview.terminal.purposes import ASKS_A_FACT, FOR_THE_REPORT, Purpose
from interview.terminal.review import ReviewEntry, entries_named
from interview.terminal.wording import TYPE_AGAIN
from knowledge.vocabulary.facts import UNKNOWN, YES
from knowledge.vocabulary.questions import Answer, AnswerValue, Evidence
from knowledge.vocabulary.text import Language, Text

CONFIRMING = frozenset({"", "y", "yes", "ok", "right", "是", "是的", "对", "对的", "确认", "好"})
FINISHING = frozenset({"", "finish", "done", "end", "ok", "y", "yes", "完成", "结束", "好", "是"})
REFUSING = frozenset({"n", "no", "wrong", "否", "不", "不是", "不对", "错"})


@dataclass(frozen=True)
class Notice:
    """A word to the person about what was typed."""

    words: Text
    is_amiss: bool = True
    """Whether it was not understood or is doubted; else it is only answered."""


@dataclass(frozen=True)
class Exchange:
    """A question, and how far the talk about it has come."""

    asked: AskedQuestion
    language: Language
    today: date
    before: Answer | None = None
    """What the person had said before taking it back; Enter keeps it. Null = nothing."""
    evidence: Evidence | None = None
    """What the answer rests on; null = not said."""
    doubted: Understood | None = None
    """An answer that the person has yet to confirm."""
    doubted_words: str = ""
    notice: Notice | None = None
    """What is said to the person about what was typed; null = nothing."""
    draft: str = ""
    """What stood in the input line when a key called for something else."""
    purpose: Purpose = Purpose.QUESTION
    entries: tuple[ReviewEntry, ...] = ()
    """What to choose from, in a list."""
    remark: Text | None = None
    """A further line for the person below the question; null = nothing."""
    of: int = 0
    """How many particulars there are, of which this is number `asked.number`."""


@dataclass(frozen=True)
class Given:
    """The answer."""

    value: AnswerValue
    evidence: Evidence | None
    shown_back: Text | None = None


Turn: TypeAlias = Exchange | Given | CommandGiven


def respond(exchange: Exchange, typed: str) -> Turn:
    """What becomes of a line that was typed."""
    words = tidied(typed) if len(typed) <= TYPED_LIMIT else typed
    command = command_in(words)
    if command and not (exchange.purpose in FOR_THE_REPORT and command.argument):
        return commanded(exchange, command)
    if exchange.purpose in SPECIAL:
        return SPECIAL[exchange.purpose](exchange, words)
    if exchange.doubted and words.casefold() in CONFIRMING | {exchange.doubted_words.casefold()}:
        return _given(exchange, exchange.doubted)
    if exchange.doubted and words.casefold() in REFUSING:
        return replace(exchange, doubted=None, notice=Notice(TYPE_AGAIN, is_amiss=False))
    if not words and exchange.before:
        return Given(exchange.before.value, exchange.evidence)
    reading = reading_of(exchange, typed)
    by_letter = command_by_letter(words) if isinstance(reading, Misunderstood) else None
    return commanded(exchange, by_letter) if by_letter else _read(exchange, reading, words)


def reading_of(exchange: Exchange, typed: str) -> Reading:
    """How the words would be read as an answer to this question."""
    if exchange.purpose in {Purpose.REVIEW, Purpose.OPEN}:
        named = entries_named(typed, exchange.entries) if count_in(typed.strip()) is not None else []
        return Understood(named[0].fact) if named else Misunderstood(NOT_HERE)
    if exchange.purpose is Purpose.FINISH:
        return Misunderstood(FINISH_OR)
    return read_answer(typed, exchange.asked.declaration, exchange.language, exchange.today)


def _reviewed(exchange: Exchange, words: str) -> Turn:
    """A number or words choose an answer to change; nothing leaves the list."""
    return CommandGiven(Command.CHANGE, words) if words else CommandGiven(Command.BACK)


def _chosen_open(exchange: Exchange, words: str) -> Turn:
    """A number or words choose a question to answer."""
    return CommandGiven(Command.ANSWER, words) if words else CommandGiven(Command.BACK)


def _finished(exchange: Exchange, words: str) -> Turn:
    by_letter = command_by_letter(words)
    if by_letter:
        return commanded(exchange, by_letter)
    return Given(YES, None) if words.casefold() in FINISHING else replace(exchange, notice=Notice(FINISH_OR))


def _particular(exchange: Exchange, words: str) -> Turn:
    """Enter alone goes on without it, or keeps what was said before."""
    if not words:
        return CommandGiven(Command.SKIP)
    doubted = exchange.doubted
    if doubted and words.casefold() in CONFIRMING | {exchange.doubted_words.casefold()}:
        return _given(exchange, doubted)
    return _read(exchange, reading_of(exchange, words), words)


SPECIAL: dict[Purpose, Callable[[Exchange, str], "Turn"]] = {
    Purpose.REVIEW: _reviewed,
    Purpose.OPEN: _chosen_open,
    Purpose.FINISH: _finished,
    Purpose.PARTICULAR: _particular,
    Purpose.MODEL: _particular,
}


def _read(exchange: Exchange, reading: Reading, words: str) -> Turn:
    if isinstance(reading, Misunderstood):
        return replace(exchange, doubted=None, notice=Notice(reading.message))
    if reading.doubt:
        return replace(exchange, doubted=reading, doubted_words=words, notice=Notice(reading.doubt))
    return _given(exchange, reading)


def _given(exchange: Exchange, reading: Understood) -> Given:
    return Given(reading.value, exchange.evidence, reading.shown_back)


def commanded(exchange: Exchange, given: CommandGiven) -> Turn:
    """What becomes of a command: an answer, a change of the exchange, or something for the conversation to do."""
    match given.command:
        case Command.SKIP if exchange.purpose in ASKS_A_FACT:
            return Given(UNKNOWN, None)
        case Command.SKIP if exchange.purpose not in FOR_THE_REPORT:
            return replace(exchange, notice=Notice(NOT_HERE))
        case Command.EVIDENCE:
            evidence = evidence_named(given.argument, exchange.asked.question)
            is_amiss = bool(given.argument) and evidence is None
            notice = Notice(evidence_offered(exchange.asked.question, evidence), is_amiss)
            return replace(exchange, evidence=evidence or exchange.evidence, doubted=None, notice=notice)
        case _:
            return given
