"""A case with what an engine concluded of it: what is looked up to justify, to explain and to say why not."""

from collections.abc import Mapping

from knowledge.inference.evaluator import truth_of_comparison
from knowledge.logic.computed import computed_values
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.conditions import Comparison
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.truth import Truth
from knowledge.vocabulary.wording import UNKNOWN_IN_WORDS, conclusion_in_words, value_text


class ConcludedCase:
    """The known answers of one case, and the conclusions that an engine drew of the same answers."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        rule_base: RuleBase,
        answers: Mapping[FactId, Value],
        conclusions: Conclusions,
    ) -> None:
        self.knowledge_base = knowledge_base
        self.rule_base = rule_base
        self.conclusions = conclusions
        self._known = {**answers, **computed_values(rule_base, answers)}

    def value(self, fact: FactId) -> Value | None:
        """The value of an asked, computed or derived fact; null when it is not known."""
        if fact in self.conclusions.possible:
            return self.conclusions.value(fact)
        return self._known.get(fact)

    def value_in_words(self, fact: FactId) -> Text:
        """The same in words; also that it is not known."""
        value = self.value(fact)
        if value is None:
            return UNKNOWN_IN_WORDS
        declaration = self.knowledge_base.facts.get(fact)
        return conclusion_in_words(value) if declaration is None else value_text(declaration, value)

    def truth(self, comparison: Comparison) -> Truth:
        """Whether a comparison holds."""
        return truth_of_comparison(comparison, self._known, self.conclusions.possible)
