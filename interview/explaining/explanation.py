"""HOW a conclusion was reached: requirement, rule, facts with their answers, down to the articles of law.

A derived fact is explained by the rule that concluded it and by that rule's facts in turn, each fact once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from interview.explaining.formula_words import formula_in_words
from interview.report import wording
from interview.report.law import law_in_words
from knowledge.inference.assessing import case_of
from knowledge.inference.concluded_case import ConcludedCase
from knowledge.logic.rule_base import VERDICT, RuleBase
from knowledge.vocabulary.facts import FactDeclaration, FactId, Value
from knowledge.vocabulary.findings import Assessment, Finding
from knowledge.vocabulary.formulas import FORMULAS
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Status, Verdict
from knowledge.vocabulary.sources import Confidence, SourceReference
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.truth import Truth
from knowledge.vocabulary.wording import day_in_words, value_in_words

INDENT = "  "
MOST_OPEN = 5
"""Open requirements, and open facts, that the reasons of a verdict name; the report has all of them."""

SAY: dict[str, Text] = {
    "verdict": {"en": "{verdict}: {reason}", "zh": "{verdict}：{reason}"},
    "as_of": {"en": "As of {day}, by {pack} {version}.", "zh": "截至{day}，依据 {pack} {version}。"},
    "status": {"en": "{status}: {label}", "zh": "{status}：{label}"},
    "rule": {"en": "Rule: {rule}", "zh": "规则：{rule}"},
    "rule_says": {"en": "Rule: {says} ({rule})", "zh": "规则：{says}（{rule}）"},
    "law": {"en": "Law: {law}", "zh": "依据：{law}"},
    "fact": {"en": "{label} ({fact}): {value}", "zh": "{label}（{fact}）：{value}"},
    "so": {"en": " - {how}", "zh": "（{how}）"},
    "answered": {"en": "answered on {day}, {evidence}", "zh": "{day}回答，{evidence}"},
    "answered_some_day": {"en": "answered, {evidence}", "zh": "已回答，{evidence}"},
    "computed": {"en": "computed: {meaning}", "zh": "算出：{meaning}"},
    "explained_above": {"en": "explained above", "zh": "理由见上"},
    "by_default": {"en": "no rule holds, so it is this", "zh": "没有规则成立，因此取此值"},
    "all_agree": {
        "en": "every rule that can still hold concludes this",
        "zh": "所有仍可能成立的规则结论相同",
    },
    "open": {"en": "Still needed: {label} ({fact})", "zh": "还需要：{label}（{fact}）"},
    "open_too": {"en": "Perhaps also needed: {labels}", "zh": "还可能需要：{labels}"},
    "look": {"en": "Where to look: {where}", "zh": "查询途径：{where}"},
    "not_concluded": {"en": "not concluded yet", "zh": "尚未得出"},
    "not_settled": {"en": "Not settled yet ({count}):", "zh": "尚未判定（{count} 项）："},
    "needed_first": {
        "en": "Still needed ({count}), what decides most first:",
        "zh": "还需要（{count} 项，最重要的在前）：",
    },
    "item": {"en": "- {words}", "zh": "- {words}"},
    "more": {"en": "- and {count} more", "zh": "- 以及另外 {count} 项"},
    "of_no_concern": {
        "en": "{count} further requirements do not apply; name one to see why.",
        "zh": "另有 {count} 项要求不适用；指明其中一项可查看原因。",
    },
}
"""Every sentence of an explanation that is not the pack's."""


