"""A part of a table as the answers of its vehicles: the rows that can be read, and what is wrong with the others."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from interview.fleet.cells import HowToRead, column_type, read_columns
from interview.fleet.mapping import ColumnMapping
from interview.fleet.tables import REJECTED, Part
from knowledge.vocabulary.facts import FactDeclaration, FactId

LONGEST_CELL_SHOWN = 80


@dataclass(frozen=True)
class Answered:
    """The good rows of a part, in their order."""

    file: str
    own: pl.DataFrame
    """The user's columns as they were."""
    answers: pl.DataFrame
    """A column for each fact that the table gives, typed; null = not known."""
    lines: pl.Series
    """Where each row stands in its file."""
    rejected: pl.DataFrame
    """Everything that is wrong, an entry for each cell or row (columns: tables.REJECTED)."""
    written: pl.Series | None = None
    """The user's columns of each row as CSV has them, where that is known without writing them."""

    @property
    def rows_rejected(self) -> int:
        """How many rows are not among the good ones."""
        return self.rejected["line"].n_unique()


def answered(part: Part, mapping: ColumnMapping, facts: Mapping[FactId, FactDeclaration], how: HowToRead) -> Answered:
    """Read a part. Where several columns give one fact, in tables put together, the first that is filled counts.

    A row with one cell that cannot be read is rejected whole, with every such cell of it.
    """
    columns: dict[FactId, pl.Series] = {}
    good = pl.Series("good", [True], pl.Boolean).new_from_index(0, part.frame.height)
    rejected = [part.rejected]
    uses = {head: use for head, use in mapping.items() if head in part.frame.columns}
    for head, read in read_columns(part.frame, uses, facts, how).items():
        fact = uses[head].fact
        earlier, values = columns.get(fact), read.values.rename(fact)
        columns[fact] = values if earlier is None else earlier.zip_with(earlier.is_not_null(), values)
        if read.reasons is not None:
            wrong = read.reasons.is_not_null()
            good = good & ~wrong
            rejected.append(_entries(part, head, read.reasons, wrong))
    given = {use.fact: column_type(facts[use.fact]) for use in mapping.values()}
    answers = pl.DataFrame({fact: columns.get(fact, _empty(part, kind)) for fact, kind in given.items()})
    return Answered(
        part.file,
        part.frame.filter(good),
        answers.filter(good) if answers.width else answers,
        part.lines.filter(good),
        pl.concat(rejected).sort("line", maintain_order=True),
        None if part.written is None else part.written.filter(good),
    )


def _empty(part: Part, kind: pl.DataType) -> pl.Series:
    """A column of a file that lacks what other files of the fleet give."""
    return pl.Series([None], dtype=kind).new_from_index(0, part.frame.height)


def _entries(part: Part, head: str, reasons: pl.Series, wrong: pl.Series) -> pl.DataFrame:
    cells = part.frame[head].filter(wrong).cast(pl.String, strict=False).str.slice(0, LONGEST_CELL_SHOWN)
    return (
        pl.DataFrame({"line": part.lines.filter(wrong), "cell": cells, "reason": reasons.filter(wrong)})
        .select(
            pl.lit(part.file).alias("file"),
            "line",
            pl.lit(head).alias("column"),
            "cell",
            "reason",
        )
        .cast(pl.Schema(REJECTED))
    )
