"""What is said on request: help with a question, and why it is asked."""

from interview.next_question import Why
from interview.report import wording as report
from interview.terminal import wording as w
from interview.terminal.commands import SHOWN, Command
from interview.terminal.exchange import Exchange
from interview.terminal.layout import BLANK, Paragraph, Span, Tone, paragraph
from knowledge.vocabulary.facts import FactDeclaration, FactType
from knowledge.vocabulary.text import Language, Text, in_language

MOST_LISTED = 6
"""Requirements listed by name; the first question of all decides nearly every one."""
MOST_EFFECTS = 4

HOW_TO_ANSWER = {
    FactType.YES_NO: w.HOW_TO_YES_NO,
    FactType.CHOICE: w.HOW_TO_CHOOSE,
    FactType.DATE: w.HOW_TO_DATE,
    FactType.TEXT: w.HOW_TO_TEXT,
}


def help_with(exchange: Exchange) -> list[Paragraph]:
    """Where the answer is found, what the words mean, how to type it, what else may be typed."""
    question, language = exchange.asked.question, exchange.language
    lines = []
    if question.explanation:
        lines.append(w.said(w.WHAT_IT_MEANS, language, words=in_language(question.explanation, language)))
    if question.where_to_look:
        lines.append(w.said(report.WHERE_TO_LOOK, language, where=in_language(question.where_to_look, language)))
    else:
        lines.append(w.said(w.NO_NEED_TO_LOOK, language))
    lines.append(w.said(_how_to_answer(exchange.asked.declaration), language))
    lines.append(w.said(w.IF_UNKNOWN, language))
    lines.append(w.said(w.ELSE, language))
    return [BLANK, *(paragraph(line, indent=2) for line in lines), *_commands(exchange)]


def _commands(exchange: Exchange) -> list[Paragraph]:
    language = exchange.language
    wanted = [
        command
        for command in w.MEANING_OF_COMMAND
        if command is not Command.EVIDENCE or exchange.asked.question.evidence
    ]
    return [
        paragraph(
            w.said(
                w.COMMAND_LINE,
                language,
                word=in_language(SHOWN[command], language),
                letter=command[0],
                meaning=w.said(w.MEANING_OF_COMMAND[command], language),
            ),
            indent=4,
            hang=2,
        )
        for command in wanted
    ]


def why_asked(why: Why, language: Language) -> list[Paragraph]:
    """Which requirements need the answer, and what each answer would do at once."""
    said = [BLANK, paragraph(Span(w.said(w.WHY_TITLE, language), Tone.STRONG), indent=2)]
    if why.needed_for:
        said.append(paragraph(w.said(w.WHY_NEEDED, language), indent=2))
        needed_for = _first_few(why.needed_for, MOST_LISTED, language)
        said.extend(paragraph(f"- {words}", indent=4, hang=2) for words in needed_for)
    else:
        said.append(paragraph(w.said(w.WHY_CATEGORY, language), indent=2))
    if why.branches:
        said.append(paragraph(w.said(w.WHY_BRANCHES, language), indent=2))
        said.extend(_branch(in_language(branch.answer, language), branch.effects, language) for branch in why.branches)
    return said


def _branch(answer: str, effects: tuple[Text, ...], language: Language) -> Paragraph:
    colon, between = ("：", "；") if language == "zh" else (": ", "; ")
    words = between.join(_first_few(effects, MOST_EFFECTS, language)) or w.said(w.NO_EFFECT_YET, language)
    return paragraph("- ", Span(answer, Tone.STRONG), f"{colon}{words}", indent=4, hang=2)


def _first_few(texts: tuple[Text, ...], most: int, language: Language) -> list[str]:
    """The first of many, and how many more there are; one more is not worth hiding."""
    shown = texts if len(texts) <= most + 1 else texts[:most]
    words = [in_language(text, language) for text in shown]
    rest = len(texts) - len(shown)
    return [*words, w.said(w.AND_MORE, language, count=rest)] if rest else words


def _how_to_answer(declaration: FactDeclaration) -> Text:
    if declaration.type is FactType.NUMBER:
        return w.HOW_TO_NUMBER if declaration.unit else w.HOW_TO_COUNT
    return HOW_TO_ANSWER[declaration.type]
