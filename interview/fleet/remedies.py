"""The cheapest way in which each vehicle of a table becomes legal: by whom, for how much, leading to which verdict.

Exactly the plan of `nearest --by money`: fewest costs that have to be asked, then least money, then fewest changes,
then fewest days. It is looked for once for each different situation, so like vehicles cost nothing. Of a table with
more situations than are looked into, the rest gets the class alone, estimated from the cures of what is unmet.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from interview.fleet.situations import Situations
from knowledge.columnar.kernel import Kernel
from knowledge.inference.assessing import assess
from knowledge.inference.evaluator import evaluate
from knowledge.inference.nearest.finder import NearestLegalFinder
from knowledge.logic.rule_base import RuleBase, rule_base_of
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.plans import Measure, NearestLegal, PlannedChange
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import CurableBy, Status, Verdict

HARDEST_FIRST = (
    CurableBy.NOBODY, CurableBy.MAKER, CurableBy.DEALER, CurableBy.TIME_AND_PLACE, CurableBy.DRIVER, CurableBy.OWNER,
)  # fmt: skip
"""The class of a plan is that of its hardest change: who must act beyond the owner for it to come true."""
NOTHING_TO_DO = "nothing"
"""The class of a vehicle that needs no change."""
GIVES_UP = "give_up"
"""The class of a plan that gives up the use that the vehicle was meant for."""
CLASSES = (NOTHING_TO_DO, *(by.value for by in reversed(HARDEST_FIRST[1:])), GIVES_UP, CurableBy.NOBODY.value)
"""From the easiest to the hardest."""
MOST_SITUATIONS = 2_000
"""Different situations that are looked into unless more are wished; each takes about a hundredth of a second."""
BETWEEN = "; "


@dataclass(frozen=True)
class RemedyChange:
    """One change of a remedy."""

    fact: FactId
    becomes: str
    """A choice, a figure or a day, as the values of packs are written."""
    by: CurableBy
    cost: float | None
    """Null = it has to be asked."""
    days: int | None
    """Working days; null = they have to be asked."""


@dataclass(frozen=True)
class Remedy:
    """What would make one vehicle legal."""

    by: str | None
    """One of CLASSES; null while the verdict is open and nothing is known to be unmet."""
    cost: float | None
    """What is known of the cost; null where nobody has looked for a plan, or where nothing helps."""
    cost_to_ask: int | None
    """How many costs are not in it because they have to be asked."""
    days: int | None
    """Working days that are known."""
    leads_to: str | None
    """The verdict of the plan; null where there is none."""
    changes: tuple["RemedyChange", ...]
    """In the order in which it can be done."""
    is_estimate: bool = False
    """Whether only the class is known, from the cures of what is unmet."""


OPEN = Remedy(None, None, None, None, None, ())
NOTHING = Remedy(NOTHING_TO_DO, 0.0, 0, 0, Verdict.ROAD_LEGAL.value, ())

REMEDY_COLUMNS: dict[str, Any] = {
    "remedy_by": pl.Enum(CLASSES),
    "remedy_cost": pl.Float64,
    "remedy_cost_to_ask": pl.Int64,
    "remedy_days": pl.Int64,
    "remedy_leads_to": pl.Enum([verdict.value for verdict in Verdict]),
    "remedy_changes": pl.String,
    "remedy_estimated": pl.Boolean,
}


SITUATION = "#situation"
"""A column: what tells situations apart; null where nothing is unmet that bears on the verdict."""
CLASS = "#class"
"""A column: the class of the remedy as the cures of what is unmet suggest it."""
SEED = 20_261
"""Of the numbers of situations, which have to be the same in every process."""


class Remedies:
    """Finds remedies by one knowledge base as of a day, and remembers them."""

    def __init__(self, knowledge_base: KnowledgeBase, as_of: date, kernel: Kernel, most: int = MOST_SITUATIONS) -> None:
        self._knowledge = knowledge_base
        self._rule_base = rule_base_of(knowledge_base, as_of)
        self._finder = NearestLegalFinder(knowledge_base, self._rule_base)
        self._situations = Situations(knowledge_base, self._rule_base, kernel)
        self._most = most
        self._found: dict[int, Remedy] = {}
        self.tally: Counter[Remedy] = Counter()
        """How many rows have each remedy, of all that `of` was asked for."""

    def classed(self, answers: pl.DataFrame, assessed: pl.DataFrame) -> pl.DataFrame:
        """For each vehicle its situation and the class of its remedy (columns: SITUATION, CLASS).

        `assessed` has the verdict and every requirement.
        """
        keyed = self._situations.of(answers)
        numbers = (keyed if keyed.width else assessed.select("verdict")).hash_rows(seed=SEED).alias(SITUATION)
        is_unmet, kind = pl.col(CLASS).cast(pl.String).is_in([by.value for by in HARDEST_FIRST]), pl.Enum(CLASSES)
        return assessed.select(self._class().cast(kind).alias(CLASS)).select(
            pl.when(is_unmet.fill_null(value=False)).then(numbers).alias(SITUATION), CLASS
        )

    def to_look_into(self, classed: pl.DataFrame, answers: pl.DataFrame) -> pl.DataFrame:
        """The first different situations, as many as are looked into, each with the answers of its first vehicle."""
        beginning = classed.select(SITUATION).hstack(answers).filter(pl.col(SITUATION).is_not_null())
        return beginning.unique(SITUATION, keep="first", maintain_order=True).head(self._most)

    def looked_into(self, situations: pl.DataFrame) -> pl.DataFrame:
        """The remedies of situations, as `to_look_into` has them (columns: SITUATION and REMEDY_COLUMNS)."""
        remedies = [self._looked_for(row) for row in situations.drop(SITUATION).iter_rows(named=True)]
        return _table_of(situations[SITUATION], remedies)

    def of(self, answers: pl.DataFrame, classed: pl.DataFrame) -> pl.DataFrame:
        """The remedies of the situations of a part, as far as there is one (columns: SITUATION and REMEDY_COLUMNS).

        Looks into the new ones until as many as shall be were looked into; counts the rows.
        """
        new = self.to_look_into(classed, answers).filter(
            ~pl.col(SITUATION).is_in(pl.Series(list(self._found), dtype=pl.UInt64))
        )
        for row in new.head(self._most - len(self._found)).iter_rows(named=True):
            self._found[row.pop(SITUATION)] = self._looked_for(row)
        counts = classed.group_by(SITUATION, CLASS, maintain_order=True).len().rows()
        for situation, by, count in counts:
            self.tally[self._found.get(situation) or _by_class(situation, by)] += count
        found = {situation: self._found[situation] for situation, _, _ in counts if situation in self._found}
        return _table_of(pl.Series(list(found), dtype=pl.UInt64), list(found.values()))

    @property
    def estimated(self) -> int:
        """How many of the rows that were counted have a remedy that is only estimated."""
        return sum(count for remedy, count in self.tally.items() if remedy.is_estimate)

    def _class(self) -> pl.Expr:
        """The hardest class among the cures of what is unmet and bears on the verdict."""
        bearing = [one for one in self._knowledge.requirements.values() if one.unmet_means is not Verdict.ROAD_LEGAL]
        is_open = pl.col("verdict") == Verdict.UNDETERMINED.value
        by: pl.Expr = pl.when(is_open.not_()).then(pl.lit(NOTHING_TO_DO))
        for easier in reversed(HARDEST_FIRST):
            unmet = [pl.col(one.id) == Status.NOT_MET.value for one in bearing if one.cure.by is easier]
            if unmet:
                by = pl.when(pl.any_horizontal(unmet)).then(pl.lit(easier.value)).otherwise(by)
        return by

    def _looked_for(self, row: Mapping[FactId, Any]) -> Remedy:
        known = known_answers_of(row, self._rule_base)
        answers = {fact: Answer(fact, value) for fact, value in known.items()}
        assessment = assess(self._knowledge, self._rule_base, answers, evaluate(self._rule_base, known))
        nearest = self._finder.nearest_legal(assessment, Measure.MONEY)
        assert nearest is not None, "something is unmet"
        return remedy_of(nearest)


def with_remedies(judged: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The frame with REMEDY_COLUMNS in place of SITUATION and CLASS: as it was found, else as it is estimated.

    `found`: SITUATION and REMEDY_COLUMNS, each situation once.
    """
    if CLASS not in judged.columns:
        return judged
    rows = judged.select(SITUATION, CLASS).join(found, on=SITUATION, how="left", maintain_order="left")
    has_plan, is_fine = pl.col("remedy_estimated").is_not_null(), pl.col(CLASS) == NOTHING_TO_DO
    nothing = dict(zip(REMEDY_COLUMNS, _as_row(NOTHING), strict=True))
    remedies = rows.select(
        pl.when(has_plan).then("remedy_by").otherwise(CLASS).alias("remedy_by"),
        *(
            pl.when(is_fine).then(pl.lit(nothing[name], kind)).otherwise(name).alias(name)
            for name, kind in REMEDY_COLUMNS.items()
            if name not in ("remedy_by", "remedy_estimated")
        ),
        (pl.col(SITUATION).is_not_null() & has_plan.not_()).alias("remedy_estimated"),
    )
    at = judged.columns.index(SITUATION)
    return pl.concat([judged[:, :at], remedies, judged[:, at + 2 :]], how="horizontal")


