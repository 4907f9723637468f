"""The answers, or the open questions, as a numbered list from which one is chosen by number or by words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from interview.answers import tidied
from interview.consultation import Consultation
from interview.terminal import edit_wording as w
from interview.terminal.commands import count_in
from knowledge.vocabulary.facts import UNKNOWN, FactDeclaration, FactId
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import Text


@dataclass(frozen=True)
class ReviewEntry:
    """One line of the list."""

    number: int
    declaration: FactDeclaration
    answer: Answer | None
    """Null = the question was not asked yet."""
    group: Text
    """Its topic, or that it is set aside."""
    ask: Text
    """The question."""

    @property
    def fact(self) -> FactId:
        return self.declaration.id


def entries_of(consultation: Consultation) -> tuple[ReviewEntry, ...]:
    """All answers: those that count in the order of the questions, then those set aside, then the particulars."""
    particulars = consultation.particulars
    set_aside = {fact: one for fact, one in consultation.state.parked.items() if fact not in particulars}
    given = {fact: one for fact, one in consultation.state.parked.items() if fact in particulars}
    rows = [
        *_rows(consultation, consultation.answers, None),
        *_rows(consultation, set_aside, w.SET_ASIDE_TITLE),
        *_rows(consultation, given, w.FOR_THE_REPORT),
    ]
    return tuple(
        ReviewEntry(number, consultation.knowledge_base.facts[answer.fact], answer, group, ask)
        for number, (answer, group, ask) in enumerate(rows, 1)
    )


def _rows(
    consultation: Consultation, answers: Mapping[FactId, Answer], group: Text | None
) -> Iterator[tuple[Answer, Text, Text]]:
    topics = consultation.knowledge_base.topics
    for fact, answer in answers.items():
        question = consultation.question_about(fact).question
        yield answer, group or topics.get(question.topic, {"en": question.topic}), question.ask


def open_entries(consultation: Consultation) -> tuple[ReviewEntry, ...]:
    """All open questions: those answered with "I don't know", then those not asked yet in the order of the pack."""
    choice = consultation.state.choice
    candidates = choice.candidates if choice else ()
    not_asked = [fact for fact in consultation.knowledge_base.questions if fact in candidates]
    rows = [
        *((fact, answer, w.NOT_KNOWN_TITLE) for fact, answer in not_known(consultation).items()),
        *((fact, None, w.NOT_ASKED_TITLE) for fact in not_asked),
    ]
    facts = consultation.knowledge_base.facts
    return tuple(
        ReviewEntry(number, facts[fact], answer, group, consultation.question_about(fact).question.ask)
        for number, (fact, answer, group) in enumerate(rows, 1)
    )


def not_known(consultation: Consultation) -> dict[FactId, Answer]:
    """The answers "I don't know" that count now."""
    return {fact: answer for fact, answer in consultation.answers.items() if answer.value is UNKNOWN}


def entries_named(words: str, entries: Sequence[ReviewEntry]) -> list[ReviewEntry]:
    """The answers meant: by number, else by the words of the fact or of its question."""
    number = count_in(words)
    if number is not None:
        return [entry for entry in entries if entry.number == number]
    found = matching(
        words,
        {str(entry.number): names_of(entry.declaration) for entry in entries},
        {str(entry.number): entry.ask.values() for entry in entries},
    )
    return [entry for entry in entries if str(entry.number) in found]


def names_of(declaration: FactDeclaration) -> Iterable[str]:
    """What a fact is called: its id, the last part of that, and its labels."""
    return declaration.id, declaration.id.rpartition(".")[2], *declaration.label.values()


def matching(words: str, *tables: Mapping[str, Iterable[str]]) -> list[str]:
    """The keys one of whose names is the words, else begins with them, else contains them; of the first such table."""
    said = _bare(words)
    for names in tables:
        found = _matching(said, {key: [_bare(name) for name in all_names] for key, all_names in names.items()})
        if found:
            return found
    return []


def _matching(said: str, names: Mapping[str, list[str]]) -> list[str]:
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [key for key, all_names in names.items() if any(fits(name, said) for name in all_names)]
        if found or len(said) < 2:
            return found
    return []


def _bare(words: str) -> str:
    return tidied(words).casefold().replace("_", " ").replace(".", " ").rstrip(" 。?")
