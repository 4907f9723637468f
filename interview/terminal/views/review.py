"""The answers, or the open questions, as options to choose from, grouped as they were asked."""

from interview.consultation import Consultation
from interview.terminal import edit_wording as e
from interview.terminal import wording as w
from interview.terminal.evidence import evidence_in_words
from interview.terminal.exchange import Exchange
from interview.terminal.layout import Paragraph, paragraph
from interview.terminal.review import ReviewEntry, not_known
from interview.terminal.views.effects import MOST_NAMED, first_few
from interview.terminal.views.option import Option
from knowledge.vocabulary.text import Language, in_language
from knowledge.vocabulary.wording import value_in_words


def options(exchange: Exchange) -> tuple[Option, ...]:
    """An option for every entry, in its group."""
    language = exchange.language
    return tuple(
        Option(str(entry.number), entry.fact, line(entry, language), in_language(entry.group, language))
        for entry in exchange.entries
    )


def still_not_known(consultation: Consultation, language: Language) -> list[Paragraph]:
    """On coming back: what was answered with "I don't know" and can be given now."""
    facts = consultation.knowledge_base.facts
    labels = [facts[fact].label for fact in not_known(consultation)]
    if not labels:
        return []
    names = w.said(e.BETWEEN, language).join(first_few(labels, MOST_NAMED, language))
    return [paragraph(w.said(e.STILL_NOT_KNOWN, language, facts=names))]


def line(entry: ReviewEntry, language: Language) -> str:
    """The fact, its value, and what it rests on where that was said; the fact alone where it was not asked yet."""
    label = in_language(entry.declaration.label, language)
    if entry.answer is None:
        return label
    value = value_in_words(entry.declaration, entry.answer.value, language)
    evidence = entry.answer.evidence
    if evidence is None:
        return w.said(e.REVIEW_LINE, language, label=label, value=value)
    words = evidence_in_words(evidence, language)
    return w.said(e.REVIEW_LINE_WITH_EVIDENCE, language, label=label, value=value, evidence=words)