def no_remedies_found() -> pl.DataFrame:
    """What with_remedies takes where nobody looked into any situation."""
    return _table_of(pl.Series([], dtype=pl.UInt64), [])


def _table_of(situations: pl.Series, remedies: Sequence[Remedy]) -> pl.DataFrame:
    rows = pl.DataFrame([_as_row(remedy) for remedy in remedies], schema=REMEDY_COLUMNS, orient="row")
    return rows.insert_column(0, situations.alias(SITUATION))


def _by_class(situation: int | None, by: str | None) -> Remedy:
    """The remedy of a vehicle whose situation nobody has looked into."""
    if situation is not None:
        return Remedy(by, None, None, None, None, (), is_estimate=True)
    return OPEN if by is None else NOTHING


def remedy_of(nearest: NearestLegal) -> Remedy:
    """The nearest legal version of a vehicle, in the columns of a table."""
    if nearest.plan is None:
        return Remedy(CurableBy.NOBODY.value, None, None, None, None, ())
    plan, verdict = nearest.plan, nearest.verdict
    assert verdict is not None, "a plan leads somewhere"
    return Remedy(
        by=GIVES_UP if nearest.gives_up else class_of(plan.changes),
        cost=float(plan.cost.known),
        cost_to_ask=plan.cost.to_ask,
        days=int(plan.days.known),
        leads_to=verdict.value,
        changes=tuple(
            RemedyChange(change.fact, str(change.becomes), change.by, change.cost, change.days)
            for change in plan.changes
        ),
    )


def class_of(changes: Sequence[PlannedChange]) -> str:
    """Who must act: of all changes the class that is the hardest to move; "nothing" where none is needed."""
    classes = {change.by for change in changes}
    return next((by.value for by in HARDEST_FIRST if by in classes), NOTHING_TO_DO)


def known_answers_of(row: Mapping[FactId, Any], rule_base: RuleBase) -> dict[FactId, Value]:
    """What is known of a row of answers, as engines of one case take it."""
    return {fact: _as_answered(value) for fact, value in row.items() if value is not None and fact in rule_base.asked}


def _as_answered(value: Any) -> Value:
    """A whole figure is an int, as it is when a person types it."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _as_row(remedy: Remedy) -> tuple[Any, ...]:
    changes = BETWEEN.join(f"{change.fact}={change.becomes}" for change in remedy.changes)
    return (
        remedy.by, remedy.cost, remedy.cost_to_ask, remedy.days, remedy.leads_to, changes or None, remedy.is_estimate,
    )  # fmt: skip
