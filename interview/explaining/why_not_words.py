"""WHY NOT in lines: the rules that would have given the expected value, and what kept each from holding."""

from collections.abc import Iterator

from interview.explaining.expectation import Expectation
from interview.explaining.explanation import INDENT, ExplanationInWords
from interview.report import wording
from knowledge.inference.why_not import NearMiss, Obstacle, WhyNot
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.facts import NO, YES, FactId, Value
from knowledge.vocabulary.rules import RuleId, Status, Verdict
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import UNKNOWN_IN_WORDS, value_in_words

MOST_SHOWN = 5
STATUS_WORDS: dict[str, Text] = {
    Status.MET: {"en": "met", "zh": "符合"},
    Status.NOT_MET: {"en": "not met", "zh": "不符合"},
    Status.NOT_APPLICABLE: {"en": "not applicable", "zh": "不适用"},
    YES: {"en": "yes", "zh": "是"},
    NO: {"en": "no", "zh": "否"},
}

SAY: dict[str, Text] = {
    "is_so": {"en": "{label} is {expected}:", "zh": "{label}就是“{expected}”："},
    "is_not": {"en": "{label}: {found}, not {expected}.", "zh": "{label}：{found}，而不是“{expected}”。"},
    "not_settled": {
        "en": "{label}: not settled yet, so not {expected} so far.",
        "zh": "{label}：尚未判定，目前还不是“{expected}”。",
    },
    "rule": {"en": "- {says} ({rule})", "zh": "- {says}（{rule}）"},
    "bare_rule": {"en": "- {rule}", "zh": "- {rule}"},
    "obstacle": {"en": "{label}: needed {needed}; found {found}", "zh": "{label}：应为“{needed}”，实为“{found}”"},
    "ruled_out": {"en": "{label}: needed {needed}; ruled out", "zh": "{label}：应为“{needed}”，已可排除"},
    "open": {"en": "{label}: needed {needed}; not known yet", "zh": "{label}：应为“{needed}”，尚不清楚"},
    "decided": {
        "en": "It holds, but an earlier rule decided: {rule}",
        "zh": "该规则成立，但排在前面的规则已作出结论：{rule}",
    },
    "more": {"en": "… and {count} more rules that were further away.", "zh": "……另有 {count} 条规则差距更大。"},
    "otherwise": {
        "en": "It would be so if nothing else were concluded. Concluded was:",
        "zh": "没有其他结论时才会如此。实际结论的理由：",
    },
    "otherwise_open": {
        "en": "It will be so unless something else is concluded. As it stands:",
        "zh": "只要没有其他结论，就会如此。目前：",
    },
}


def why_not(expectation: Expectation, explainer: ExplanationInWords) -> Iterator[str]:
    """What is the case instead, and the nearest rules with what they lack; HOW where it is as expected."""
    found = explainer.assessment.conclusions.value(expectation.fact)
    if found == expectation.value:
        yield _say(explainer.language, "is_so", **_head(expectation, found, explainer))
        yield from _how(expectation.fact, explainer)
        return
    is_settled = found is not None
    yield _say(explainer.language, "is_not" if is_settled else "not_settled", **_head(expectation, found, explainer))
    misses = near_misses(expectation, explainer)
    for miss in misses[:MOST_SHOWN]:
        yield from _miss(miss, explainer.language)
    if len(misses) > MOST_SHOWN:
        yield _say(explainer.language, "more", count=len(misses) - MOST_SHOWN)
    if not misses:
        yield _say(explainer.language, "otherwise" if is_settled else "otherwise_open")
        yield from _how(expectation.fact, explainer)


def _how(fact: FactId, explainer: ExplanationInWords) -> Iterator[str]:
    return explainer.verdict() if fact == VERDICT else explainer.fact(fact)


def near_misses(expectation: Expectation, explainer: ExplanationInWords) -> tuple[NearMiss, ...]:
    """The rules that would have given the value, nearest first."""
    return WhyNot(explainer.case).near_misses(expectation.fact, expectation.value)


def _head(expectation: Expectation, found: Value | None, explainer: ExplanationInWords) -> dict[str, str]:
    fact, language = expectation.fact, explainer.language
    base = explainer.knowledge_base
    label = base.facts[fact].label if fact in base.facts else _label_of_status(fact, explainer)
    return {
        "label": in_language(label, language).rstrip(".。"),
        "expected": _value(fact, expectation.value, explainer),
        "found": in_language(UNKNOWN_IN_WORDS, language) if found is None else _value(fact, found, explainer),
    }


def _label_of_status(fact: str, explainer: ExplanationInWords) -> Text:
    requirement = explainer.knowledge_base.requirements.get(fact.removesuffix(".applies"))
    return requirement.label if requirement else {"en": "Verdict", "zh": "结论"} if fact == VERDICT else {"en": fact}


def _value(fact: str, value: Value, explainer: ExplanationInWords) -> str:
    declaration = explainer.knowledge_base.facts.get(fact)
    if declaration:
        return value_in_words(declaration, value, explainer.language)
    if fact == VERDICT:
        return in_language(wording.VERDICT[Verdict(str(value))], explainer.language)
    return in_language(STATUS_WORDS.get(str(value), {"en": str(value)}), explainer.language)


def _miss(miss: NearMiss, language: Language) -> Iterator[str]:
    yield _rule(miss.rule, miss.says, language)
    if miss.decided_by is not None:
        yield INDENT + _say(language, "decided", rule=miss.decided_by)
    yield from (INDENT + _obstacle(obstacle, language) for obstacle in miss.obstacles)


def _rule(rule: RuleId, says: Text | None, language: Language) -> str:
    if says is None:
        return _say(language, "bare_rule", rule=rule)
    return _say(language, "rule", says=in_language(says, language), rule=rule)


def _obstacle(obstacle: Obstacle, language: Language) -> str:
    words = {
        "label": in_language(obstacle.label, language).rstrip(".。"),
        "needed": _words(obstacle.needed, language),
    }
    if not obstacle.is_known:
        return _say(language, "open", **words)
    if obstacle.found == UNKNOWN_IN_WORDS:  # nobody can tell yet what it is, but what it is not
        return _say(language, "ruled_out", **words)
    return _say(language, "obstacle", **words, found=_words(obstacle.found, language))


def _words(text: Text, language: Language) -> str:
    """The words; for the status of a requirement its own."""
    said = in_language(text, language)
    return in_language(STATUS_WORDS.get(said, {"en": said}), language)


def _say(language: Language, sentence: str, **parts: str | int) -> str:
    return in_language(SAY[sentence], language).format(**parts)
