"""The next day that each vehicle of a table has to keep: the soonest of the days that count down and are to come."""

from datetime import date

import polars as pl

from knowledge.vocabulary.facts import FactId, FactType
from knowledge.vocabulary.packs import KnowledgeBase

COUNTS_DOWN = "days_until"
"""The formula by which a pack says that a day is an end (as in the dates of a report)."""
DEADLINE = "next_deadline"
DEADLINE_OF = "next_deadline_of"


def days_to_keep(knowledge_base: KnowledgeBase) -> tuple[FactId, ...]:
    """The answered days up to which something holds."""
    return tuple(
        fact.formula.arguments[0]
        for fact in knowledge_base.facts.values()
        if fact.formula is not None
        and fact.formula.name == COUNTS_DOWN
        and knowledge_base.facts[fact.formula.arguments[0]].type is FactType.DATE
    )


def next_deadlines(answers: pl.DataFrame, knowledge_base: KnowledgeBase, as_of: date) -> pl.DataFrame:
    """For each row the soonest day from `as_of` on, and of which fact it is; both null where there is none."""
    known = days_to_keep(knowledge_base)
    given = [fact for fact in known if fact in answers.columns]
    kinds = pl.Enum(list(known))
    if not given:
        nothing = pl.Series([None]).new_from_index(0, answers.height)
        return pl.DataFrame({DEADLINE: nothing.cast(pl.Date), DEADLINE_OF: nothing.cast(kinds)})
    to_come = answers.select(pl.when(pl.col(fact) >= as_of).then(pl.col(fact)).alias(fact) for fact in given)
    soonest = to_come.with_columns(pl.min_horizontal(given).alias(DEADLINE))
    whose = pl.coalesce(pl.when(pl.col(fact) == pl.col(DEADLINE)).then(pl.lit(fact)) for fact in given)
    return soonest.select(DEADLINE, whose.cast(kinds).alias(DEADLINE_OF))
