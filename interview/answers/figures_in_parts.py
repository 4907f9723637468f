"""Figures that people type in parts, as one figure: 3吨半, 3米5, 半吨, 1/2 t, 3½ t, half a ton, 11'6"."""

import re
from collections.abc import Callable
from decimal import Decimal

INCHES_IN_A_FOOT = 12

CHINESE_UNIT = "吨|米|公里|公斤|斤|升|千瓦|年"
AND_A_HALF = re.compile(rf"(\d+)\s*({CHINESE_UNIT})半")
HALF = re.compile(rf"半(?:个)?({CHINESE_UNIT})")
HALF_IN_ENGLISH = re.compile(r"(?:a )?half(?: of)?(?: an?)? (?P<unit>[a-z]+)")
AND_A_HALF_IN_ENGLISH = re.compile(r"(\d+) and a half (?P<unit>[a-z]+)")
PART_BEHIND_THE_UNIT = re.compile(r"(\d+)\s*(米|m)\s*(\d{1,2})")
"""3米5 is 3.5 m, 3m05 is 3.05 m."""
FRACTION = re.compile(r"(?:(\d+)[ -]|(?<!\d))([1-9]|1[0-5])/(2|4|8|16)(?!\d)\s*(.*)")
"""With a denominator that leaves an exact figure."""
FEET_AND_INCHES = re.compile(
    r"""(\d+)\s*(?:'|ft\.?|foot|feet|英尺)\s*(\d{1,2}(?:\.\d+)?)\s*(?:"|''|in\.?|inch|inches|英寸)?"""
)


def in_one_part(figure: str) -> str:
    """The same measure as a figure and a unit behind it; as it was, where it is not in parts."""
    for form, as_one in FORMS:
        found = form.fullmatch(figure)
        if found:
            return as_one(found)
    return figure


def _with_fraction(found: re.Match[str]) -> str:
    value = Decimal(found[1] or 0) + Decimal(found[2]) / Decimal(found[3])
    return f"{value} {found[4]}".rstrip()


def _in_inches(found: re.Match[str]) -> str:
    return f"{INCHES_IN_A_FOOT * int(found[1]) + Decimal(found[2])} in"


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (AND_A_HALF, lambda found: f"{found[1]}.5{found[2]}"),
    (HALF, lambda found: f"0.5{found[1]}"),
    (HALF_IN_ENGLISH, lambda found: f"0.5 {found['unit']}"),
    (AND_A_HALF_IN_ENGLISH, lambda found: f"{found[1]}.5 {found['unit']}"),
    (PART_BEHIND_THE_UNIT, lambda found: f"{found[1]}.{found[3]}{found[2]}"),
    (FRACTION, _with_fraction),
    (FEET_AND_INCHES, _in_inches),
)
