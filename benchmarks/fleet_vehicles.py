"""Tables of vehicles of a realistic mix, from the cases of a pack, for benchmarks.

Each vehicle starts from one case: those that are on the road are drawn most often. Then every answer may be that of
another case, figures and days are spread, and a share of the answers is lost. The same seed gives the same table.

`python -m benchmarks.fleet_vehicles 1000000 /tmp/vehicles`
"""

import argparse
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import available_folders, knowledge_base
from knowledge.inference.case_runs import known_of
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType, Value
from knowledge.vocabulary.packs import Case, KnowledgeBase

WEIGHTS = {"road_legal": 6.0, "road_legal_after_steps": 4.0, "restricted_use": 2.0, "not_road_legal": 1.0}
"""How often a case is drawn, by the verdict that it expects; others as the last."""
PART_FROM_OTHERS = 0.03
PART_LOST = 0.02
PART_SPREAD = 0.5
MOST_DAYS = 500
PART_ROWS = 1_000_000
GROUP_ROWS = 1 << 17


class Mix:
    """Vehicles drawn from the cases of a pack."""

    def __init__(self, knowledge: KnowledgeBase, cases: tuple[Case, ...]) -> None:
        rows = [known_of(case) for case in cases]
        weights = np.array([WEIGHTS.get(str(case.expect.get(VERDICT)), 1.0) for case in cases])
        self._weights = weights / weights.sum()
        asked = [fact for fact in knowledge.facts.values() if fact.is_asked and not fact.particular]
        self.schema = {fact.id: _type_of(fact) for fact in asked}
        self._values = {fact.id: _column(fact, rows) for fact in asked}

    def table(self, rows: int, seed: int) -> pl.DataFrame:
        """So many vehicles, with an id each, from `seed` times the rows on."""
        chance = np.random.default_rng(seed)
        drawn = chance.choice(len(self._weights), rows, p=self._weights)
        columns: dict[str, pl.Series] = {"vehicle_id": pl.Series(np.arange(seed * rows, (seed + 1) * rows))}
        for fact, values in self._values.items():
            known = np.flatnonzero(~np.isnan(values))
            column = values[drawn]
            if len(known):
                other = chance.random(rows, np.float32) < PART_FROM_OTHERS
                column[other] = values[chance.choice(known, int(other.sum()))]
            column = self._spread(fact, column, chance)
            column[chance.random(rows, np.float32) < PART_LOST] = np.nan
            columns[fact] = self._series(fact, column)
        return pl.DataFrame(columns)

    def _spread(self, fact: FactId, column: np.ndarray, chance: np.random.Generator) -> np.ndarray:
        moved = chance.random(len(column), np.float32) < PART_SPREAD
        if self.schema[fact] == pl.Date:
            column[moved] += chance.integers(-MOST_DAYS, MOST_DAYS, int(moved.sum()))
        elif self.schema[fact] == pl.Float64 and np.nanmax(self._values[fact], initial=0) > 20:
            column[moved] = np.round(column[moved] * chance.uniform(0.85, 1.15, int(moved.sum())))
        return column

    def _series(self, fact: FactId, column: np.ndarray) -> pl.Series:
        figures = pl.Series(fact, column).fill_nan(None)
        kind = self.schema[fact]
        if isinstance(kind, pl.Enum):
            return kind.categories.gather(figures.cast(pl.UInt32)).cast(kind).alias(fact)
        return figures.cast(pl.Int32).cast(kind) if kind == pl.Date else figures.cast(kind)


def _type_of(fact: FactDeclaration) -> pl.DataType:
    if fact.choices is not None:
        return pl.Enum(list(fact.choices))
    return pl.Date() if fact.type is FactType.DATE else pl.Float64()


def _column(fact: FactDeclaration, rows: list[dict[FactId, Value]]) -> np.ndarray:
    """The value of each case as a number: place of the choice, day from 1970 on; not-a-number = not known."""
    return np.array([_number(fact, row) for row in rows])


def _number(fact: FactDeclaration, row: Mapping[FactId, Value]) -> float:
    value = row.get(fact.id)
    if value is None:
        return np.nan
    if fact.choices is not None:
        return list(fact.choices).index(str(value))
    return (value - date(1970, 1, 1)).days if isinstance(value, date) else float(value)


def mix_of(pack: str) -> Mix:
    """The mix of a shipped pack."""
    knowledge = knowledge_base(pack)
    return Mix(knowledge, read_cases(pack_files(available_folders()[pack]), knowledge).cases)


def write_parts(mix: Mix, rows: int, folder: Path) -> Iterator[Path]:
    """Parquet files of up to a million vehicles."""
    folder.mkdir(parents=True, exist_ok=True)
    part_rows = min(rows, PART_ROWS)
    for part in range(-(-rows // part_rows)):
        path = folder / f"vehicles-{part:04}.parquet"
        mix.table(part_rows, part).write_parquet(path, compression="zstd", row_group_size=GROUP_ROWS)
        yield path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pack", default="cn")
    wishes = parser.parse_args()
    for written in write_parts(mix_of(wishes.pack), wishes.rows, wishes.folder):
        print(written)
