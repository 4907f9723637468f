"""Numbers as people type them: 1800kg, 1,8 t, 3.5m for a length in mm, ３５００, 5万公里, 一千八百."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from interview.answers import number_messages as say
from interview.answers.chinese_numerals import with_digits
from interview.answers.figures_in_parts import in_one_part
from interview.answers.reading import Misunderstood, Reading, Understood
from interview.answers.units import COUNTERS, UNIT_BY_ID, WITHOUT_UNIT_PERHAPS_IN, Unit, factor_between, same_kind
from knowledge.vocabulary.facts import FactDeclaration

MOST_SIGNS = 15
"""Longer figures measure no vehicle."""

ABOUT = re.compile(r"^(?:about|approximately|approx\.?|around|roughly|circa|ca\.?|~|大约|大概|差不多|约|时速)\s*")
OR_SO = re.compile(r"\s*(?:左右|上下|or so)$")
CURRENCY_FIRST = re.compile(r"^(?:¥|rmb|cny)\s*(?=\d)")
NEGATIVE = re.compile(r"^(?:-|负|minus\b)\s*(?=\.?\d)")
FIGURE_AND_UNIT = re.compile(r"(?P<figure>\.?\d(?:[\d., '_]*\d)?)\s*(?P<times>万|千(?![克米瓦])|百)?\s*(?P<unit>\D.*)?")
IN_GROUPS = re.compile(r"\d{1,3}(?:[ '_]\d{3})+(?=$|[.,])")
TIMES = {"万": Decimal(10_000), "千": Decimal(1_000), "百": Decimal(100)}
ENGLISH_NUMBERS = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}
NONE_AT_ALL = frozenset({"none", "nothing", "nil", "没有", "无"})
FIRST_WORD = re.compile(r"^[a-z]+\b")


@dataclass(frozen=True)
class Figure:
    """One way to read what was typed, in the unit that the fact is asked in."""

    typed: Decimal
    value: Decimal
    unit: Unit | None
    """The unit that was typed; null = none."""
    unclear_figure: str = ""
    """The figure as it was typed, where its comma or point could be read in two ways."""


def read_number(words: str, declaration: FactDeclaration) -> Reading:
    """The number in the unit of the fact; conversions and resolved ambiguities are shown back."""
    bare = _bare_figure(words.casefold().rstrip(" .。"))
    if NEGATIVE.match(bare):
        return Misunderstood(say.no_negative())
    parts = FIGURE_AND_UNIT.fullmatch(bare)
    if not parts:
        return Misunderstood(say.not_a_number(declaration))
    if len(parts["figure"]) > MOST_SIGNS:
        return Misunderstood(say.too_many_digits())
    return _in_unit(parts["figure"], TIMES.get(parts["times"], Decimal(1)), parts["unit"] or "", declaration)


def figures_meant(figure: str) -> tuple[Decimal, ...]:
    """What the digits can mean, the likelier first: "1,800" is 1800, then 1.8; "1.800" the other way round."""
    if IN_GROUPS.match(figure):
        figure = re.sub("[ '_]", "", figure)
    if not re.fullmatch(r"[\d.,]+", figure):
        return ()
    return tuple(Decimal(plain) for plain in _plain_forms(figure))


def _plain_forms(figure: str) -> Iterator[str]:
    signs = [sign for sign in figure if sign in ",."]
    if not signs:
        yield figure
        return
    whole, _, fraction = figure.rpartition(signs[-1])
    as_decimal = f"{_ungrouped(whole, signs[-1])}.{fraction}" if _ungrouped(whole, signs[-1]) is not None else None
    as_groups = _ungrouped(figure, None)
    likelier_first = (as_groups, as_decimal) if signs[-1] == "," else (as_decimal, as_groups)
    yield from (form for form in likelier_first if form is not None)


def _ungrouped(digits: str, decimal_sign: str | None) -> str | None:
    """The digits without their thousands separators; null where they do not stand in groups of three."""
    signs = {sign for sign in digits if sign in ",."}
    if not signs:
        return digits or "0"
    if len(signs) > 1 or decimal_sign in signs:
        return None
    groups = digits.split(signs.pop())
    fits = 1 <= len(groups[0]) <= 3 and groups[0] != "0" and all(len(group) == 3 for group in groups[1:])
    return "".join(groups) if fits else None


def _bare_figure(words: str) -> str:
    """The words in digits, without "about" and the like, or a currency in front."""
    if words in NONE_AT_ALL:
        return "0"
    figure = CURRENCY_FIRST.sub("", OR_SO.sub("", ABOUT.sub("", words)))
    return in_one_part(with_digits(FIRST_WORD.sub(lambda word: ENGLISH_NUMBERS.get(word[0], word[0]), figure)))


def _in_unit(figure: str, times: Decimal, unit_word: str, declaration: FactDeclaration) -> Reading:
    unit = same_kind(declaration.unit, unit_word) if unit_word else None
    if unit_word and unit is None and not _is_its_own_unit(unit_word, declaration.unit):
        has_figure = re.search(r"\d", unit_word) is not None
        return Misunderstood(say.not_a_number(declaration) if has_figure else say.wrong_unit(unit_word, declaration))
    factor = factor_between(unit, declaration.unit) if unit and declaration.unit else Decimal(1)
    readings = figures_meant(figure)
    unclear = figure if len(readings) > 1 else ""
    ways = [Figure(meant * times, meant * times * factor, unit, unclear) for meant in readings]
    if not ways:
        return Misunderstood(say.not_a_number(declaration))
    chosen = next((way for way in ways if _fits(way.value, declaration)), ways[0])
    if unit is None and not _fits(chosen.value, declaration):
        chosen = _in_a_likelier_unit(ways[0], declaration) or chosen
        return _judged(chosen, declaration, was_guessed=chosen.unit is not None)
    return _judged(chosen, declaration, was_guessed=False)


def _is_its_own_unit(word: str, unit: str | None) -> bool:
    """Whether the word is a unit that we have no table for, or a counter of things without unit."""
    name = word.strip(" .")
    return name in COUNTERS if unit is None else name == unit.casefold()


def _in_a_likelier_unit(way: Figure, declaration: FactDeclaration) -> Figure | None:
    """The bare figure in a neighbouring unit, where exactly one makes sense."""
    asked = declaration.unit or ""
    in_others = [
        Figure(way.typed, way.typed * factor_between(UNIT_BY_ID[other], asked), UNIT_BY_ID[other])
        for other in WITHOUT_UNIT_PERHAPS_IN.get(asked, ())
    ]
    sensible = [other for other in in_others if _fits(other.value, declaration)]
    return sensible[0] if len(sensible) == 1 else None


def _judged(way: Figure, declaration: FactDeclaration, *, was_guessed: bool) -> Reading:
    value = way.value.quantize(Decimal(1).scaleb(-declaration.decimals), ROUND_HALF_EVEN)
    was_converted = way.unit is not None and way.unit.id != declaration.unit
    if value != way.value and not was_converted:
        return Misunderstood(say.too_many_decimals(declaration))
    number = int(value) if value == value.to_integral_value() else float(value)
    back = say.converted(way.typed, way.unit, number, declaration) if way.unit and was_converted else None
    if was_guessed and way.unit:
        return Understood(number, back, say.unit_guessed(way.typed, way.unit, number, declaration))
    if was_converted and way.unit and not way.unit.is_certain:
        return Understood(number, back, say.unit_uncertain(way.typed, way.unit, number, declaration))
    if not is_plausible(value, declaration):
        return Understood(number, back, say.implausible(number, declaration))
    return Understood(
        number, back or (say.number_meant(way.unclear_figure, number, declaration) if way.unclear_figure else None)
    )


def _fits(value: Decimal, declaration: FactDeclaration) -> bool:
    return is_plausible(value, declaration) and value == round(value, declaration.decimals)


def is_plausible(value: Decimal, declaration: FactDeclaration) -> bool:
    """Whether vehicles of that kind are so; true where the declaration says nothing."""
    if declaration.plausible is None:
        return True
    lowest, highest = declaration.plausible
    return Decimal(str(lowest)) <= value <= Decimal(str(highest))
