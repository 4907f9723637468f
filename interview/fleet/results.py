"""Answers of many vehicles to the columns of the assessed table."""

from collections.abc import Sequence
from datetime import date

import polars as pl

from interview.fleet.answering import Answered
from interview.fleet.deadlines import next_deadlines
from interview.fleet.remedies import MOST_SITUATIONS, Remedies, with_remedies
from knowledge.columnar.kernel import Kernel
from knowledge.logic.outputs import REASON_COLUMNS
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.packs import KnowledgeBase

FILE, LINE = "source_file", "source_line"
CATEGORY = "category"
REASONS = "reasons"
BETWEEN = "; "
OURS = "roadworthy."
"""Stands before a column of ours whose name the user's table has already."""


class Assessor:
    """Assesses parts of one fleet by one knowledge base as of a day."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        as_of: date,
        *,
        with_remedies: bool = True,
        most_situations: int = MOST_SITUATIONS,
    ) -> None:
        self.knowledge_base = knowledge_base
        self.as_of = as_of
        self.kernel = Kernel(knowledge_base, as_of)
        self.remedies = Remedies(knowledge_base, as_of, self.kernel, most_situations) if with_remedies else None

    def judged(self, answers: pl.DataFrame) -> pl.DataFrame:
        """For each row the verdict, category, reasons, situation, next deadline, and every requirement.

        The situation (columns: remedies.SITUATION, remedies.CLASS) stands where the remedy will stand.
        """
        assessed = self.kernel.assess(answers, [*REASON_COLUMNS, *self.kernel.default_columns])
        findings = assessed.drop(REASON_COLUMNS)
        first = [name for name in (VERDICT, CATEGORY) if name in findings.columns]
        pieces = [findings.select(first), assessed.select(first_reasons())]
        if self.remedies is not None:
            pieces.append(self.remedies.classed(answers, findings))
        pieces += [next_deadlines(answers, self.knowledge_base, self.as_of), findings.drop(first)]
        return pl.concat(pieces, how="horizontal")

    def conclusions(self, answers: pl.DataFrame) -> pl.DataFrame:
        """The same with the remedies."""
        judged = self.judged(answers)
        return judged if self.remedies is None else with_remedies(judged, self.remedies.of(answers, judged))


def first_reasons() -> pl.Expr:
    """The first requirements that lead to the verdict, in the order of the pack; null where there is none."""
    named = pl.concat_str(
        *(pl.col(name).cast(pl.String) for name in REASON_COLUMNS), separator=BETWEEN, ignore_nulls=True
    )
    return pl.when(pl.col(REASON_COLUMNS[0]).is_not_null()).then(named).alias(REASONS)


def with_places(answered: Answered, conclusions: pl.DataFrame, *, told_apart: bool) -> pl.DataFrame:
    """The conclusions after the line on which each row stood; before it the file where there are several."""
    places = {FILE: pl.Series([answered.file]).new_from_index(0, len(answered.lines))} if told_apart else {}
    return pl.DataFrame({**places, LINE: answered.lines}).hstack(conclusions)


def beside(own: pl.DataFrame, ours: pl.DataFrame, heads: Sequence[str]) -> pl.DataFrame:
    """The user's columns first, as they were, then ours; one of ours whose name is among `heads` gets another."""
    taken = set(heads)
    return own.hstack(ours.rename({name: f"{OURS}{name}" for name in ours.columns if name in taken}))