@dataclass(frozen=True)
class ExplanationInWords:
    """Explains the conclusions of one assessment in one language, as indented lines."""

    knowledge_base: KnowledgeBase
    rule_base: RuleBase
    assessment: Assessment
    language: Language

    @cached_property
    def case(self) -> ConcludedCase:
        """What was assessed, to be looked up."""
        return case_of(self.assessment, self.knowledge_base, self.rule_base)

    def everything(self) -> Iterator[str]:
        """The verdict and every requirement that applies."""
        assessment = self.assessment
        verdict = self._in_words(wording.VERDICT[assessment.verdict])
        yield self._say("verdict", verdict=verdict, reason=self._in_words(assessment.reason))
        yield self._say(
            "as_of",
            day=day_in_words(assessment.as_of, self.language),
            pack=assessment.pack.id,
            version=assessment.pack.version,
        )
        if self.knowledge_base.category:
            yield ""
            yield from self.fact(self.knowledge_base.category)
        applying = [one for one in assessment.findings if one.status is not Status.NOT_APPLICABLE]
        for finding in applying:
            yield ""
            yield from self.finding(finding)
        if len(applying) < len(assessment.findings):
            yield ""
            yield self._say("of_no_concern", count=len(assessment.findings) - len(applying))

    def verdict(self) -> Iterator[str]:
        """The verdict, and the findings that lead to it (one of them, where it is fixed by cases) or keep it open."""
        assessment = self.assessment
        verdict = self._in_words(wording.VERDICT[assessment.verdict])
        one_of_them = assessment.conclusions.by_cases.get(VERDICT, ())
        yield self._say("verdict", verdict=verdict, reason=self._in_words(assessment.reason))
        for finding in assessment.findings:
            leads_to_it = finding.status is Status.NOT_MET and finding.unmet_means is assessment.verdict
            if leads_to_it or finding.requirement in one_of_them:
                yield ""
                yield from self.finding(finding)
        if assessment.verdict is Verdict.UNDETERMINED:
            yield from self._what_keeps_it_open()

    def _what_keeps_it_open(self) -> Iterator[str]:
        """The first of the requirements and facts that are open: together they may be more than anybody reads."""
        found = [one.label for one in self.assessment.findings if one.status is Status.UNDETERMINED]
        if found:
            yield ""
            yield self._say("not_settled", count=len(found))
            yield from (INDENT + self._say("item", words=self._in_words(label)) for label in found[:MOST_OPEN])
            yield from self._rest(len(found))
        needed = [one.fact for one in self.assessment.unknown]
        if needed:
            yield ""
            yield self._say("needed_first", count=len(needed))
            for fact in needed[:MOST_OPEN]:
                label, question = self.knowledge_base.facts[fact].label, self.knowledge_base.questions.get(fact)
                yield INDENT + self._say("item", words=f"{self._in_words(label)} ({fact})")
                if question is not None and question.where_to_look:
                    yield INDENT * 2 + self._say("look", where=self._in_words(question.where_to_look))
            yield from self._rest(len(needed))

    def _rest(self, count: int) -> Iterator[str]:
        if count > MOST_OPEN:
            yield INDENT + self._say("more", count=count - MOST_OPEN)

    def finding(self, finding: Finding) -> Iterator[str]:
        """Status, reason, rule, facts, law, cure, and what is still needed."""
        justification = finding.justification
        yield self._say(
            "status", status=self._in_words(wording.STATUS[finding.status]), label=self._in_words(finding.label)
        )
        yield f"{INDENT}[{finding.requirement}] {self._in_words(finding.reason)}"
        yield INDENT + self._say("rule", rule=justification.rule)
        seen: set[FactId] = set()
        for used in justification.facts:
            yield from self._fact(used.fact, used.value, 2, seen)
        yield from self._law(justification.sources, justification.confidence, 1)
        if finding.cure is not None:
            between = "" if self.language == "zh" else " "
            how = between + self._in_words(finding.cure.how) if finding.cure.how else ""
            yield INDENT + self._in_words(wording.CURABLE_BY[finding.cure.by]) + how
        for fact in finding.open_facts[:MOST_OPEN]:
            yield from self._open(fact)
        if len(finding.open_facts) > MOST_OPEN:
            labels = (self._in_words(self.knowledge_base.facts[fact].label) for fact in finding.open_facts[MOST_OPEN:])
            yield INDENT + self._say("open_too", labels=("；" if self.language == "zh" else "; ").join(labels))

    def fact(self, fact: FactId) -> Iterator[str]:
        """A fact with everything that it follows from."""
        return self._fact(fact, self.case.value(fact), 0, set())

    def _fact(self, fact: FactId, value: Value | None, depth: int, seen: set[FactId]) -> Iterator[str]:
        indent = INDENT * depth
        declaration = self.knowledge_base.facts.get(fact)
        label, shown = self._label_and_value(fact, declaration, value)
        line = indent + self._say("fact", label=label, fact=fact, value=shown)
        if fact in self.assessment.answers:
            yield line + self._say("so", how=self._answered(self.assessment.answers[fact]))
        elif fact in seen:
            yield line + self._say("so", how=self._say("explained_above"))
        else:
            seen.add(fact)
            yield line
            yield from self._origin(fact, declaration, depth + 1, seen)

    def _origin(
        self, fact: FactId, declaration: FactDeclaration | None, depth: int, seen: set[FactId]
    ) -> Iterator[str]:
        if declaration is not None and declaration.formula is not None:
            formula = declaration.formula
            meaning = self._in_words(formula_in_words(FORMULAS[formula.name]))
            yield INDENT * depth + self._say("computed", meaning=meaning)
            for argument in (one for one in formula.arguments if one in self.knowledge_base.facts):
                yield from self._fact(argument, self.case.value(argument), depth, seen)
        elif fact in self.rule_base.derived:
            yield from self._concluded(fact, depth, seen)

    def _concluded(self, fact: FactId, depth: int, seen: set[FactId]) -> Iterator[str]:
        conclusions = self.assessment.conclusions
        if self.case.value(fact) is None:
            return
        truths = [(rule, conclusions.rules[rule.id]) for rule in self.rule_base.derived[fact].rules]
        holding = next((rule for rule, truth in truths if truth is Truth.TRUE), None)
        if holding is None:
            agree = any(truth is Truth.UNKNOWN for _, truth in truths)
            yield INDENT * depth + self._say("all_agree" if agree else "by_default")
            return
        yield from self._rule(holding.id, depth)
        for comparison in holding.condition.when:
            yield from self._fact(comparison.fact, self.case.value(comparison.fact), depth + 1, seen)

    def _rule(self, id: str, depth: int) -> Iterator[str]:
        rule = self.knowledge_base.rules.get(id)
        if rule is None:
            yield INDENT * depth + self._say("rule", rule=id)
            return
        yield INDENT * depth + self._say("rule_says", says=self._in_words(rule.label), rule=id)
        yield from self._law(rule.sources, rule.confidence, depth)

    def _law(self, sources: tuple[SourceReference, ...], confidence: Confidence, depth: int) -> Iterator[str]:
        if not sources:
            return
        law = self._in_words(law_in_words(sources, self.knowledge_base))
        doubt = f" {self._in_words(wording.TO_BE_CONFIRMED)}" if confidence.must_be_confirmed else ""
        yield INDENT * depth + self._say("law", law=law) + doubt

    def _open(self, fact: FactId) -> Iterator[str]:
        label = self._in_words(self.knowledge_base.facts[fact].label)
        yield INDENT + self._say("open", label=label, fact=fact)
        question = self.knowledge_base.questions.get(fact)
        if question is not None and question.where_to_look:
            yield INDENT * 2 + self._say("look", where=self._in_words(question.where_to_look))

    def _answered(self, answer: Answer) -> str:
        evidence = self._in_words(wording.EVIDENCE[answer.evidence])
        evidence = evidence[:1].lower() + evidence[1:]
        if answer.at is None:
            return self._say("answered_some_day", evidence=evidence)
        day = day_in_words(answer.at.astimezone().date(), self.language)
        return self._say("answered", day=day, evidence=evidence)

    def _label_and_value(
        self, fact: FactId, declaration: FactDeclaration | None, value: Value | None
    ) -> tuple[str, str]:
        requirement = self.knowledge_base.requirements.get(fact.removesuffix(".applies"))
        label = declaration.label if declaration else requirement.label if requirement else {"en": fact}
        return self._in_words(label), self._value_in_words(declaration, value)

    def _value_in_words(self, declaration: FactDeclaration | None, value: Value | None) -> str:
        if value is None:
            return self._say("not_concluded")
        if declaration is not None:
            return value_in_words(declaration, value, self.language)
        status = next((status for status in Status if status == value), None)
        return self._in_words(wording.STATUS[status]) if status else str(value)

    def _say(self, sentence: str, **parts: str | int) -> str:
        return in_language(SAY[sentence], self.language).format(**parts)

    def _in_words(self, text: Text) -> str:
        return in_language(text, self.language)
