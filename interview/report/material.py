"""What the parts of a report are composed from."""

from collections.abc import Mapping
from dataclasses import dataclass

from interview.report.lines import Writer
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

    @property
    def applicable_findings(self) -> tuple[Finding, ...]:
        """The findings that the report speaks of one by one."""
        return tuple(finding for finding in self.assessment.findings if finding.status is not Status.NOT_APPLICABLE)
