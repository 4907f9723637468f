"""facts.yaml: the things that can be known."""

from dataclasses import replace
from datetime import date

from knowledge.authoring.entries import Entry, known_or_noted
from knowledge.authoring.fields import (
    NUMBER,
    EntryKind,
    finite,
    flag,
    labelled,
    number,
    one_of,
    parts,
    text,
    texts,
    words,
)
from knowledge.authoring.kinds.changes import CHANGE
from knowledge.authoring.values import WrongValue, known_value
from knowledge.vocabulary.facts import NO, YES, Direction, FactDeclaration, FactType, FormulaCall, HitPolicy
from knowledge.vocabulary.formulas import FORMULAS
from knowledge.vocabulary.text import Text

LABEL = words("label", "What people call it")
TYPE = one_of("type", "What kind of value it has", FactType, required=True)
UNIT = text("unit", "The unit of a number; every comparison repeats it")
DECIMALS = number("decimals", "How many decimals a number has; 0 without it")
PLAUSIBLE = texts("plausible", "The usual range of a number; what lies outside is questioned, not refused",
                  "`[lowest, highest]`", NUMBER)  # fmt: skip
CHOICES = labelled("choices", "The values of a choice", "`id: words`, translated")
BETTER = texts("better", "Which answers are better: a direction, or the choices from worst to best",
               "`more` · `less` · `later` · `earlier` · list of choices")  # fmt: skip
DERIVED = flag("derived", "Rules conclude it; nobody is asked")
HIT = one_of("hit", "Whether the first rule that holds decides, or only one can hold", HitPolicy)
DEFAULT = text("default", "The value of a derived fact when every rule is known to fail")
FORMULA = text("formula", "How it is computed from other facts and parameters")
PARTICULAR = flag("particular", "Printed on the report, never needed by a rule, asked only at the end")
CHANGES = parts("change", "Who can make it another, and to what", CHANGE,
                {"anyOf": [CHANGE.schema, {"type": "array", "items": CHANGE.schema}]})  # fmt: skip

FACT = EntryKind(
    "fact",
    "A thing that can be known of a vehicle, its papers, its driver or its use",
    (TYPE, LABEL, UNIT, DECIMALS, PLAUSIBLE, CHOICES, BETTER, DERIVED, HIT, DEFAULT, FORMULA, PARTICULAR, CHANGES),
)

DIRECTIONS = {
    FactType.NUMBER: (Direction.MORE.value, Direction.LESS.value),
    FactType.DATE: (Direction.LATER.value, Direction.EARLIER.value),
}
YES_NO_LABELS: dict[str, Text] = {YES: {"en": "Yes", "zh": "是"}, NO: {"en": "No", "zh": "否"}}
MOST_DECIMALS = 9


def fact(entry: Entry) -> FactDeclaration:
    """An entry of facts.yaml; its changes are read when everything that they name is known."""
    CHANGES.of(entry)
    type_ = TYPE.of(entry) or FactType.TEXT
    choices = CHOICES.of(entry) if type_ is FactType.CHOICE else None
    declaration = FactDeclaration(
        id=entry.id,
        type=type_,
        label=LABEL.of(entry),
        unit=UNIT.of(entry),
        decimals=_decimals(entry),
        choices=YES_NO_LABELS if type_ is FactType.YES_NO else choices,
        plausible=_plausible(entry),
        derived=DERIVED.of(entry),
        hit=HIT.of(entry) or HitPolicy.FIRST,
        formula=_formula(entry),
        particular=PARTICULAR.of(entry),
    )
    if type_ is FactType.CHOICE and not choices:
        entry.note(f"{entry.id} has no choices.", "Add choices: {id: words, …}.")
    return _with_better(entry, _with_default(entry, declaration))


def _decimals(entry: Entry) -> int:
    line = entry.line_of("decimals")
    decimals = DECIMALS.of(entry) or 0
    if decimals == int(decimals) and 0 <= decimals <= MOST_DECIMALS:
        return int(decimals)
    entry.note(
        f"{entry.id} cannot have {decimals:g} decimals.", f"Write a whole number from 0 to {MOST_DECIMALS}.", line
    )
    return 0


def _plausible(entry: Entry) -> tuple[float, float] | None:
    line = entry.line_of("plausible")
    bounds = [finite(raw, entry, "plausible", at) for raw, at in PLAUSIBLE.of(entry)]
    match bounds:
        case []:
            return None
        case [float(low), float(high)] if low <= high:
            return low, high
        case _:
            entry.note(f"plausible of {entry.id} is no pair of numbers.", "Write [lowest, highest].", line)
            return None


def _formula(entry: Entry) -> FormulaCall | None:
    line = entry.line_of("formula")
    raw = FORMULA.of(entry)
    if raw is None:
        return None
    name, _, rest = raw.removesuffix(")").partition("(")
    arguments = tuple(argument.strip() for argument in rest.split(",") if argument.strip())
    if known_or_noted(entry, "formula", name, FORMULAS, line, "knowledge/vocabulary/formulas.py") is None:
        return None
    if len(arguments) != len(FORMULAS[name].takes):
        entry.note(f"{name} takes {len(FORMULAS[name].takes)} facts.", f"Write {name}(fact, …).", line)
        return None
    return FormulaCall(name, arguments)


def _with_default(entry: Entry, declaration: FactDeclaration) -> FactDeclaration:
    line = entry.line_of("default")
    raw = DEFAULT.of(entry)
    if raw is None:
        return declaration
    try:
        value = known_value(raw, declaration)
    except WrongValue as wrong:
        entry.note_wrong(wrong, line)
        return declaration
    if not declaration.derived or isinstance(value, date):
        entry.note(f"{entry.id} cannot have a default.", "Only derived facts that are no days have one.", line)
        return declaration
    return replace(declaration, default=value)


def _with_better(entry: Entry, declaration: FactDeclaration) -> FactDeclaration:
    ranked = BETTER.of(entry)
    if not ranked:
        return declaration
    line = ranked[0][1]
    if not declaration.is_asked or declaration.particular:
        entry.note(f"nobody answers {entry.id} for the assessment.", "Only asked facts have a better answer.", line)
    elif declaration.type in DIRECTIONS:
        allowed = DIRECTIONS[declaration.type]
        if len(ranked) == 1 and ranked[0][0] in allowed:
            return replace(declaration, better=Direction(ranked[0][0]))
        entry.note(f"better of {entry.id} names no direction.", f"Write {' or '.join(allowed)}.", line)
    elif declaration.choices:
        return replace(declaration, better=_ranked(entry, ranked, tuple(declaration.choices)))
    else:
        entry.note(f"{entry.id} is free text, and no text is better.", "Remove better.", line)
    return declaration


def _ranked(entry: Entry, words: list[tuple[str, int]], choices: tuple[str, ...]) -> tuple[str, ...] | None:
    """The choices from worst to best. One word names the better of two."""
    ranked = [word for word, line in words if known_or_noted(entry, "choice", word, choices, line, "its choices")]
    line = words[0][1]
    if len(ranked) == 1 and len(choices) == 2:
        ranked = [*(choice for choice in choices if choice not in ranked), *ranked]
    if len(set(ranked)) < len(ranked) or len(ranked) < 2:
        entry.note(f"better of {entry.id} ranks nothing.", "Write each choice once: [worst, …, best].", line)
        return None
    return tuple(ranked)
