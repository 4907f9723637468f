"""HOW: from a finding down through rules and derived facts to the answers and the articles of law."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.inference.concluded_case import ConcludedCase
from knowledge.inference.quoting import Quoter
from knowledge.logic.rule_base import VERDICT, ConcludingRule
from knowledge.vocabulary.conditions import Comparison, Condition, Operator
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.questions import Evidence
from knowledge.vocabulary.rules import Status
from knowledge.vocabulary.sources import SourceReference
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.truth import Truth, opposite


@dataclass(frozen=True)
class Premise:
    """One fact that a conclusion rests on, and how it is itself known."""

    fact: FactId
    label: Text
    value: Text
    evidence: Evidence | None = None
    """What the answer rests on; null where nothing was said, and for what was concluded."""
    because: "Explanation | None" = None
    """How it was concluded; null for an answer."""


@dataclass(frozen=True)
class Explanation:
    """How one derived fact was concluded."""

    fact: FactId
    label: Text
    outcome: Text
    rule: str
    """Id of the rule that decided; "" where none did."""
    says: Text | None
    """The rule in a sentence; null where it has none of its own."""
    sources: tuple[SourceReference, ...]
    premises: tuple[Premise, ...]


class Explainer:
    """Explains conclusions of one case. `evidence`: what each answer rests on, where that was said."""

    def __init__(self, case: ConcludedCase, evidence: Mapping[FactId, Evidence | None]) -> None:
        self._case = case
        self._knowledge = case.knowledge_base
        self._rule_base = case.rule_base
        self._evidence = evidence
        self._quoter = Quoter(case)

    def explain(self, fact: FactId) -> Explanation:
        """How a derived fact (a requirement, the category, the verdict, …) stands and why."""
        deciding = self._deciding_rule(fact)
        says, sources = self._law(fact, deciding)
        return Explanation(
            fact=fact,
            label=self._label(fact),
            outcome=self._case.value_in_words(fact),
            rule=deciding.id if deciding else "",
            says=self._quoter.fill_if_any(says),
            sources=sources,
            premises=tuple(self._premises(fact, deciding)),
        )

    def _deciding_rule(self, fact: FactId) -> ConcludingRule | None:
        """The rule that gives the fact its value; null when the default does, or while it is open."""
        for rule in self._rule_base.derived[fact].rules:
            truth = self._case.conclusions.rules[rule.id]
            if truth is Truth.TRUE:
                return rule
            if truth is Truth.UNKNOWN:
                return None
        return None

    def _premises(self, fact: FactId, deciding: ConcludingRule | None) -> Iterator[Premise]:
        comparisons = self._comparisons(fact, deciding)
        for used in dict.fromkeys(comparison.fact for comparison in comparisons):
            yield self._premise(used)

    def _comparisons(self, fact: FactId, deciding: ConcludingRule | None) -> Iterator[Comparison]:
        """What the outcome rests on: the deciding rule, or what keeps every rule from deciding."""
        if deciding is not None:
            yield from deciding.condition.comparisons
            return
        one_of_them = self._case.conclusions.by_cases.get(fact)
        if one_of_them:
            yield from (Comparison(one, Operator.EQUAL, (Status.NOT_MET.value,)) for one in one_of_them)
            return
        for rule in self._rule_base.derived[fact].rules:
            yield from self._holding_back(rule.condition)

    def _holding_back(self, condition: Condition) -> Iterator[Comparison]:
        """The comparisons that make a condition fail; where none does, those that leave it open."""
        for kept_from in (Truth.FALSE, Truth.UNKNOWN):
            found = [one for one in condition.when if self._case.truth(one) is kept_from]
            found += [one for one in condition.unless if opposite(self._case.truth(one)) is kept_from]
            if found:
                yield from found[:1] if kept_from is Truth.FALSE else found
                return

    def _premise(self, fact: FactId) -> Premise:
        outcome = self._case.value_in_words(fact)
        if fact in self._rule_base.derived:
            return Premise(fact, self._label(fact), outcome, because=self.explain(fact))
        call = self._rule_base.computed.get(fact)
        if call is not None and len(call.arguments) == 1:
            return Premise(fact, self._label(fact), outcome, self._evidence.get(call.arguments[0]))
        return Premise(fact, self._label(fact), outcome, self._evidence.get(fact))

    def _label(self, fact: FactId) -> Text:
        requirement = self._knowledge.requirements.get(fact.removesuffix(".applies"))
        if fact == VERDICT:
            return {"en": "Verdict", "zh": "结论"}
        if requirement is None:
            return self._knowledge.facts[fact].label
        if fact == requirement.id:
            return requirement.label
        return {"en": f"It applies: {requirement.label['en']}", "zh": f"适用：{requirement.label.get('zh', '')}"}

    def _law(self, fact: FactId, deciding: ConcludingRule | None) -> tuple[Text | None, tuple[SourceReference, ...]]:
        requirement = self._knowledge.requirements.get(fact)
        if requirement is not None:
            way = next((way for way in requirement.met_by if deciding and way.id == deciding.id), None)
            if way is not None:
                return way.label, way.sources
            not_met = self._case.conclusions.value(fact) == "not_met"
            return (requirement.otherwise if not_met else None), requirement.sources
        rule = self._knowledge.rules.get(deciding.id) if deciding else None
        return (rule.label, rule.sources) if rule else (None, ())
