"""Sources that an assessment rests on and that should have been read again before its day."""

from collections.abc import Iterator

from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status
from knowledge.vocabulary.sources import Source, SourceReference


def overdue_sources(assessment: Assessment, knowledge_base: KnowledgeBase) -> list[Source]:
    """Those behind findings that apply, next steps and risks, in the order of the pack."""
    relied_on = {reference.source for reference in _references(assessment)}
    return [
        source
        for source in knowledge_base.sources.values()
        if source.id in relied_on and source.is_overdue(assessment.as_of)
    ]


def _references(assessment: Assessment) -> Iterator[SourceReference]:
    for finding in assessment.findings:
        if finding.status is not Status.NOT_APPLICABLE:
            yield from finding.justification.sources
    for step in assessment.next_steps:
        yield from step.sources
    for risk in assessment.risks:
        yield from risk.sources
