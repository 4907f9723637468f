"""What each possible answer to a question would do at once, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.inference.lanes import Lanes
from knowledge.logic.rule_base import VERDICT, RuleValue, risk
from knowledge.vocabulary.facts import YES, FactDeclaration, FactId, FactType, Value
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import Status
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language
from knowledge.vocabulary.wording import conclusion_in_words, value_in_words, value_text

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
    found = [tuple(effects(knowledge_base, lanes.concluded(lane))) for lane in range(1, len(lanes.hypotheses) + 1)]
    values = [value for _, value in lanes.hypotheses]
    return tuple(
        Branch(_answer(declaration, values, first, last), found[first])
        for first, last in _runs(found, declaration.type)
    )


def _runs(found: list[tuple[Text, ...]], type_: FactType) -> Iterator[tuple[int, int]]:
    """First and last position of each run of equal effects; choices are never run together."""
    first = 0
    for position in range(1, len(found) + 1):
        ends = position == len(found) or found[position] != found[first]
        if ends or type_ in (FactType.CHOICE, FactType.YES_NO):
            yield first, position - 1
            first = position


def effects(knowledge_base: KnowledgeBase, concluded: Mapping[FactId, RuleValue]) -> Iterator[Text]:
    """What these conclusions say, one phrase each: verdict, category, requirements, risks."""
    if VERDICT in concluded:
        yield _pair({"en": "Verdict", "zh": "结论"}, conclusion_in_words(concluded[VERDICT]))
    if knowledge_base.category and knowledge_base.category in concluded:
        yield _category(knowledge_base.facts[knowledge_base.category], concluded[knowledge_base.category])
    for goal, value in concluded.items():
        if goal in knowledge_base.requirements and value != Status.NOT_APPLICABLE:
            yield _pair(knowledge_base.requirements[goal].label, conclusion_in_words(value))
    for consequence in knowledge_base.consequences.values():
        if concluded.get(risk(consequence.id)) == YES:
            yield _pair({"en": "Risk", "zh": "风险"}, consequence.label)


def _category(declaration: FactDeclaration, value: RuleValue) -> Text:
    return _pair(declaration.label, value_text(declaration, value))


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
