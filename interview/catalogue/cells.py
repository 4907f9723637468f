"""The cells of a row: model numbers, figures of which an entry may allow several, fuels, names."""

import re
import unicodedata
from collections.abc import Mapping

from interview.catalogue import columns as c
from interview.catalogue.entries import CatalogueEntry, Said, bare_model
from knowledge.vocabulary.text import Text

LONGEST = 200
"""Characters of a cell."""
MODEL = re.compile(r"[0-9A-Z][0-9A-Z\-/.()+]{1,39}")
FORMULA_BEGINS = ("=", "+", "-", "@")
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
BETWEEN_FIGURES = re.compile(r"[,，、;；/|\s]+")
BETWEEN_SIDES = re.compile(r"[x×*X]")
LARGEST_FIGURE = 1_000_000
SIDES = ("vehicle.length", "vehicle.width", "vehicle.height")
FUELS = (
    ("混合", "hybrid"), ("增程", "hybrid"), ("hybrid", "hybrid"), ("纯电", "electric"), ("电", "electric"),
    ("electric", "electric"), ("柴油", "diesel"), ("diesel", "diesel"), ("汽油", "petrol"), ("petrol", "petrol"),
    ("gasoline", "petrol"), ("天然气", "gas"), ("液化", "gas"), ("cng", "gas"), ("lng", "gas"), ("lpg", "gas"),
)  # fmt: skip
WITHDRAWN = ("撤销", "停产", "暂停", "withdrawn", "revoked")


class BadCell(Exception):
    """What is wrong with a row."""

    def __init__(self, english: str, chinese: str) -> None:
        super().__init__(english)
        self.what: Text = {"en": english, "zh": chinese}


def entry_of(cells: Mapping[str, str], file: str, batch: str) -> CatalogueEntry:
    """The entry that a row writes. `batch`: of all rows that name none. Raises BadCell."""
    texts = {key: _text(key, cells.get(key, "")) for key in (c.MODEL, c.MAKER, c.BRAND, c.NAME, c.BATCH, c.STATUS)}
    model = bare_model(texts[c.MODEL])
    if not model:
        raise BadCell("the row has no model number.", "没有车辆型号。")
    if not MODEL.fullmatch(model):
        raise BadCell(f"{model[:40]!r} is no model number.", f"{model[:40]!r} 不是车辆型号。")
    return CatalogueEntry(
        model=model,
        maker=texts[c.MAKER],
        brand=texts[c.BRAND],
        name=texts[c.NAME],
        batch=_batch(texts[c.BATCH]) or batch,
        withdrawn=any(word in texts[c.STATUS].casefold() for word in WITHDRAWN),
        values=_values(cells),
        file=file,
    )


def _text(key: str, cell: str) -> str:
    words = " ".join(cell.split())
    if len(words) > LONGEST:
        raise BadCell(
            f"the cell of {_called(key)} has {len(words):,} signs.", f"{c.NAMES[key][0]}一格有{len(words)}个字符。"
        )
    if words.startswith(FORMULA_BEGINS) and len(words) > 1:
        raise BadCell(f"a formula stands in the cell of {_called(key)}.", f"{c.NAMES[key][0]}一格是公式。")
    if any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in words):
        raise BadCell(
            f"the cell of {_called(key)} contains control characters.", f"{c.NAMES[key][0]}一格含有控制字符。"
        )
    return words


def _called(key: str) -> str:
    return key.removeprefix("vehicle.").replace("_", " ")


def _batch(words: str) -> str:
    """410, "410.0" from a sheet, 第410批."""
    found = re.search(r"\d+", words)
    return found[0] if found else words


def _values(cells: Mapping[str, str]) -> dict[str, tuple[Said, ...]]:
    values: dict[str, tuple[Said, ...]] = {}
    sides = BETWEEN_SIDES.split(cells.get(c.SIZE, "").replace(" ", ""))
    if len(sides) == len(SIDES):
        values |= {fact: _figures(fact, side) for fact, side in zip(SIDES, sides, strict=True)}
    for key, cell in cells.items():
        if key.startswith("vehicle.") and key != c.FUEL and cell.strip():
            values[key] = _figures(key, cell)
    fuel = cells.get(c.FUEL, "").casefold()
    powertrain = next((found for word, found in FUELS if word in fuel), None)
    if powertrain:
        values[c.FUEL] = (powertrain,)
    return {fact: figures for fact, figures in values.items() if figures}


def _figures(key: str, cell: str) -> tuple[float, ...]:
    """ "4740", "4,740", "4740,4840" (either); a dash says nothing."""
    words = unicodedata.normalize("NFKC", cell).strip()
    if words.strip("-—/无") == "":
        return ()
    parts = [words.replace(",", "")] if THOUSANDS.fullmatch(words) else BETWEEN_FIGURES.split(words)
    return tuple(dict.fromkeys(_figure(key, part) for part in parts if part))


def _figure(key: str, word: str) -> float:
    try:
        figure = float(word)
    except ValueError:
        figure = -1
    if not 0 <= figure <= LARGEST_FIGURE:
        raise BadCell(
            f"{word[:20]!r} is no figure for {_called(key)}.", f"{c.NAMES[key][0]}一格的 {word[:20]!r} 不是数值。"
        )
    return int(figure) if figure == int(figure) else figure
