"""Fields of entries, each declared once: its key, what it says, what may stand in it, and how it is read.

The reader, the JSON Schemas and the reference of the pack language all follow from these declarations.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Generic, TypeAlias, TypeVar

from knowledge.authoring.entries import Entry
from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.authoring.strict_yaml import Node
from knowledge.authoring.values import WrongValue, day
from knowledge.vocabulary.text import Text

Read = TypeVar("Read")
Member = TypeVar("Member", bound=Enum)
JsonSchema: TypeAlias = Mapping[str, Any]

SCALAR: JsonSchema = {"type": ["string", "number", "boolean"]}
"""Everything is read as text; an editor may take the same signs for a number or for yes."""
DAY: JsonSchema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
NUMBER: JsonSchema = {"type": "number"}
LARGEST = 1e12
"""No figure of a law is as large; infinity and what is no number are no figures either."""


@dataclass(frozen=True)
class Field(Generic[Read]):
    """One field of a kind of entry."""

    key: str
    says: str
    """One sentence for authors, without a full stop."""
    holds: str
    """What may stand there, in a few words."""
    schema: JsonSchema
    read: Callable[[Entry, str], Read]
    required: bool = False

    def of(self, entry: Entry) -> Read:
        """What stands in this field of the entry; mistakes are noted."""
        return self.read(entry, self.key)


@dataclass(frozen=True)
class EntryKind:
    """A kind of entry: what it is, and all its fields in the order in which they are explained."""

    name: str
    says: str
    fields: tuple[Field[Any], ...]

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(field.key for field in self.fields)

    @property
    def schema(self) -> JsonSchema:
        """The JSON Schema of one entry."""
        return {
            "type": "object",
            "description": self.says,
            "properties": {one.key: {**one.schema, "description": f"{one.says}."} for one in self.fields},
            "required": [one.key for one in self.fields if one.required],
            "additionalProperties": False,
        }


def text(key: str, says: str) -> Field[str | None]:
    """One value that may be missing."""
    return Field(key, says, "text", SCALAR, Entry.scalar)


def required_text(key: str, says: str) -> Field[str]:
    """One value that must be there."""
    return Field(key, says, "text", SCALAR, Entry.required, required=True)


def words(key: str, says: str) -> Field[Text]:
    """Words in every language that must be there."""
    return Field(key, says, "words, translated", SCALAR, Entry.words, required=True)


def optional_words(key: str, says: str) -> Field[Text | None]:
    """Words in every language, or nothing."""
    return Field(key, says, "words, translated", SCALAR, Entry.words_if_any)


def flag(key: str, says: str) -> Field[bool]:
    """Yes or no; no when it is missing."""
    return Field(key, says, "`yes` or `no`", {"enum": ["yes", "no"]}, Entry.flag)


def one_of(key: str, says: str, kind: type[Member], required: bool = False) -> Field[Member | None]:
    """A word of a closed list."""

    def read(entry: Entry, key: str) -> Member | None:
        if required and not entry.has(key):
            entry.note_missing(key)
        return entry.member(key, kind)

    allowed = [str(member.value) for member in kind]
    return Field(key, says, " · ".join(f"`{one}`" for one in allowed), {"enum": allowed}, read, required)


def some_of(key: str, says: str, kind: type[Member]) -> Field[tuple[Member, ...]]:
    """Words of a closed list."""

    def read(entry: Entry, key: str) -> tuple[Member, ...]:
        return entry.each(key, lambda word, line: entry.chosen(word, kind, key, line))

    allowed = [str(member.value) for member in kind]
    return Field(
        key, says, "list of " + " · ".join(f"`{one}`" for one in allowed), one_or_list({"enum": allowed}), read
    )


def texts(key: str, says: str, holds: str, item: JsonSchema = SCALAR) -> Field[list[tuple[str, int]]]:
    """Texts with their lines: one, or a list of them."""
    return Field(key, says, holds, one_or_list(item), Entry.lines)


def one_or_list(item: JsonSchema) -> JsonSchema:
    """A single value or a list of such values."""
    return {"anyOf": [item, {"type": "array", "items": item}]}


def labelled(key: str, says: str, holds: str) -> Field[dict[str, Text]]:
    """Ids and their words, e.g. choices."""
    schema = {"type": "object", "additionalProperties": SCALAR}
    return Field(key, says, holds, schema, lambda entry, key: entry.labelled(key, key))


def mapping(key: str, says: str, holds: str, value: JsonSchema, required: bool = False) -> Field[YamlMapping | None]:
    """Names and values, looked into by whoever knows what they are."""
    return Field(key, says, holds, {"type": "object", "additionalProperties": value}, Entry.mapping, required)


def part(key: str, says: str, kind: EntryKind, required: bool = False) -> Field[YamlMapping | None]:
    """One mapping that is an entry of its own."""
    return Field(key, says, f"[{kind.name}](#{_anchor(kind.name)})", kind.schema, Entry.mapping, required)


def parts(key: str, says: str, kind: EntryKind, schema: JsonSchema, required: bool = False) -> Field[Node | None]:
    """Several mappings that are entries of their own, arranged as the schema says."""
    return Field(key, says, f"[{kind.name}](#{_anchor(kind.name)})", schema, Entry.take, required)


def _anchor(name: str) -> str:
    return name.replace(" ", "-")


def a_day(key: str, says: str, required: bool = False) -> Field[date | None]:
    """A day; null when it is missing or none."""

    def read(entry: Entry, key: str) -> date | None:
        line = entry.line_of(key)
        raw = entry.required(key) if required else entry.scalar(key)
        try:
            return day(raw) if raw else None
        except WrongValue as wrong:
            entry.note_wrong(wrong, line)
            return None

    return Field(key, says, "day, e.g. `2026-11-22`", DAY, read, required)


def number(key: str, says: str, required: bool = False) -> Field[float | None]:
    """A number; null when it is missing or none."""

    def read(entry: Entry, key: str) -> float | None:
        line = entry.line_of(key)
        raw = entry.required(key) if required else entry.scalar(key)
        return None if not raw else finite(raw, entry, key, line)

    return Field(key, says, "number", NUMBER, read, required)


def finite(raw: str, entry: Entry, key: str, line: int) -> float | None:
    """The number that is written; null when it is none (noted)."""
    try:
        value = float(raw)
    except ValueError:
        value = math.inf
    if abs(value) < LARGEST:
        return value
    entry.note(f"{key} of {entry.id} is {raw!r}.", "Write a number.", line)
    return None
