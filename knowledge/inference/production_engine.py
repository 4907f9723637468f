"""The experta engine of one rule base: productions, working memory, agenda, and the state of one case."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from knowledge.inference.agenda import ExactStrategy
from knowledge.inference.experta_import import DefFacts, Fact, KnowledgeEngine
from knowledge.inference.firings import Firing, MatchedFact
from knowledge.inference.hit_policy import DerivedTest, PossibleValues, ValuesLeft, derived_tests
from knowledge.inference.matching import IndexedMatcher
from knowledge.inference.pacing import in_pieces
from knowledge.inference.productions import Production, productions_of
from knowledge.inference.working_memory import Concluded, RuledOut, answered, settled
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.rules import RuleId
from knowledge.vocabulary.truth import Truth

Fired: TypeAlias = tuple[Production, tuple[FactId, ...], list[PossibleValues | None]]
"""A production, what it matched, and what was left of that then; null = an asked or computed fact, which has one value.

Few ever ask what fired, so that no `Firing` is made while an interview waits.
"""


class ProductionEngine(KnowledgeEngine):  # type: ignore[misc]  # experta has no types
    """Answers chain forward: to the category, which requirements apply, how they stand, verdict and next steps.

    Call `reset` before anything else. An exception, from wherever, leaves an experta engine unusable.
    """

    __matcher__ = IndexedMatcher
    __strategy__ = ExactStrategy

    def __init__(self, rule_base: RuleBase) -> None:
        self._rule_base = rule_base
        self._productions = list(in_pieces(productions_of(rule_base)))
        self._tests = derived_tests(rule_base)
        self._nothing_known = {rule.id: Truth.UNKNOWN for fact in rule_base.derived.values() for rule in fact.rules}
        left_at_first = {fact.id: ValuesLeft.at_first(fact) for fact in rule_base.derived.values()}
        self._possible_at_first = {fact: left.values for fact, left in left_at_first.items()}
        self._left_at_first = {fact: left for fact, left in left_at_first.items() if left.is_of_several_rules}
        self._settled_facts: dict[tuple[str, Truth], Concluded | RuledOut] = {}
        super().__init__()

    def get_rules(self) -> list[Production]:
        """The productions; experta's way is to search the attributes of the class."""
        return self._productions

    def reset(self, **parameters: Any) -> None:
        """Forget the case. Holds afterwards: what is known of every case, though nothing has fired yet."""
        self.known: dict[FactId, Value] = {}
        self.truths: dict[RuleId, Truth] = dict(self._nothing_known)
        self.possible: dict[FactId, PossibleValues] = dict(self._possible_at_first)
        self._fired: list[Fired] = []
        self._left: dict[FactId, ValuesLeft] = {}
        """Of the facts with several rules, of which one is known to hold or to fail."""
        self._unsettled: dict[FactId, tuple[DerivedTest, ...]] = dict(self._tests)
        super().reset(**parameters)

    @DefFacts()  # type: ignore[untyped-decorator]
    def known_of_every_case(self) -> Iterator[Concluded | RuledOut]:
        """Comparisons that are settled whatever the answers: of facts without rules, with impossible values."""
        for fact in self._rule_base.derived:
            yield from self._newly_settled(fact)

    def learn(self, values: Mapping[FactId, Value]) -> None:
        """Declare the values of asked and computed facts, and fire until the agenda is empty."""
        self.known.update(values)
        self.declare(*answered(values))
        self.run()

    def run(self, steps: float = math.inf) -> None:
        """Fire until the agenda is empty, as experta does, without the words for watchers that nobody asked for."""
        self.running = True
        self._update_agenda()
        while steps > 0 and self.running:
            activation = self.agenda.get_next()
            if activation is None:
                break
            steps -= 1
            activation.rule(self, **activation.context)
        self.running = False

    def declare(self, *facts: Fact) -> Fact | None:
        """Add facts to the working memory, and give the last; null where it was there. None of ours is a pattern."""
        last = None
        for fact in facts:
            last = self.facts.declare(fact)
        self._update_agenda()
        return last

    def _update_agenda(self) -> None:
        self.strategy.update_agenda(self.agenda, *self.get_activations())

    def settle(self, production: Production, matched: tuple[FactId, ...]) -> None:
        """A production fires: record it, and declare what became known of the fact that its rule concludes."""
        fact = production.fact
        self.truths[production.rule] = production.truth
        self._fired.append((production, matched, [*map(self.possible.get, matched)]))
        left = production.only_left or self._values_left(production)
        if len(left) < len(self.possible[fact]):
            self.possible[fact] = left
            newly_settled = self._newly_settled(fact)
            if newly_settled:
                self._declare_settled(newly_settled)

    def _values_left(self, production: Production) -> PossibleValues:
        """What is left of the values of a fact with several rules by the truth of the one that fires."""
        fact = production.fact
        left = self._left.get(fact)
        if left is None:
            left = self._left[fact] = self._left_at_first[fact].copied()
        if left.take_away(production.position, production.truth):
            return left.values
        return self.possible[fact]

    def _declare_settled(self, facts: Iterable[Concluded | RuledOut]) -> None:
        """Add facts to the working memory. Each is settled once a case: experta need not look for an equal one."""
        memory = self.facts
        for fact in facts:
            fact.__factid__ = memory.last_index
            memory[memory.last_index] = fact
            memory.last_index += 1
            memory.added.append(fact)
        self._update_agenda()

    @property
    def firings(self) -> list[Firing]:
        """What has fired in this case, in order."""
        return [
            Firing(
                production.rule,
                production.truth,
                tuple(
                    MatchedFact(fact, frozenset([self.known[fact]]) if values is None else values)
                    for fact, values in zip(matched, possible, strict=True)
                ),
            )
            for production, matched, possible in self._fired
        ]

    def _newly_settled(self, fact: FactId) -> list[Concluded | RuledOut]:
        possible = self.possible[fact]
        unsettled: list[DerivedTest] = []
        found: list[Concluded | RuledOut] = []
        for test in self._unsettled[fact]:
            truth = test.truth_for(possible)
            if truth is Truth.UNKNOWN:
                unsettled.append(test)
            else:
                found.append(self._settled_as(test.words, truth))
        self._unsettled[fact] = tuple(unsettled)
        return found

    def _settled_as(self, comparison: str, truth: Truth) -> Concluded | RuledOut:
        """The fact that says so, made once: an engine declares it once a case, and forgets it with the case."""
        fact = self._settled_facts.get((comparison, truth))
        if fact is None:
            fact = self._settled_facts[comparison, truth] = settled(comparison, truth is Truth.TRUE)
        return fact
