"""The experta engine of one rule base: productions, working memory, agenda, and the state of one case."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from knowledge.inference.agenda import ExactStrategy
from knowledge.inference.experta_import import DefFacts, Fact, KnowledgeEngine
from knowledge.inference.firings import Firing, MatchedFact
from knowledge.inference.hit_policy import DerivedTest, PossibleValues, derived_tests, possible_values
from knowledge.inference.matching import IndexedMatcher
from knowledge.inference.pacing import in_pieces
from knowledge.inference.productions import Production, productions_of
from knowledge.inference.working_memory import Concluded, Literal, RuledOut, answered, settled
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison
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
        self._possible_at_first = {fact.id: possible_values(fact, {}) for fact in rule_base.derived.values()}
        self._settled_facts: dict[tuple[Comparison, Truth], Concluded | RuledOut] = {}
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
        self._unsettled: dict[FactId, tuple[DerivedTest, ...]] = dict(self._tests)
        self._decided: set[FactId] = set()
        """The facts of which some rule holds."""
        self._concluding = {
            fact.id: Counter(rule.value for rule in fact.rules) for fact in self._rule_base.derived.values()
        }
        """For every other fact how many rules could still conclude each value."""
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
        while steps > 0 and self.running:
            self.strategy.update_agenda(self.agenda, *self.get_activations())
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
        if not self.running:
            self.strategy.update_agenda(self.agenda, *self.get_activations())
        return last

    def settle(self, production: Production, matched: Iterable[Literal]) -> None:
        """A production fires: record it, and declare what became known of the fact that its rule concludes."""
        rule, fact = production.rule, production.fact
        self.truths[rule.id] = production.truth
        self.firings.append(Firing(rule.id, production.truth, self._facts_of(matched)))
        if self._leaves_all_values(production):
            return
        possible = possible_values(fact, self.truths)
        if possible != self.possible[fact.id]:
            self.possible[fact.id] = possible
            self.declare(*self._newly_settled(fact.id))

    def _leaves_all_values(self, production: Production) -> bool:
        """Whether it is clear without looking at all rules of the fact that no value goes."""
        fact = production.fact.id
        if len(self.possible[fact]) == 1:
            return True
        if production.truth is Truth.TRUE:
            self._decided.add(fact)
        if fact in self._decided:
            return False
        concluding = self._concluding[fact]
        concluding[production.rule.value] -= 1
        return concluding[production.rule.value] > 0

    def _newly_settled(self, fact: FactId) -> list[Concluded | RuledOut]:
        possible = self.possible[fact]
        truths = [(test, test.truth_for(possible)) for test in self._unsettled[fact]]
        self._unsettled[fact] = tuple(test for test, truth in truths if truth is Truth.UNKNOWN)
        return [self._settled_as(test.comparison, truth) for test, truth in truths if truth is not Truth.UNKNOWN]

    def _settled_as(self, comparison: Comparison, truth: Truth) -> Concluded | RuledOut:
        """The fact that says so, made once: an engine declares it once a case, and forgets it with the case."""
        fact = self._settled_facts.get((comparison, truth))
        if fact is None:
            fact = self._settled_facts[comparison, truth] = settled(comparison, truth is Truth.TRUE)
        return fact

    def _facts_of(self, literals: Iterable[Literal]) -> tuple[MatchedFact, ...]:
        facts = dict.fromkeys(literal.comparison.fact for literal in literals)
        return tuple(MatchedFact(fact, self._values_left(fact)) for fact in facts)

    def _values_left(self, fact: FactId) -> frozenset[Value | None]:
        return self.possible[fact] if fact in self.possible else frozenset([self.known[fact]])
