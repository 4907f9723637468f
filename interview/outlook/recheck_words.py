"""A case judged again, as lines of text and as data for programs."""

from collections.abc import Iterator
from typing import Any

from interview.outlook.rechecking import Rechecked
from knowledge.vocabulary.rules import Status
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import STATUS_IN_WORDS, VERDICT_IN_WORDS, day_in_words

STILL: Text = {"en": "{case}: still {verdict}", "zh": "{case}：仍为：{verdict}"}
NOW: Text = {"en": "{case}: {before} → {now}", "zh": "{case}：{before} → {now}"}
FIRST: Text = {"en": "{case}: it had no verdict; now {now}", "zh": "{case}：此前没有结论；现为：{now}"}
BY_PACK: Text = {
    "en": "The rules were changed (pack {old} → {new}): even of {day} they now say {verdict}.",
    "zh": "规则已更新（知识包 {old} → {new}）：即使按{day}，现在的结论也是：{verdict}。",
}
BY_TIME: Text = {
    "en": "Since {day}: {label}: {before} → {after}. {reason}",
    "zh": "自{day}以来：{label}：{before} → {after}。{reason}",
}
LEFT_OUT: Text = {"en": "No longer taken: {facts}", "zh": "不再采用的回答：{facts}"}


def recheck_in_words(found: Rechecked, language: Language) -> Iterator[str]:
    """The case on one line, and below it why."""

    def said(text: Text, **parts: object) -> str:
        return in_language(text, language).format(**parts)

    case, now = found.saved.case, in_language(VERDICT_IN_WORDS[found.now.verdict], language)
    before = in_language(VERDICT_IN_WORDS[found.before], language)
    if found.saved.verdict is None:
        yield said(FIRST, case=case, now=now)
    elif before == now:
        yield said(STILL, case=case, verdict=now)
    else:
        yield said(NOW, case=case, before=before, now=now)
    day = day_in_words(found.day, language)
    if found.is_due_to_the_pack:
        verdict = in_language(VERDICT_IN_WORDS[found.on_that_day.verdict], language)
        versions = {"old": found.saved.pack_version, "new": found.pack.version}
        yield "  " + said(BY_PACK, day=day, verdict=verdict, **versions)
    for turned in found.turned:
        label = in_language(turned.finding.label, language).rstrip(".。")
        words = [in_language(STATUS_IN_WORDS[status], language) for status in (turned.before, turned.finding.status)]
        is_unmet = turned.finding.status is Status.NOT_MET
        reason = in_language(turned.finding.reason, language) if is_unmet else ""
        yield "  " + said(BY_TIME, day=day, label=label, before=words[0], after=words[1], reason=reason).rstrip()
    if found.left_out:
        yield "  " + said(LEFT_OUT, facts=", ".join(found.left_out))


def recheck_as_json(found: Rechecked) -> dict[str, Any]:
    """The same by ids and code words."""
    return {
        "case": found.saved.case,
        "pack": found.saved.pack,
        "pack_version_before": found.saved.pack_version,
        "pack_version": found.pack.version,
        "day_before": found.day.isoformat(),
        "as_of": found.now.as_of.isoformat(),
        "verdict_before": found.saved.verdict.value if found.saved.verdict else None,
        "verdict_of_that_day": found.on_that_day.verdict.value,
        "verdict": found.now.verdict.value,
        "is_otherwise": found.is_otherwise,
        "is_due_to_the_pack": found.is_due_to_the_pack,
        "turned": [
            {
                "requirement": turned.finding.requirement,
                "before": turned.before.value,
                "after": turned.finding.status.value,
            }
            for turned in found.turned
        ],
        "left_out": list(found.left_out),
    }
