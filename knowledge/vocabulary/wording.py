"""Values, units and articles in words a person reads."""

import re
from collections.abc import Callable
from datetime import date

from knowledge.vocabulary.conditions import Comparison, Operator
from knowledge.vocabulary.facts import FactDeclaration, FactType, Unknown, Value
from knowledge.vocabulary.rules import Status, Verdict
from knowledge.vocabulary.sources import SourceReference
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language

UNIT_IN_CHINESE = {
    "CNY": "元", "day": "天", "year": "年", "month": "个月", "t": "吨",
}  # fmt: skip
UNIT_IN_ENGLISH = {"CNY": "yuan", "day": "days", "year": "years", "month": "months"}

UNKNOWN_IN_WORDS: Text = {"en": "not known", "zh": "不清楚"}

VERDICT_IN_WORDS: dict[Verdict, Text] = {
    Verdict.ROAD_LEGAL: {"en": "Road legal", "zh": "可以上路"},
    Verdict.ROAD_LEGAL_AFTER_STEPS: {"en": "Road legal after steps", "zh": "办妥有关事项后方可上路"},
    Verdict.RESTRICTED_USE: {"en": "Restricted use", "zh": "仅限特定范围使用"},
    Verdict.NOT_ROAD_LEGAL: {"en": "Not road legal", "zh": "不得上路"},
    Verdict.UNDETERMINED: {"en": "Undetermined", "zh": "尚不能判定"},
}
STATUS_IN_WORDS: dict[Status, Text] = {
    Status.NOT_MET: {"en": "Not met", "zh": "不符合"},
    Status.UNDETERMINED: {"en": "Open", "zh": "待查明"},
    Status.MET: {"en": "Met", "zh": "符合"},
    Status.NOT_APPLICABLE: {"en": "Does not apply", "zh": "不适用"},
}
YES_OR_NO: dict[str, Text] = {"yes": {"en": "Yes", "zh": "是"}, "no": {"en": "No", "zh": "否"}}
CONCLUSIONS_IN_WORDS: dict[str, Text] = {
    **{verdict.value: words for verdict, words in VERDICT_IN_WORDS.items()},
    **{status.value: words for status, words in STATUS_IN_WORDS.items()},
    **YES_OR_NO,
}

CHINESE_DIGITS = "一二三四五六七八九"
DAYS_LEFT = "days_until"
"""The formula that counts below nought once its day is past."""
DAYS_PAST: Text = {"en": "none, past by {days}", "zh": "无，已过{days}"}

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_.]*)\}")


def number_in_words(number: float, unit: str | None, language: Language) -> str:
    """A number with its unit: "1,800 kg", "1,200 yuan", "1800 kg", "1200元" (no thousands comma in Chinese)."""
    figure = f"{number:,.10g}" if language == "en" else f"{number:.10g}"
    if unit is None:
        return figure
    unit_word = (UNIT_IN_CHINESE if language == "zh" else UNIT_IN_ENGLISH).get(unit, unit)
    if language == "en" and number == 1:
        unit_word = unit_word.removesuffix("s") if unit in UNIT_IN_ENGLISH and unit != "CNY" else unit_word
    is_attached = unit == "%" or (language == "zh" and unit in UNIT_IN_CHINESE)
    return f"{figure}{'' if is_attached else ' '}{unit_word}"


