"""The verdict's one reason, in a sentence."""

from collections.abc import Sequence

from knowledge.vocabulary.findings import Finding, OpenFact
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status, Verdict
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
AND_MORE: Text = {"en": "{reason} {count} more below.", "zh": "{reason}另有 {count} 项，见下。"}
MOST_NAMED = 3


def verdict_reason(
    verdict: Verdict, findings: Sequence[Finding], unknown: Sequence[OpenFact], knowledge_base: KnowledgeBase
) -> Text:
    """Why the verdict is what it is: the first requirement that leads to it, or what is still open."""
    if verdict is Verdict.UNDETERMINED:
        return _still_open(unknown, knowledge_base)
    decisive = [one for one in findings if one.status is Status.NOT_MET and one.unmet_means is verdict]
    if not decisive:
        return ALL_MET
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
    return {
        language: in_language(AND_MORE, language).format(
            reason=in_language(decisive[0].reason, language), count=len(decisive) - 1
        )
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
