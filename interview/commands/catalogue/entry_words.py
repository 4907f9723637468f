"""An entry of the catalogue in words and as data."""

from collections.abc import Iterator
from typing import Any

from interview.catalogue.columns import NAMES
from interview.catalogue.entries import CatalogueEntry
from knowledge.vocabulary.text import Language, Text, in_language

NONE_YET: Text = {
    "en": "Nothing has been imported. Take a table with: roadworthy catalogue import FILE",
    "zh": "还没有导入任何条目。导入表格：roadworthy catalogue import FILE",
}
MODELS_HEAD: tuple[Text, ...] = (
    {"en": "MODEL", "zh": "车辆型号"},
    {"en": "BATCH", "zh": "批次"},
    {"en": "MAKER", "zh": "企业名称"},
    {"en": "NAME", "zh": "车辆名称"},
    {"en": "LISTING", "zh": "状态"},
)
LISTINGS: dict[bool, Text] = {False: {"en": "listed", "zh": "在列"}, True: {"en": "withdrawn", "zh": "已撤销"}}
MODEL_LINE: Text = {"en": "{model} ({listing})", "zh": "{model}（{listing}）"}
LINE: Text = {"en": "{label}: {value}", "zh": "{label}：{value}"}
LABELS: dict[str, Text] = {
    "maker": {"en": "Maker", "zh": "企业名称"},
    "brand": {"en": "Brand", "zh": "产品商标"},
    "name": {"en": "Name", "zh": "车辆名称"},
    "batch": {"en": "Batch", "zh": "批次"},
    "file": {"en": "From the table", "zh": "来自表格"},
}
OF_FACTS: dict[str, Text] = {
    "vehicle.length": {"en": "Length (mm)", "zh": "长（mm）"},
    "vehicle.width": {"en": "Width (mm)", "zh": "宽（mm）"},
    "vehicle.height": {"en": "Height (mm)", "zh": "高（mm）"},
    "vehicle.gross_mass": {"en": "Gross mass (kg)", "zh": "总质量（kg）"},
    "vehicle.kerb_mass": {"en": "Kerb mass (kg)", "zh": "整备质量（kg）"},
    "vehicle.rated_load": {"en": "Rated load (kg)", "zh": "额定载质量（kg）"},
    "vehicle.displacement": {"en": "Displacement (mL)", "zh": "排量（mL）"},
    "vehicle.top_speed": {"en": "Top speed (km/h)", "zh": "最高车速（km/h）"},
    "vehicle.seats": {"en": "Seats", "zh": "额定载客"},
    "vehicle.powertrain": {"en": "Power", "zh": "燃料种类"},
}
FUELS: dict[str | float, Text] = {
    "petrol": {"en": "petrol", "zh": "汽油"},
    "diesel": {"en": "diesel", "zh": "柴油"},
    "gas": {"en": "gas", "zh": "燃气"},
    "electric": {"en": "battery electric", "zh": "纯电动"},
    "hybrid": {"en": "hybrid", "zh": "混合动力"},
}
assert OF_FACTS.keys() == {key for key in NAMES if key.startswith("vehicle.")}


def as_row(entry: CatalogueEntry, language: Language) -> tuple[str, ...]:
    """One line of the list."""
    return (entry.model, entry.batch, entry.maker, entry.name, in_language(LISTINGS[entry.withdrawn], language))


def in_lines(entry: CatalogueEntry, language: Language) -> Iterator[str]:
    """All that the table said of a model."""
    listing = in_language(LISTINGS[entry.withdrawn], language)
    yield in_language(MODEL_LINE, language).format(model=entry.model, listing=listing)
    said = [(label, getattr(entry, name)) for name, label in LABELS.items() if name != "file"]
    figures = [
        (label, " / ".join(_said(value, language) for value in entry.values[fact]))
        for fact, label in OF_FACTS.items()
        if fact in entry.values
    ]
    for label, value in (*said, *figures, (LABELS["file"], entry.file)):
        if value:
            yield f"  {in_language(LINE, language).format(label=in_language(label, language), value=value)}"


def _said(value: str | float, language: Language) -> str:
    return in_language(FUELS[value], language) if value in FUELS else str(value)


def as_json(entry: CatalogueEntry) -> dict[str, Any]:
    """The entry for other programs; values by the id of their fact."""
    return {
        "model": entry.model,
        "maker": entry.maker,
        "brand": entry.brand,
        "name": entry.name,
        "batch": entry.batch,
        "listing": entry.listing,
        "values": {fact: list(values) for fact, values in entry.values.items()},
        "file": entry.file,
    }
