"""Two versions of a knowledge base as one rule base over the same answers, so that one circuit runs both.

Facts that rules conclude stand twice, with "old " or "new " before their id (no authored id has a blank); so do
computed and asked facts of which the versions do not speak alike. All other answers are shared.
"""

from dataclasses import replace
from datetime import date

from knowledge.logic.rule_base import ConcludingRule, DerivedFact, RuleBase, RuleValue, rule_base_of
from knowledge.vocabulary.conditions import Comparison, Condition
from knowledge.vocabulary.facts import NO, FactDeclaration, FactId, FormulaCall
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status

OLD, NEW = "old ", "new "


class TwoVersions:
    """Both rule bases as of a day, and the one that holds both."""

    def __init__(self, old: KnowledgeBase, new: KnowledgeBase, as_of: date) -> None:
        self.requirements = {**old.requirements, **new.requirements}
        self.declarations = {**old.facts, **new.facts}
        """Of every fact; the newer one where both have it."""
        self.old = rule_base_of(old, as_of)
        self.new = rule_base_of(new, as_of)
        self.facts = tuple(dict.fromkeys((*self.new.derived, *self.old.derived)))
        """Every fact that rules conclude in one of the two."""
        self._apart = {*self._computed_otherwise(), *self._asked_otherwise()}
        derived = {OLD + fact: self._renamed(self.of_old(fact), OLD, self.old) for fact in self._in_order(self.old)} | {
            NEW + fact: self._renamed(self.of_new(fact), NEW, self.new) for fact in self._in_order(self.new)
        }
        self.both = RuleBase(
            as_of=as_of,
            derived=derived,
            computed={**self._computed(self.old, OLD), **self._computed(self.new, NEW)},
            asked=self._asked(),
            goals=tuple(derived),
        )

    def of_old(self, fact: FactId) -> DerivedFact:
        """How the old version concludes it; where it does not know it, what the assessment is then like."""
        return self.old.derived.get(fact) or DerivedFact(fact, (), self._absent(fact))

    def of_new(self, fact: FactId) -> DerivedFact:
        """How the new version concludes it."""
        return self.new.derived.get(fact) or DerivedFact(fact, (), self._absent(fact))

    def _absent(self, fact: FactId) -> RuleValue | None:
        """What has no rules is not asked of the vehicle, not to be done, not to be expected."""
        if fact in self.requirements:
            return Status.NOT_APPLICABLE.value
        is_occasion = fact.startswith(("step.", "risk.")) or fact.removesuffix(".applies") in self.requirements
        return NO if is_occasion else None

    def _in_order(self, rule_base: RuleBase) -> list[FactId]:
        """Facts after those that their rules use; those that only the other version knows have no rules."""
        return [*(fact for fact in self.facts if fact not in rule_base.derived), *rule_base.derived]

    def _computed_otherwise(self) -> set[FactId]:
        shared = self.old.computed.keys() & self.new.computed.keys()
        return {fact for fact in shared if self.old.computed[fact] != self.new.computed[fact]}

    def _asked_otherwise(self) -> set[FactId]:
        shared = self.old.asked.keys() & self.new.asked.keys()
        return {fact for fact in shared if not _alike(self.old.asked[fact], self.new.asked[fact])}

    def name(self, fact: FactId, side: str, rule_base: RuleBase) -> FactId:
        """What a fact of one version is called among both."""
        return side + fact if fact in rule_base.derived or fact in self._apart else fact

    def _renamed(self, fact: DerivedFact, side: str, rule_base: RuleBase) -> DerivedFact:
        def comparison(one: Comparison) -> Comparison:
            return replace(one, fact=self.name(one.fact, side, rule_base))

        def rule(one: ConcludingRule) -> ConcludingRule:
            when, unless = (tuple(map(comparison, part)) for part in (one.condition.when, one.condition.unless))
            return ConcludingRule(side + one.id, one.value, Condition(when, unless))

        return DerivedFact(side + fact.id, tuple(map(rule, fact.rules)), fact.default)

    def _computed(self, rule_base: RuleBase, side: str) -> dict[FactId, FormulaCall]:
        return {
            self.name(fact, side, rule_base): replace(
                call, arguments=tuple(self.name(one, side, rule_base) for one in call.arguments)
            )
            for fact, call in rule_base.computed.items()
        }

    def _asked(self) -> dict[FactId, FactDeclaration]:
        asked: dict[FactId, FactDeclaration] = {}
        for rule_base, side in ((self.old, OLD), (self.new, NEW)):
            for fact, declaration in rule_base.asked.items():
                name = self.name(fact, side, rule_base)
                asked[name] = _joined(asked.get(name), replace(declaration, id=name))
        return asked


def authored(fact: FactId) -> FactId:
    """The id as the pack has it."""
    return fact.removeprefix(OLD).removeprefix(NEW)


def _alike(one: FactDeclaration, other: FactDeclaration) -> bool:
    """Whether an answer to one is an answer to the other."""
    return (one.type, one.unit) == (other.type, other.unit)


def _joined(one: FactDeclaration | None, other: FactDeclaration) -> FactDeclaration:
    """The declaration that has every choice and every decimal of both."""
    if one is None:
        return other
    choices = {**one.choices, **(other.choices or {})} if one.choices else other.choices
    return replace(other, choices=choices, decimals=max(one.decimals, other.decimals))
