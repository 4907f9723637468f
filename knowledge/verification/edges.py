"""The edges of the rules: both sides of every limit that a comparison sets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.logic.authored_conditions import authored_conditions
from knowledge.logic.computed import computed_values
from knowledge.logic.rule_base import RuleBase, rule_base_of
from knowledge.verification.pack_words import operand_in_words
from knowledge.vocabulary.conditions import Comparison, Operator
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType, Value, comparable
from knowledge.vocabulary.packs import KnowledgeBase


@dataclass(frozen=True)
class Edge:
    """The values of a fact as near to a limit as can be, on one side of it."""

    fact: FactId
    low: float
    high: float
    with_low: bool
    """Whether `low` itself belongs to it."""
    with_high: bool
    words: str
    entry: str
    """Id of the entry in which the limit stands first."""

    def contains(self, value: float) -> bool:
        """Whether a value lies on it."""
        above = value >= self.low if self.with_low else value > self.low
        return above and (value <= self.high if self.with_high else value < self.high)


def edges_of(knowledge_base: KnowledgeBase) -> list[Edge]:
    """Every edge of the rules, once, in the order of the pack."""
    edges: dict[str, Edge] = {}
    for entry, condition in authored_conditions(knowledge_base):
        for comparison in condition.comparisons:
            declaration = knowledge_base.facts.get(comparison.fact)
            if declaration is not None and not declaration.derived:
                for edge in _edges(comparison, declaration, entry):
                    edges.setdefault(edge.words, edge)
    return list(edges.values())


def _edges(comparison: Comparison, declaration: FactDeclaration, entry: str) -> Iterator[Edge]:
    step = 1 if declaration.type is FactType.DATE else 10**-declaration.decimals
    for limit in comparison.operands:
        if isinstance(limit, str):
            return
        words = f"{comparison.fact} {{side}} {operand_in_words(limit, declaration)}"
        below, above = (round(limit + shift, declaration.decimals) for shift in (-step, step))

        def edge(low: float, high: float, sides: tuple[bool, bool, str], words: str = words) -> Edge:
            with_low, with_high, side = sides
            return Edge(comparison.fact, low, high, with_low, with_high, words.format(side=side), entry)

        match comparison.operator:
            case Operator.LESS_OR_EQUAL | Operator.GREATER:
                yield edge(below, limit, (False, True, "at most"))
                yield edge(limit, above, (False, True, "just above"))
            case Operator.LESS | Operator.GREATER_OR_EQUAL:
                yield edge(below, limit, (True, False, "just below"))
                yield edge(limit, above, (True, False, "at least"))
            case _:
                yield edge(below, limit, (True, False, "just below"))
                yield edge(limit, limit, (True, True, "exactly"))
                yield edge(limit, above, (False, True, "just above"))


def exercised_edges(
    knowledge_base: KnowledgeBase, as_of: date, answers: Sequence[Mapping[FactId, Value]]
) -> Iterator[str]:
    """The words of the edges on which some case lies."""
    rule_base = rule_base_of(knowledge_base, as_of)
    values = _values(rule_base, answers)
    for edge in edges_of(knowledge_base):
        if any(edge.contains(value) for value in values.get(edge.fact, ())):
            yield edge.words


def _values(rule_base: RuleBase, answers: Sequence[Mapping[FactId, Value]]) -> dict[FactId, set[float]]:
    values: dict[FactId, set[float]] = {}
    for known in answers:
        for fact, value in {**known, **computed_values(rule_base, known)}.items():
            number = comparable(value)
            if not isinstance(number, str):
                values.setdefault(fact, set()).add(number)
    return values
