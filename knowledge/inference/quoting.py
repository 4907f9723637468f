"""Filling {ids} in authored words with the values of this case."""

from collections.abc import Mapping

from knowledge.logic.computed import computed_values
from knowledge.logic.rule_base import RuleBase
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import Conclusions
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import UNKNOWN_IN_WORDS, filled, number_in_words, value_in_words


class Quoter:
    """Knows the value of every fact and parameter of one case."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        rule_base: RuleBase,
        known: Mapping[FactId, Value],
        conclusions: Conclusions,
    ) -> None:
        self._knowledge = knowledge_base
        self._as_of = rule_base.as_of
        self._known = {**known, **computed_values(rule_base, known)}
        self._conclusions = conclusions

    def value(self, fact: FactId) -> Value | None:
        """The value of an asked, computed or derived fact; null when it is not known."""
        if fact in self._conclusions.possible:
            return self._conclusions.value(fact)
        return self._known.get(fact)

    def fill(self, text: Text) -> Text:
        """The words with every {id} replaced; what is not known is called so."""
        return filled(text, self._quote)

    def fill_if_any(self, text: Text | None) -> Text | None:
        """The same; null stays null."""
        return None if text is None else self.fill(text)

    def _quote(self, id: str, language: Language) -> str:
        parameter = self._knowledge.parameters.get(id)
        if parameter is not None:
            dated = parameter.as_of(self._as_of)
            if dated is not None:
                return number_in_words(dated.value, parameter.unit, language)
            return in_language(UNKNOWN_IN_WORDS, language)
        value = self.value(id)
        if value is None:
            return in_language(UNKNOWN_IN_WORDS, language)
        return value_in_words(self._knowledge.facts[id], value, language)
