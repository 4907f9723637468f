"""Answers from the command line, put into a saved case one after the other, each with what it does."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal

from interview.answers import Understood, read_answer
from interview.answers.figures import is_plausible
from interview.answers.number_messages import to_be_checked
from interview.catalogue.looking_up import catalogue_in
from interview.commands.invocation import Invocation
from interview.commands.preview_words import preview_in_words
from interview.consultation import Consultation
from interview.contradictions.words import in_lines
from interview.endings import say
from interview.errors import UsageMistake
from interview.prepared_answers.answer_entries import Mistake, answer_of
from interview.saved_cases.carrying_over import carried_over, left_out_in_words
from interview.saved_cases.store import Store
from interview.saved_cases.store_errors import StoreError
from interview.session import Session
from knowledge.authoring.library import knowledge_base
from knowledge.authoring.strict_yaml import Mapping, Node, Scalar
from knowledge.vocabulary.facts import FactDeclaration
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.text import Language, Text, in_language

Given = tuple[str, str, str | None]
"""Fact, value and evidence (null = not said), as they were typed."""

NOTHING_LEFT: Text = {
    "en": "Nothing is left to ask. The report: roadworthy report {case}",
    "zh": "没有其他问题。生成报告：roadworthy report {case}",
}
STILL_TO_ASK: Text = {
    "en": "Still to ask: {count} at most. Go on with: roadworthy resume {case}",
    "zh": "最多还有 {count} 个问题。继续请输入：roadworthy resume {case}",
}
NOTHING_CHANGED: Text = {"en": "Dry run: nothing was changed.", "zh": "试运行：未作任何改动。"}


def given_on(
    store: Store, case: str, given: Sequence[Given], as_of: date, dry_run: bool, call: Invocation
) -> Iterator[str]:
    """Put the answers into the case; lines that say what each does. All are read before the first is taken."""
    with store.hold(case):
        session = store.load(case)
        base = knowledge_base(session.pack, call.pack_folders)
        answers = [_answer(one, base, as_of, call.language) for one in given]
        session, left_out = carried_over(session, base)
        if left_out:
            say(left_out_in_words(left_out, base, call.language))
        consultation = Consultation(
            base, session, as_of, _not_saved if dry_run else store.save, catalogue=catalogue_in(store.folder)
        )
        for answer in answers:
            yield from preview_in_words(answer, consultation, call.language)
            yield from _doubts(answer, base, call.language)
            before = consultation.contradictions
            consultation.answer(answer.fact, answer.value, answer.evidence)
            new = (each for each in consultation.contradictions if each not in before)
            yield from in_lines(new, base, call.language)
        yield _what_is_next(consultation, store, dry_run, call)


def _doubts(answer: Answer, base: KnowledgeBase, language: Language) -> Iterator[str]:
    """A figure that such vehicles hardly have is taken, and said to be unusual."""
    declaration = base.facts[answer.fact]
    if isinstance(answer.value, int | float) and not is_plausible(Decimal(str(answer.value)), declaration):
        yield f"  ! {in_language(to_be_checked(answer.value, declaration), language)}"


def _not_saved(session: Session) -> None:
    """What saves a dry run."""


def _answer(given: Given, base: KnowledgeBase, as_of: date, language: Language) -> Answer:
    """As in a file of answers, or else as in the interview where nothing is in doubt. Raises UsageMistake."""
    fact, value, evidence = given
    try:
        return answer_of(fact, _node(value, evidence), base.facts)
    except Mistake as mistake:
        meant = _meant(value, base.facts.get(fact), as_of, language)
        if meant is None or meant == value:
            raise UsageMistake(mistake.what, mistake.remedy) from None
    return _answer((fact, meant, evidence), base, as_of, language)


def _node(value: str, evidence: str | None) -> Node:
    if evidence is None:
        return Scalar(value, 1)
    return Mapping({"value": Scalar(value, 1), "evidence": Scalar(evidence, 1)}, 1)


def _meant(value: str, declaration: FactDeclaration | None, as_of: date, language: Language) -> str | None:
    """What words as people type them mean, as a file would say it; null where they mean nothing for certain."""
    if declaration is None or not declaration.is_asked:
        return None
    reading = read_answer(value, declaration, language, as_of)
    return str(reading.value) if isinstance(reading, Understood) and reading.doubt is None else None


def _what_is_next(consultation: Consultation, store: Store, dry_run: bool, call: Invocation) -> str:
    if dry_run:
        return in_language(NOTHING_CHANGED, call.language)
    case = consultation.session.case
    asked = consultation.next_question()
    if asked is not None:
        return in_language(STILL_TO_ASK, call.language).format(count=asked.most_left, case=case)
    with suppress(StoreError):  # it only adorns the list of cases
        store.note_verdict(case, consultation.assessment().verdict)
    return in_language(NOTHING_LEFT, call.language).format(case=case)
