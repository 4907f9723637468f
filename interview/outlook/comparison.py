"""Several vehicles side by side: verdicts, what would make each legal, risks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interview.outlook.plan_words import PlanWords
from interview.report import wording
from interview.sentences import filled_in, joined
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.guidance import Certainty
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status
from knowledge.vocabulary.text import Text

NONE: Text = {"en": "–", "zh": "–"}
NOTHING_TO_CHANGE: Text = {"en": "nothing", "zh": "无"}
OUT_OF_REACH: Text = {"en": "no change by anyone", "zh": "无法做到"}
CHANGES: Text = {"en": "{count}", "zh": "{count}项"}
COUNT: Text = {"en": "{count}", "zh": "{count}"}
BETWEEN: Text = {"en": "; ", "zh": "；"}
ROWS: dict[str, Text] = {
    "verdict": {"en": "Verdict", "zh": "结论"},
    "category": {"en": "Category in law", "zh": "法定车辆类型"},
    "reason": {"en": "Reason", "zh": "理由"},
    "unmet": {"en": "Requirements not met", "zh": "不符合的要求"},
    "unknown": {"en": "Answers missing", "zh": "尚缺的回答"},
    "changes": {"en": "Changes to the nearest legal version", "zh": "达到最接近的合法状态所需变更"},
    "cost": {"en": "What they cost", "zh": "费用"},
    "days": {"en": "How long they take", "zh": "时间"},
    "certain": {"en": "Certain risks of driving now", "zh": "现在上路必然面临的风险"},
    "possible": {"en": "Possible risks of driving now", "zh": "现在上路可能面临的风险"},
    "points": {"en": "Licence points at stake", "zh": "可能记分"},
}


@dataclass(frozen=True)
class Candidate:
    """One of the vehicles that are compared."""

    name: str
    """The case or file."""
    assessment: Assessment
    knowledge_base: KnowledgeBase


def comparison_rows(candidates: Sequence[Candidate]) -> Iterator[tuple[Text, tuple[Text, ...]]]:
    """The rows of the comparison: what is compared, and a cell for each candidate."""
    columns = [_column(candidate) for candidate in candidates]
    for key, label in ROWS.items():
        yield label, tuple(column[key] for column in columns)


def _column(candidate: Candidate) -> dict[str, Text]:
    assessment = candidate.assessment
    unmet = [finding for finding in assessment.findings if finding.status is Status.NOT_MET]
    certainties = [risk.certainty for risk in assessment.risks]
    return {
        "verdict": wording.VERDICT[assessment.verdict],
        "category": assessment.category_label or NONE,
        "reason": assessment.reason,
        "unmet": filled_in(COUNT, count=len(unmet)),
        "unknown": filled_in(COUNT, count=len(assessment.unknown)),
        "certain": filled_in(COUNT, count=certainties.count(Certainty.CERTAIN)),
        "possible": filled_in(COUNT, count=certainties.count(Certainty.POSSIBLE)),
        "points": filled_in(COUNT, count=max((risk.points for risk in assessment.risks), default=0)),
        **_way_to_legality(candidate),
    }


def _way_to_legality(candidate: Candidate) -> dict[str, Text]:
    nearest = candidate.assessment.nearest_legal
    if nearest is None:
        return {"changes": NOTHING_TO_CHANGE, "cost": NONE, "days": NONE}
    if nearest.plan is None or nearest.gives_up:
        return {"changes": OUT_OF_REACH, "cost": NONE, "days": NONE}
    plan = nearest.plan
    words = PlanWords(candidate.knowledge_base, candidate.assessment)
    return {
        "changes": filled_in(CHANGES, count=len(plan.changes)) if plan.changes else NOTHING_TO_CHANGE,
        "cost": joined(words.costs(plan), BETWEEN) if plan.changes else NONE,
        "days": joined(words.times(plan), BETWEEN) if plan.changes else NONE,
    }
