"""The experta engine of one rule base: productions, working memory, agenda, and the state of one case."""

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

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
        self._left_at_first = {fact.id: ValuesLeft.at_first(fact) for fact in rule_base.derived.values()}
        self._possible_at_first = {fact: left.values for fact, left in self._left_at_first.items()}
        self._settled_facts: dict[tuple[str, Truth], Concluded | RuledOut] = {}
        super().__init__()

    def get_rules(self) -> list[Production]:
        """The productions; experta's way is to search the attributes of the class."""
        return self._productions

    def reset(self, **parameters: Any) -> None:
        """Forget the case. Holds afterwards: what is known of every case, though nothing has fired yet."""
        self.known: dict[FactId, Value] = {}
        self.truths: dict[RuleId, Truth] = {}
        self.possible: dict[FactId, PossibleValues] = dict(self._possible_at_first)
        self.firings: list[Firing] = []
        self._left: dict[FactId, ValuesLeft] = {}
        """Of the facts of which some rule is known to hold or to fail."""
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

    def settle(self, production: Production, matched: Iterable[FactId]) -> None:
        """A production fires: record it, and declare what became known of the fact that its rule concludes."""
        fact, truth = production.fact, production.truth
        self.truths[production.rule.id] = truth
        self.firings.append(Firing(production.rule.id, truth, self._as_they_stand(matched)))
        left = self._left.get(fact.id)
        if left is None:
            left = self._left[fact.id] = self._left_at_first[fact.id].copied()
        if left.take_away(production.position, truth):
            self.possible[fact.id] = left.values
            newly_settled = self._newly_settled(fact.id)
            if newly_settled:
                self.declare(*newly_settled)

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

    def _as_they_stand(self, facts: Iterable[FactId]) -> tuple[MatchedFact, ...]:
        return tuple([MatchedFact(fact, self._values_left(fact)) for fact in facts])

    def _values_left(self, fact: FactId) -> frozenset[Value | None]:
        return self.possible[fact] if fact in self.possible else frozenset([self.known[fact]])
