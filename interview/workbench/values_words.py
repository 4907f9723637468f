"""Values, ranges of values and conclusions, in the words of a pack."""

from collections.abc import Sequence

from knowledge.logic.regions import Segment
from knowledge.logic.rule_base import RuleValue
from knowledge.verification.results import FactInRange
from knowledge.verification.versions.own_changes import Premise
from knowledge.verification.versions.two_versions import authored
from knowledge.vocabulary.conditions import Operator
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType, Value
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import SIGNS, conclusion_in_words, value_in_words

OR: Text = {"en": " or ", "zh": "或"}
RANGE: Text = {"en": "{first} to {last}", "zh": "{first} 至 {last}"}
UNTIL: Text = {"en": "{last} or earlier", "zh": "{last}或更早"}
FROM: Text = {"en": "{first} or later", "zh": "{first}或更晚"}
ANYTHING: Text = {"en": "anything", "zh": "任意"}
WITHOUT_VALUE: Text = {"en": "without a value", "zh": "没有值"}
VERDICT_LABEL: Text = {"en": "Verdict", "zh": "结论"}
APPLIES: Text = {"en": "“{label}” applies", "zh": "“{label}”适用"}
STEP: Text = {"en": "Step: {label}", "zh": "步骤：{label}"}
RISK: Text = {"en": "Risk: {label}", "zh": "风险：{label}"}
NAMED: Text = {"en": "{label} ({id}): {value}", "zh": "{label}（{id}）：{value}"}
SIGNS_LONG: Text = {"en": "{count} signs", "zh": "{count} 个字符"}


class ValueWords:
    """Knows the names of everything in two versions of a pack (or in one, given twice) in one language."""

    def __init__(self, old: KnowledgeBase, new: KnowledgeBase, language: Language) -> None:
        self._facts = {**old.facts, **new.facts}
        self._requirements = {**old.requirements, **new.requirements}
        self._steps = {**old.next_steps, **new.next_steps}
        self._risks = {**old.consequences, **new.consequences}
        self._language = language

    def said(self, text: Text, **parts: object) -> str:
        """A sentence with its parts filled in."""
        return in_language(text, self._language).format(**parts)

    def label(self, id: FactId) -> str:
        """What a fact, requirement, step or risk is called."""
        if id in self._facts:
            return in_language(self._facts[id].label, self._language)
        if id in self._requirements:
            return in_language(self._requirements[id].label, self._language).rstrip(".。")
        requirement = self._requirements.get(id.removesuffix(".applies"))
        if requirement is not None:
            return self.said(APPLIES, label=in_language(requirement.label, self._language).rstrip(".。"))
        if id.removeprefix("step.") in self._steps:
            return self.said(STEP, label=in_language(self._steps[id.removeprefix("step.")].does, self._language))
        if id.removeprefix("risk.") in self._risks:
            return self.said(RISK, label=in_language(self._risks[id.removeprefix("risk.")].label, self._language))
        return in_language(VERDICT_LABEL, self._language)

    def conclusion(self, id: FactId, value: RuleValue | None) -> str:
        """What is concluded of a fact, requirement or the verdict."""
        if value is None:
            return in_language(WITHOUT_VALUE, self._language)
        declaration = self._facts.get(id)
        if declaration is not None:
            return value_in_words(declaration, value, self._language)
        return in_language(conclusion_in_words(value), self._language)

    def premise(self, premise: Premise) -> str:
        """The line of a situation: "Gross mass (vehicle.gross_mass): 1,751 kg to 1,800 kg"."""
        id = authored(premise.fact)
        if premise.segments:
            value = self._segments(self._facts[id], premise.segments)
        else:
            value = in_language(OR, self._language).join(self.conclusion(id, one) for one in premise.conclusions)
        return self.said(NAMED, label=self.label(id), id=id, value=value)

    def example(self, fact: FactInRange) -> str:
        """The line of an example."""
        id = authored(fact.fact)
        value = self._range(self._facts[id], fact.first, fact.last)
        return self.said(NAMED, label=self.label(id), id=id, value=value)

    def _segments(self, declaration: FactDeclaration, segments: Sequence[Segment]) -> str:
        excluded = [] if declaration.choices is None else [*declaration.choices]
        for segment in segments:
            if segment.first in excluded:
                excluded.remove(str(segment.first))
        if declaration.choices is not None and 0 < len(excluded) < len(segments):
            return self.said(SIGNS[Operator.UNEQUAL], values=self._one_of(declaration, excluded))
        return in_language(OR, self._language).join(
            self._range(declaration, segment.first, segment.last) for segment in segments
        )

    def _one_of(self, declaration: FactDeclaration, values: Sequence[Value]) -> str:
        return in_language(OR, self._language).join(
            value_in_words(declaration, value, self._language) for value in values
        )

    def _range(self, declaration: FactDeclaration, first: Value | None, last: Value | None) -> str:
        is_day = declaration.type is FactType.DATE
        if declaration.type is FactType.TEXT:
            return self.said(
                SIGNS_LONG, count="–".join(dict.fromkeys(str(len(str(one or ""))) for one in (first, last)))
            )
        low, high = (None if end is None else value_in_words(declaration, end, self._language) for end in (first, last))
        if low is None:
            if high is None:
                return in_language(ANYTHING, self._language)
            return self.said(UNTIL, last=high) if is_day else self.said(SIGNS[Operator.LESS_OR_EQUAL], values=high)
        if high is None:
            return self.said(FROM, first=low) if is_day else self.said(SIGNS[Operator.GREATER_OR_EQUAL], values=low)
        return low if low == high else self.said(RANGE, first=low, last=high)
