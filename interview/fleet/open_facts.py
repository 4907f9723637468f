"""Which facts keep vehicles of a table undetermined: what to find out first."""

from collections import Counter
from datetime import date

import polars as pl

from interview.fleet.remedies import known_answers_of
from knowledge.inference.assessing import assess
from knowledge.inference.evaluator import evaluate
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Verdict

MOST_LOOKED_AT = 20
"""Vehicles of a run; each takes some hundredths of a second."""
MOST_COMPARED = 2_000
"""Undetermined vehicles of a part among which those are sought that are not alike."""


def first_open(answers: pl.DataFrame, verdicts: pl.Series) -> pl.DataFrame:
    """The answers of the first undetermined vehicles that are not alike, as many as are looked at."""
    open_ = answers.filter(verdicts == Verdict.UNDETERMINED.value) if answers.width else answers
    return open_.head(MOST_COMPARED).unique(maintain_order=True).head(MOST_LOOKED_AT)


def facts_needed(open_: pl.DataFrame, knowledge_base: KnowledgeBase, as_of: date) -> Counter[FactId]:
    """For how many of these undetermined vehicles each fact could settle something."""
    rule_base, needed = rule_base_of(knowledge_base, as_of), Counter[FactId]()
    fixed_verdict = FixedVerdict(rule_base)
    for row in open_.iter_rows(named=True):
        known = known_answers_of(row, rule_base)
        given = {fact: Answer(fact, value) for fact, value in known.items()}
        conclusions = evaluate(rule_base, known)
        found = assess(knowledge_base, rule_base, given, conclusions, fixed_verdict=fixed_verdict)
        needed.update(one.fact for one in found.unknown if one.needed_by)
    return needed
