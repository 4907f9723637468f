"""parameters.yaml: figures that change while the sentence around them stays."""

from datetime import date

from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import EntryKind, a_day, number, parts, text, words
from knowledge.authoring.references import CONFIDENCE, SOURCE, confidence, references
from knowledge.authoring.scope import Scope
from knowledge.authoring.strict_yaml import Sequence
from knowledge.vocabulary.guidance import DatedValue, Parameter

FROM = a_day("from", "The first day on which it has this value; always without it")
VALUE = number("value", "The figure", required=True)
DATED_VALUE = EntryKind("dated value", "What a parameter is from a day on", (FROM, VALUE, SOURCE, CONFIDENCE))

LABEL = words("label", "What it is a figure of")
UNIT = text("unit", "Its unit")
VALUES = parts("values", "Its values, each with its first day and its source", DATED_VALUE,
               {"type": "array", "items": DATED_VALUE.schema, "minItems": 1}, required=True)  # fmt: skip

PARAMETER = EntryKind("parameter", "A figure with a source that may change", (LABEL, UNIT, VALUES))


def parameter(entry: Entry, scope: Scope) -> Parameter:
    """An entry of parameters.yaml."""
    node = VALUES.of(entry)
    items = node.items if isinstance(node, Sequence) else ()
    if not items:
        entry.note(f"{entry.id} has no values.", "Write values: [{from: day, value: number, source: id}].")
    values = [_dated_value(entry.part("values", item, item.line), scope) for item in items]
    return Parameter(
        id=entry.id,
        label=LABEL.of(entry),
        unit=UNIT.of(entry),
        values=tuple(sorted(values, key=lambda value: value.first or date.min)),
    )


def _dated_value(entry: Entry, scope: Scope) -> DatedValue:
    cited = references(entry, scope.sources)
    value = VALUE.of(entry) or 0
    first = FROM.of(entry)
    trust = confidence(entry, cited, scope.sources)
    entry.finish()
    return DatedValue(first, int(value) if value == int(value) else value, cited, trust)
