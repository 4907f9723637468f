"""Everything that draws conclusions in one interview. Loading it takes longer than showing a question."""

from datetime import date

from interview.choosing.next_question import QuestionChooser
from knowledge.inference.engine import Engine
from knowledge.inference.nearest.finder import NearestLegalFinder
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.packs import KnowledgeBase


class Reasoning:
    """The rules of one day with what works on them."""

    def __init__(self, knowledge_base: KnowledgeBase, as_of: date) -> None:
        self.rule_base = rule_base_of(knowledge_base, as_of)
        self.engine = Engine(self.rule_base)
        self.chooser = QuestionChooser(knowledge_base, self.rule_base)
        self.fixed_verdict = FixedVerdict(self.rule_base, lambda: self.chooser.circuit)
        self.finder = NearestLegalFinder(knowledge_base, self.rule_base)
