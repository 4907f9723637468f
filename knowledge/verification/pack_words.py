"""Comparisons and values as an author writes and reads them."""

from datetime import date

from knowledge.verification.results import FactInRange
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactDeclaration, FactType
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import in_language
from knowledge.vocabulary.wording import value_in_words


def comparison_in_words(comparison: Comparison, knowledge: KnowledgeBase) -> str:
    """The line of the pack: "vehicle.gross_mass <= 1800 kg"."""
    declaration = knowledge.facts.get(comparison.fact)
    operands = " or ".join(operand_in_words(operand, declaration) for operand in comparison.operands)
    return f"{comparison.fact} {comparison.operator} {operands}"


def operand_in_words(operand: str | float, declaration: FactDeclaration | None) -> str:
    """One value of a comparison: "1800 kg", "2026-11-22", "listed"."""
    if declaration is None or isinstance(operand, str):
        return str(operand)
    if declaration.type is FactType.DATE:
        return date.fromordinal(int(operand)).isoformat()
    return f"{operand:g}" if declaration.unit is None else f"{operand:.10g} {declaration.unit}"


def fact_in_words(fact: FactInRange, knowledge: KnowledgeBase) -> str:
    """The fact with its values: "Overall length (vehicle.length): at most 3,500 mm"."""
    label = in_language(knowledge.facts[fact.fact].label, "en")
    return f"{label} ({fact.fact}): {values_in_words(fact, knowledge)}"


def values_in_words(fact: FactInRange, knowledge: KnowledgeBase) -> str:
    """The values alone: "at most 3,500 mm"."""
    declaration = knowledge.facts[fact.fact]
    is_day = declaration.type is FactType.DATE
    if declaration.type is FactType.TEXT:
        lengths = [len(value) for value in (fact.first, fact.last) if isinstance(value, str)]
        return f"{' to '.join(map(str, dict.fromkeys(lengths)))} signs"
    first, last = (
        None if value is None else value_in_words(declaration, value, "en") for value in (fact.first, fact.last)
    )
    if first is None:
        return "anything" if last is None else f"{last} or earlier" if is_day else f"at most {last}"
    if last is None:
        return f"{first} or later" if is_day else f"at least {first}"
    return first if first == last else f"{first} to {last}"
