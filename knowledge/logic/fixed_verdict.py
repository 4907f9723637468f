"""The verdict that no answer can change any more, recognised however many answers are missing.

Every engine reads incomplete answers with strong Kleene logic, rule by rule. Where one of two requirements goes unmet
whatever is still answered, and it is open which, that leaves the verdict open although it is fixed. Here a solver
over all complete sets of answers decides it by cases: exactly, but for figures that are computed of several
answers of which one is missing, which are taken to have any value.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING

from knowledge.logic.circuit import Circuit
from knowledge.logic.computed import computed_values
from knowledge.logic.regions import Regions
from knowledge.logic.rule_base import VERDICT, RuleBase, RuleValue
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.rules import Status

if TYPE_CHECKING:
    from knowledge.logic.clauses import Literal
    from knowledge.logic.complete_cases import CompleteCase, CompleteCases


class FixedVerdict:
    """Recognises the verdict of one rule base. What it needs is prepared when it is first needed.

    May be shared between threads: one solver serves them all, so that they wait for one another.
    `circuit`: gives the circuit of the rule base where somebody has it; nodes are added to it.
    """

    def __init__(self, rule_base: RuleBase, circuit: Callable[[], Circuit] | None = None) -> None:
        self._rule_base = rule_base
        self._circuit = circuit or (lambda: Circuit(rule_base))
        self._in_use = RLock()

    @property
    def rule_base(self) -> RuleBase:
        """The rules that lead to the verdict."""
        return self._rule_base

    def on(self, rule_base: RuleBase, known: Mapping[FactId, Value]) -> "FixedVerdict":
        """What recognises the verdict of these answers by the rules of another day.

        It shares the solver where that day makes no difference to it: the same rules lead to the verdict, each unknown
        fact can still be told apart in the same ways, and each known one still lies in a region. Its complete sets of
        answers are of the first day.
        """
        if not (self._leads_alike(rule_base) and self._serves(self._regions.on(rule_base.as_of), known)):
            return FixedVerdict(rule_base)
        other = copy(self)
        other.__dict__.update(_rule_base=rule_base)
        return other

    def _leads_alike(self, other: RuleBase) -> bool:
        """Whether the verdict rests on the same rules there; figures that only words quote may differ."""
        if other.computed != self._rule_base.computed or other.asked != self._rule_base.asked:
            return False
        pending, seen = [VERDICT], {VERDICT}
        while pending:
            fact = pending.pop()
            derived = self._rule_base.derived.get(fact)
            if derived != other.derived.get(fact):
                return False
            if derived is not None:
                used = {one.fact for rule in derived.rules for one in rule.condition.comparisons} - seen
                seen |= used
                pending.extend(used)
        return True

    def _serves(self, regions: Regions, known: Mapping[FactId, Value]) -> bool:
        with self._in_use:
            assert self._compared  # made before they are shared
            assert self._verdicts
            return all(
                regions.said_of(fact, known[fact]) in self._regions.told_apart(fact)
                if fact in known
                else regions.told_apart(fact) == self._regions.told_apart(fact)
                for fact in regions.moved_by_the_day
            )

    def recognised(self, known: Mapping[FactId, Value], conclusions: Conclusions) -> Conclusions:
        """The conclusions that an engine drew of the known answers, with the verdict where these fix it by cases."""
        if len(conclusions.possible[VERDICT]) == 1:
            return conclusions
        with self._in_use:
            verdict = self.of(known)
            if verdict is None:
                return conclusions
            one_of_them = self._one_of_them([*self._literals(known)], verdict)
        return replace(
            conclusions,
            possible={**conclusions.possible, VERDICT: frozenset([verdict])},
            by_cases={VERDICT: one_of_them},
        )

    def of(self, known: Mapping[FactId, Value]) -> RuleValue | None:
        """The one verdict of all complete sets of answers that contain the known ones; null where there are two."""
        with self._in_use:
            return self._of([*self._literals(known)])

    def _of(self, answers: "list[Literal]") -> RuleValue | None:
        cases, verdicts = self.cases, self._verdicts
        if not cases.can_hold(*answers):
            return None  # a value that its fact cannot have: nothing is known of it
        model = cases.clauses.model()
        found = next(value for value, literal in verdicts.items() if literal in model)
        return None if cases.can_hold(-verdicts[found], *answers) else found

    def two_that_differ(self, known: Mapping[FactId, Value]) -> "list[CompleteCase]":
        """Two complete sets of answers that contain the known ones and differ in the verdict; fewer where none do."""
        with self._in_use:
            return [{**case, **known} for case in self._two_that_differ([*self._literals(known)])]

    def _two_that_differ(self, answers: "list[Literal]") -> "list[CompleteCase]":
        found: list[CompleteCase] = []
        for verdict in self._verdicts.values():
            if len(found) < 2 and self.cases.can_hold(verdict, *answers):
                found.append(self.cases.case())
        return found

    def warm_up(self) -> None:
        """Prepare what is needed, in the background if so wished."""
        self.of({})

    @cached_property
    def cases(self) -> "CompleteCases":
        """All complete sets of answers."""
        from knowledge.logic.complete_cases import CompleteCases  # the solver costs the start of a program

        return CompleteCases(self._circuit(), self._regions)

    @cached_property
    def _regions(self) -> Regions:
        return Regions(self._rule_base)

    @cached_property
    def _verdicts(self) -> "dict[RuleValue, Literal]":
        wires = self.cases.circuit.outputs[VERDICT]
        return {value: self.cases.literal(wire) for value, wire in wires.items() if value is not None}

    @cached_property
    def _compared(self) -> "dict[FactId, list[tuple[Comparison, Literal]]]":
        compared: dict[FactId, list[tuple[Comparison, Literal]]] = {}
        for number, node in enumerate(self.cases.circuit.nodes):
            if isinstance(node, Comparison):
                compared.setdefault(node.fact, []).append((node, self.cases.literal(number)))
        return compared

    def _literals(self, known: Mapping[FactId, Value]) -> "Iterator[Literal]":
        """What the known answers make of every comparison."""
        for fact, value in {**known, **computed_values(self._rule_base, known)}.items():
            for comparison, literal in self._compared.get(fact, ()):
                yield literal if comparison.holds_for(value) else -literal

    def _one_of_them(self, answers: "list[Literal]", verdict: RuleValue) -> tuple[FactId, ...]:
        """The fewest requirements of which always one is unmet that leads to the verdict; none where all is met."""
        unmet = {
            self.cases.literal(self.cases.circuit.test(rule.condition.when[0].fact, {Status.NOT_MET.value})): rule
            for rule in self._rule_base.derived[VERDICT].rules
            if rule.value == verdict
        }
        needed = list(unmet)
        for literal in unmet:
            fewer = [one for one in needed if one != literal]
            if literal in needed and not self.cases.can_hold(*answers, *(-one for one in fewer)):
                core = self.cases.clauses.core()
                needed = [one for one in fewer if -one in core]
        return tuple(unmet[literal].condition.when[0].fact for literal in needed)
