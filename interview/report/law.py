"""Law and evidence in words: which passage, which answers a conclusion rests on."""

from collections.abc import Iterable, Mapping

from interview.report import wording
from interview.report.lines import Lines, Writer
from interview.sentences import filled_in, joined
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.findings import FactUsed
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.sources import Confidence, Source, SourceReference
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language
from knowledge.vocabulary.wording import article_in_words, value_text

BOOKISH_KINDS = ("law", "regulation", "order")
"""Kinds whose title is that of a text. Notices and local rules are often called by what they do: authors mark those."""


def title_in_words(source: Source) -> Text:
    """The title as each language writes it: in Chinese laws in book brackets, unless the title has its own."""
    chinese = source.title.get("zh")
    if chinese and source.kind in BOOKISH_KINDS and "《" not in chinese:
        return {**source.title, "zh": f"《{chinese}》"}
    return source.title


def law_in_words(references: Iterable[SourceReference], knowledge_base: KnowledgeBase) -> Text:
    """ "Registration Provisions, Art. 15(4), Art. 15(5); …": every source once, with its articles."""
    by_source: dict[str, list[SourceReference]] = {}
    for reference in dict.fromkeys(references):
        by_source.setdefault(reference.source, []).append(reference)
    return joined(
        (_cited(knowledge_base.sources[source], found) for source, found in by_source.items()),
        wording.BETWEEN_ITEMS,
    )


def legal_lines(
    writer: Writer,
    knowledge_base: KnowledgeBase,
    references: tuple[SourceReference, ...],
    confidence: Confidence,
) -> tuple[Lines, ...]:
    """The law behind something, and that it must be confirmed where the team is not sure of it."""
    lines = []
    if references:
        lines.append(writer.say(wording.LAW, law=law_in_words(references, knowledge_base)))
    if confidence.must_be_confirmed:
        lines.append(writer.lines(wording.TO_BE_CONFIRMED))
    return tuple(lines)


def evidence_in_words(
    facts: Iterable[FactUsed], answers: Mapping[FactId, Answer], knowledge_base: KnowledgeBase
) -> Text | None:
    """The facts a conclusion rests on, by what they themselves rest on; null where there is none to show."""
    by_evidence: dict[str, list[Text]] = {}
    words: dict[str, Text] = {}
    for used in facts:
        if used.fact not in knowledge_base.facts:
            continue
        basis = _basis(used.fact, answers)
        words[basis["en"]] = basis
        by_evidence.setdefault(basis["en"], []).append(fact_in_words(used.fact, used.value, knowledge_base))
    if not by_evidence:
        return None
    sentences = (
        filled_in(wording.EVIDENCE_IN_WORDS, evidence=words[basis], facts=joined(found, wording.BETWEEN_ITEMS))
        for basis, found in by_evidence.items()
    )
    return joined((*sentences,), wording.BETWEEN_SENTENCES, end=wording.FULL_STOP)


def fact_in_words(fact: FactId, value: Value, knowledge_base: KnowledgeBase) -> Text:
    """ "Number of wheels: 4"."""
    declaration = knowledge_base.facts[fact]
    return filled_in(wording.FACT_IN_WORDS, label=declaration.label, value=value_text(declaration, value))


def _basis(fact: FactId, answers: Mapping[FactId, Answer]) -> Text:
    answer = answers.get(fact)
    return wording.CONCLUDED if answer is None else wording.EVIDENCE[answer.evidence]


def _cited(source: Source, references: list[SourceReference]) -> Text:
    title = title_in_words(source)
    return {language: _cited_in(language, title, references) for language in LANGUAGES}


def _cited_in(language: Language, title: Text, references: list[SourceReference]) -> str:
    name, articles = in_language(title, language), articles_in(references, language)
    return name + (", " if articles and language == "en" else "") + articles


def articles_in(references: Iterable[SourceReference], language: Language) -> str:
    """ "Art. 15(4), 15(5), cl. 6.1", "第15条第4项、第15条第5项"; "" where the whole source is meant."""
    articles = [words for each in references if (words := article_in_words(each, language))]
    if language == "zh":
        return "、".join(articles)
    kinds = [article.partition(" ")[0] for article in articles]
    repeats = [number > 0 and kind == kinds[number - 1] for number, kind in enumerate(kinds)]
    return ", ".join(
        article.partition(" ")[2] if is_repeated else article
        for article, is_repeated in zip(articles, repeats, strict=True)
    )
