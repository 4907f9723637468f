"""A case can expect risks to be named, and not to be."""

from dataclasses import replace

from knowledge.inference.case_runs import CaseRuns
from knowledge.verification.case_outcomes import failing_cases
from knowledge.vocabulary.packs import Case, KnowledgeBase


def test_a_risk_that_must_not_be_named_is_told(toyland: KnowledgeBase) -> None:
    """Named where it must not be, or not yet ruled out, the case differs; else it passes, by both judgements."""
    risk = next(iter(toyland.consequences))
    nothing_known = Case("nothing is known", "cases.yaml:1", toyland.read_on, {}, {}, no_consequences=(risk,))
    off_road = replace(nothing_known, name="off the road", given={"use.on_road": "no"})
    runs = CaseRuns(toyland)
    assert runs.differences(nothing_known) == [f"the risk {risk} should not be named and is"]
    assert runs.differences(off_road) == []
    assert failing_cases(toyland, [nothing_known, off_road]) == [nothing_known]
