"""rules/: rules that conclude a fact."""

from datetime import date

from knowledge.authoring.conditions import UNLESS, WHEN, condition
from knowledge.authoring.entries import Entry, known_or_noted
from knowledge.authoring.fields import SCALAR, EntryKind, mapping, words
from knowledge.authoring.periods import IN_FORCE
from knowledge.authoring.references import CONFIDENCE, SOURCE, confidence, references
from knowledge.authoring.scope import Scope
from knowledge.authoring.values import WrongValue, known_value
from knowledge.vocabulary.facts import FactDeclaration
from knowledge.vocabulary.rules import Rule

SAYS = words("says", "The rule in one sentence")
CONCLUDES = mapping(
    "concludes", "The derived fact that it concludes, and its value; for a number also a parameter",
    "`{fact: value}` · `{fact: parameter id}`", SCALAR, required=True,
)  # fmt: skip

RULE = EntryKind(
    "rule", "When these comparisons hold, conclude this", (SAYS, CONCLUDES, WHEN, UNLESS, SOURCE, CONFIDENCE, IN_FORCE)
)


def rule(entry: Entry, scope: Scope) -> Rule | None:
    """A rule that concludes a fact; null where it concludes nothing (noted)."""
    label = SAYS.of(entry)
    concluded = _conclusion(entry, scope)
    cited = references(entry, scope.sources)
    when = condition(entry, WHEN, scope.declarations)
    trust = confidence(entry, cited, scope.sources)
    in_force = IN_FORCE.of(entry)
    if concluded is None:
        return None
    fact_id, value, parameter_id = concluded
    return Rule(entry.id, fact_id, value, when, label, cited, trust, in_force, parameter_id)


def _conclusion(entry: Entry, scope: Scope) -> tuple[str, str | int | float, str | None] | None:
    line = entry.line_of("concludes")
    node = CONCLUDES.of(entry)
    if node is None or len(node.items) != 1:
        entry.note(f"{entry.id} must conclude one fact.", "Write concludes: {fact: value}.", line)
        return None
    fact_id, raw = next(iter(node.items.items()))
    declaration = scope.declarations.get(fact_id)
    if known_or_noted(entry, "fact", fact_id, scope.declarations, line, "facts.yaml") is None or declaration is None:
        return None
    if not declaration.derived or fact_id in scope.concluded_by_requirements:
        entry.note(f"{fact_id} is not derived.", "Conclude a fact that is declared with derived: yes.", line)
        return None
    text = getattr(raw, "text", "")
    if text.startswith("parameter "):
        name = text.removeprefix("parameter ").strip()
        known = known_or_noted(entry, "parameter", name, scope.parameters, line, "parameters.yaml")
        return (fact_id, 0, known) if known else None
    value = _value(text, declaration, entry, line)
    return None if value is None else (fact_id, value, None)


def _value(raw: str, declaration: FactDeclaration, entry: Entry, line: int) -> str | int | float | None:
    try:
        value = known_value(raw, declaration)
    except WrongValue as wrong:
        entry.note_wrong(wrong, line)
        return None
    if isinstance(value, date):
        entry.note(f"{declaration.id} is a day, and no rule can conclude one.", "Compute it by a formula.", line)
        return None
    return value
