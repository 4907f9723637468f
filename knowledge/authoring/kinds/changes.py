"""The field `change` of facts.yaml: how a fact can be made another, to Changes of the vocabulary."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from knowledge.authoring.entries import Entry, known_or_noted
from knowledge.authoring.fields import SCALAR, EntryKind, Field, flag, mapping, one_of, text, texts
from knowledge.authoring.scope import Scope
from knowledge.authoring.strict_yaml import Node, Scalar, Sequence
from knowledge.authoring.values import WrongValue, known_value
from knowledge.vocabulary.changes import TODAY, Brought, Change, Figure, Term, TermUnit
from knowledge.vocabulary.facts import Direction, FactDeclaration, FactId, FactType
from knowledge.vocabulary.rules import CurableBy

TERM = re.compile(r"in ([1-9][0-9]{0,2}) (day|month|year)s?")
ANY = "any"
SIDES = {
    FactType.NUMBER: (Direction.MORE, Direction.LESS),
    FactType.DATE: (Direction.LATER, Direction.EARLIER),
}

BY = replace(one_of("by", "Who makes the change", CurableBy), required=True)
FROM = texts("from", "Choices from which it is possible; from any other without it", "list of choices")
TO = replace(
    texts("to", "Choices that can be reached; of a number or day the direction, or a day that the law fixes",
          "list of choices · `more` · `less` · `later` · `earlier` · `any` · `today` · `in 1 year`"),
    required=True,
)  # fmt: skip
DAYS = text("days", "Working days that it takes: 0, or the id of a parameter")
COST = text("cost", "What it costs: 0, or the id of a parameter or of a concluded number")
NEEDS = texts("needs", "Requirements that must not be unmet when it is done", "list of requirements")
BRINGS = mapping("brings", "What else is so afterwards", "`{fact: value}`", SCALAR)
LAST_RESORT = flag("last_resort", "It gives up what the person wanted, so it is proposed last")

CHANGE = EntryKind(
    "change",
    "One way in which an asked fact can be made another",
    (BY, FROM, TO, DAYS, COST, NEEDS, BRINGS, LAST_RESORT),
)


def changes(entry: Entry, scope: Scope) -> tuple[Change, ...]:
    """The ways in which the fact of an entry can be changed; one mapping, or a list of them."""
    line = entry.line_of("change")
    node = entry.take("change")
    declaration = scope.declarations.get(entry.id)
    if node is None or declaration is None:
        return ()
    if not declaration.is_asked or declaration.particular or declaration.type is FactType.TEXT:
        entry.note(
            f"{entry.id} is not answered by a choice, a number or a day.",
            "Say of the facts that it follows from how they can be changed.",
            line,
        )
        return ()
    parts = (entry.part("change", item, line) for item in _items(node))
    return tuple(_change(part, declaration, scope) for part in parts)


def _items(node: Node) -> Iterable[Node]:
    return node.items if isinstance(node, Sequence) else (node,)


def _change(part: Entry, declaration: FactDeclaration, scope: Scope) -> Change:
    by = _by(part, declaration)
    to, towards, term = _target(part, declaration)
    change = Change(
        fact=declaration.id,
        by=by,
        to=to,
        towards=towards,
        term=term,
        origins=_choices(part, FROM, declaration),
        days=_figure(part, DAYS, scope, may_be_concluded=False),
        cost=_figure(part, COST, scope, may_be_concluded=True),
        needs=scope.refer(part, "requirement", NEEDS),
        brings=tuple(_brought(part, scope)),
        last_resort=LAST_RESORT.of(part),
    )
    part.finish()
    return change


def _by(part: Entry, declaration: FactDeclaration) -> CurableBy:
    line = part.line_of("by")
    said = part.has("by")
    by = BY.of(part)
    if by is CurableBy.NOBODY or not said:
        part.note(
            f"the change of {declaration.id} does not say who makes it.",
            "Add by: owner | driver | dealer | maker | time_and_place.",
            line,
        )
    return by or CurableBy.OWNER


def _target(part: Entry, declaration: FactDeclaration) -> tuple[tuple[str, ...], tuple[Direction, ...], Term | None]:
    if not part.has("to"):
        part.note(f"the change of {declaration.id} leads nowhere.", "Add to: …")
    if declaration.choices is not None:
        return _choices(part, TO, declaration), (), None
    line = part.line_of("to")
    words = [word for word, _ in TO.of(part)]
    word = words[0] if len(words) == 1 else " ".join(words)
    term = term_of(word) if declaration.type is FactType.DATE else None
    sides = SIDES[declaration.type]
    towards = sides if word == ANY else tuple(side for side in sides if side.value == word)
    if word and not towards and term is None:
        known = ", ".join((*(side.value for side in sides), ANY))
        day = "; or: in 1 year" if declaration.type is FactType.DATE else ""
        part.note(f"{word!r} is no aim of a change of {declaration.id}.", f"Write one of: {known}{day}.", line)
    return (), towards, term


def _choices(part: Entry, field: Field[list[tuple[str, int]]], declaration: FactDeclaration) -> tuple[str, ...]:
    known = declaration.choices
    if known is None:
        return ()
    found = (known_or_noted(part, "choice", word, known, line, "its choices") for word, line in field.of(part))
    return tuple(word for word in found if word is not None)


def term_of(words: str) -> Term | None:
    """ "today" or "in 2 months"; null when it is neither."""
    found = TERM.fullmatch(words.strip())
    if found:
        return Term(int(found[1]), TermUnit(found[2]))
    return TODAY if words.strip() == "today" else None


def _figure(part: Entry, field: Field[str | None], scope: Scope, may_be_concluded: bool) -> Figure:
    line = part.line_of(field.key)
    raw = field.of(part)
    if raw is None:
        return None
    if raw == "0":
        return 0
    if raw.isdecimal():
        part.note(f"{field.key} is {raw}, a figure without a source.", "Write 0, or the id of a parameter.", line)
        return None
    if raw in scope.parameters or (may_be_concluded and _is_concluded_number(scope.declarations.get(raw))):
        return raw
    numbers = _concluded_numbers(scope) if may_be_concluded else ()
    return known_or_noted(part, "parameter or number", raw, [*scope.parameters, *numbers], line, "parameters.yaml")


def _is_concluded_number(fact: FactDeclaration | None) -> bool:
    return fact is not None and fact.type is FactType.NUMBER and not fact.is_asked


def _concluded_numbers(scope: Scope) -> Iterator[FactId]:
    for fact in scope.declarations.values():
        if _is_concluded_number(fact):
            yield fact.id


def _brought(part: Entry, scope: Scope) -> Iterator[Brought]:
    node = BRINGS.of(part)
    for fact, value in (node.items if node else {}).items():
        line = node.lines[fact] if node else part.line
        declared = scope.declarations.get(fact)
        if declared is None or not declared.is_asked or declared.particular:
            asked = [one.id for one in scope.declarations.values() if one.is_asked and not one.particular]
            known_or_noted(part, "asked fact", fact, asked, line, "facts.yaml")
            continue
        brought = _value(value.text if isinstance(value, Scalar) else "", declared)
        if brought is None:
            part.note(f"{fact} cannot be brought to that.", "Write a choice, a number, today, or: in 1 year.", line)
        else:
            yield Brought(fact, brought)


def _value(raw: str, declaration: FactDeclaration) -> str | int | float | Term | None:
    if declaration.type is FactType.DATE:
        return term_of(raw)
    try:
        value = known_value(raw, declaration)
    except WrongValue:
        return None
    return None if isinstance(value, date) else value
