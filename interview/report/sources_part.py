"""The law that the report relies on, and the terms that it uses."""

import re
from collections.abc import Iterable, Iterator

from interview.report import wording
from interview.report.law import title_in_words
from interview.report.lines import Line, Lines
from interview.report.material import Material
from interview.report.parts import Entry, Glossary, Group, Heading, Section, SectionKind, Term
from interview.report.sentences import filled_in, joined
from interview.report.signs import Sign
from knowledge.vocabulary.guidance import GlossaryTerm
from knowledge.vocabulary.sources import Source, SourceReference
from knowledge.vocabulary.text import LANGUAGES
from knowledge.vocabulary.wording import article_in_words, day_in_words

VARIANTS = re.compile(r"[,，、;；/（）()]")


def sources_part(material: Material, number: int) -> Section:
    """Every source that something in the report cites, with the articles relied on and our summary of each."""
    articles_by_source: dict[str, set[str]] = {}
    for reference in _references(material):
        articles_by_source.setdefault(reference.source, set()).add(reference.article)
    sources = material.knowledge_base.sources
    entries = tuple(
        _source(material, count, sources[source], articles)
        for count, (source, articles) in enumerate(articles_by_source.items(), 1)
    )
    return Section(
        kind=SectionKind.SOURCES,
        heading=Heading(number, material.writer.lines(wording.SOURCES)),
        groups=(Group(entries, material.writer.lines(wording.SOURCES_AND_ARTICLES)),),
        closing=material.writer.lines(wording.SUMMARY_NOTE) if entries else (),
        sign_heading=material.writer.lines(wording.NUMBER),
    )


def _references(material: Material) -> Iterator[SourceReference]:
    assessment, documents = material.assessment, material.knowledge_base.documents
    for finding in material.applicable_findings:
        yield from finding.justification.sources
    for step in assessment.next_steps:
        yield from step.sources
        for document in step.documents:
            yield from documents[document].sources
    for risk in assessment.risks:
        yield from risk.sources


def _source(material: Material, number: int, source: Source, articles: set[str]) -> Entry:
    writer = material.writer
    day = {language: day_in_words(source.read_on, language) for language in LANGUAGES}
    published = joined((source.issuer, source.version), wording.BETWEEN_ITEMS)
    return Entry(
        sign=Sign.NUMBER,
        number=number,
        title=writer.lines(title_in_words(source)),
        body=(
            writer.lines(published),
            *(_article(material, source, article) for article in source.articles if article in articles),
        ),
        fine_print=(writer.say(wording.READ_ON, day=day, confidence=wording.CONFIDENCE[source.confidence]),),
    )


def _article(material: Material, source: Source, article: str) -> Lines:
    reference, summary = SourceReference(source.id, article), source.articles[article]
    name = {language: article_in_words(reference, language) for language in LANGUAGES}
    return material.writer.lines(filled_in(wording.CITED_ARTICLE, article=name, summary=summary))


def glossary_part(material: Material, number: int, printed: Iterable[Line]) -> Glossary | None:
    """The terms that occur in the printed lines; null when there is none."""
    text_by_language: dict[str, str] = {}
    for line in printed:
        text_by_language[line.language] = f"{text_by_language.get(line.language, '')}\n{line.words.lower()}"
    used = [term for term in material.knowledge_base.glossary.values() if _occurs(term, text_by_language)]
    if not used:
        return None
    writer, order = material.writer, material.writer.all_languages
    return Glossary(
        heading=Heading(number, material.writer.lines(wording.GLOSSARY)),
        columns=(*(writer.lines(wording.LANGUAGE_NAMES[each]) for each in order), writer.lines(wording.READING)),
        terms=tuple(
            Term(writer.in_all_languages(term.label), writer.lines({"en": term.reading})[0].words) for term in used
        ),
    )


def _occurs(term: GlossaryTerm, text_by_language: dict[str, str]) -> bool:
    return any(
        _stands_in(variant.strip().lower(), text_by_language.get(language, ""), language)
        for language, label in term.label.items()
        for variant in VARIANTS.split(label)
    )


def _stands_in(variant: str, text: str, language: str) -> bool:
    if len(variant) < 2 or variant not in text:
        return False
    return language == "zh" or re.search(rf"\b{re.escape(variant)}(s|es)?\b", text) is not None
