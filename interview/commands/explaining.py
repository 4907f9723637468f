"""HOW and WHY NOT about one subject, as lines or as data."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from interview.commands.subject import Subject
from interview.errors import UsageMistake, did_you_mean
from interview.explaining.expectation import expectation_in
from interview.explaining.explanation import ExplanationInWords
from knowledge.logic.rule_base import VERDICT, rule_base_of
from knowledge.vocabulary.text import Language


def explained(
    subject: Subject, as_of: date, about: str | None, expected: str | None, language: Language
) -> Iterable[str]:
    """WHY NOT where something was expected, else HOW: of one finding, or of all that apply."""
    explainer = _explainer(subject, as_of, language)
    if expected is not None:
        from interview.explaining.why_not_words import why_not

        return why_not(expectation_in(expected, about, explainer.knowledge_base, explainer.rule_base), explainer)
    return explainer.everything() if about is None else _one(explainer, about)


def explained_as_json(
    subject: Subject, as_of: date, about: str | None, expected: str | None, language: Language
) -> dict[str, Any]:
    """The same as data."""
    from interview.explaining.explanation_json import everything_concluded, explanation_as_json, why_not_as_json
    from interview.explaining.why_not_words import near_misses
    from knowledge.inference.explanation import Explainer

    explainer = _explainer(subject, as_of, language)
    assessment, base, rule_base = explainer.assessment, explainer.knowledge_base, explainer.rule_base
    if expected is not None:
        expectation = expectation_in(expected, about, base, rule_base)
        return why_not_as_json(assessment, expectation, near_misses(expectation, explainer), language)
    if about is not None and about not in rule_base.derived:
        raise _no_such_finding(explainer, about)
    evidence = {fact: answer.evidence for fact, answer in assessment.answers.items()}
    reasons = Explainer(explainer.case, evidence)
    wanted = everything_concluded(assessment, base) if about is None else [about]
    return explanation_as_json(assessment, reasons, wanted, language)


def _explainer(subject: Subject, as_of: date, language: Language) -> ExplanationInWords:
    rule_base = rule_base_of(subject.knowledge_base, as_of)
    return ExplanationInWords(subject.knowledge_base, rule_base, subject.assessed(as_of), language)


def _one(explainer: ExplanationInWords, id: str) -> Iterator[str]:
    for finding in explainer.assessment.findings:
        if finding.requirement == id:
            return explainer.finding(finding)
    if id in explainer.knowledge_base.facts:
        return explainer.fact(id)
    if id == VERDICT:
        return explainer.verdict()
    raise _no_such_finding(explainer, id)


def _no_such_finding(explainer: ExplanationInWords, id: str) -> UsageMistake:
    known = [*explainer.knowledge_base.requirements, *explainer.knowledge_base.facts, VERDICT]
    return UsageMistake(
        {"en": f"there is no finding {id!r}.", "zh": f"没有 {id!r} 这一项。"},
        did_you_mean(id, known, {"en": "Leave it out to see all.", "zh": "不写则显示全部。"}),
    )
