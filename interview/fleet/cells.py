"""A column of cells read as the values of a fact, by the same readers as a typed answer, each different cell once.

Nobody can be asked about a doubt here, so a doubtful cell is rejected unless doubts are accepted. A bare letter or
number is no choice: the user's own codes need not be the order in which we offer choices.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase

import polars as pl

from interview.answers import Misunderstood, Understood, read_answer, tidied
from interview.answers.dates import FIRST_LIKELY_YEAR, LIKELY_YEARS_AHEAD
from interview.answers.units import UNIT_BY_ID, factor_between
from interview.fleet.mapping import ColumnUse
from interview.fleet.tables import trimmed
from knowledge.vocabulary.facts import NO, YES, FactDeclaration, FactType, Unknown, Value
from knowledge.vocabulary.text import Language, Text, in_language

PLAIN_FIGURE = r"^\d{1,14}(\.\d{1,9})?$"
PLAIN_DAY = r"^\d{4}-\d{2}-\d{2}$"
FLOAT_NOISE = 1e-9
ZERO_AND_ONE: Mapping[str, str] = {"0": NO, "1": YES}

CODE: Text = {
    "en": "a code, not a choice: say in the mapping file what it means (values), or write the choice",
    "zh": "这是代码而不是选项：请在映射文件（values）中说明其含义，或直接写选项",
}
OTHER_TYPE: Text = {"en": "a value of this type does not fit here", "zh": "此类型的值不适用于这里"}
OUT_OF_GRID: Text = {
    "en": "at most {decimals} decimals, and not so unusual a figure: it is mostly between {lowest:,g} and {highest:,g}",
    "zh": "最多{decimals}位小数，且数值不应如此少见：通常在{lowest:g}到{highest:g}之间",
}


@dataclass(frozen=True)
class HowToRead:
    """What holds for all columns of a run."""

    language: Language
    as_of: date
    accepts_doubts: bool = False


@dataclass(frozen=True)
class ReadColumn:
    """What became of a column: a value for each row (null = not known), and why cells could not be read."""

    values: pl.Series
    reasons: pl.Series
    """For each row why its cell was rejected; null = it was not."""


def column_type(declaration: FactDeclaration) -> pl.DataType:
    """The type of the values of a fact."""
    match declaration.type:
        case FactType.YES_NO | FactType.CHOICE:
            return pl.Enum(list(declaration.choices or (YES, NO)))
        case FactType.NUMBER:
            return pl.Float64()
        case FactType.DATE:
            return pl.Date()
        case _:
            return pl.String()


def read_column(cells: pl.Series, declaration: FactDeclaration, use: ColumnUse, how: HowToRead) -> ReadColumn:
    """The values of a column."""
    if declaration.type is FactType.TEXT:
        return ReadColumn(cells.cast(pl.String), _none(cells))
    typed = _as_typed(cells, declaration, use, how)
    if typed is not None:
        return typed
    texts = cells.cast(pl.String).to_frame().select(trimmed(pl.all())).to_series()
    quick = _quickly(texts, declaration, use, how) if not use.values else None
    values = quick if quick is not None else _nothing(texts, declaration)
    left = texts.filter(values.is_null() & texts.is_not_null()).unique(maintain_order=True)
    return _with_each(texts, values, _each_read(left, declaration, use, how))


# --- cells one by one ---------------------------------------------------------------------------------------


def _each_read(cells: pl.Series, declaration: FactDeclaration, use: ColumnUse, how: HowToRead) -> pl.DataFrame:
    """Different cells with their values and reasons (columns: cell, value, reason)."""
    rows = [_read(cell, declaration, use, how) for cell in cells]
    return pl.DataFrame(
        {
            "cell": cells.cast(pl.String),
            "value": pl.Series([value for value, _ in rows], dtype=column_type(declaration), strict=False),
            "reason": pl.Series([reason for _, reason in rows], dtype=pl.String),
        }
    )


def _read(cell: str, declaration: FactDeclaration, use: ColumnUse, how: HowToRead) -> tuple[Value | None, str | None]:
    """The value of a cell and null, or null and why it has none; both null for "I don't know"."""
    meant = use.values.get(cell)
    words = cell if meant is None else meant
    if meant is None and _is_code(words, declaration):
        if declaration.type is FactType.YES_NO and words in ZERO_AND_ONE:
            return ZERO_AND_ONE[words], None
        return None, in_language(CODE, how.language)
    reading = read_answer(
        f"{words} {use.unit}" if _lacks_unit(words, use) else words, declaration, how.language, how.as_of
    )
    if isinstance(reading, Misunderstood):
        return None, in_language(reading.message, how.language)
    if reading.doubt is not None and not how.accepts_doubts:
        return None, in_language(reading.doubt, how.language)
    return _known(reading), None


def _known(reading: Understood) -> Value | None:
    return None if isinstance(reading.value, Unknown) else reading.value


def _lacks_unit(words: str, use: ColumnUse) -> bool:
    return use.unit is not None and tidied(words)[-1:].isdigit()


def _is_code(words: str, declaration: FactDeclaration) -> bool:
    """Whether the words are no more than a letter or a number that names no choice of its own."""
    if declaration.type not in (FactType.CHOICE, FactType.YES_NO):
        return False
    said = tidied(words).casefold()
    if declaration.type is FactType.YES_NO and said in ("y", "n"):
        return False
    names = {name.casefold() for id, label in (declaration.choices or {}).items() for name in (id, *label.values())}
    return said not in names and (said.isdecimal() or said in tuple(ascii_lowercase))


def _with_each(texts: pl.Series, values: pl.Series, each: pl.DataFrame) -> ReadColumn:
    """The values of the different cells put back into their rows."""
    if each.is_empty():
        return ReadColumn(values, _none(texts))
    joined = pl.DataFrame({"cell": texts.rename("cell"), "quick": values}).join(
        each, on="cell", how="left", maintain_order="left"
    )
    return ReadColumn(joined.select(pl.coalesce("quick", "value").alias(texts.name)).to_series(), joined["reason"])


def _none(cells: pl.Series) -> pl.Series:
    return pl.Series("reason", [None], pl.String).new_from_index(0, len(cells))


# --- columns at once ----------------------------------------------------------------------------------------


def _quickly(texts: pl.Series, declaration: FactDeclaration, use: ColumnUse, how: HowToRead) -> pl.Series | None:
    """What is plain in many cells at once, exactly as the readers have it; null in cells that they have to read.

    Plain are figures in digits, days as 2026-11-22, and the ids of choices.
    """
    if declaration.type is FactType.NUMBER:
        figures = texts.to_frame("cell").select(
            pl.when(pl.col("cell").str.contains(PLAIN_FIGURE)).then(pl.col("cell")).cast(pl.Float64, strict=False)
        )
        return _fitting(figures.to_series(), declaration) if use.unit is None else None
    if declaration.type is FactType.DATE:
        day = pl.when(pl.col("cell").str.contains(PLAIN_DAY)).then(pl.col("cell")).str.to_date("%Y-%m-%d", strict=False)
        likely = day.dt.year().is_between(FIRST_LIKELY_YEAR, how.as_of.year + LIKELY_YEARS_AHEAD)
        return texts.to_frame("cell").select(pl.when(likely).then(day)).to_series()
    return texts.cast(column_type(declaration), strict=False)


def _fitting(figures: pl.Series, declaration: FactDeclaration) -> pl.Series:
    """The figures that are plausible and have no more decimals than the fact; null instead of others."""
    figure = pl.col("figure")
    fits = (figure - figure.round(declaration.decimals)).abs() <= FLOAT_NOISE
    if declaration.plausible is not None:
        fits &= figure.is_between(*declaration.plausible)
    return (
        figures.to_frame("figure")
        .select(pl.when(fits).then(figure.round(declaration.decimals)).alias("figure"))
        .to_series()
    )


def _as_typed(cells: pl.Series, declaration: FactDeclaration, use: ColumnUse, how: HowToRead) -> ReadColumn | None:
    """The values of a column that is no text; null where it is to be read as text."""
    kind = cells.dtype
    if kind == column_type(declaration) and isinstance(kind, pl.Enum) and not use.values:
        return ReadColumn(cells, _none(cells))
    if isinstance(kind, pl.String | pl.Categorical | pl.Enum) or use.values:
        return None
    if kind.is_numeric() and declaration.type is FactType.NUMBER:
        return _figures(cells, declaration, use, how)
    values = _converted(cells, declaration)
    if values is not None:
        return ReadColumn(values, _none(cells))
    if kind.is_nested() or kind.is_temporal() or kind == pl.Binary:
        words = pl.when(pl.col("cell").is_not_null()).then(pl.lit(in_language(OTHER_TYPE, how.language)))
        reasons = cells.to_frame("cell").select(words.cast(pl.String)).to_series()
        return ReadColumn(_nothing(cells, declaration), reasons)
    return None


def _converted(cells: pl.Series, declaration: FactDeclaration) -> pl.Series | None:
    """A column whose type is that of the fact in another guise; null where it is not."""
    if cells.dtype == pl.Null:
        return _nothing(cells, declaration)
    if cells.dtype in (pl.Date, pl.Datetime) and declaration.type is FactType.DATE:
        return cells.cast(pl.Date)
    if cells.dtype == pl.Boolean and declaration.type is FactType.YES_NO:
        words = pl.when(pl.col("cell")).then(pl.lit(YES)).when(~pl.col("cell")).then(pl.lit(NO))
        return cells.to_frame("cell").select(words.cast(column_type(declaration))).to_series()
    return None


def _nothing(cells: pl.Series, declaration: FactDeclaration) -> pl.Series:
    return pl.Series(cells.name, [None], column_type(declaration)).new_from_index(0, len(cells))


def _figures(cells: pl.Series, declaration: FactDeclaration, use: ColumnUse, how: HowToRead) -> ReadColumn:
    figures = cells.cast(pl.Float64).fill_nan(None)
    if use.unit is not None and declaration.unit is not None:
        factor = float(factor_between(UNIT_BY_ID[use.unit], declaration.unit))
        figures = (figures * factor).round(declaration.decimals)
    fitting = _fitting(figures, declaration)
    if how.accepts_doubts:
        on_grid = (figures - figures.round(declaration.decimals)).abs() <= FLOAT_NOISE
        fitting = figures.zip_with(on_grid.fill_null(value=False) & (figures >= 0).fill_null(value=False), fitting)
    lowest, highest = declaration.plausible or (0, float("inf"))
    words = in_language(OUT_OF_GRID, how.language).format(decimals=declaration.decimals, lowest=lowest, highest=highest)
    reasons = pl.when(figures.is_not_null() & fitting.is_null()).then(pl.lit(words)).otherwise(None).cast(pl.String)
    return ReadColumn(fitting, pl.select(reasons.alias("reason")).to_series())
