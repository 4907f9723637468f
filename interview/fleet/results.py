"""Answers of many vehicles to the columns of the assessed table."""

from datetime import date

import polars as pl

from interview.fleet.answering import Answered
from interview.fleet.deadlines import next_deadlines
from interview.fleet.remedies import MOST_SITUATIONS, Remedies
from knowledge.columnar.kernel import Kernel
from knowledge.logic.rule_base import VERDICT, VERDICTS_FROM_WORST
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import RequirementId, Status, Verdict

FILE, LINE = "source_file", "source_line"
CATEGORY = "category"
REASONS = "reasons"
MOST_REASONS = 3
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

    def conclusions(self, answers: pl.DataFrame) -> pl.DataFrame:
        """For each row the verdict, category, reasons, remedy and next deadline, and every requirement."""
        findings = self.findings(answers)
        first = [name for name in (VERDICT, CATEGORY) if name in findings.columns]
        pieces = [findings.select(first), findings.select(self._reasons())]
        if self.remedies is not None:
            pieces.append(self.remedies.of(answers, findings))
        pieces += [next_deadlines(answers, self.knowledge_base, self.as_of), findings.drop(first)]
        return pl.concat(pieces, how="horizontal")

    def findings(self, answers: pl.DataFrame) -> pl.DataFrame:
        """The verdict, the category and every requirement."""
        return self.kernel.assess(answers)

    def _reasons(self) -> pl.Expr:
        """The first requirements that lead to the verdict, in the order of the pack."""
        reasons = pl.concat_list(
            pl.when((pl.col(id) == Status.NOT_MET.value) & (pl.col(VERDICT) == means.value)).then(pl.lit(id))
            for id, means in decisive_requirements(self.knowledge_base)
        )
        named = reasons.list.drop_nulls().list.head(MOST_REASONS).list.join(BETWEEN)
        return pl.when(named != "").then(named).alias(REASONS)


def decisive_requirements(knowledge_base: KnowledgeBase) -> list[tuple[RequirementId, Verdict]]:
    """The requirements that can lower a verdict, with that verdict, the worst first."""
    requirements = knowledge_base.requirements.values()
    return [
        (requirement.id, verdict)
        for verdict in VERDICTS_FROM_WORST[:-1]
        for requirement in requirements
        if requirement.unmet_means is verdict
    ]


def with_places(answered: Answered, conclusions: pl.DataFrame, *, told_apart: bool) -> pl.DataFrame:
    """The conclusions after the line on which each row stood; before it the file where there are several."""
    places = {FILE: pl.Series([answered.file]).new_from_index(0, len(answered.lines))} if told_apart else {}
    return pl.DataFrame({**places, LINE: answered.lines}).hstack(conclusions)


def beside(own: pl.DataFrame, ours: pl.DataFrame) -> pl.DataFrame:
    """The user's columns first, as they were, then ours; one of ours whose name is taken gets another."""
    taken = set(own.columns)
    return own.hstack(ours.rename({name: f"{OURS}{name}" for name in ours.columns if name in taken}))
