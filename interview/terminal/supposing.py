"""WHAT IF: what an answer would do, to the question that stands or to any other, without giving it."""

from dataclasses import dataclass

from interview.answers import Misunderstood, Understood, read_answer
from interview.consultation import Consultation
from interview.terminal import edit_wording as e
from interview.terminal import wording as w
from interview.terminal.commands import count_in
from interview.terminal.exchange import Exchange
from interview.terminal.layout import BLANK, Paragraph, Span, Tone, paragraph
from interview.terminal.purposes import ASKS_A_FACT
from interview.terminal.review import ReviewEntry, entries_named, entries_of, matching, names_of
from interview.terminal.views.effects import effects_of
from knowledge.vocabulary.facts import FactDeclaration
from knowledge.vocabulary.questions import AnswerValue
from knowledge.vocabulary.text import LANGUAGES, Text, in_language
from knowledge.vocabulary.wording import value_in_words


@dataclass(frozen=True)
class Supposed:
    """An answer that nobody gave."""

    declaration: FactDeclaration
    value: AnswerValue


def what_if(consultation: Consultation, exchange: Exchange, argument: str) -> list[Paragraph]:
    """What the answer would do, or what to type."""
    language = exchange.language
    found = _supposed(consultation, exchange, argument)
    if not isinstance(found, Supposed):
        return [paragraph(in_language(found, language))]
    value = value_in_words(found.declaration, found.value, language)
    label = in_language(found.declaration.label, language)
    preview = consultation.preview(found.declaration.id, found.value)
    title = paragraph(Span(w.said(e.WHAT_IF_TITLE, language, label=label, value=value), Tone.STRONG), indent=2)
    ends = [paragraph(w.said(e.WHAT_IF_ENDS, language), indent=2)] if preview.is_last else []
    shown = effects_of(preview, consultation.knowledge_base, language)
    return [BLANK, title, *shown, *ends, paragraph(w.said(e.NOTHING_WAS_GIVEN, language), indent=2)]


def _supposed(consultation: Consultation, exchange: Exchange, argument: str) -> Supposed | Text:
    """The fact and its value; else what to say."""
    name, sign, words = argument.partition("=")
    if not sign and exchange.purpose in ASKS_A_FACT:
        return _read(exchange.asked.declaration, argument, exchange) if argument else e.WHAT_IF_HOW
    if not sign:
        name, _, words = argument.partition(" ")
        if count_in(name) is None:
            return e.WHAT_IF_HOW
    declarations = declarations_named(consultation, name.strip())
    if len(declarations) != 1:
        return not_one(name.strip(), [one.label for one in declarations], e.NO_SUCH_ANSWER)
    return _read(declarations[0], words.strip(), exchange)


def _read(declaration: FactDeclaration, words: str, exchange: Exchange) -> Supposed | Text:
    reading = read_answer(words, declaration, exchange.language, exchange.today)
    if isinstance(reading, Misunderstood):
        return _with_the_other_way(reading.message) if declaration is exchange.asked.declaration else reading.message
    assert isinstance(reading, Understood)
    return Supposed(declaration, reading.value)


def _with_the_other_way(message: Text) -> Text:
    """What was typed may have been meant for another question."""
    return {
        language: w.said(message, language) + ("" if language == "zh" else " ") + w.said(e.WHAT_IF_OF_ANOTHER, language)
        for language in LANGUAGES
    }


def declarations_named(
    consultation: Consultation, name: str, entries: tuple[ReviewEntry, ...] | None = None
) -> list[FactDeclaration]:
    """Among the entries (the answers, if not said) by number; by words among all that can be asked.

    Where words fit several, those of the entries go before other answers, and these before what is not in question.
    """
    answered = entries_of(consultation)
    shown = answered if entries is None else entries
    if count_in(name) is not None:
        return [entry.declaration for entry in entries_named(name, shown) if not entry.declaration.particular]
    base = consultation.knowledge_base
    askable = {id: base.facts[id] for id in base.questions if not base.facts[id].particular}
    found = matching(
        name,
        {id: names_of(one) for id, one in askable.items()},
        {id: base.questions[id].ask.values() for id in askable},
    )
    for preferred in ({entry.fact for entry in shown}, {entry.fact for entry in answered}):
        found = [id for id in found if id in preferred] or found
    return [askable[id] for id in found]


def not_one(words: str, labels: list[Text], none: Text) -> Text:
    """What to say where words name several things, or none."""
    from interview.terminal.views.effects import MOST_NAMED, first_few

    if not labels:
        return {language: w.said(none, language, words=words) for language in none}
    return {
        language: w.said(
            e.FITS_SEVERAL, language, names=w.said(e.BETWEEN, language).join(first_few(labels, MOST_NAMED, language))
        )
        for language in e.FITS_SEVERAL
    }
