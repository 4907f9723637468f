"""What came of a fleet: counted."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import polars as pl

from interview.errors import BadData
from interview.fleet.deadlines import DEADLINE
from interview.fleet.remedies import NOTHING_TO_DO
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.facts import FactId

SOON = timedelta(days=30)


@dataclass
class Outcome:
    """What came of a fleet."""

    rows: int = 0
    rejected: int = 0
    """Rows."""
    estimated: int = 0
    """Rows whose remedy is estimated."""
    verdicts: Counter[str] = field(default_factory=Counter)
    remedies: Counter[str] = field(default_factory=Counter)
    """Vehicles that are not legal, by class of remedy."""
    cost: float = 0
    """Of all remedies, as far as it is known."""
    cost_to_ask: int = 0
    open_facts: Counter[FactId] = field(default_factory=Counter)
    """Facts that could settle something, in vehicles that were looked at because they are undetermined."""
    soon: int = 0
    """Vehicles with a deadline within SOON."""

    def count(self, conclusions: pl.DataFrame, as_of: date) -> None:
        """Add the vehicles of a part."""
        self.rows += conclusions.height
        self.verdicts.update(_counts(conclusions, VERDICT))
        self.soon += int((conclusions[DEADLINE] <= as_of + SOON).sum())
        if "remedy_by" in conclusions.columns:
            to_do = conclusions.filter(pl.col("remedy_by").is_not_null() & (pl.col("remedy_by") != NOTHING_TO_DO))
            self.remedies.update(_counts(to_do, "remedy_by"))
            self.cost += float(to_do["remedy_cost"].sum())
            self.cost_to_ask += int(to_do["remedy_cost_to_ask"].sum())
            self.estimated += int(to_do["remedy_estimated"].sum())


def _counts(frame: pl.DataFrame, column: str) -> dict[str, int]:
    return {str(value): count for value, count in frame[column].value_counts().iter_rows()}


class RowsRejected(BadData):
    """Some rows could not be read; every other row was assessed."""

    def __init__(self, count: int, path: Path) -> None:
        super().__init__(
            {"en": f"rows that could not be read: {count:,}.", "zh": f"有{count}行无法读取。"},
            {"en": "The file says for each where, what and why; every other row was assessed.",
             "zh": "该文件列出每行的位置、内容和原因；其余各行均已评估。"},
            str(path),
        )  # fmt: skip
