"""What explains a question: help, why it is asked, and what to do about an answer that is not known."""

from collections.abc import Iterable

from interview.choosing.next_question import Why
from interview.report import wording as report
from interview.terminal import edit_wording as e
from interview.terminal import wording as w
from interview.terminal.commands import LETTERS, SHOWN, Command
from interview.terminal.exchange import Exchange
from interview.terminal.layout import BLANK, Paragraph, Span, Tone, paragraph
from interview.terminal.purposes import ASKS_A_FACT
from interview.terminal.views.effects import first_few
from knowledge.vocabulary.facts import FactDeclaration, FactType
from knowledge.vocabulary.text import Language, Text, in_language

MOST_LISTED = 6
"""Requirements listed by name; the first question of all decides nearly every one."""
MOST_EFFECTS = 4
MOST_ANSWERS = 4

HOW_TO_ANSWER = {
    FactType.YES_NO: w.HOW_TO_YES_NO,
    FactType.CHOICE: w.HOW_TO_CHOOSE,
    FactType.DATE: w.HOW_TO_DATE,
    FactType.TEXT: w.HOW_TO_TEXT,
}


def help_with(exchange: Exchange) -> list[Paragraph]:
    """Where the answer is found, what the words mean, how to type it, what else may be typed."""
    lines = _about_the_question(exchange) if exchange.purpose in ASKS_A_FACT else []
    lines.append(w.said(w.ELSE, exchange.language))
    return [BLANK, *(paragraph(line, indent=2) for line in lines), *_commands(exchange)]


def _about_the_question(exchange: Exchange) -> list[str]:
    question, language = exchange.asked.question, exchange.language
    lines = []
    if question.explanation:
        lines.append(w.said(w.WHAT_IT_MEANS, language, words=in_language(question.explanation, language)))
    if question.where_to_look:
        lines.append(w.said(report.WHERE_TO_LOOK, language, where=in_language(question.where_to_look, language)))
    else:
        lines.append(w.said(w.NO_NEED_TO_LOOK, language))
    return [*lines, w.said(_how_to_answer(exchange.asked.declaration), language), w.said(w.IF_UNKNOWN, language)]


def what_to_do_about(exchange: Exchange, case: str) -> list[Paragraph]:
    """After "I don't know": where to look, and how to give it later; "" = the case is not kept."""
    question, language = exchange.asked.question, exchange.language
    where = question.where_to_look
    look = w.said(e.LOOK_IT_UP, language, where=in_language(where, language).rstrip(".。")) if where else ""
    later = w.said(e.GIVE_IT_LATER, language, case=case) if case else ""
    words = w.said(e.BETWEEN_SENTENCES, language).join(part for part in (look, later) if part)
    return [paragraph(words, indent=5)] if words else []


def _commands(exchange: Exchange) -> list[Paragraph]:
    wanted = [
        command
        for command in w.MEANING_OF_COMMAND
        if command is not Command.EVIDENCE or exchange.asked.question.evidence
    ]
    return [paragraph(_command(command, exchange.language), indent=4, hang=2) for command in wanted]


def _command(command: Command, language: Language) -> str:
    word, meaning = in_language(SHOWN[command], language), w.said(w.MEANING_OF_COMMAND[command], language)
    letter = next((letter for letter, one in LETTERS.items() if one is command), None)
    if letter is None:
        return w.said(w.COMMAND_LINE_WITHOUT_LETTER, language, word=word, meaning=meaning)
    return w.said(w.COMMAND_LINE, language, word=word, letter=letter, meaning=meaning)


def why_asked(why: Why, language: Language) -> list[Paragraph]:
    """Which requirements need the answer, and what each answer would do at once."""
    said = [BLANK, paragraph(Span(w.said(w.WHY_TITLE, language), Tone.STRONG), indent=2)]
    if why.needed_for:
        said.append(paragraph(w.said(w.WHY_NEEDED, language), indent=2))
        needed_for = first_few(why.needed_for, MOST_LISTED, language)
        said.extend(paragraph(f"- {words}", indent=4, hang=2) for words in needed_for)
    else:
        said.append(paragraph(w.said(w.WHY_CATEGORY, language), indent=2))
    if why.branches:
        said.append(paragraph(w.said(w.WHY_BRANCHES, language), indent=2))
        said.extend(line for effects, answers in _by_effects(why) for line in _branch(answers, effects, language))
    return said


def _by_effects(why: Why) -> Iterable[tuple[tuple[Text, ...], list[Text]]]:
    """The answers that do the same together; those that do nothing yet last."""
    grouped: dict[tuple[str, ...], tuple[tuple[Text, ...], list[Text]]] = {}
    for branch in why.branches:
        key = tuple(effect["en"] for effect in branch.effects)
        grouped.setdefault(key, (branch.effects, []))[1].append(branch.answer)
    return sorted(grouped.values(), key=lambda group: not group[0])


def _branch(answers: list[Text], effects: tuple[Text, ...], language: Language) -> list[Paragraph]:
    """The answers in strong words; below them a line for each effect, or behind them the only one."""
    named = Span(w.said(e.BETWEEN, language).join(first_few(answers, MOST_ANSWERS, language)), Tone.STRONG)
    phrases = first_few(effects, MOST_EFFECTS, language) or [w.said(w.NO_EFFECT_YET, language)]
    colon = "：" if language == "zh" else ":"
    if len(phrases) == 1:
        return [paragraph("- ", named, f"{colon}{'' if language == 'zh' else ' '}{phrases[0]}", indent=4, hang=2)]
    return [
        paragraph("- ", named, colon, indent=4, hang=2),
        *(paragraph(f"- {phrase}", indent=8, hang=2) for phrase in phrases),
    ]


def _how_to_answer(declaration: FactDeclaration) -> Text:
    if declaration.type is FactType.NUMBER:
        return w.HOW_TO_NUMBER if declaration.unit else w.HOW_TO_COUNT
    return HOW_TO_ANSWER[declaration.type]
