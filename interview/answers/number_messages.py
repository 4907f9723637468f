"""What is said about numbers that were typed."""

from decimal import Decimal

from interview.answers.units import Unit, factor_between
from knowledge.vocabulary.facts import FactDeclaration
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language
from knowledge.vocabulary.wording import UNIT_IN_CHINESE, UNIT_IN_ENGLISH, number_in_words, number_text

UNIT_AS_SHOWN: dict[str, Text] = {
    "jin": {"en": "jin", "zh": "斤"},
    "lb": {"en": "lb", "zh": "磅"},
    "in": {"en": "in", "zh": "英寸"},
    "ft": {"en": "ft", "zh": "英尺"},
    "mile": {"en": "miles", "zh": "英里"},
    "PS": {"en": "metric horsepower", "zh": "马力"},
    "hp": {"en": "horsepower", "zh": "英制马力"},
}
"""Units that no fact is asked in, in words."""


def no_negative() -> Text:
    """A figure below zero."""
    return {
        "en": "It cannot be less than nothing. Please type it without the minus sign.",
        "zh": "不能是负数。请去掉负号重新输入。",
    }


def not_a_number(declaration: FactDeclaration) -> Text:
    """Words without a figure, or with several."""
    in_unit, unit_in_brackets = _unit_phrases(declaration)
    return {
        "en": f"Please type one number{in_unit}, in digits.",
        "zh": f"请用数字输入{unit_in_brackets}。",
    }


def too_many_digits() -> Text:
    """A figure longer than any measure."""
    return {"en": "That number is too long to be true. Please check it.", "zh": "数字太长，请核对。"}


def wrong_unit(word: str, declaration: FactDeclaration) -> Text:
    """A unit that measures something else, or is none."""
    shown = word if len(word) <= 20 else f"{word[:20]}..."
    unit = declaration.unit
    if unit is None:
        return {"en": f'Only a number is needed here, without "{shown}".', "zh": f"这里只需输入数字，不要“{shown}”。"}
    return {
        "en": f'"{shown}" does not fit here. Please give the number in {UNIT_IN_ENGLISH.get(unit, unit)}.',
        "zh": f"“{shown}”在这里不适用。请以 {UNIT_IN_CHINESE.get(unit, unit)} 为单位输入。",
    }


def too_many_decimals(declaration: FactDeclaration) -> Text:
    """More digits behind the decimal point than the law looks at."""
    in_unit, unit_in_brackets = _unit_phrases(declaration)
    if declaration.decimals == 0:
        return {"en": f"Please give a whole number{in_unit}.", "zh": f"请输入整数{unit_in_brackets}。"}
    places = declaration.decimals
    return {
        "en": f"Please give at most {places} digit{'s' if places > 1 else ''} after the decimal point.",
        "zh": f"小数点后最多 {places} 位，请重新输入。",
    }


def converted(typed: Decimal, unit: Unit, number: float, declaration: FactDeclaration) -> Text:
    """The conversion: "3.5 m = 3,500 mm", "11 ft is about 3,353 mm"."""
    is_exact = declaration.unit is None or typed * factor_between(unit, declaration.unit) == Decimal(str(number))
    sign = {"en": "=", "zh": "="} if is_exact else {"en": "is about", "zh": "约为"}
    return {
        language: f"{_as_typed(typed, unit, language)} {sign[language]} "
        f"{number_in_words(number, declaration.unit, language)}"
        for language in LANGUAGES
    }


def number_meant(figure: str, number: float, declaration: FactDeclaration) -> Text:
    """Which of two readings of a comma or point was taken: "1.800 = 1,800 kg"."""
    return {language: f"{figure} = {words}" for language, words in number_text(number, declaration.unit).items()}


def unit_guessed(typed: Decimal, unit: Unit, number: float, declaration: FactDeclaration) -> Text:
    """A bare figure that only makes sense in another unit."""
    as_asked = number_text(float(typed), declaration.unit)
    equation = converted(typed, unit, number, declaration)
    return {
        "en": f"{as_asked['en']} would be unusual. Do you mean {equation['en']}?",
        "zh": f"{as_asked['zh']} 很少见。您是指 {equation['zh']} 吗？",
    }


def unit_uncertain(typed: Decimal, unit: Unit, number: float, declaration: FactDeclaration) -> Text:
    """Horsepower: there are two kinds, and the papers print kilowatts."""
    equation = converted(typed, unit, number, declaration)
    return {
        "en": f"{equation['en']}. The figure on the papers is safer. Is it right?",
        "zh": f"{equation['zh']}。以证件上的数值为准更稳妥。确认无误吗？",
    }


def implausible(number: float, declaration: FactDeclaration) -> Text:
    """A figure outside what such vehicles have, to be confirmed."""
    unusual = _unusual(number, declaration)
    return {"en": f"{unusual['en']} Is it right?", "zh": f"{unusual['zh']}确认无误吗？"}


def to_be_checked(number: float, declaration: FactDeclaration) -> Text:
    """The same, where nobody is there to confirm it."""
    unusual = _unusual(number, declaration)
    return {"en": f"{unusual['en']} Please check it.", "zh": f"{unusual['zh']}请核对。"}


def _unusual(number: float, declaration: FactDeclaration) -> Text:
    value = number_text(number, declaration.unit)
    lowest, highest = (number_text(limit, declaration.unit) for limit in declaration.plausible or (0, 0))
    return {
        "en": f"{value['en']} would be unusual: it is mostly between {lowest['en']} and {highest['en']}.",
        "zh": f"{value['zh']} 很少见，通常在 {lowest['zh']} 到 {highest['zh']} 之间。",
    }


def _as_typed(typed: Decimal, unit: Unit, language: Language) -> str:
    shown = UNIT_AS_SHOWN.get(unit.id)
    return number_in_words(float(typed), in_language(shown, language) if shown else unit.id, language)


def _unit_phrases(declaration: FactDeclaration) -> tuple[str, str]:
    """ " in kg" and "（单位：kg）"; empty where the fact has no unit."""
    unit = declaration.unit
    if unit is None:
        return "", ""
    return f" in {UNIT_IN_ENGLISH.get(unit, unit)}", f"（单位：{UNIT_IN_CHINESE.get(unit, unit)}）"
