"""The listing question answered from the catalogue, on evidence of its own kind."""

from collections.abc import Mapping
from pathlib import Path

from interview.catalogue.comparing import LISTING, MODEL
from interview.catalogue.entries import CatalogueEntry
from interview.catalogue.store import Catalogue
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer, Evidence

BATCH: FactId = "papers.batch"


def can_look_up(base: KnowledgeBase) -> bool:
    """Whether the pack asks for a model and for its listing."""
    return MODEL in base.facts and LISTING in base.questions


def named_entry(answers: Mapping[FactId, Answer], catalogue: Catalogue) -> CatalogueEntry | None:
    """The entry of the model that was named; null where none was, or it is not in the catalogue."""
    answer = answers.get(MODEL)
    return catalogue.entry(answer.known) if answer and isinstance(answer.known, str) else None


def answers_from(entry: CatalogueEntry, answers: Mapping[FactId, Answer], base: KnowledgeBase) -> list[Answer]:
    """The batch and the listing, so far as the person has said nothing of them."""
    found = [(BATCH, entry.batch), (LISTING, entry.listing)]
    return [
        Answer(fact, value, Evidence.CATALOGUE_FILE)
        for fact, value in found
        if value and fact in base.facts and fact not in answers
    ]


def with_listing(
    answers: Mapping[FactId, Answer], base: KnowledgeBase, catalogue: Catalogue | None
) -> dict[FactId, Answer]:
    """The answers of a file, and what the catalogue says of the model that they name."""
    entry = named_entry(answers, catalogue) if catalogue and can_look_up(base) else None
    found = answers_from(entry, answers, base) if entry else []
    return {**answers, **{answer.fact: answer for answer in found}}


def catalogue_in(folder: Path) -> Catalogue | None:
    """The catalogue of this folder; null where nothing was imported."""
    catalogue = Catalogue(folder)
    return catalogue if catalogue.is_there else None
