"""Which facts keep vehicles of a table undetermined: what to find out first."""

from collections import Counter
from datetime import date

import polars as pl

from interview.fleet.remedies import known_answers_of
from knowledge.inference.assessing import assess
from knowledge.inference.evaluator import evaluate
from knowledge.logic.rule_base import VERDICT, rule_base_of
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Verdict

MOST_LOOKED_AT = 20
"""Vehicles of a run; each takes some hundredths of a second."""


class OpenFacts:
    """Looks at the first undetermined vehicles of a run that are not alike."""

    def __init__(self, knowledge_base: KnowledgeBase, as_of: date) -> None:
        self._knowledge = knowledge_base
        self._rule_base = rule_base_of(knowledge_base, as_of)
        self._left = MOST_LOOKED_AT
        self.needed: Counter[FactId] = Counter()
        """For how many of the vehicles that were looked at each fact could settle something."""

    def look(self, answers: pl.DataFrame, conclusions: pl.DataFrame) -> None:
        """Look at vehicles of a part, until enough were looked at."""
        if not self._left or not answers.width:
            return
        open_ = answers.filter(conclusions[VERDICT] == Verdict.UNDETERMINED.value)
        for row in open_.unique(maintain_order=True).head(self._left).iter_rows(named=True):
            self._left -= 1
            known = known_answers_of(row, self._rule_base)
            given = {fact: Answer(fact, value) for fact, value in known.items()}
            found = assess(self._knowledge, self._rule_base, given, evaluate(self._rule_base, known))
            self.needed.update(one.fact for one in found.unknown if one.needed_by)
