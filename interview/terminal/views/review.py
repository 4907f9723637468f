"""The answers as options to choose from, grouped as they were asked."""

from interview.terminal import edit_wording as e
from interview.terminal import wording as w
from interview.terminal.evidence import evidence_in_words
from interview.terminal.exchange import Exchange
from interview.terminal.review import Entry
from interview.terminal.views.question import Option
from knowledge.vocabulary.text import Language, in_language
from knowledge.vocabulary.wording import value_in_words


def options(exchange: Exchange) -> tuple[Option, ...]:
    """An option for every answer; the group is named where it changes."""
    language = exchange.language
    groups = [in_language(entry.group, language) for entry in exchange.entries]
    return tuple(
        Option(
            str(entry.number),
            entry.fact,
            line(entry, language),
            group if position == 0 or groups[position - 1] != group else "",
        )
        for position, (entry, group) in enumerate(zip(exchange.entries, groups, strict=True))
    )


def line(entry: Entry, language: Language) -> str:
    """The fact, its value, and what it rests on where that was said."""
    label = in_language(entry.declaration.label, language)
    value = value_in_words(entry.declaration, entry.answer.value, language)
    evidence = entry.answer.evidence
    if evidence is None:
        return w.said(e.REVIEW_LINE, language, label=label, value=value)
    words = evidence_in_words(evidence, language)
    return w.said(e.REVIEW_LINE_WITH_EVIDENCE, language, label=label, value=value, evidence=words)
