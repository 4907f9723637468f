"""What two versions of a pack say differently, entry by entry and line by line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from typing import TypeAlias

from knowledge.authoring.library import MERGED
from knowledge.verification.pack_words import comparison_in_words
from knowledge.vocabulary.conditions import Condition
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.sources import Period, SourceReference

PACK = "pack"
HEAD = ("title", "extends", "read_on", "category")
CASES = "cases"


class EntryMove(Enum):
    """What happened to an entry."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """All entries of the kind that both have stand in another order."""


@dataclass(frozen=True)
class FieldChange:
    """Lines of one field that only one of the versions has."""

    field: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True)
class EntryChange:
    """An entry that the versions do not have alike."""

    kind: str
    """pack, facts, rules, requirements, sources, cases, …; the kinds of a knowledge pack."""
    id: str
    move: EntryMove
    fields: tuple[FieldChange, ...] = ()


Entries: TypeAlias = Mapping[str, object]


def entry_changes(old: KnowledgeBase, new: KnowledgeBase) -> list[EntryChange]:
    """Every entry that was added, removed, changed or put elsewhere."""
    words = _Words(old, new)
    heads = [
        {PACK: {"version": base.identity.version, **{name: getattr(base, name) for name in HEAD}}}
        for base in (old, new)
    ]
    found = list(words.changes(PACK, *heads))
    for kind in MERGED:
        found.extend(words.changes(kind, getattr(old, kind), getattr(new, kind)))
    return found


def case_changes(old: Mapping[str, Case], new: Mapping[str, Case], knowledge: KnowledgeBase) -> list[EntryChange]:
    """The same of validation cases; where they stand does not matter."""
    content = [{name: replace(case, place="") for name, case in cases.items()} for cases in (old, new)]
    words = _Words(knowledge, knowledge)
    return [change for change in words.changes(CASES, *content) if change.move is not EntryMove.MOVED]


class _Words:
    """Puts values into lines as an author writes them."""

    def __init__(self, old: KnowledgeBase, new: KnowledgeBase) -> None:
        self._old = old
        self._new = new

    def changes(self, kind: str, old: Entries, new: Entries) -> Iterator[EntryChange]:
        for id in dict.fromkeys((*new, *old)):
            if id not in old:
                yield EntryChange(kind, id, EntryMove.ADDED)
            elif id not in new:
                yield EntryChange(kind, id, EntryMove.REMOVED)
            elif old[id] != new[id]:
                yield EntryChange(kind, id, EntryMove.CHANGED, tuple(self._fields(old[id], new[id])))
        if [id for id in old if id in new] != [id for id in new if id in old]:
            yield EntryChange(kind, "", EntryMove.MOVED)

    def _fields(self, old: object, new: object) -> Iterator[FieldChange]:
        before, after = _named(old), _named(new)
        for name in dict.fromkeys((*after, *before)):
            was, is_now = before.get(name), after.get(name)
            if was != is_now:
                removed, added = list(self._lines(was, self._old)), list(self._lines(is_now, self._new))
                alone = (
                    tuple(one for one in removed if one not in added),
                    tuple(one for one in added if one not in removed),
                )
                yield FieldChange(name, *(alone if any(alone) else (tuple(removed), tuple(added))))

    def _lines(self, value: object, knowledge: KnowledgeBase) -> Iterator[str]:
        match value:
            case None:
                return
            case Condition():
                yield from (comparison_in_words(one, knowledge) for one in value.when)
                yield from (f"unless {comparison_in_words(one, knowledge)}" for one in value.unless)
            case Mapping():
                yield from self._parts(value.items(), knowledge)
            case tuple():
                for one in value:
                    yield from self._lines(one, knowledge)
            case _ if is_dataclass(value) and not isinstance(value, SourceReference | Period):
                yield from self._parts(_named(value).items(), knowledge)
            case _:
                yield _in_one_line(value)

    def _parts(self, parts: Iterable[tuple[object, object]], knowledge: KnowledgeBase) -> Iterator[str]:
        for name, part in parts:
            yield from (f"{name}: {line}" for line in self._lines(part, knowledge))


def _named(value: object) -> dict[str, object]:
    """The fields of an entry; an entry that is no record is one field without a name."""
    if isinstance(value, Mapping):
        return {str(name): part for name, part in value.items()}
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    return {"": value}


def _in_one_line(value: object) -> str:
    match value:
        case SourceReference():
            return f"{value.source} {value.article}".strip()
        case Period():
            return f"{value.first or '…'} to {value.last or '…'}"
        case Enum():
            return str(value.value)
        case _:
            return str(value)
