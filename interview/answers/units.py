"""Units as people write them, and exact factors between those that measure the same."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Unit:
    """A way to measure, and its factor to the base of its kind."""

    id: str
    """As packs write it."""
    kind: str
    factor: Decimal
    names: tuple[str, ...]
    """As people write it, in lower case, without blanks."""
    is_certain: bool = True
    """False where the word has several meanings: the conversion is then put to the person."""


def _unit(id_: str, kind: str, factor: str, names: str, *, is_certain: bool = True) -> Unit:
    return Unit(id_, kind, Decimal(factor), (id_.casefold(), *names.split()), is_certain)


UNITS = (
    _unit("kg", "mass", "1", "kgs kilo kilos kilogram kilograms kilogramme kilogrammes 公斤 千克"),
    _unit("t", "mass", "1000", "ton tons tonne tonnes 吨"),
    _unit("g", "mass", "0.001", "gram grams 克"),
    _unit("lb", "mass", "0.45359237", "lbs pound pounds 磅"),
    _unit("jin", "mass", "0.5", "斤 市斤"),
    _unit("mm", "length", "0.001", "millimetre millimetres millimeter millimeters 毫米"),
    _unit("cm", "length", "0.01", "centimetre centimetres centimeter centimeters 厘米 公分"),
    _unit("m", "length", "1", "metre metres meter meters 米"),
    _unit("km", "length", "1000", "kilometre kilometres kilometer kilometers 公里 千米"),
    _unit("in", "length", "0.0254", 'inch inches " 英寸'),
    _unit("ft", "length", "0.3048", "foot feet ' 英尺"),
    _unit("mile", "length", "1609.344", "miles mi 英里"),
    _unit("km/h", "speed", "1", "kmh kph kmph km/hr km/hour 公里/小时 千米/小时 公里每小时 千米每小时 公里 km"),
    _unit("mph", "speed", "1.609344", "mi/h miles/h 英里/小时 英里每小时"),
    _unit("m/s", "speed", "3.6", "米/秒 米每秒"),
    _unit("kW", "power", "1000", "kilowatt kilowatts 千瓦"),
    _unit("W", "power", "1", "watt watts 瓦"),
    _unit("PS", "power", "735.49875", "马力 匹 匹马力 cv pk", is_certain=False),
    _unit("hp", "power", "745.69987158227022", "bhp horsepower", is_certain=False),
    _unit("mL", "volume", "1", "millilitre millilitres milliliter milliliters cc ccm cm3 毫升"),
    _unit("L", "volume", "1000", "l litre litres liter liters 升"),
    _unit("CNY", "money", "1", "yuan rmb 元 块 块钱 元人民币 ¥"),
    _unit("day", "days", "1", "days d 天 日"),
    _unit("week", "days", "7", "weeks 周 星期 个星期"),
    _unit("month", "months", "1", "months 个月 月"),
    _unit("year", "months", "12", "years yr yrs y 年 岁"),
    _unit("%", "share", "1", "percent per cent pct"),
    _unit("V", "voltage", "1", "volt volts 伏"),
    _unit("kWh", "energy", "1", "kilowatthours 度 千瓦时"),
)

UNIT_BY_ID = {unit.id: unit for unit in UNITS}

COUNTERS = frozenset(
    "个 只 条 轮 座 人 位 辆 台 根 盏 扇 wheel wheels seat seats person persons people axle axles pieces pcs x".split()
)
"""Words that may follow a mere count."""

WITHOUT_UNIT_PERHAPS_IN = {
    "mm": ("m", "cm"),
    "cm": ("m", "mm"),
    "m": ("mm", "cm"),
    "kg": ("t",),
    "t": ("kg",),
    "mL": ("L",),
    "kW": ("W",),
    "W": ("kW",),
}
"""What a bare figure is likely to be in when it makes no sense in the unit that was asked for."""


def same_kind(asked: str | None, typed: str) -> Unit | None:
    """The unit that the word `typed` names among those that measure what `asked` measures; null = none."""
    kind = UNIT_BY_ID[asked].kind if asked in UNIT_BY_ID else None
    name = "".join(typed.casefold().split()).rstrip(".")
    for unit in UNITS:
        if unit.kind == kind and name in unit.names:
            return unit
    return None


def factor_between(typed: Unit, asked: str) -> Decimal:
    """By how much a figure in `typed` is multiplied to be in `asked`."""
    return typed.factor / UNIT_BY_ID[asked].factor
