"""Which column of a table is what: the names that the Announcement and its copies use, in Chinese and English."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

MODEL, MAKER, BRAND, NAME, BATCH, STATUS, FUEL, SIZE = (
    "model", "maker", "brand", "name", "batch", "status", "vehicle.powertrain", "size",
)  # fmt: skip
"""Columns that are no figures."""

NAMES: dict[str, tuple[str, ...]] = {
    MODEL: ("车辆型号", "产品型号", "产品型号名称", "型号", "公告型号", "model", "vehicle model", "model number"),
    MAKER: ("企业名称", "生产企业", "生产企业名称", "制造企业", "maker", "manufacturer", "company"),
    BRAND: ("产品商标", "商标", "品牌", "车辆品牌", "brand", "trademark", "make"),
    NAME: ("车辆名称", "产品名称", "name", "vehicle name"),
    BATCH: ("批次", "公告批次", "公告批号", "batch", "announcement batch"),
    STATUS: ("状态", "产品状态", "公告状态", "status"),
    FUEL: ("燃料种类", "燃料类型", "燃料", "fuel", "fuel type"),
    SIZE: ("外形尺寸", "外廓尺寸", "长×宽×高", "外形尺寸长×宽×高", "dimensions", "size"),
    "vehicle.length": ("外形尺寸长", "外廓尺寸长", "长", "车长", "总长", "length", "overall length"),
    "vehicle.width": ("外形尺寸宽", "外廓尺寸宽", "宽", "车宽", "总宽", "width", "overall width"),
    "vehicle.height": ("外形尺寸高", "外廓尺寸高", "高", "车高", "总高", "height", "overall height"),
    "vehicle.gross_mass": (
        "总质量",
        "最大允许总质量",
        "最大设计总质量",
        "gross mass",
        "gross vehicle mass",
        "gvm",
        "gvw",
    ),
    "vehicle.kerb_mass": ("整备质量", "整车整备质量", "kerb mass", "curb weight", "kerb weight"),
    "vehicle.rated_load": ("额定载质量", "核定载质量", "载质量", "rated load", "payload"),
    "vehicle.displacement": ("排量", "发动机排量", "displacement"),
    "vehicle.top_speed": ("最高车速", "最高设计车速", "top speed", "maximum speed"),
    "vehicle.seats": ("额定载客", "准乘人数", "额定载客含驾驶员", "乘员数", "seats"),
}
"""By what the column holds: every name, without units and punctuation."""
UNITS = re.compile(r"(?<![a-z])(mm|毫米|kg|千克|公斤|ml|毫升|km/h|kmh|公里/小时|人|座)(?![a-z])")
BETWEEN_WORDS = re.compile(r"[\s_\-:：/|()（）\[\]【】*.,，、]+")
KNOWN = {name: key for key, names in NAMES.items() for name in names}


@dataclass(frozen=True)
class Columns:
    """Where things stand in the rows of a table."""

    of: dict[str, int]
    unknown: tuple[str, ...]
    """Heads of columns that are not used."""


def columns_of(heads: Sequence[str]) -> Columns:
    """The columns by what they hold; of two of the same the first."""
    found: dict[str, int] = {}
    unknown = []
    for position, head in enumerate(heads):
        key = next((KNOWN[name] for name in _spellings(head) if name in KNOWN), None)
        if key is None or key in found:
            unknown.extend([head.strip()[:40]] if head.strip() else [])
        else:
            found[key] = position
    return Columns(found, tuple(unknown))


def _spellings(head: str) -> Iterator[str]:
    """The head without punctuation, then without its unit: 外形尺寸长(mm), 外形尺寸 / 长, Overall_length."""
    words = unicodedata.normalize("NFKC", head[:200]).casefold().strip("\ufeff")
    for spelled in (words, UNITS.sub(" ", words)):
        spaced = BETWEEN_WORDS.sub(" ", spelled).strip()
        yield spaced
        yield spaced.replace(" ", "")
