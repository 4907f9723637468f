"""A question as it is put, with its choices and what may be typed."""

from collections.abc import Mapping, Sequence

from interview.answers.choices import keys_of, labels_of, numbers_of
from interview.terminal import edit_wording as e
from interview.terminal import wording as w
from interview.terminal.commands import SHOWN, Command
from interview.terminal.evidence import evidence_in_words
from interview.terminal.exchange import Exchange
from interview.terminal.layout import Paragraph, Span, Tone, columns_of, paragraph
from interview.terminal.purposes import ASKS_A_FACT, Purpose
from interview.terminal.views.option import Option
from knowledge.vocabulary.facts import FactDeclaration, FactType
from knowledge.vocabulary.questions import AnswerValue, Evidence
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import UNIT_IN_CHINESE, UNIT_IN_ENGLISH, value_in_words

NARROW_SPAN = 5
"""Between the fewest and the most questions left, up to which these two say enough."""
LONG_LIST = 9
"""Choices above which typing shows only those that fit."""


def options_of(declaration: FactDeclaration, language: Language, *, numbered: bool = False) -> tuple[Option, ...]:
    """The choices of a question with what to type for each; none where a figure, day or text is asked for."""
    if declaration.type not in {FactType.CHOICE, FactType.YES_NO}:
        return ()
    labels = labels_of(declaration)
    keys = numbers_of(declaration) if numbered else keys_of(declaration)
    return tuple(
        Option(key, choice, in_language(label, language))
        for key, (choice, label) in zip(keys, labels.items(), strict=True)
    )


def offered(exchange: Exchange, *, numbered: bool = False) -> tuple[Option, ...]:
    """What can be chosen: the choices of the question, or the entries of a list."""
    if exchange.purpose in {Purpose.REVIEW, Purpose.OPEN}:
        from interview.terminal.views.review import options

        return options(exchange)
    return options_of(exchange.asked.declaration, exchange.language, numbered=numbered)


def heading(exchange: Exchange, topics: Mapping[str, Text]) -> Paragraph:
    """Topic and progress; for what is no question of the pack, what it is."""
    words = _progress(exchange, topics) if exchange.purpose is Purpose.QUESTION else _title(exchange)
    return paragraph(Span(words, Tone.QUIET))


def _title(exchange: Exchange) -> str:
    return w.said(
        TITLES[exchange.purpose],
        exchange.language,
        number=exchange.asked.number,
        count=exchange.of or len(exchange.entries),
    )


TITLES = {
    Purpose.CHANGE: e.CHANGING,
    Purpose.AHEAD: e.ANSWERING_AHEAD,
    Purpose.OPEN: e.OPEN_TITLE,
    Purpose.REVIEW: e.REVIEW_TITLE,
    Purpose.CONFIRM: e.CONFIRM_TITLE,
    Purpose.PARTICULAR: e.PARTICULAR_TITLE,
    Purpose.MODEL: e.MODEL_TITLE,
    Purpose.FINISH: e.FINISH_TITLE,
}


def _progress(exchange: Exchange, topics: Mapping[str, Text]) -> str:
    """Topic, number, how many were asked and are left: at least, at most, and usually where these lie far apart."""
    asked, language = exchange.asked, exchange.language
    topic = in_language(topics.get(asked.question.topic, {"en": asked.question.topic}), language)
    words = w.USUAL_NUMBER if asked.usually_left is not None else w.QUESTION_NUMBER
    if asked.most_left - asked.least_left <= NARROW_SPAN:
        words = w.LAST_QUESTION if asked.most_left <= 1 else w.QUESTION_NUMBER
    return w.said(
        words,
        language,
        topic=topic,
        number=asked.number,
        asked=asked.number - 1,
        least=asked.least_left,
        most=asked.most_left,
        usual=asked.usually_left,
    )


def question_itself(exchange: Exchange) -> Paragraph:
    """The sentence of the question."""
    return paragraph(Span(in_language(exchange.asked.question.ask, exchange.language), Tone.STRONG))


def remark(exchange: Exchange) -> list[Paragraph]:
    """A further line below the question."""
    return [paragraph(in_language(exchange.remark, exchange.language))] if exchange.remark else []


def titles_of(options: Sequence[Option]) -> list[str]:
    """What stands above each: its group where another begins, else nothing."""
    before = ["", *(option.group for option in options)]
    return [option.group if option.group != earlier else "" for option, earlier in zip(options, before, strict=False)]


def choices(options: Sequence[Option], chosen: int | None) -> list[Paragraph]:
    """The choices, one each, the chosen one marked and set off."""
    widest = max((columns_of(option.key) for option in options), default=0)
    return [
        paragraph(
            "> " if position == chosen else "  ",
            Span(f"{option.key:>{widest}}  {option.label}", Tone.CHOSEN if position == chosen else Tone.PLAIN),
            hang=widest + 4,
        )
        for position, option in enumerate(options)
    ]


def choices_in_plain(exchange: Exchange) -> list[Paragraph]:
    """The choices as lines to listen to; where there are any, with the word for not knowing."""
    language, options = exchange.language, offered(exchange, numbered=True)
    lines: list[Paragraph] = []
    for option, title in zip(options, titles_of(options), strict=True):
        lines += [paragraph(title)] if title else []
        lines.append(_choice_line(option.key, option.label, language))
    if options and exchange.purpose in ASKS_A_FACT:
        word = in_language(SHOWN[Command.SKIP], language)
        unknown = w.said(w.I_DO_NOT_KNOW, language)
        lines.append(paragraph(w.said(w.WORD_AS_CHOICE, language, key=word, label=unknown), indent=2))
    return lines


