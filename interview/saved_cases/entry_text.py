"""An entry of the log as text, and back.

Values are {"number": 1800}, {"date": "2027-05-01"}, {"text": "listed"} or {"unknown": true}: the type stands
beside the value, so that 4, "4" and a day come back as what they were.
"""

import json
from datetime import date, datetime
from typing import TypeAlias

from interview.session import LogEntry, Redone, Undone, Withdrawal
from knowledge.vocabulary.facts import UNKNOWN, Unknown
from knowledge.vocabulary.questions import Answer, AnswerValue, Evidence

NO_FACT = ""
"""Stands for the fact of an entry that is about the last change, whatever that was."""
UNDONE = "undone"
REDONE = "redone"

EntryRow: TypeAlias = tuple[str, str | None, str | None, str | None]
"""Fact, value (null = withdrawn), evidence (null = not said), moment in UTC (null = not recorded)."""


def row_of(entry: LogEntry) -> EntryRow:
    """The entry as four texts."""
    moment = entry.at.isoformat() if entry.at else None
    match entry:
        case Withdrawal():
            return entry.fact, None, None, moment
        case Undone():
            return NO_FACT, UNDONE, None, moment
        case Redone():
            return NO_FACT, REDONE, None, moment
    return entry.fact, value_as_text(entry.value), entry.evidence, moment


def entry_of(row: EntryRow) -> LogEntry:
    """The entry that was written as these texts. Raises ValueError when nothing of ours wrote them."""
    fact, value, evidence, at = row
    moment = datetime.fromisoformat(at) if at else None
    if value is None:
        return Withdrawal(fact, moment)
    if value == UNDONE:
        return Undone(moment)
    if value == REDONE:
        return Redone(moment)
    return Answer(fact, value_from_text(value), Evidence(evidence) if evidence else None, moment)


def value_as_text(value: AnswerValue) -> str:
    """A value with its type, as JSON."""
    if isinstance(value, Unknown):
        return json.dumps({"unknown": True})
    if isinstance(value, date):
        return json.dumps({"date": value.isoformat()})
    return json.dumps({"text" if isinstance(value, str) else "number": value}, allow_nan=False)


def value_from_text(text: str) -> AnswerValue:
    """The value that `value_as_text` wrote. Raises ValueError."""
    match json.loads(text):
        case {"unknown": True}:
            return UNKNOWN
        case {"date": str(day)}:
            return date.fromisoformat(day)
        case {"text": str(words)}:
            return words
        case {"number": int(number) | float(number)}:
            return number
    raise ValueError(f"not a value: {text[:40]!r}")
