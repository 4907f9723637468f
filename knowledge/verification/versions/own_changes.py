"""Where the own rules of a fact conclude something else in another version, all that they rest on being equal.

What the rules rest on (answers, and what other rules conclude) is taken as given, so a situation reads like the
condition of a rule: "kind of vehicle: goods; gross mass: 1,751 to 1,800 kg".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.logic.circuit import Circuit
from knowledge.logic.complete_cases import CompleteCases
from knowledge.logic.regions import Regions, Segment
from knowledge.logic.rule_base import VERDICT, ConcludingRule, DerivedFact, RuleBase, RuleValue
from knowledge.verification.versions.situations import situations_of
from knowledge.verification.versions.two_versions import NEW, OLD, TwoVersions, authored
from knowledge.vocabulary.conditions import Comparison, Condition, Operator
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType, Value
from knowledge.vocabulary.rules import Status

MOST_SITUATIONS = 40
"""Of one fact and one pair of values."""
GIVEN = "given "
"""Before the id of a derived fact whose value is taken as given."""


@dataclass(frozen=True)
class Premise:
    """A fact that a situation is about, and the values that it has there."""

    fact: FactId
    segments: tuple[Segment, ...] = ()
    """Of an answer or of what is computed of answers."""
    conclusions: tuple[RuleValue | None, ...] = ()
    """Of a fact that rules conclude; null = no value."""


@dataclass(frozen=True)
class OwnChange:
    """A situation in which the own rules of a fact conclude something else."""

    fact: FactId
    before: RuleValue | None
    after: RuleValue | None
    premises: tuple[Premise, ...]
    """All must hold; what is not named may be anything."""
    is_all: bool = True
    """False where there are more situations of this kind than are named."""


def own_changes(versions: TwoVersions) -> Iterator[OwnChange]:
    """Every situation in which rules that were changed conclude something else."""
    for fact in versions.facts:
        before, after = versions.of_old(fact), versions.of_new(fact)
        if before == after and not _computed_otherwise(versions, before):
            continue
        if fact == VERDICT:
            yield from _other_weights(before, after)
        else:
            yield from _OwnRules(versions, before.id).changes()


def _computed_otherwise(versions: TwoVersions, fact: DerivedFact) -> bool:
    """Whether the same rules compare a fact of which the two versions do not speak alike."""
    compared = {one.fact for rule in fact.rules for one in rule.condition.comparisons}
    pairs = ((versions.name(one, OLD, versions.old), versions.name(one, NEW, versions.new)) for one in compared)
    return any(old != new and authored(old) not in versions.facts for old, new in pairs)


def _other_weights(before: DerivedFact, after: DerivedFact) -> Iterator[OwnChange]:
    """What an unmet requirement leads to, where that is another verdict."""
    weights = [{rule.id.partition(":")[2]: rule.value for rule in fact.rules} for fact in (before, after)]
    for requirement in dict.fromkeys((*weights[1], *weights[0])):
        old, new = (weight.get(requirement) for weight in weights)
        if old != new and old is not None and new is not None:
            yield OwnChange(VERDICT, old, new, (Premise(requirement, conclusions=(Status.NOT_MET.value,)),))


class _OwnRules:
    """The rules of one fact in both versions, with all that they rest on as if it were asked."""

    def __init__(self, versions: TwoVersions, fact: FactId) -> None:
        self._versions = versions
        self._fact = fact
        sides = [versions.both.derived[side + fact] for side in (OLD, NEW)]
        self._given: dict[FactId, tuple[RuleValue | None, ...]] = {}
        own = [self._on_what_is_given(side) for side in sides]
        compared = {one.fact for rule in (*own[0].rules, *own[1].rules) for one in rule.condition.comparisons}
        self._rule_base = RuleBase(
            as_of=versions.both.as_of,
            derived={**{fact: self._as_given(fact) for fact in self._given}, **{one.id: one for one in own}},
            computed={},
            asked={**self._answers(compared - self._given.keys()), **self._choices()},
            goals=tuple(one.id for one in own),
        )

    def changes(self) -> Iterator[OwnChange]:
        circuit, regions = Circuit(self._rule_base), Regions(self._rule_base)
        cases = CompleteCases(circuit, regions)
        old, new = (circuit.outputs[side + self._fact] for side in (OLD, NEW))
        for before, was in old.items():
            for after, is_now in new.items():
                if before == after:
                    continue
                literal = cases.clauses.all_of([cases.literal(was), cases.literal(is_now)])
                found, are_all = situations_of(cases, literal, MOST_SITUATIONS)
                for situation in found:
                    premises = (self._premise(fact, values, regions) for fact, values in situation.items())
                    yield OwnChange(self._fact, before, after, tuple(premises), are_all)

    def _on_what_is_given(self, fact: DerivedFact) -> DerivedFact:
        """The same rules, comparing what is concluded elsewhere under one name for both versions."""

        def comparison(one: Comparison) -> Comparison:
            if one.fact not in self._versions.both.derived:
                return one
            name = authored(one.fact)
            domains = (self._versions.of_old(name).domain, self._versions.of_new(name).domain)
            self._given[name] = tuple(dict.fromkeys((*domains[0], *domains[1])))
            return replace(one, fact=name)

        def rule(one: ConcludingRule) -> ConcludingRule:
            when, unless = (tuple(map(comparison, part)) for part in (one.condition.when, one.condition.unless))
            return replace(one, condition=Condition(when, unless))

        return replace(fact, rules=tuple(map(rule, fact.rules)))

    def _as_given(self, fact: FactId) -> DerivedFact:
        """A fact that has the value that is chosen for it, or none."""
        rules = (
            ConcludingRule(f"{fact}:{number}", value, _is(GIVEN + fact, str(number)))
            for number, value in enumerate(self._given[fact])
            if value is not None
        )
        return DerivedFact(fact, tuple(rules), None)

    def _choices(self) -> dict[FactId, FactDeclaration]:
        return {
            GIVEN + fact: FactDeclaration(
                GIVEN + fact, FactType.CHOICE, {}, choices={str(number): {} for number in range(len(values))}
            )
            for fact, values in self._given.items()
        }

    def _answers(self, facts: set[FactId]) -> dict[FactId, FactDeclaration]:
        """The declarations of what is asked or computed: all of it may have any value."""
        return {
            fact: self._versions.both.asked.get(fact) or replace(self._versions.declarations[authored(fact)], id=fact)
            for fact in sorted(facts)
        }

    def _premise(self, fact: FactId, values: frozenset[Value], regions: Regions) -> Premise:
        if fact.startswith(GIVEN):
            given = self._given[fact.removeprefix(GIVEN)]
            chosen = tuple(value for number, value in enumerate(given) if str(number) in values)
            return Premise(fact.removeprefix(GIVEN), conclusions=chosen)
        return Premise(fact, segments=tuple(one for one in regions.segments(fact) if one.region in values))


def _is(fact: FactId, value: str) -> Condition:
    return Condition(when=(Comparison(fact, Operator.EQUAL, (value,)),))
