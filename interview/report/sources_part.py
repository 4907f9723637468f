"""The law that the report relies on, and the terms that it uses."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from interview.overdue_sources import overdue_sources
from interview.report import wording
from interview.report.citations import Cited, citations_in
from interview.report.law import articles_in, title_in_words
from interview.report.lines import Line, Lines
from interview.report.material import Material
from interview.report.parts import Entry, Glossary, Group, Heading, Section, SectionKind, Term
from interview.report.signs import Sign
from interview.sentences import filled_in, joined
from knowledge.vocabulary.guidance import GlossaryTerm
from knowledge.vocabulary.sources import Source, SourceReference
from knowledge.vocabulary.text import LANGUAGES, Text
from knowledge.vocabulary.wording import article_text, day_text

MOST_NAMED = 3
VARIANTS = re.compile(r"[,，、;；/（）()]")


def sources_part(material: Material, number: int) -> Section:
    """Every source that something in the report cites, with the articles relied on."""
    sources = material.knowledge_base.sources
    entries = tuple(_source(material, sources[source], cited) for source, cited in citations_in(material).items())
    closing = [wording.SUMMARY_NOTE] if any(entry.body[1:] for entry in entries) else []
    overdue = overdue_sources(material.assessment, material.knowledge_base)
    if overdue:
        closing.insert(0, overdue_in_words(overdue))
    return Section(
        kind=SectionKind.SOURCES,
        heading=Heading(number, material.writer.lines(wording.SOURCES)),
        groups=(Group(entries, material.writer.lines(wording.SOURCES_AND_ARTICLES)),),
        closing=material.writer.lines(joined(closing, wording.BETWEEN_WHOLE_SENTENCES)) if closing else (),
        sign_heading=material.writer.lines(wording.NUMBER),
    )


def _source(material: Material, source: Source, cited: Cited) -> Entry:
    writer = material.writer
    return Entry(
        sign=Sign.NUMBER,
        number=cited.number,
        title=writer.lines(title_in_words(source)),
        body=(
            writer.lines(_edition(source, cited, material.assessment.as_of)),
            *(_summary(material, source, article) for article in source.articles if article in cited.weighty),
        ),
    )


def overdue_in_words(overdue: Sequence[Source]) -> Text:
    """How many sources should have been read again, and the titles of the first of them."""
    titles = [title_in_words(source) for source in overdue[:MOST_NAMED]]
    named = joined(titles, wording.BETWEEN_ITEMS, end=wording.AND_OTHERS if overdue[MOST_NAMED:] else None)
    return filled_in(wording.SOURCES_OVERDUE, count=len(overdue), titles=named)


def _overdue(source: Source) -> Text:
    return filled_in(wording.OVERDUE, day=day_text(source.read_again_on))


def _edition(source: Source, cited: Cited, as_of: date) -> Text:
    """Who issued which version, the articles relied on, when it was read, and how sure we are of it."""
    references = [SourceReference(source.id, article) for article in source.articles if article in cited.articles]
    articles = {language: articles_in(references, language) for language in LANGUAGES}
    published = joined((source.issuer, source.version), wording.BETWEEN_ITEMS)
    return joined(
        (
            filled_in(wording.PUBLISHED, published=published),
            *((filled_in(wording.RELIED_ON, articles=articles),) if references else ()),
            filled_in(wording.READ_ON, day=day_text(source.read_on), confidence=wording.CONFIDENCE[source.confidence]),
            *((_overdue(source),) if source.is_overdue(as_of) else ()),
        ),
        wording.BETWEEN_WHOLE_SENTENCES,
    )


def _summary(material: Material, source: Source, article: str) -> Lines:
    reference, summary = SourceReference(source.id, article), source.articles[article]
    return material.writer.lines(filled_in(wording.CITED_ARTICLE, article=article_text(reference), summary=summary))


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
