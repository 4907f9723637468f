"""Chinese numerals as digits: 四 is 4, 一千八百 is 1800, 二〇二六 is 2026, 三点五 is 3.5."""

import re

DIGITS = {sign: digit for digit, signs in enumerate(("零〇", "一", "二两", *"三四五六七八九")) for sign in signs}
PLACES = {"十": 10, "百": 100, "千": 1000}
TEN_THOUSAND = "万"

NUMERAL = re.compile(r"(?<![\d])[零〇一二两三四五六七八九十](?:[零〇一二两三四五六七八九十百万]|千(?![克米瓦]))*")
POINT = re.compile(r"(?<=\d)点(?=\d)")


def with_digits(words: str) -> str:
    """The words with Chinese numerals in digits. Places after digits (5万) stay as they are."""
    return POINT.sub(".", NUMERAL.sub(lambda found: str(_value(found[0])), words))


def _value(numeral: str) -> int:
    if all(sign in DIGITS for sign in numeral):
        return int("".join(str(DIGITS[sign]) for sign in numeral))
    if TEN_THOUSAND not in numeral:
        return _below_ten_thousand(numeral)
    above, below = numeral.split(TEN_THOUSAND, 1)
    is_short_form = len(below) == 1 and below in DIGITS
    return _below_ten_thousand(above) * 10_000 + _below_ten_thousand(below) * (1_000 if is_short_form else 1)


def _below_ten_thousand(numeral: str) -> int:
    """The value of places up to 千. 一千八 is short for 1800, 一千零八 is 1008."""
    total, digit, place = 0, 0, 10
    for sign in numeral:
        if sign in PLACES:
            place = PLACES[sign]
            total += (digit or 1) * place
            digit = 0
        elif sign in DIGITS:
            digit = DIGITS[sign]
            place = place if digit else 10
    return total + digit * place // 10
