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
from interview.terminal.review import Entry, entries_named, entries_of, matching
from interview.terminal.views.effects import effects_of
from knowledge.vocabulary.facts import FactDeclaration
from knowledge.vocabulary.questions import AnswerValue
from knowledge.vocabulary.text import Text, in_language
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
        return reading.message
    assert isinstance(reading, Understood)
    return Supposed(declaration, reading.value)


def declarations_named(
    consultation: Consultation, name: str, entries: tuple[Entry, ...] | None = None
) -> list[FactDeclaration]:
    """Among the entries (the answers, if not said) by number or words, else among all that can be asked."""
    shown = entries_of(consultation) if entries is None else entries
    named = entries_named(name, [one for one in shown if not one.declaration.particular])
    if named or count_in(name) is not None:
        return [entry.declaration for entry in named]
    facts = consultation.knowledge_base.facts
    askable = {id: facts[id] for id in consultation.knowledge_base.questions if not facts[id].particular}
    found = matching(name, {id: (id, *one.label.values()) for id, one in askable.items()})
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
