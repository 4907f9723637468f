"""What the parts of a report are composed from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from interview.report.lines import Writer
from knowledge.inference.assessing import case_of
from knowledge.inference.explanation import Explainer, Explanation
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Assessment, Finding
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Status


@dataclass(frozen=True)
class Material:
    """An assessment, the knowledge base it was made with, all answers, and who writes it down."""

    assessment: Assessment
    knowledge_base: KnowledgeBase
    answers: Mapping[FactId, Answer]
    """Those of the assessment and the particulars."""
    writer: Writer
    fixed_verdict: FixedVerdict | None = None
    """What recognises the verdict by the rules of the day; null = it is prepared where it is needed."""

    @cached_property
    def applicable_findings(self) -> tuple[Finding, ...]:
        """The findings that the report speaks of one by one."""
        return tuple(finding for finding in self.assessment.findings if finding.status is not Status.NOT_APPLICABLE)

    def explanation(self, fact: FactId) -> Explanation | None:
        """How a derived fact was concluded; null where the assessment does not say."""
        return self._explainer.explain(fact) if fact in self.assessment.conclusions.possible else None

    @cached_property
    def _explainer(self) -> Explainer:
        rule_base = rule_base_of(self.knowledge_base, self.assessment.as_of)
        case = case_of(self.assessment, self.knowledge_base, rule_base)
        return Explainer(case, {fact: answer.evidence for fact, answer in self.answers.items()})
