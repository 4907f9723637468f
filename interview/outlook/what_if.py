"""What would be otherwise: two assessments of the same vehicle, and all in which they differ."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.findings import Assessment, Finding, RecommendedStep, Risk
from knowledge.vocabulary.questions import Answer


@dataclass(frozen=True)
class AnswerChange:
    """An answer before and after; null = there is none."""

    fact: FactId
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True)
class FindingChange:
    """A requirement that stands otherwise."""

    before: Finding
    after: Finding


@dataclass(frozen=True)
class Difference:
    """Everything in which `after` differs from `before`."""

    before: Assessment
    after: Assessment
    answers: tuple[AnswerChange, ...]
    findings: tuple[FindingChange, ...]
    steps_gone: tuple[RecommendedStep, ...]
    steps_new: tuple[RecommendedStep, ...]
    risks_gone: tuple[Risk, ...]
    risks_new: tuple[Risk, ...]


def difference(before: Assessment, after: Assessment) -> Difference:
    """How two assessments by the same knowledge base differ."""
    return Difference(
        before=before,
        after=after,
        answers=tuple(_answers(before.answers, after.answers)),
        findings=tuple(
            FindingChange(was, now)
            for was, now in zip(before.findings, after.findings, strict=True)
            if was.status is not now.status
        ),
        steps_gone=tuple(_only_in(before.next_steps, after.next_steps)),
        steps_new=tuple(_only_in(after.next_steps, before.next_steps)),
        risks_gone=tuple(_risks_only_in(before.risks, after.risks)),
        risks_new=tuple(_risks_only_in(after.risks, before.risks)),
    )


def _answers(before: Mapping[FactId, Answer], after: Mapping[FactId, Answer]) -> Iterator[AnswerChange]:
    for fact in dict.fromkeys((*before, *after)):
        was, now = before.get(fact), after.get(fact)
        if (was.value if was else None) != (now.value if now else None):
            yield AnswerChange(fact, was, now)


def _only_in(steps: Iterable[RecommendedStep], others: Iterable[RecommendedStep]) -> Iterator[RecommendedStep]:
    known = {step.id for step in others}
    return (step for step in steps if step.id not in known)


def _risks_only_in(risks: Iterable[Risk], others: Iterable[Risk]) -> Iterator[Risk]:
    known = {risk.id for risk in others}
    return (risk for risk in risks if risk.id not in known)
