"""A column of cells read as the values of a fact, by the same readers as a typed answer, each different cell once.

Nobody can be asked about a doubt here, so a doubtful cell is rejected unless doubts are accepted. A bare letter or
number is no choice: the user's own codes need not be the order in which we offer choices.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from string import ascii_lowercase

import polars as pl

from interview.answers import Misunderstood, Understood, read_answer, tidied
from interview.answers.dates import FIRST_LIKELY_YEAR, LIKELY_YEARS_AHEAD
from interview.answers.units import UNIT_BY_ID, factor_between
from interview.fleet.mapping import ColumnUse
from interview.fleet.tables import trimmed
from knowledge.vocabulary.facts import NO, YES, FactDeclaration, FactId, FactType, Unknown, Value
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
    reasons: pl.Series | None
    """For each row why its cell was rejected, null = it was not; null for the whole = no cell was."""


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


def read_columns(
    frame: pl.DataFrame,
    uses: Mapping[str, ColumnUse],
    facts: Mapping[FactId, FactDeclaration],
    how: HowToRead,
) -> dict[str, ReadColumn]:
    """The values of the columns that are used, by their heads. What is plain is read of all columns together."""
    kinds = frame.schema
    ways = {head: _way(kinds[head], head, facts[use.fact], use, how) for head, use in uses.items()}
    plainly = (way.plainly.alias(head) for head, way in ways.items())
    values = frame.lazy().select(*ways).with_columns(plainly).collect()  # lazily what is shared is computed once
    fewer = [head for head in ways if values[head].null_count() > frame[head].null_count()]
    cells = frame.select(ways[head].cells.alias(head) for head in fewer)
    read = {head: ReadColumn(values[head], None) for head in ways}
    for head in fewer:
        left = cells[head].is_not_null() & values[head].is_null()
        if left.any():
            read[head] = ways[head].less_plainly(cells[head], values[head], left)
    return read


@dataclass(frozen=True)
class _Way:
    """How to read a column."""

    plainly: pl.Expr
    """Its values; null in cells that have none, and in those that must be read otherwise."""
    cells: pl.Expr
    """Its cells; null in those that say nothing."""
    less_plainly: Callable[[pl.Series, pl.Series, pl.Series], ReadColumn]
    """From its cells, their plain values, and which of them say something else, what becomes of it."""


def _way(kind: pl.DataType, head: str, declaration: FactDeclaration, use: ColumnUse, how: HowToRead) -> _Way:
    cell = pl.col(head)
    if declaration.type is FactType.TEXT:
        return _Way(cell.cast(pl.String), cell, _rejected(""))
    if not isinstance(kind, pl.String | pl.Categorical | pl.Enum) and not use.values:
        if kind.is_numeric() and declaration.type is FactType.NUMBER:
            return _figures(cell, declaration, use, how)
        values = _converted(kind, cell, declaration)
        if values is not None:
            return _Way(values, cell, _rejected(""))
        if kind.is_nested() or kind.is_temporal() or kind == pl.Binary:
            return _Way(_nothing(declaration), cell, _rejected(in_language(OTHER_TYPE, how.language)))
    is_text = kind == pl.String
    plainly = cell if is_text else cell.cast(pl.String)
    quick = _nothing(declaration) if use.values else _quickly(plainly, declaration, use, how)

    def by_readers(cells: pl.Series, values: pl.Series, left: pl.Series) -> ReadColumn:
        return _each_read(cells, values, left, lambda cell: _read(cell, declaration, use, how))

    return _Way(quick, trimmed(plainly), by_readers)


def _rejected(words: str) -> Callable[[pl.Series, pl.Series, pl.Series], ReadColumn]:
    """All that is left is rejected, and these words say why."""

    def rejected(cells: pl.Series, values: pl.Series, left: pl.Series) -> ReadColumn:
        return ReadColumn(values, left.replace_strict({True: words, False: None}, return_dtype=pl.String))

    return rejected


# --- cells one by one ---------------------------------------------------------------------------------------


def _each_read(
    cells: pl.Series, values: pl.Series, left: pl.Series, read: Callable[[str], tuple[Value | None, str | None]]
) -> ReadColumn:
    """Every different cell of those that are left is read, and what it says put into its rows."""
    different = cells.filter(left).unique(maintain_order=True)
    found = [read(cell) for cell in different]
    said = pl.Series([value for value, _ in found], dtype=values.dtype, strict=False)
    reasons = pl.Series([reason for _, reason in found], dtype=pl.String)
    values = values.zip_with(~left, cells.replace_strict(different, said, default=None, return_dtype=values.dtype))
    if not reasons.count():
        return ReadColumn(values, None)
    return ReadColumn(values, cells.replace_strict(different, reasons, default=None, return_dtype=pl.String))


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


# --- columns at once ----------------------------------------------------------------------------------------


def _quickly(cell: pl.Expr, declaration: FactDeclaration, use: ColumnUse, how: HowToRead) -> pl.Expr:
    """What is plain in many cells at once, exactly as the readers have it; null in cells that they have to read.

    Plain are figures in digits, days as 2026-11-22, and the ids of choices.
    """
    if declaration.type is FactType.NUMBER:
        if use.unit is not None:
            return _nothing(declaration)
        figure = pl.when(cell.str.contains(PLAIN_FIGURE)).then(cell).cast(pl.Float64, strict=False)
        return _fitting(figure, declaration)
    if declaration.type is FactType.DATE:
        day = pl.when(cell.str.contains(PLAIN_DAY)).then(cell).str.to_date("%Y-%m-%d", strict=False)
        return pl.when(day.dt.year().is_between(FIRST_LIKELY_YEAR, how.as_of.year + LIKELY_YEARS_AHEAD)).then(day)
    return cell.cast(column_type(declaration), strict=False)


def _fitting(figure: pl.Expr, declaration: FactDeclaration) -> pl.Expr:
    """The figures that are plausible and have no more decimals than the fact; null instead of others."""
    fits = _on_grid(figure, declaration)
    if declaration.plausible is not None:
        fits &= figure.is_between(*declaration.plausible)
    return pl.when(fits).then(figure.round(declaration.decimals))


def _on_grid(figure: pl.Expr, declaration: FactDeclaration) -> pl.Expr:
    return (figure - figure.round(declaration.decimals)).abs() <= FLOAT_NOISE


def _converted(kind: pl.DataType, cell: pl.Expr, declaration: FactDeclaration) -> pl.Expr | None:
    """A column whose type is that of the fact in another guise; null where it is not."""
    if kind == pl.Null:
        return _nothing(declaration)
    if kind in (pl.Date, pl.Datetime) and declaration.type is FactType.DATE:
        return cell.cast(pl.Date)
    if kind == pl.Boolean and declaration.type is FactType.YES_NO:
        words = pl.when(cell).then(pl.lit(YES)).when(~cell).then(pl.lit(NO))
        return words.cast(column_type(declaration))
    return None


def _nothing(declaration: FactDeclaration) -> pl.Expr:
    return pl.lit(None, column_type(declaration))


def _figures(cell: pl.Expr, declaration: FactDeclaration, use: ColumnUse, how: HowToRead) -> _Way:
    figures = cell.cast(pl.Float64).fill_nan(None)
    if use.unit is not None and declaration.unit is not None:
        factor = float(factor_between(UNIT_BY_ID[use.unit], declaration.unit))
        figures = (figures * factor).round(declaration.decimals)
    fitting = _fitting(figures, declaration)
    if how.accepts_doubts:
        fitting = pl.when(_on_grid(figures, declaration) & (figures >= 0)).then(figures).otherwise(fitting)
    lowest, highest = declaration.plausible or (0, float("inf"))
    words = in_language(OUT_OF_GRID, how.language).format(decimals=declaration.decimals, lowest=lowest, highest=highest)
    return _Way(fitting, figures, _rejected(words))
