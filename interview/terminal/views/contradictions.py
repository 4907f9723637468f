"""Answers that do not fit together: why, which they are, and how to change one."""

from collections.abc import Iterable

from interview.contradictions.words import answers_in_words, kept_in_words, reason_in_words
from interview.terminal.layout import Paragraph, Span, Tone, paragraph
from knowledge.vocabulary.contradictions import FoundContradiction
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language, in_language

SIGN = "! "


def contradictions(found: Iterable[FoundContradiction], base: KnowledgeBase, language: Language) -> list[Paragraph]:
    """A few lines for each."""
    return [line for each in found for line in _lines(each, base, language)]


def _lines(found: FoundContradiction, base: KnowledgeBase, language: Language) -> list[Paragraph]:
    return [
        paragraph(Span(f"{SIGN}{reason_in_words(found, language)}", Tone.NOTICE), hang=2),
        *(
            paragraph(f"- {in_language(answer, language)}", indent=2, hang=2)
            for answer in answers_in_words(found, base)
        ),
        paragraph(kept_in_words(found, base, language), indent=2),
    ]
