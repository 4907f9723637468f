"""A knowledge base as of a day, made ready for the proofs, and the smallest answers that show a defect."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from datetime import date
from functools import cached_property

from knowledge.logic.circuit import Circuit
from knowledge.logic.clauses import TRUE, Literal
from knowledge.logic.complete_cases import CompleteCases
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import VERDICT, ConcludingRule, RuleBase, RuleValue, rule_base_of
from knowledge.verification.results import FactInRange
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase

PREFIXES = ("step.", "risk.", "said.")


class Examination:
    """What every proof starts from."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        as_of: date,
        shown: frozenset[str] = frozenset(),
        rule_base: RuleBase | None = None,
    ) -> None:
        """`shown`: what is known to happen on another day, so that it need not be looked for.

        `rule_base`: the rules, where they are not those of the knowledge base alone.
        """
        self.knowledge = knowledge_base
        self.shown = shown
        self.rule_base = rule_base or rule_base_of(knowledge_base, as_of)
        self.circuit = Circuit(self.rule_base)
        self.regions = Regions(self.rule_base)
        self._apart: Examination | None = None
        self._entries = {
            *knowledge_base.rules, *knowledge_base.requirements, *knowledge_base.next_steps,
            *knowledge_base.consequences, *knowledge_base.facts,
        }  # fmt: skip

    def apart(self) -> "Examination":
        """The same with another solver, for what is examined and then forgotten: it must not slow the rest down."""
        if self._apart is None or len(self._apart.cases.clauses) > 2 * len(self.cases.clauses):
            self.cases.literal(len(self.circuit.nodes) - 1)  # once for all
            self._apart = copy(self)
            self._apart.cases = self.cases.apart()
        return self._apart

    @cached_property
    def cases(self) -> CompleteCases:
        """Every complete set of answers."""
        return CompleteCases(self.circuit, self.regions)

    def holds(self, rule: ConcludingRule) -> Literal:
        """That the condition of a rule holds."""
        return self.cases.literal(self.circuit.condition(rule))

    def has(self, fact: FactId, values: Iterable[RuleValue]) -> Literal:
        """That a derived fact has one of these values."""
        return self.cases.literal(self.circuit.test(fact, values))

    def held_in(self, case: Mapping[FactId, Value]) -> set[Literal]:
        """The literals of all wires that hold in a complete case, of those wires that there are by now."""
        self.cases.literal(len(self.circuit.nodes) - 1)
        possible = self.cases.can_hold(*(self.cases.cells[fact][value] for fact, value in case.items()))
        assert possible, "any regions can meet"
        return self.cases.clauses.model()

    def entry_of(self, id: str) -> str:
        """The authored entry from which a fact or rule of the rule base comes."""
        id = id.removeprefix(f"{VERDICT}:").partition(":")[0]
        for prefix in PREFIXES:
            id = id.removeprefix(prefix)
        entry = id
        while entry not in self._entries and "." in entry:
            entry = entry.rpartition(".")[0]
        return entry if entry in self._entries else id

    def called(self, rule: str) -> str:
        """The rule as an author knows it: its id, or the entry whose condition it is."""
        return self.entry_of(rule) if ":" in rule else rule

    def reason_why_not(self, literals: Sequence[Literal]) -> list[Literal]:
        """Those of the literals that cannot hold together, none of which can be left out."""
        assert not self.cases.can_hold(*literals)
        core = self.cases.clauses.core()
        needed = [literal for literal in dict.fromkeys(literals) if literal in core]
        for literal in tuple(needed):
            others = [one for one in needed if one != literal]
            if literal in needed and not self.cases.can_hold(*others):
                core = self.cases.clauses.core()
                needed = [one for one in others if one in core]
        return needed

    def smallest(
        self, case: Mapping[FactId, Value], defect: Iterable[Literal], said: Collection[FactId] = ()
    ) -> tuple[FactInRange, ...]:
        """The answers of a case that bring all literals of the defect about, none of which can be left out.

        `said`: facts of which the case is told anyway, and which are not among them.
        """
        contrary = self.cases.clauses.any_of(-literal for literal in defect)
        cells = {self.cases.cells[fact][value]: fact for fact, value in case.items()}
        told = [contrary, *(cell for cell, fact in cells.items() if fact in said)]
        needed = self.reason_why_not([*told, *(cell for cell in cells if cell != TRUE)])
        facts = [cells[cell] for cell in needed if cell in cells and cell not in told]
        return tuple(self.in_range(fact, case[fact]) for fact in facts)

    def in_range(self, fact: FactId, value: Value) -> FactInRange:
        """The fact with all values of the region; with this one as an example where they do not follow one another."""
        if fact in self.rule_base.asked:
            segments = [segment for segment in self.regions.segments(fact) if segment.region == value]
            if len(segments) == 1:
                return FactInRange(fact, segments[0].first, segments[0].last)
        return FactInRange(fact, value, value)
