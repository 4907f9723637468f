"""`roadworthy kb questions`: in which order an interview would ask, and why."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import as_of_option, json_option, language_option, pack_option, packs_option
from interview.commands.teaching import Teaching, argument, command
from knowledge.vocabulary.text import Language, Text, in_language

if TYPE_CHECKING:
    from interview.workbench.question_order import AskedInOrder
    from knowledge.vocabulary.packs import KnowledgeBase

TEACHING = Teaching(
    brief={
        "en": "List the order in which an interview would ask, with why.",
        "zh": "列出问答会按什么顺序提问，以及为什么。",
    },
    more=(
        {
            "en": 'The answers are those of the case; what it leaves open is answered "I don\'t know". A question '
            "comes first when most open conclusions need its answer first, the grave ones counting more.",
            "zh": "回答取自案例；案例没有回答的按“不知道”处理。最多待定结论最先需要的问题先问，越严重的结论权重越大。",
        },
    ),
    examples=(
        ("roadworthy kb questions truck.yaml", {"en": "Of a file of answers.", "zh": "按一份回答文件。"}),
        (
            'roadworthy kb questions "Micro truck of kei size"',
            {"en": "Of a case of the pack, by its name or words of it.", "zh": "按知识包案例的名称或其中的词。"},
        ),
    ),
)
MOST_NAMED = 3
QUESTION: Text = {"en": "{number}. {ask} ({fact})", "zh": "{number}．{ask}（{fact}）"}
ANSWER: Text = {"en": "   {answer}", "zh": "   {answer}"}
NOT_IN_CASE: Text = {"en": "   I don't know (the case has no answer)", "zh": "   不知道（案例中没有回答）"}
NEEDED: Text = {
    "en": "   first needed by {count}: {names}; questions that may still matter: {left}",
    "zh": "   {count} 项最先需要：{names}；可能还有关的问题：{left}",
}
MATTERS: Text = {
    "en": "   it can still change the assessment; questions that may still matter: {left}",
    "zh": "   仍可能改变评估；可能还有关的问题：{left}",
}
AND_MORE: Text = {"en": "{names} and {count} more", "zh": "{names}等"}
VERDICT_NOW: Text = {"en": "   from here on: {verdict}", "zh": "   至此结论：{verdict}"}
END: Text = {
    "en": "{count} questions; then no answer can change the assessment: {verdict}.",
    "zh": "共 {count} 个问题；此后任何回答都不会改变评估：{verdict}。",
}
BETWEEN: Text = {"en": "; ", "zh": "；"}
VERDICT_LABEL: Text = {"en": "the verdict", "zh": "结论"}


@command(TEACHING)
@argument(
    "case",
    metavar="CASE|FILE",
    says={
        "en": "A case of the pack, a saved case, or a file of answers.",
        "zh": "知识包案例、已保存的案例，或回答文件。",
    },
)
@json_option()
@as_of_option()
@pack_option()
@language_option()
@packs_option()
@click.pass_context
def questions(ctx: click.Context, case: str, as_json: bool, as_of: date, pack: str) -> None:
    """List questions in their order."""
    from interview.commands.kb.named_case import case_named
    from interview.commands.kb.pack_versions import version_named
    from interview.workbench.question_order import question_order
    from knowledge.logic.rule_base import rule_base_of

    call = invocation(ctx)
    version = version_named(pack, pack, call.pack_folders)
    base = version.knowledge_base
    found = case_named(case, version, as_of, call)
    asked = question_order(base, rule_base_of(base, found.as_of), found.answers)
    if as_json:
        show_json([_as_json(one) for one in asked])
    else:
        show(_in_words(asked, base, call.language))


def _in_words(asked: "Iterator[AskedInOrder]", base: "KnowledgeBase", language: Language) -> Iterator[str]:
    from knowledge.vocabulary.rules import Verdict
    from knowledge.vocabulary.wording import VERDICT_IN_WORDS, value_in_words

    def said(text: Text, **parts: object) -> str:
        return in_language(text, language).format(**parts)

    verdict, count = Verdict.UNDETERMINED, 0
    for one in asked:
        count = one.number
        ask = in_language(base.questions[one.fact].ask, language)
        yield said(QUESTION, number=one.number, ask=ask, fact=one.fact)
        answer = value_in_words(base.facts[one.fact], one.answer, language)
        yield said(ANSWER, answer=answer) if one.is_answered else said(NOT_IN_CASE)
        labels = list(_labels(one, base, language))
        named = in_language(BETWEEN, language).join(labels[:MOST_NAMED])
        names = said(AND_MORE, names=named, count=len(labels) - MOST_NAMED) if labels[MOST_NAMED:] else named
        yield said(NEEDED if labels else MATTERS, count=len(labels), names=names, left=one.candidates)
        if one.verdict is not verdict:
            verdict = one.verdict
            yield said(VERDICT_NOW, verdict=in_language(VERDICT_IN_WORDS[verdict], language))
    yield said(END, count=count, verdict=in_language(VERDICT_IN_WORDS[verdict], language))


def _labels(one: "AskedInOrder", base: "KnowledgeBase", language: Language) -> Iterator[str]:
    """The conclusions that need the answer first; steps and risks follow from these and are left out."""
    for goal in one.voters:
        if goal in base.requirements:
            yield in_language(base.requirements[goal].label, language).rstrip(".。")
        elif goal in base.facts:
            yield in_language(base.facts[goal].label, language)
        elif goal == "verdict":
            yield in_language(VERDICT_LABEL, language)


def _as_json(one: "AskedInOrder") -> dict[str, Any]:
    from knowledge.vocabulary.facts import Unknown

    value = one.answer.value if isinstance(one.answer, Unknown) else one.answer
    return {
        "number": one.number,
        "fact": one.fact,
        "answer": value.isoformat()
        if isinstance(value, date)
        else value.value
        if isinstance(value, Unknown)
        else value,
        "is_answered": one.is_answered,
        "needed_by": list(one.voters),
        "candidates": one.candidates,
        "verdict": one.verdict.value,
    }
