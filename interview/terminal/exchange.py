"""One question being put: what was typed becomes an answer, a command, or a word back to the person.

Pure: both drivers feed it and show what comes of it.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from interview.answers import TYPED_LIMIT, Misunderstood, Reading, Understood, read_answer, tidied
from interview.consultation import AskedQuestion
from interview.terminal.commands import Command, CommandGiven, command_by_letter, command_in
from interview.terminal.evidence import evidence_named, evidence_offered
from interview.terminal.wording import TYPE_AGAIN
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.questions import Answer, AnswerValue, Evidence
from knowledge.vocabulary.text import Language, Text

CONFIRMING = frozenset({"", "y", "yes", "ok", "right", "是", "是的", "对", "对的", "确认", "好"})
REFUSING = frozenset({"n", "no", "wrong", "否", "不", "不是", "不对", "错"})


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
    notice: Text | None = None
    """What is said to the person about what was typed; null = nothing."""
    draft: str = ""
    """What stood in the input line when a key called for something else."""


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
    if command:
        return commanded(exchange, command)
    if exchange.doubted and words.casefold() in CONFIRMING | {exchange.doubted_words.casefold()}:
        return _given(exchange, exchange.doubted)
    if exchange.doubted and words.casefold() in REFUSING:
        return replace(exchange, doubted=None, notice=TYPE_AGAIN)
    if not words and exchange.before:
        return Given(exchange.before.value, exchange.evidence)
    reading = reading_of(exchange, typed)
    by_letter = command_by_letter(words) if isinstance(reading, Misunderstood) else None
    return commanded(exchange, by_letter) if by_letter else _read(exchange, reading, words)


def reading_of(exchange: Exchange, typed: str) -> Reading:
    """How the words would be read as an answer to this question."""
    return read_answer(typed, exchange.asked.declaration, exchange.language, exchange.today)


def _read(exchange: Exchange, reading: Reading, words: str) -> Turn:
    if isinstance(reading, Misunderstood):
        return replace(exchange, doubted=None, notice=reading.message)
    if reading.doubt:
        return replace(exchange, doubted=reading, doubted_words=words, notice=reading.doubt)
    return _given(exchange, reading)


def _given(exchange: Exchange, reading: Understood) -> Given:
    return Given(reading.value, exchange.evidence, reading.shown_back)


def commanded(exchange: Exchange, given: CommandGiven) -> Turn:
    """What becomes of a command: an answer, a change of the exchange, or something for the conversation to do."""
    match given.command:
        case Command.SKIP:
            return Given(UNKNOWN, None)
        case Command.EVIDENCE:
            evidence = evidence_named(given.argument, exchange.asked.question)
            notice = evidence_offered(exchange.asked.question, evidence)
            return replace(exchange, evidence=evidence or exchange.evidence, doubted=None, notice=notice)
        case _:
            return given
