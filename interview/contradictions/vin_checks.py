"""What a vehicle identification number says of itself, and where that does not fit the other answers. Offline.

GB 16735 (as ISO 3779): seventeen signs; the first three name the maker, the ninth checks the others, the tenth names
the model year. The library vininfo knows makers, check sum and years.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from interview.answers.identifiers import NOT_IN_A_VIN, VIN_SIGNS
from interview.contradictions.makers import maker_of, makes_named_in
from interview.sentences import filled_in
from knowledge.vocabulary.contradictions import Basis, FoundContradiction, SaidAnswer
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import Text

if TYPE_CHECKING:
    from vininfo import Vin

VIN: FactId = "vehicle.vin"
STATE: FactId = "vehicle.vin_state"
ORIGIN: FactId = "vehicle.origin"
MODEL: FactId = "vehicle.model"
MANUFACTURED: FactId = "vehicle.manufactured"

SAYS_SO_ITSELF = ("altered", "missing")
"""States of the number with which a number of another length is no surprise."""
CHINA = "China"
COUNTRIES_IN_CHINESE = {
    "Japan": "日本", "South Korea": "韩国", "United States": "美国", "Canada": "加拿大", "Mexico": "墨西哥",
    "Germany": "德国", "France": "法国", "United Kingdom": "英国", "Italy": "意大利", "India": "印度",
    "Thailand": "泰国", "Taiwan": "台湾地区", CHINA: "中国",
}  # fmt: skip
YEARS_APART = 1
"""A model year begins in the year before and ends in the year after."""

LENGTH: Text = {
    "en": "A VIN has 17 signs; this one has {count}.",
    "zh": "车辆识别代号应为17位，此号为{count}位。",
}
SIGNS: Text = {
    "en": "A VIN has only digits and capital letters other than I, O and Q; this one has {signs}.",
    "zh": "车辆识别代号只含数字和除I、O、Q以外的大写字母，此号含有{signs}。",
}
CHECK_DIGIT: Text = {
    "en": "The check sign of this VIN, its ninth, fails: one of its signs was probably misread or mistyped.",
    "zh": "此车辆识别代号的第9位检验位不符：很可能有一位看错或输错。",
}
COUNTRY: Text = {
    "en": "By its first three signs ({wmi}) the VIN was given in {country}, which does not fit where the vehicle "
    "is said to come from.",
    "zh": "前三位（{wmi}）表明此车辆识别代号由{country}的企业编制，与所述来源不符。",
}
MAKE: Text = {
    "en": "By its first three signs ({wmi}) the VIN belongs to {maker}, and the make that was given is another one.",
    "zh": "前三位（{wmi}）表明此车辆识别代号属于{maker}，与所填厂牌不符。",
}
YEAR: Text = {
    "en": "The tenth sign of the VIN stands for model year {years}, which does not fit the date of manufacture.",
    "zh": "第10位表示车型年份为{years}，与制造日期不符。",
}


def vin_contradictions(answers: Mapping[FactId, Answer]) -> Iterator[FoundContradiction]:
    """Where the number does not fit itself or the other answers; nothing where none was given."""
    typed = _known(answers, VIN)
    if not isinstance(typed, str):
        return
    vin = typed.strip().upper()
    strange = dict.fromkeys(NOT_IN_A_VIN.findall(vin))
    if len(vin) != VIN_SIGNS:
        if _known(answers, STATE) not in SAYS_SO_ITSELF:
            yield _found("vin.length", answers, LENGTH, (VIN, STATE), count=len(vin))
    elif strange:
        yield _found("vin.signs", answers, SIGNS, (VIN,), signs=", ".join(strange))
    else:
        from vininfo import Vin

        for check in CHECKS:
            yield from check(Vin(vin), answers)


def _check_sign(vin: "Vin", answers: Mapping[FactId, Answer]) -> Iterator[FoundContradiction]:
    """China requires it; other countries leave it to the makers."""
    if vin.country == CHINA and not vin.verify_checksum(check_year=False):
        yield _found("vin.check_sign", answers, CHECK_DIGIT, (VIN,))


def _country(vin: "Vin", answers: Mapping[FactId, Answer]) -> Iterator[FoundContradiction]:
    origin, country = _known(answers, ORIGIN), vin.country
    if origin is not None and country and (origin == "domestic") != (country == CHINA):
        yield _found("vin.country", answers, COUNTRY, (VIN, ORIGIN), wmi=vin.wmi, country=_named(country))


def _make(vin: "Vin", answers: Mapping[FactId, Answer]) -> Iterator[FoundContradiction]:
    """Only where both makers are known."""
    stated = _known(answers, MODEL)
    maker = maker_of(vin.wmi)
    given = makes_named_in(stated) if isinstance(stated, str) else frozenset()
    own = makes_named_in(maker) if maker else frozenset()
    if maker and given and own and not given & own:
        yield _found("vin.make", answers, MAKE, (VIN, MODEL), wmi=vin.wmi, maker=maker)


def _year(vin: "Vin", answers: Mapping[FactId, Answer]) -> Iterator[FoundContradiction]:
    manufactured = _known(answers, MANUFACTURED)
    years = vin.years if vin.country == CHINA else []
    if isinstance(manufactured, date) and years and all(abs(year - manufactured.year) > YEARS_APART for year in years):
        named = " / ".join(str(year) for year in sorted(years))
        yield _found("vin.year", answers, YEAR, (VIN, MANUFACTURED), years=named)


CHECKS: tuple[Callable[["Vin", Mapping[FactId, Answer]], Iterator[FoundContradiction]], ...] = (
    _check_sign, _country, _make, _year,
)  # fmt: skip


def _named(country: str) -> Text:
    return {"en": country, "zh": COUNTRIES_IN_CHINESE.get(country, country)}


def _known(answers: Mapping[FactId, Answer], fact: FactId) -> object:
    answer = answers.get(fact)
    return answer.known if answer else None


def _found(
    id: str, answers: Mapping[FactId, Answer], says: Text, facts: tuple[FactId, ...], **parts: str | int | Text
) -> FoundContradiction:
    words = filled_in(says, **parts)
    said = tuple(SaidAnswer(fact, answers[fact].value) for fact in facts if fact in answers)
    return FoundContradiction(id, words, said, Basis.NUMBER)
