"""What is put to the person next: a question, or a line of our own in the clothes of one."""

from dataclasses import replace

from interview.consultation import AskedQuestion, Consultation
from interview.terminal import edit_wording as w
from interview.terminal.exchange import Exchange
from interview.terminal.purposes import Purpose
from interview.terminal.review import ReviewEntry, entries_of, open_entries
from knowledge.vocabulary.facts import FactDeclaration, FactId, FactType
from knowledge.vocabulary.questions import Question
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language
from knowledge.vocabulary.wording import verdict_in_words

NO_FACT = ""


def question(consultation: Consultation, asked: AskedQuestion, language: Language) -> Exchange:
    """A question of the pack; what was said to it before is offered."""
    before = consultation.session.last_said(asked.question.fact)
    evidence = before.evidence if before else None
    return Exchange(asked, language, consultation.as_of, before, evidence)


def again(consultation: Consultation, fact: FactId, language: Language) -> Exchange | None:
    """The question that was gone back to, whatever would be asked next by itself; null where it does not matter now."""
    upcoming, choice = consultation.next_question(), consultation.state.choice
    if upcoming is None or choice is None or fact not in choice.candidates:
        return None
    about = consultation.question_about(fact)
    return question(consultation, replace(upcoming, question=about.question, declaration=about.declaration), language)


def change(consultation: Consultation, entry: ReviewEntry, language: Language) -> Exchange:
    """The question again whose answer shall be changed; Enter keeps it."""
    assert entry.answer is not None
    asked = replace(consultation.question_about(entry.fact), number=entry.number)
    return replace(
        Exchange(asked, language, consultation.as_of, entry.answer, entry.answer.evidence), purpose=Purpose.CHANGE
    )


def review(consultation: Consultation, language: Language) -> Exchange:
    """All answers, to choose one."""
    return replace(
        _own(consultation, w.REVIEW_ASK, FactType.TEXT, language),
        purpose=Purpose.REVIEW,
        entries=entries_of(consultation),
    )


def ahead(consultation: Consultation, fact: FactId, language: Language) -> Exchange:
    """A question out of its turn; what was said to it before is offered."""
    return replace(question(consultation, consultation.question_about(fact), language), purpose=Purpose.AHEAD)


def open_questions(consultation: Consultation, language: Language) -> Exchange:
    """All open questions, to choose one."""
    return replace(
        _own(consultation, w.OPEN_ASK, FactType.TEXT, language),
        purpose=Purpose.OPEN,
        entries=open_entries(consultation),
    )


def confirm(consultation: Consultation, language: Language) -> Exchange:
    """Whether the previewed change shall be made."""
    return replace(_own(consultation, w.CONFIRM_ASK, FactType.YES_NO, language), purpose=Purpose.CONFIRM)


def particular(consultation: Consultation, fact: FactId, language: Language) -> Exchange:
    """Something for the report alone."""
    particulars = consultation.particulars
    asked = replace(consultation.question_about(fact), number=particulars.index(fact) + 1)
    before = consultation.session.answers.get(fact)
    exchange = Exchange(asked, language, consultation.as_of, before)
    return replace(exchange, purpose=Purpose.PARTICULAR, of=len(particulars))


def finish(consultation: Consultation, language: Language, *, for_report: bool) -> Exchange:
    """No question is left. `for_report`: the particulars are offered, unless they were given."""
    verdict = verdict_in_words(consultation.standing().verdict)
    ask = {one: in_language(w.FINISH_ASK, one).format(verdict=in_language(verdict, one)) for one in LANGUAGES}
    offered = [fact for fact in consultation.particulars if fact not in consultation.session.answers]
    remark = _particulars_offered(consultation, offered) if for_report and offered else None
    return replace(_own(consultation, ask, FactType.TEXT, language), purpose=Purpose.FINISH, remark=remark)


def _particulars_offered(consultation: Consultation, facts: list[FactId]) -> Text:
    labels = [consultation.knowledge_base.facts[fact].label for fact in facts]
    return {
        one: in_language(w.FINISH_PARTICULARS, one).format(
            labels=in_language(w.BETWEEN, one).join(in_language(label, one) for label in labels)
        )
        for one in LANGUAGES
    }


def _own(consultation: Consultation, ask: Text, type_: FactType, language: Language) -> Exchange:
    asked = AskedQuestion(Question(NO_FACT, ask, ""), FactDeclaration(NO_FACT, type_, ask), 0, 0)
    return Exchange(asked, language, consultation.as_of)
