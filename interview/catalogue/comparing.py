"""An entry held against the answers: where they differ, both are told."""

from collections.abc import Iterator, Mapping

from interview.catalogue.entries import CatalogueEntry
from knowledge.vocabulary.contradictions import Basis, FoundContradiction, SaidAnswer
from knowledge.vocabulary.facts import FactDeclaration, FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import LANGUAGES, Language, Text
from knowledge.vocabulary.wording import value_in_words

MODEL: FactId = "vehicle.model"
LISTING: FactId = "papers.announcement"
DIFFERS: Text = {
    "en": "The vehicle differs from the entry of {model} in your catalogue file{batch}: there it is {values}.",
    "zh": "车辆与您目录文件中{model}的条目{batch}不一致：条目为{values}。",
}
IN_BATCH: Text = {"en": " (batch {batch})", "zh": "（第{batch}批）"}
OR: Text = {"en": " or ", "zh": "或"}


def differences(
    entry: CatalogueEntry, answers: Mapping[FactId, Answer], base: KnowledgeBase
) -> Iterator[FoundContradiction]:
    """A contradiction for every known answer that the entry does not allow."""
    said = {**entry.values, LISTING: (entry.listing,)}
    for fact, values in said.items():
        answer, declaration = answers.get(fact), base.facts.get(fact)
        if answer is None or declaration is None or answer.known is None or answer.known in values:
            continue
        words = {language: _said(entry, values, declaration, language) for language in LANGUAGES}
        facts = [SaidAnswer(MODEL, answers[MODEL].value)] if MODEL in answers else []
        yield FoundContradiction(f"catalogue.{fact}", words, (*facts, SaidAnswer(fact, answer.value)), Basis.CATALOGUE)


def batch_in_words(entry: CatalogueEntry, language: Language) -> str:
    """ " (batch 410)", or nothing where the table names none."""
    return IN_BATCH[language].format(batch=entry.batch) if entry.batch else ""


def _said(
    entry: CatalogueEntry, values: tuple[str | float, ...], declaration: FactDeclaration, language: Language
) -> str:
    named = OR[language].join(value_in_words(declaration, value, language) for value in values)
    return DIFFERS[language].format(model=entry.model, batch=batch_in_words(entry, language), values=named)
