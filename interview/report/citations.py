"""Which law the report cites: every source once, numbered in the order in which it is first relied on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from interview.report import wording
from interview.report.law import articles_in
from interview.report.material import Material
from interview.sentences import filled_in, joined
from knowledge.vocabulary.rules import Status
from knowledge.vocabulary.sources import SourceId, SourceReference
from knowledge.vocabulary.text import LANGUAGES, Text


@dataclass(frozen=True)
class Cited:
    """What the report cites of one source."""

    number: int
    articles: set[str] = field(default_factory=set)
    weighty: set[str] = field(default_factory=set)
    """Articles behind what is not met, what is to be done and what is risked: the report says what they say."""


Citations: TypeAlias = Mapping[SourceId, Cited]


def citations_in(material: Material) -> Citations:
    """The sources of everything that the report speaks of."""
    cited: dict[SourceId, Cited] = {}
    for reference, is_weighty in _references(material):
        found = cited.setdefault(reference.source, Cited(len(cited) + 1))
        found.articles.add(reference.article)
        if is_weighty:
            found.weighty.add(reference.article)
    return cited


def cited_by_number(references: Iterable[SourceReference], citations: Citations) -> Text:
    """ "[1] Art. 8, Art. 119; [2] cl. 6.1": the numbers are those of the list of sources."""
    by_source: dict[SourceId, list[SourceReference]] = {}
    for reference in dict.fromkeys(references):
        by_source.setdefault(reference.source, []).append(reference)
    return joined(
        (_numbered(citations[source].number, found) for source, found in by_source.items()), wording.BETWEEN_CITATIONS
    )


def _numbered(number: int, references: list[SourceReference]) -> Text:
    articles = {language: articles_in(references, language) for language in LANGUAGES}
    if not articles["en"]:
        return {"en": f"[{number}]"}
    return filled_in(wording.CITED_BY_NUMBER, number=number, articles=articles)


def _references(material: Material) -> Iterator[tuple[SourceReference, bool]]:
    assessment, documents = material.assessment, material.knowledge_base.documents
    for finding in sorted(material.applicable_findings, key=lambda one: one.status is Status.MET):
        is_weighty = finding.status is Status.NOT_MET
        yield from ((reference, is_weighty) for reference in finding.justification.sources)
    for step in assessment.next_steps:
        yield from ((reference, True) for reference in step.sources)
        for document in step.documents:
            yield from ((reference, False) for reference in documents[document].sources)
    for risk in assessment.risks:
        yield from ((reference, True) for reference in risk.sources)
