"""The days on which something is in force."""

from datetime import date

from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import Field
from knowledge.authoring.values import WrongValue, day
from knowledge.vocabulary.sources import ALWAYS, Period

ONE_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


def _read(entry: Entry, key: str) -> Period:
    line = entry.line_of(key)
    raw = entry.scalar(key)
    if raw is None:
        return ALWAYS
    try:
        return _period(raw)
    except WrongValue:
        entry.note(f"{raw!r} is no period.", "Write: 2022-05-01 onwards, until 2025-12-31, or A to B.", line)
        return ALWAYS


def _period(raw: str) -> Period:
    first: date | None = None
    last: date | None = None
    if raw.endswith(" onwards"):
        first = day(raw.removesuffix(" onwards"))
    elif raw.startswith("until "):
        last = day(raw.removeprefix("until "))
    else:
        start, _, end = raw.partition(" to ")
        first, last = day(start), day(end)
        if last < first:
            raise WrongValue(raw)
    return Period(first, last)


IN_FORCE: Field[Period] = Field(
    "in_force",
    "The days on which it is in force; always without it",
    "`2022-05-01 onwards` · `until 2025-12-31` · `A to B`",
    {"type": "string", "pattern": f"^({ONE_DAY} onwards|until {ONE_DAY}|{ONE_DAY} to {ONE_DAY})$"},
    _read,
)
