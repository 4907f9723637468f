"""The contradictions that a pack knows, looked for among answers."""

from collections.abc import Iterator, Mapping
from datetime import date

from knowledge.inference.evaluator import truth_of_condition
from knowledge.logic.computed import values_of
from knowledge.logic.rule_base import computed_facts
from knowledge.vocabulary.conditions import Condition
from knowledge.vocabulary.contradictions import FoundContradiction, SaidAnswer
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.truth import Truth


def authored_contradictions(
    base: KnowledgeBase, answers: Mapping[FactId, Answer], as_of: date
) -> tuple[FoundContradiction, ...]:
    """Those that hold of the known answers, in the order of the pack. What is not known contradicts nothing."""
    known = {fact: answer.known for fact, answer in answers.items() if answer.known is not None}
    needed = {one.fact for each in base.contradictions.values() for one in each.condition.comparisons}
    computed = {fact: call for fact, call in computed_facts(base, as_of) if fact in needed}
    values = {**known, **values_of(computed, known, as_of)}
    return tuple(
        FoundContradiction(
            each.id, each.says, tuple(_behind(each.condition, base, known)), each.basis, each.sources, each.confidence
        )
        for each in base.contradictions.values()
        if truth_of_condition(each.condition, values, {}) is Truth.TRUE
    )


def _behind(condition: Condition, base: KnowledgeBase, known: Mapping[FactId, Value]) -> Iterator[SaidAnswer]:
    """The answers that the comparisons are about, each once: a computed fact stands for what it is computed from."""
    facts: dict[FactId, None] = {}
    for comparison in condition.comparisons:
        formula = base.facts[comparison.fact].formula
        facts.update(dict.fromkeys(formula.arguments if formula else (comparison.fact,)))
    return (SaidAnswer(fact, known[fact]) for fact in facts if fact in known)
