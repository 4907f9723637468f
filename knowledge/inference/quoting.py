"""Filling {ids} in authored words with the values of this case."""

from datetime import date

from knowledge.inference.concluded_case import ConcludedCase
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language
from knowledge.vocabulary.wording import PLACEHOLDER, UNKNOWN_IN_WORDS, filled, number_in_words, value_in_words

PAST: Text = {"en": "{deadline}; this day is past", "zh": "{deadline}，期限已过"}


class Quoter:
    """Quotes the value of every fact and parameter of one case."""

    def __init__(self, case: ConcludedCase) -> None:
        self._case = case

    def fill(self, text: Text) -> Text:
        """The words with every {id} replaced; what is not known is called so."""
        return filled(text, self._quote)

    def fill_if_any(self, text: Text | None) -> Text | None:
        """The same; null stays null."""
        return None if text is None else self.fill(text)

    def deadline(self, text: Text | None) -> Text | None:
        """The words of a deadline; also that its day is past, where it is."""
        if text is None:
            return None
        filled_in = self.fill(text)
        if not self._names_a_past_day(text):
            return filled_in
        return {
            language: in_language(PAST, language).format(deadline=in_language(filled_in, language))
            for language in LANGUAGES
        }

    def _names_a_past_day(self, text: Text) -> bool:
        facts = (id for id in PLACEHOLDER.findall(text["en"]) if id in self._case.knowledge_base.facts)
        days = (value for fact in facts if isinstance(value := self._case.value(fact), date))
        return any(day < self._case.rule_base.as_of for day in days)

    def _quote(self, id: str, language: Language) -> str:
        parameter = self._case.knowledge_base.parameters.get(id)
        if parameter is not None:
            dated = parameter.as_of(self._case.rule_base.as_of)
            if dated is not None:
                return number_in_words(dated.value, parameter.unit, language)
            return in_language(UNKNOWN_IN_WORDS, language)
        value = self._case.value(id)
        if value is None:
            return in_language(UNKNOWN_IN_WORDS, language)
        return value_in_words(self._case.knowledge_base.facts[id], value, language)
