"""The verdict's one reason, in a sentence."""

from collections.abc import Sequence

from knowledge.vocabulary.findings import Finding, OpenFact
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import RequirementId, Status, Verdict
from knowledge.vocabulary.text import LANGUAGES, Text, in_language

ALL_MET: Text = {
    "en": "Everything that was asked of this vehicle is met.",
    "zh": "本次核对的各项要求均已符合。",
}
VEHICLE_IS_FINE: Text = {
    "en": "The vehicle itself may use the road. To be put right all the same: {reason}",
    "zh": "车辆本身可以上道路行驶。但仍需处理：{reason}",
}
STILL_OPEN: Text = {"en": "It still depends on: {facts}.", "zh": "尚取决于：{facts}。"}
ALL_MET_BY_CASES: Text = {
    "en": "Whatever is still open, everything that was asked of this vehicle is met.",
    "zh": "无论尚不清楚的问题如何回答，本次核对的各项要求均符合。",
}
ONE_OF_THEM: Text = {
    "en": "Whatever is still open, at least one of these is not met: {requirements}",
    "zh": "无论尚不清楚的问题如何回答，以下要求中至少有一项不符合：{requirements}",
}
AND_MORE: Text = {"en": "{reason} {count} more below.", "zh": "{reason}另有{count}项，见下。"}
MOST_NAMED = 3


def verdict_reason(
    verdict: Verdict,
    findings: Sequence[Finding],
    unknown: Sequence[OpenFact],
    knowledge_base: KnowledgeBase,
    one_of_them: Sequence[RequirementId] | None = None,
) -> Text:
    """Why the verdict is what it is: the first requirement that leads to it, or what is still open.

    `one_of_them`: where the verdict is fixed by cases, the requirements of which one is unmet whatever is still open.
    """
    if verdict is Verdict.UNDETERMINED:
        return _still_open(unknown, knowledge_base)
    if one_of_them:
        return _one_of(one_of_them, knowledge_base)
    decisive = [one for one in findings if one.status is Status.NOT_MET and one.unmet_means is verdict]
    if not decisive:
        return ALL_MET if one_of_them is None else ALL_MET_BY_CASES
    reason = _of_all(decisive)
    if verdict is not Verdict.ROAD_LEGAL:
        return reason
    return {
        language: in_language(VEHICLE_IS_FINE, language).format(reason=in_language(reason, language))
        for language in LANGUAGES
    }


def _of_all(decisive: Sequence[Finding]) -> Text:
    if len(decisive) == 1:
        return decisive[0].reason
    return _and_more(decisive[0].reason, len(decisive) - 1)


def _one_of(requirements: Sequence[RequirementId], knowledge_base: KnowledgeBase) -> Text:
    labels = [knowledge_base.requirements[id].label for id in requirements]
    separator = {"en": " ", "zh": ""}
    named = {
        language: in_language(ONE_OF_THEM, language).format(
            requirements=separator[language].join(in_language(label, language) for label in labels[:MOST_NAMED])
        )
        for language in LANGUAGES
    }
    return named if len(labels) <= MOST_NAMED else _and_more(named, len(labels) - MOST_NAMED)


def _and_more(reason: Text, count: int) -> Text:
    return {
        language: in_language(AND_MORE, language).format(reason=in_language(reason, language), count=count)
        for language in LANGUAGES
    }


def _still_open(unknown: Sequence[OpenFact], knowledge_base: KnowledgeBase) -> Text:
    most_needed = sorted(unknown, key=lambda fact: -len(fact.needed_by))[:MOST_NAMED]
    separator = {"en": "; ", "zh": "；"}
    return {
        language: in_language(STILL_OPEN, language).format(
            facts=separator[language].join(
                in_language(knowledge_base.facts[one.fact].label, language) for one in most_needed
            )
        )
        for language in LANGUAGES
    }
