"""Which rules, choices and edges the cases of a pack exercise."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.logic.circuit import Circuit
from knowledge.logic.rule_base import rule_base_of
from knowledge.verification.edges import edges_of, exercised_edges
from knowledge.verification.partial_cases import partial_cases
from knowledge.vocabulary.facts import FactId, Unknown, Value
from knowledge.vocabulary.packs import Case, KnowledgeBase
from knowledge.vocabulary.rules import RuleId


@dataclass(frozen=True)
class Exercisable:
    """Something that a case can exercise."""

    words: str
    """The id of a rule, step or risk; "fact = choice"; "fact: just above limit"."""
    entry: str
    """Id of the entry in which it stands."""


@dataclass(frozen=True)
class Covered:
    """What there is of one kind, and what no case exercises."""

    all: tuple[Exercisable, ...]
    missing: tuple[Exercisable, ...]

    @property
    def exercised(self) -> int:
        """How many some case exercises."""
        return len(self.all) - len(self.missing)

    def of(self, entries: Container[str]) -> "Covered":
        """The same of these entries alone."""
        return Covered(
            tuple(one for one in self.all if one.entry in entries),
            tuple(one for one in self.missing if one.entry in entries),
        )


@dataclass(frozen=True)
class CoverageReport:
    """What the cases exercise of a knowledge base."""

    cases: int
    rules: Covered
    """Rules that conclude facts and ways to meet requirements that decide in a case, steps due, risks expected."""
    choices: Covered
    """Choices given in a case."""
    edges: Covered
    """Sides of limits on which a case lies as near as can be."""

    @property
    def is_complete(self) -> bool:
        """Whether every rule and every choice is exercised."""
        return not self.rules.missing and not self.choices.missing

    def of(self, entries: Container[str]) -> "CoverageReport":
        """The same of these entries alone: a layer answers for what it adds, not for what it extends."""
        return replace(
            self, rules=self.rules.of(entries), choices=self.choices.of(entries), edges=self.edges.of(entries)
        )


def coverage(knowledge_base: KnowledgeBase, cases: Sequence[Case]) -> CoverageReport:
    """Which rules, choices and edges the cases exercise."""
    by_day: dict[date, list[Mapping[FactId, Value]]] = {}
    for case in cases:
        by_day.setdefault(case.as_of, []).append(known_answers(case))
    deciding: set[RuleId] = set()
    edges: set[str] = set()
    for as_of, answers in by_day.items():
        deciding.update(deciding_rules(knowledge_base, as_of, answers))
        edges.update(exercised_edges(knowledge_base, as_of, answers))
    given = {f"{fact} = {value}" for case in cases for fact, value in case.given.items()}
    return CoverageReport(
        cases=len(cases),
        rules=_covered(_rules(knowledge_base), deciding),
        choices=_covered(_choices(knowledge_base), given),
        edges=_covered((Exercisable(edge.words, edge.entry) for edge in edges_of(knowledge_base)), edges),
    )


def known_answers(case: Case) -> dict[FactId, Value]:
    """The given answers with a known value."""
    return {fact: value for fact, value in case.given.items() if not isinstance(value, Unknown)}


def deciding_rules(
    knowledge_base: KnowledgeBase, as_of: date, answers: Sequence[Mapping[FactId, Value]]
) -> Iterator[RuleId]:
    """The rules that decide in one of the cases."""
    return (rule for rule, cases in decided_cases(knowledge_base, as_of, answers) if cases)


def decided_cases(
    knowledge_base: KnowledgeBase, as_of: date, answers: Sequence[Mapping[FactId, Value]]
) -> Iterator[tuple[RuleId, int]]:
    """Every rule with the cases (number n is bit n) in which it is known to hold and all earlier ones to fail."""
    rule_base = rule_base_of(knowledge_base, as_of)
    circuit = Circuit(rule_base)
    conditions = [[(rule, circuit.condition(rule)) for rule in fact.rules] for fact in rule_base.derived.values()]
    state = partial_cases(circuit, answers)
    for rules in conditions:
        undecided = (1 << len(answers)) - 1
        for rule, wire in rules:
            true, false = state.of(wire)
            yield rule.id, true & undecided
            undecided &= false


def _covered(there: Iterable[Exercisable], exercised: set[str]) -> Covered:
    there = tuple(there)
    return Covered(there, tuple(one for one in there if one.words not in exercised))


def _rules(knowledge_base: KnowledgeBase) -> Iterator[Exercisable]:
    yield from (Exercisable(id, id) for id in knowledge_base.rules)
    for requirement in knowledge_base.requirements.values():
        yield from (Exercisable(way.id, requirement.id) for way in requirement.met_by)
    yield from (Exercisable(f"step.{id}:due", id) for id in knowledge_base.next_steps)
    yield from (Exercisable(f"risk.{id}:expected", id) for id in knowledge_base.consequences)


def _choices(knowledge_base: KnowledgeBase) -> Iterator[Exercisable]:
    for fact in knowledge_base.facts.values():
        if fact.is_asked and not fact.particular:
            yield from (Exercisable(f"{fact.id} = {choice}", fact.id) for choice in fact.choices or ())
