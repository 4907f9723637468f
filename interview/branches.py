"""What each possible answer to a question would do at once, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.inference.lanes import Lanes
from knowledge.logic.rule_base import VERDICT, RuleValue, risk
from knowledge.vocabulary.facts import YES, FactDeclaration, FactId, FactType, Value
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status, Verdict
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language
from knowledge.vocabulary.wording import value_in_words

VERDICT_WORDS: Mapping[str, Text] = {
    Verdict.NOT_ROAD_LEGAL: {"en": "not road legal", "zh": "不得上路"},
    Verdict.ROAD_LEGAL_AFTER_STEPS: {"en": "road legal after steps", "zh": "办妥后方可上路"},
    Verdict.RESTRICTED_USE: {"en": "restricted use", "zh": "限制使用"},
    Verdict.ROAD_LEGAL: {"en": "road legal", "zh": "可以上路"},
    Verdict.UNDETERMINED: {"en": "undetermined", "zh": "尚不能判定"},
}
STATUS_WORDS: Mapping[str, Text] = {
    Status.MET: {"en": "met", "zh": "符合"},
    Status.NOT_MET: {"en": "not met", "zh": "不符合"},
    Status.UNDETERMINED: {"en": "open", "zh": "待定"},
    Status.NOT_APPLICABLE: {"en": "does not apply", "zh": "不适用"},
}
UP_TO: Text = {"en": "up to {high}", "zh": "不超过 {high}"}
BETWEEN: Text = {"en": "{low} to {high}", "zh": "{low} 至 {high}"}
FROM: Text = {"en": "{low} or more", "zh": "{low} 及以上"}
UNTIL_DAY: Text = {"en": "{high} or earlier", "zh": "{high}及以前"}
FROM_DAY: Text = {"en": "{low} or later", "zh": "{low}及以后"}
ANYTHING: Text = {"en": "any value", "zh": "任何值"}


@dataclass(frozen=True)
class Branch:
    """What one possible answer would do at once."""

    answer: Text
    """The answer in words; for a number or a day the range, e.g. "up to 1,800 kg"."""
    effects: tuple[Text, ...]
    """One phrase each: what would be concluded; empty when nothing would be yet."""


def branches(knowledge_base: KnowledgeBase, fact: FactId, lanes: Lanes) -> tuple[Branch, ...]:
    """A branch for every region of the fact; neighbours with the same effects are one."""
    declaration = knowledge_base.facts[fact]
    effects = [tuple(_effects(knowledge_base, lanes.concluded(lane))) for lane in range(1, len(lanes.hypotheses) + 1)]
    values = [value for _, value in lanes.hypotheses]
    return tuple(
        Branch(_answer(declaration, values, first, last), effects[first])
        for first, last in _runs(effects, declaration.type)
    )


def _runs(effects: list[tuple[Text, ...]], type_: FactType) -> Iterator[tuple[int, int]]:
    """First and last position of each run of equal effects; choices are never run together."""
    first = 0
    for position in range(1, len(effects) + 1):
        ends = position == len(effects) or effects[position] != effects[first]
        if ends or type_ in (FactType.CHOICE, FactType.YES_NO):
            yield first, position - 1
            first = position


def _effects(knowledge_base: KnowledgeBase, concluded: Mapping[FactId, RuleValue]) -> Iterator[Text]:
    for goal, value in concluded.items():
        if goal == VERDICT:
            yield _pair({"en": "Verdict", "zh": "结论"}, VERDICT_WORDS[str(value)])
        elif goal == knowledge_base.category:
            declaration = knowledge_base.facts[goal]
            words = {language: value_in_words(declaration, value, language) for language in LANGUAGES}
            yield _pair(declaration.label, words)
        elif goal in knowledge_base.requirements and value != Status.NOT_APPLICABLE:
            yield _pair(knowledge_base.requirements[goal].label, STATUS_WORDS[str(value)])
    for consequence in knowledge_base.consequences.values():
        if concluded.get(risk(consequence.id)) == YES:
            yield _pair({"en": "Risk", "zh": "风险"}, consequence.label)


def _pair(name: Text, value: Text) -> Text:
    en = in_language(name, "en").rstrip(".")
    zh = in_language(name, "zh").rstrip("。")
    return {"en": f"{en}: {in_language(value, 'en')}", "zh": f"{zh}：{in_language(value, 'zh')}"}


def _answer(declaration: FactDeclaration, values: list[Value], first: int, last: int) -> Text:
    return {language: _range(declaration, values, first, last, language) for language in LANGUAGES}


def _range(declaration: FactDeclaration, values: list[Value], first: int, last: int, language: Language) -> str:
    if declaration.type in (FactType.CHOICE, FactType.YES_NO):
        return value_in_words(declaration, values[first], language)
    if first == 0 and last == len(values) - 1:
        return in_language(ANYTHING, language)
    is_day = declaration.type is FactType.DATE
    low = value_in_words(declaration, values[first], language)
    if last == len(values) - 1:
        return in_language(FROM_DAY if is_day else FROM, language).format(low=low)
    high = value_in_words(declaration, _before(values[last + 1], declaration), language)
    if first == 0:
        return in_language(UNTIL_DAY if is_day else UP_TO, language).format(high=high)
    return high if low == high else in_language(BETWEEN, language).format(low=low, high=high)


def _before(value: Value, declaration: FactDeclaration) -> Value:
    """The greatest value below the first one of the next region."""
    if isinstance(value, date):
        return value - timedelta(days=1)
    if isinstance(value, str):
        return value
    step: float = 10**-declaration.decimals
    return round(value - step, declaration.decimals)