def day_in_words(day: date, language: Language) -> str:
    """A day, unmistakable in both languages: "22 Nov 2026", "2026年11月22日"."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    return f"{day.day} {months[day.month - 1]} {day.year}"


def value_in_words(declaration: FactDeclaration, value: Value | Unknown, language: Language) -> str:
    """The value of a fact as people read it: the label of a choice, a number with its unit, a day."""
    if isinstance(value, Unknown):
        return in_language(UNKNOWN_IN_WORDS, language)
    if isinstance(value, date):
        return day_in_words(value, language)
    if isinstance(value, str):
        label = (declaration.choices or {}).get(value)
        return in_language(label, language) if label else value
    if value < 0 and declaration.formula is not None and declaration.formula.name == DAYS_LEFT:
        return in_language(DAYS_PAST, language).format(days=number_in_words(-value, declaration.unit, language))
    return number_in_words(value, declaration.unit, language)


def number_text(number: float, unit: str | None) -> Text:
    """A number with its unit, in every language."""
    return {language: number_in_words(number, unit, language) for language in LANGUAGES}


def day_text(day: date) -> Text:
    """A day in every language."""
    return {language: day_in_words(day, language) for language in LANGUAGES}


def value_text(declaration: FactDeclaration, value: Value | Unknown) -> Text:
    """The value of a fact in every language."""
    return {language: value_in_words(declaration, value, language) for language in LANGUAGES}


def conclusion_in_words(value: Value) -> Text:
    """A verdict, a status, or whether something applies, as it stands in a sentence: "not road legal"."""
    words = CONCLUSIONS_IN_WORDS.get(str(value))
    return _in_a_sentence(words) if words else {"en": str(value)}


def verdict_in_words(verdict: Verdict) -> Text:
    """A verdict as it stands in a sentence; also that there is none yet."""
    return _in_a_sentence(VERDICT_IN_WORDS[verdict])


def _in_a_sentence(words: Text) -> Text:
    return {**words, "en": words["en"][:1].lower() + words["en"][1:]}


SIGNS: dict[Operator, Text] = {
    Operator.EQUAL: {"en": "{values}", "zh": "{values}"},
    Operator.UNEQUAL: {"en": "not {values}", "zh": "不是{values}"},
    Operator.LESS: {"en": "below {values}", "zh": "低于 {values}"},
    Operator.LESS_OR_EQUAL: {"en": "at most {values}", "zh": "不超过 {values}"},
    Operator.GREATER: {"en": "above {values}", "zh": "高于 {values}"},
    Operator.GREATER_OR_EQUAL: {"en": "at least {values}", "zh": "不低于 {values}"},
}
OPPOSITES = {
    Operator.EQUAL: Operator.UNEQUAL, Operator.UNEQUAL: Operator.EQUAL,
    Operator.LESS: Operator.GREATER_OR_EQUAL, Operator.GREATER_OR_EQUAL: Operator.LESS,
    Operator.GREATER: Operator.LESS_OR_EQUAL, Operator.LESS_OR_EQUAL: Operator.GREATER,
}  # fmt: skip


def comparison_in_words(
    declaration: FactDeclaration | None, comparison: Comparison, language: Language, *, must_hold: bool = True
) -> str:
    """What a comparison asks of its fact: "at most 3,500 mm", "Petrol or Diesel", "not Micro truck".

    `must_hold`: False where the comparison is an exception, which must not hold. No declaration: a status or verdict.
    """
    operator = comparison.operator if must_hold else OPPOSITES[comparison.operator]
    joint = {"en": " or ", "zh": "或"}[language]
    values = joint.join(_operand_in_words(declaration, operand, language) for operand in comparison.operands)
    return in_language(SIGNS[operator], language).format(values=values)


def comparison_text(declaration: FactDeclaration | None, comparison: Comparison, *, must_hold: bool = True) -> Text:
    """What a comparison asks of its fact, in every language."""
    return {one: comparison_in_words(declaration, comparison, one, must_hold=must_hold) for one in LANGUAGES}


def _operand_in_words(declaration: FactDeclaration | None, operand: str | float, language: Language) -> str:
    if declaration is None:
        return in_language(conclusion_in_words(operand), language)
    is_day = declaration.type is FactType.DATE and not isinstance(operand, str)
    return value_in_words(declaration, date.fromordinal(int(operand)) if is_day else operand, language)


def placeholders_in(text: Text) -> set[str]:
    """The ids that a text quotes as {id}, in any language."""
    return {name for words in text.values() for name in PLACEHOLDER.findall(words)}


def filled(text: Text, quote: Callable[[str, Language], str]) -> Text:
    """The text with every {id} replaced by `quote(id, language)`."""
    if not any("{" in words for words in text.values()):
        return text
    return {language: _filled(text[language], language, quote) for language in LANGUAGES if language in text}


def _filled(words: str, language: Language, quote: Callable[[str, Language], str]) -> str:
    return PLACEHOLDER.sub(lambda found: quote(found[1], language), words)


def article_in_words(reference: SourceReference, language: Language) -> str:
    """ "Art. 15(4)" or "第15条第4项"; clauses of standards ("cl. 12.1") keep their number; "" for the whole.

    51-53 are three articles, 133-1 is the first that was put in behind 133: "第133条之一".
    """
    article = reference.article
    if not article:
        return ""
    clause = article.removeprefix("cl. ")
    if clause != article:
        return f"第{clause}条" if language == "zh" else f"cl. {clause}"
    annex = article.removeprefix("annex")
    if annex != article:
        return f"附件{annex.strip()}" if language == "zh" else f"annex {annex.strip()}".rstrip()
    number, *parts = article.replace(")", "").split("(")
    first, _, second = number.partition("-")
    is_pair = first.isdigit() and second.isdigit()
    is_range = is_pair and int(second) > int(first)
    if language == "en":
        return f"Art. {article.replace('-', '–')}" if is_range else f"Art. {article}"
    if is_range:
        number_in_chinese = f"第{first}条至第{second}条"
    elif is_pair:
        number_in_chinese = f"第{first}条之{CHINESE_DIGITS[int(second) - 1]}"
    else:
        number_in_chinese = f"第{number}条"
    return number_in_chinese + "".join(f"第{part}项" for part in parts)


def article_text(reference: SourceReference) -> Text:
    """An article in every language."""
    return {language: article_in_words(reference, language) for language in LANGUAGES}
