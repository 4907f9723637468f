"""The nearest legal version as lines of text."""

from collections.abc import Iterator

from interview.outlook.plan_words import PlanWords
from interview.report import wording
from knowledge.vocabulary.findings import Assessment
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.plans import NearestLegal
from knowledge.vocabulary.text import Language, Text, in_language

INDENT = "   "
NOTHING_IN_THE_WAY: Text = {
    "en": "{verdict}. Nothing is known to stand in the way.",
    "zh": "{verdict}。没有已知的障碍。",
}
WHAT_REMAINS: Text = {"en": "What remains:", "zh": "剩下能做的："}


def nearest_in_words(assessment: Assessment, base: KnowledgeBase, language: Language) -> Iterator[str]:
    """What is in reach, why nothing better is, the changes in their order, and what remains."""
    nearest = assessment.nearest_legal
    if nearest is None:
        verdict = in_language(wording.VERDICT[assessment.verdict], language)
        yield in_language(NOTHING_IN_THE_WAY, language).format(verdict=verdict)
        return
    words = PlanWords(base, assessment)
    for depth, line in nearest_in_lines(nearest, words, with_steps=True):
        yield INDENT * depth + in_language(line, language)
    for number, step in enumerate(words.remaining_steps(nearest)):
        if number == 0:
            yield in_language(WHAT_REMAINS, language)
        yield f"- {in_language(step.does, language)}"


def nearest_in_lines(
    nearest: NearestLegal, words: PlanWords, *, with_steps: bool = False
) -> Iterator[tuple[int, Text]]:
    """The same in every language, each line with its depth: 0, or 1 below a change.

    `with_steps`: how each change is made and what to take along, for readers who do not have the steps before them.
    """
    yield 0, words.headline(nearest)
    yield from ((0, reason) for reason in words.reasons(nearest))
    plan = nearest.plan
    if plan is not None and not nearest.gives_up:
        for number, change in enumerate(plan.changes, start=1):
            title = words.change(change)
            yield 0, {language: f"{number}. {said}" for language, said in title.items()}
            yield from ((1, detail) for detail in words.details(change, plan))
            if with_steps:
                yield from ((1, how) for how in words.how(change))
        yield from ((0, total) for total in words.totals(plan))
        if with_steps:
            yield from ((0, paper) for paper in words.documents(plan))
        yield from ((0, proviso) for proviso in words.provided(plan))
        yield from ((0, other) for other in words.alternatives(nearest))
    yield from ((0, other) for other in words.giving_up(nearest))
