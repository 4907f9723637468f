"""The productions that experta runs, in CLIPS: the baseline for forward chaining.

The same generated rules, fired by clipspy: an answer is `(answered (fact f) (value v))`, a settled comparison with a
derived fact is `(settled (test n) (holds yes|no))`. A production that fires tells Python, as in experta, and what
became known of its fact is asserted.
"""

from collections.abc import Mapping

import clips

from knowledge.inference.hit_policy import DerivedTest, ValuesLeft, derived_tests
from knowledge.inference.productions import literals_of
from knowledge.inference.working_memory import Literal
from knowledge.logic.computed import computed_values
from knowledge.logic.rule_base import DerivedFact, RuleBase
from knowledge.vocabulary.conditions import Comparison, Operator
from knowledge.vocabulary.facts import FactId, Value, comparable
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.rules import RuleId
from knowledge.vocabulary.truth import Truth

OPPOSITE = {
    Operator.LESS: ">=", Operator.LESS_OR_EQUAL: ">", Operator.GREATER: "<=", Operator.GREATER_OR_EQUAL: "<",
}  # fmt: skip


class ClipsSystem:
    """One case in CLIPS; may be used as knowledge.inference.production_system.ProductionSystem."""

    def __init__(self, rule_base: RuleBase) -> None:
        self._rule_base = rule_base
        self._environment = clips.Environment()
        self._numbers: dict[Comparison, int] = {}
        self._productions: list[tuple[DerivedFact, int, Truth]] = []
        """The fact, the position of its rule, and whether that holds or fails."""
        self._environment.build("(deftemplate answered (slot fact) (slot value))")
        self._environment.build("(deftemplate settled (slot test) (slot holds))")
        self._environment.define_function(self._settle, "settle")
        self._tests = derived_tests(rule_base)
        for fact in rule_base.derived.values():
            for position, rule in enumerate(fact.rules):
                self._build(fact, position, Truth.TRUE, list(literals_of(rule.condition, holds=True).values()))
                if rule.condition.comparisons:
                    self._build(fact, position, Truth.FALSE, list(literals_of(rule.condition, holds=False).values()))
        self.forget_all_and_learn({})

    def forget_all_and_learn(self, answers: Mapping[FactId, Value]) -> None:
        """Start afresh from these answers."""
        self._known: dict[FactId, Value] = {}
        self._truths: dict[RuleId, Truth] = {}
        self._left = {fact.id: ValuesLeft.at_first(fact) for fact in self._rule_base.derived.values()}
        self._unsettled: dict[FactId, tuple[DerivedTest, ...]] = dict(self._tests)
        self._environment.reset()
        for fact in self._rule_base.derived:
            self._assert_settled(fact)
        self._learn(answers)

    def learn(self, fact: FactId, value: Value) -> None:
        """Add one answer."""
        self._learn({fact: value})

    def conclusions(self) -> Conclusions:
        """What follows."""
        rules = (rule.id for fact in self._rule_base.derived.values() for rule in fact.rules)
        possible = {fact: left.values for fact, left in self._left.items()}
        return Conclusions({rule: self._truths.get(rule, Truth.UNKNOWN) for rule in rules}, possible)

    def _learn(self, answers: Mapping[FactId, Value]) -> None:
        values = {**answers, **computed_values(self._rule_base, {**self._known, **answers})}
        for fact, value in values.items():
            if fact not in self._known:
                self._environment.assert_string(f"(answered (fact {fact}) (value {_atom(comparable(value))}))")
        self._known.update(values)
        self._environment.run()

    def _settle(self, number: int) -> None:
        fact, position, truth = self._productions[int(number)]
        self._truths[fact.rules[position].id] = truth
        if self._left[fact.id].take_away(position, truth):
            self._assert_settled(fact.id)

    def _assert_settled(self, fact: FactId) -> None:
        possible = self._left[fact].values
        truths = [(test, test.truth_for(possible)) for test in self._unsettled[fact]]
        self._unsettled[fact] = tuple(test for test, truth in truths if truth is Truth.UNKNOWN)
        for test, truth in truths:
            if truth is not Truth.UNKNOWN:
                holds = "yes" if truth is Truth.TRUE else "no"
                self._environment.assert_string(f"(settled (test {self._number(test.comparison)}) (holds {holds}))")

    def _build(self, fact: DerivedFact, position: int, truth: Truth, literals: list[Literal]) -> None:
        number = len(self._productions)
        self._productions.append((fact, position, truth))
        patterns = [self._pattern(literal, f"?v{place}") for place, literal in enumerate(literals)]
        if truth is Truth.FALSE and len(patterns) > 1:
            patterns = [f"(exists (or {' '.join(patterns)}))"]
        self._environment.build(f"(defrule p{number} {' '.join(patterns)} => (settle {number}))")

    def _pattern(self, literal: Literal, variable: str) -> str:
        comparison = literal.comparison
        if comparison.fact in self._rule_base.derived:
            return f"(settled (test {self._number(comparison)}) (holds {'yes' if literal.holds else 'no'}))"
        return f"(answered (fact {comparison.fact}) (value {_constraint(comparison, literal.holds, variable)}))"

    def _number(self, comparison: Comparison) -> int:
        return self._numbers.setdefault(comparison, len(self._numbers))


def _constraint(comparison: Comparison, holds: bool, variable: str) -> str:
    operands = [_atom(comparable(operand)) for operand in comparison.operands if operand is not None]
    if comparison.operator in OPPOSITE:
        operator = comparison.operator.value if holds else OPPOSITE[comparison.operator]
        return f"{variable}&:({operator} {variable} {operands[0]})"
    if (comparison.operator is Operator.EQUAL) is holds:
        return "|".join(operands)
    return "&".join(f"~{operand}" for operand in operands)


def _atom(value: str | float) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(float(value))
