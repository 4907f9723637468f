"""What an answer rests on: asked only where the question names evidence, and never insisted on."""

from collections.abc import Mapping

from interview.terminal import wording as w
from knowledge.vocabulary.questions import Evidence, Question
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language


def next_evidence(now: Evidence | None, question: Question) -> Evidence | None:
    """The one after `now` in the order of the question; after the last comes none again."""
    order: tuple[Evidence | None, ...] = (None, *question.evidence)
    return order[(order.index(now) + 1) % len(order)] if now in order else None


def evidence_named(words: str, question: Question) -> Evidence | None:
    """The evidence that the words name by number, id or its words; null = none of those of the question."""
    said = words.casefold().strip(" .。")
    for number, evidence in enumerate(question.evidence, 1):
        names = {str(number), evidence.value, evidence.value.replace("_", " ")}
        names |= {label.casefold() for label in _words_of_evidence()[evidence].values()}
        if said in names or (len(said) > 1 and any(name.startswith(said) for name in names)):
            return evidence
    return None


def evidence_offered(question: Question, chosen: Evidence | None) -> Text:
    """What to say after the command: what was set, or what can be."""
    if not question.evidence:
        return w.EVIDENCE_NOT_ASKED
    if chosen:
        return {
            language: w.said(w.EVIDENCE_SET, language, evidence=evidence_in_words(chosen, language))
            for language in LANGUAGES
        }
    return {
        language: w.said(
            w.EVIDENCE_CHOICES,
            language,
            choices=w.said(w.BETWEEN_WORDS, language).join(
                f"{number} {evidence_in_words(evidence, language)}"
                for number, evidence in enumerate(question.evidence, 1)
            ),
        )
        for language in LANGUAGES
    }


def evidence_in_words(evidence: Evidence | None, language: Language) -> str:
    """ "seen on a document"; "your word" where nothing was said."""
    if evidence is None:
        return w.said(w.YOUR_WORD, language)
    words = in_language(_words_of_evidence()[evidence], language)
    return words[:1].lower() + words[1:]


def _words_of_evidence() -> Mapping[Evidence | None, Text]:
    from interview.report.wording import EVIDENCE  # at the first question that needs it, not at the start

    return EVIDENCE
