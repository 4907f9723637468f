"""Every fact of a knowledge base, for people who write files of answers and for programs."""

from collections.abc import Iterator
from typing import Any

from knowledge.vocabulary.facts import FactDeclaration
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language

ORIGIN: dict[str, Text] = {
    "asked": {"en": "asked", "zh": "提问"},
    "derived": {"en": "derived by rules", "zh": "由规则推出"},
    "computed": {"en": "computed", "zh": "由公式算出"},
}


def facts_as_json(base: KnowledgeBase) -> dict[str, Any]:
    """All facts with labels in every language."""
    return {
        "pack": {"id": base.identity.id, "version": base.identity.version},
        "facts": [_as_json(fact, base) for fact in base.facts.values()],
    }


def facts_as_lines(base: KnowledgeBase, language: Language) -> Iterator[str]:
    """A fact a paragraph: id and type, label, choices."""
    for fact in base.facts.values():
        unit = f", {fact.unit}" if fact.unit else ""
        yield f"{fact.id}  ({fact.type.value}{unit}; {in_language(ORIGIN[origin_of(fact)], language)})"
        yield f"    {in_language(fact.label, language)}"
        for choice, label in (fact.choices or {}).items():
            yield f"      {choice}: {in_language(label, language)}"


def origin_of(fact: FactDeclaration) -> str:
    """How its value comes about: asked, derived or computed."""
    if fact.is_asked:
        return "asked"
    return "derived" if fact.derived else "computed"


def _as_json(fact: FactDeclaration, base: KnowledgeBase) -> dict[str, Any]:
    question = base.questions.get(fact.id)
    return {
        "id": fact.id,
        "type": fact.type.value,
        "unit": fact.unit,
        "decimals": fact.decimals,
        "plausible": list(fact.plausible) if fact.plausible else None,
        "choices": [{"id": id, "label": _labels(label)} for id, label in (fact.choices or {}).items()] or None,
        "label": _labels(fact.label),
        "origin": origin_of(fact),
        "particular": fact.particular,
        "question": _labels(question.ask) if question else None,
    }


def _labels(text: Text) -> dict[str, str]:
    return {language: in_language(text, language) for language in LANGUAGES}
