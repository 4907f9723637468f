"""Conditions: lists of one-line comparisons that must hold, and exceptions that defeat them."""

from collections.abc import Mapping

from knowledge.authoring.comparisons import WrongComparison, comparison_from
from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import Field, JsonSchema, texts
from knowledge.vocabulary.conditions import Comparison, Condition
from knowledge.vocabulary.facts import FactDeclaration

COMPARISON: JsonSchema = {"type": "string", "pattern": r"^\s*[a-z][a-z0-9_.]*\s*(<=|>=|!=|=|<|>)\s*\S"}

WHEN = texts("when", "All of these comparisons must hold", "list of comparisons", COMPARISON)
APPLIES_WHEN = texts(
    "applies_when", "When the law asks for it: all must hold; always without it", "list of comparisons", COMPARISON
)
UNLESS = texts("unless", "Exceptions: one that holds is enough", "list of comparisons", COMPARISON)


def condition(
    entry: Entry, when: Field[list[tuple[str, int]]], declarations: Mapping[str, FactDeclaration]
) -> Condition:
    """The condition in the field `when` (or another of its shape) and in `unless`."""

    def comparison(text: str, line: int) -> Comparison | None:
        try:
            return comparison_from(text, declarations)
        except WrongComparison as wrong:
            entry.note_wrong(wrong, line)
            return None

    def each(field: Field[list[tuple[str, int]]]) -> tuple[Comparison, ...]:
        found = (comparison(text, line) for text, line in field.of(entry))
        return tuple(one for one in found if one is not None)

    return Condition(when=each(when), unless=each(UNLESS))
