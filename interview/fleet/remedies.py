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
from knowledge.vocabulary.rules import CurableBy, RequirementId, Status, Verdict

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


class Remedies:
    """Finds remedies by one knowledge base as of a day, and remembers them."""

    def __init__(self, knowledge_base: KnowledgeBase, as_of: date, kernel: Kernel, most: int = MOST_SITUATIONS) -> None:
        self._knowledge = knowledge_base
        self._rule_base = rule_base_of(knowledge_base, as_of)
        self._finder = NearestLegalFinder(knowledge_base, self._rule_base)
        self._situations = Situations(knowledge_base, self._rule_base, kernel)
        self._most = most
        self._found: dict[tuple[tuple[str, Any], ...], Remedy] = {}
        self.tally: Counter[Remedy] = Counter()
        """How many rows have each remedy, of all that were looked at."""

    def of(self, answers: pl.DataFrame, assessed: pl.DataFrame) -> pl.DataFrame:
        """The remedies of vehicles (columns: REMEDY_COLUMNS); `assessed` has the verdict and every requirement."""
        if not answers.height:
            return pl.DataFrame(schema=REMEDY_COLUMNS)
        keyed = self._situations.of(answers)
        if not keyed.width:
            keyed = assessed.select("verdict")
        names = keyed.columns
        distinct = (
            keyed.with_row_index("at")
            .group_by(names, maintain_order=True)
            .agg(pl.col("at").first(), pl.len().alias("count"))
        )
        counts = distinct["count"].to_list()
        remedies = [self._remedy(one, answers, assessed) for one in distinct.drop("count").iter_rows(named=True)]
        for remedy, count in zip(remedies, counts, strict=True):
            self.tally[remedy] += count
        rows = pl.DataFrame([_as_row(remedy) for remedy in remedies], schema=REMEDY_COLUMNS, orient="row")
        numbered = distinct.select(names).with_row_index("situation")
        places = keyed.join(numbered, on=names, how="left", nulls_equal=True, maintain_order="left")
        return rows[places["situation"]]

    def _remedy(self, situation: dict[str, Any], answers: pl.DataFrame, assessed: pl.DataFrame) -> Remedy:
        """The remedy of a situation, looked for in the first vehicle that is in it."""
        at = situation.pop("at")
        findings = assessed.row(at, named=True)
        unmet = self._unmet(findings)
        if not unmet:
            return OPEN if findings["verdict"] == Verdict.UNDETERMINED else NOTHING
        key = tuple(sorted((name, value) for name, value in situation.items() if value is not None))
        if key not in self._found:
            if len(self._found) >= self._most:
                return self._estimated(unmet)
            self._found[key] = self._looked_for(answers.row(at, named=True))
        return self._found[key]

    @property
    def estimated(self) -> int:
        """How many rows have a remedy that is only estimated."""
        return sum(count for remedy, count in self.tally.items() if remedy.is_estimate)

    def _unmet(self, findings: Mapping[str, Any]) -> list[RequirementId]:
        """The unmet requirements that bear on the verdict."""
        return [
            id
            for id, requirement in self._knowledge.requirements.items()
            if findings[id] == Status.NOT_MET and requirement.unmet_means is not Verdict.ROAD_LEGAL
        ]

    def _estimated(self, unmet: Sequence[RequirementId]) -> Remedy:
        classes = {self._knowledge.requirements[id].cure.by for id in unmet}
        hardest = next(by for by in HARDEST_FIRST if by in classes)
        return Remedy(hardest.value, None, None, None, None, (), is_estimate=True)

    def _looked_for(self, row: Mapping[FactId, Any]) -> Remedy:
        known = known_answers_of(row, self._rule_base)
        answers = {fact: Answer(fact, value) for fact, value in known.items()}
        assessment = assess(self._knowledge, self._rule_base, answers, evaluate(self._rule_base, known))
        nearest = self._finder.nearest_legal(assessment, Measure.MONEY)
        assert nearest is not None, "something is unmet"
        return remedy_of(nearest)


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