def _choice_line(key: str, label: str, language: Language) -> Paragraph:
    return paragraph(w.said(w.CHOICE_LINE, language, key=key, label=label), indent=2)


OWN_INVITATION = {
    Purpose.OPEN: e.OPEN_HOW,
    Purpose.REVIEW: e.REVIEW_HOW,
    Purpose.PARTICULAR: e.PARTICULAR_HOW,
    Purpose.MODEL: e.MODEL_HOW,
    Purpose.FINISH: e.FINISH_HOW,
}


def invitation(exchange: Exchange) -> str:
    """What stands before the place to type in: the unit of a number, the form of a day."""
    declaration, language = exchange.asked.declaration, exchange.language
    if exchange.purpose in OWN_INVITATION:
        return w.said(OWN_INVITATION[exchange.purpose], language)
    if declaration.type is FactType.DATE:
        return w.said(w.A_DAY, language, example=exchange.today.isoformat())
    if declaration.unit:
        units = UNIT_IN_CHINESE if language == "zh" else UNIT_IN_ENGLISH
        return w.said(w.IN_UNIT, language, unit=units.get(declaration.unit, declaration.unit))
    return w.said(w.YOUR_ANSWER, language)


def way_to_answer(exchange: Exchange) -> str:
    """What to do on a screen with an empty line."""
    options = options_of(exchange.asked.declaration, exchange.language)
    if not options or exchange.purpose in OWN_INVITATION:
        return invitation(exchange)
    if len(options) > LONG_LIST:
        return w.said(w.CHOOSE_FROM_MANY, exchange.language, count=len(options))
    return w.said(w.CHOOSE_BY_NUMBER if options[0].key.isdigit() else w.CHOOSE_BY_LETTER, exchange.language)


def said_before(exchange: Exchange, *, with_evidence: bool = False) -> list[Paragraph]:
    """What the person had answered before coming back to the question; not while Enter confirms something else."""
    if exchange.before is None or exchange.doubted:
        return []
    answer = value_in_words(exchange.asked.declaration, exchange.before.value, exchange.language)
    if with_evidence:
        answer = _with_evidence(answer, exchange.before.evidence, exchange.language)
    return [paragraph(w.said(w.AS_BEFORE, exchange.language, answer=answer))]


def notice(exchange: Exchange) -> list[Paragraph]:
    """The answer to what was typed; what was not understood, or is doubted, is set off by a sign."""
    if exchange.notice is None:
        return []
    words = in_language(exchange.notice.words, exchange.language)
    if not exchange.notice.is_amiss:
        return [paragraph(words)]
    between = "" if exchange.language == "zh" else " "
    confirm = f"{between}{w.said(w.CONFIRM, exchange.language)}" if exchange.doubted else ""
    return [paragraph(Span(f"! {words}{confirm}", Tone.NOTICE), hang=2)]


def answer_in_words(exchange: Exchange, value: AnswerValue) -> str:
    """The answer as people read it: the label of the choice, the number with its unit, the day."""
    if isinstance(value, str):
        for option in options_of(exchange.asked.declaration, exchange.language):
            if option.value == value:
                return option.label
    return value_in_words(exchange.asked.declaration, value, exchange.language)


def answer_shown_back(exchange: Exchange, value: AnswerValue, shown_back: Text | None) -> str:
    """The answer in words, with how it came about: "3.5 m = 3,500 mm"."""
    answer = answer_in_words(exchange, value)
    back = in_language(shown_back, exchange.language) if shown_back else answer
    return back if answer in back else f"{answer} ({back})"


def evidence_line(exchange: Exchange) -> list[Paragraph]:
    """What the answer rests on so far, where the question cares."""
    if not exchange.asked.question.evidence:
        return []
    evidence = evidence_in_words(exchange.evidence, exchange.language)
    return [paragraph(Span(w.said(w.EVIDENCE_NOW, exchange.language, evidence=evidence), Tone.QUIET))]


def record(exchange: Exchange, value: AnswerValue, shown_back: Text | None, evidence: Evidence | None) -> Paragraph:
    """Question and answer on one line, as they stay on the screen."""
    language = exchange.language
    return paragraph(
        f"{exchange.asked.number:>3}  ",
        Span(in_language(exchange.asked.question.ask, language), Tone.QUIET),
        "  ",
        Span(answer_shown_back(exchange, value, shown_back), Tone.STRONG),
        f" ({evidence_in_words(evidence, language)})" if evidence else "",
        hang=5,
    )


def noted(exchange: Exchange, value: AnswerValue, shown_back: Text | None, evidence: Evidence | None) -> Paragraph:
    """The answer and what it rests on, for a driver that leaves the question where it is."""
    answer = _with_evidence(answer_shown_back(exchange, value, shown_back), evidence, exchange.language)
    return paragraph(w.said(w.NOTED, exchange.language, answer=answer))


def _with_evidence(answer: str, evidence: Evidence | None, language: Language) -> str:
    if evidence is None:
        return answer
    return w.said(w.WITH_EVIDENCE, language, answer=answer, evidence=evidence_in_words(evidence, language))
