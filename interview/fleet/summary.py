"""What came of a fleet, in a few lines on the screen."""

from collections.abc import Iterator

from interview.fleet.heads import Heads
from interview.fleet.mapping import guesses
from interview.fleet.opening import Fleet
from interview.fleet.outcome import Outcome
from interview.fleet.remedies import CLASSES, GIVES_UP
from interview.fleet.words import REMEDY_IN_WORDS
from knowledge.logic.rule_base import VERDICTS_FROM_WORST
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.rules import CurableBy, Verdict
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import VERDICT_IN_WORDS, number_in_words

VEHICLES: Text = {"en": "Vehicles assessed: {rows:,}", "zh": "已评估{rows}辆车"}
REMEDIES: Text = {"en": "What the others need, at the least, from:", "zh": "其余车辆最省的办法由谁办理："}
COST: Text = {
    "en": "Known costs of it all: {cost}; further {to_ask:,} have to be asked.",
    "zh": "已知费用合计{cost}；另有{to_ask}项需询问。",
}
SOON: Text = {"en": "With a deadline within 30 days: {soon:,}", "zh": "{soon}辆车30天内有期限到来。"}
OPEN_FACTS: Text = {
    "en": "What would settle most of the undetermined ones: {facts}",
    "zh": "要判定尚未判定的车辆，最需要补充：{facts}",
}
FACT: Text = {"en": "{label} ({fact})", "zh": "{label}（{fact}）"}
ESTIMATED: Text = {
    "en": "For {count:,} of them only the class is known, from the cures of what is unmet: there are more different "
    "situations than were looked into (--situations).",
    "zh": "其中{count}辆只按未符合项估计由谁办理：不同情形的数量超过了逐一求解的上限（--situations）。",
}
UNUSED: Text = {
    "en": "Columns that are no facts and were carried along: {columns}",
    "zh": "不是事实、原样保留的列：{columns}",
}
MORE: Text = {"en": " and {count} more", "zh": "等，另有{count}列"}
PERHAPS: Text = {"en": "{head} (perhaps {fact})", "zh": "{head}（可能是 {fact}）"}
PROPOSE: Text = {
    "en": "To use them: roadworthy fleet map {file}",
    "zh": "如需使用：roadworthy fleet map {file}",
}
MOST_NAMED = 8
MOST_FACTS = 5
INDENT = "  "


def outcome_in_words(outcome: Outcome, language: Language) -> Iterator[str]:
    """Counts by verdict and remedy, costs, deadlines."""
    yield _words(VEHICLES, language, rows=outcome.rows)
    for verdict in (*reversed(VERDICTS_FROM_WORST), Verdict.UNDETERMINED):
        if outcome.verdicts[verdict]:
            yield _line(outcome.verdicts[verdict], outcome.rows, in_language(VERDICT_IN_WORDS[verdict], language))
    if outcome.remedies:
        yield from _remedies_in_words(outcome, language)
    if outcome.soon:
        yield _words(SOON, language, soon=outcome.soon)
    if outcome.estimated:
        yield _words(ESTIMATED, language, count=outcome.estimated)


def open_facts_in_words(outcome: Outcome, base: KnowledgeBase, language: Language) -> Iterator[str]:
    """What to find out first, where vehicles are undetermined."""
    needed = sorted(outcome.open_facts.items(), key=lambda one: -one[1])[:MOST_FACTS]
    if needed:
        named = (
            _words(FACT, language, label=in_language(base.facts[fact].label, language), fact=fact) for fact, _ in needed
        )
        yield _words(OPEN_FACTS, language, facts={"en": "; ", "zh": "；"}[language].join(named))


def _remedies_in_words(outcome: Outcome, language: Language) -> Iterator[str]:
    yield in_language(REMEDIES, language)
    for by in CLASSES:
        if outcome.remedies[by]:
            yield _line(outcome.remedies[by], outcome.rows, in_language(REMEDY_IN_WORDS[by], language))
    if outcome.remedies.keys() - {GIVES_UP, CurableBy.NOBODY.value}:
        cost = number_in_words(outcome.cost, "CNY", language)
        yield _words(COST, language, cost=cost, to_ask=outcome.cost_to_ask)


def unused_in_words(fleet: Fleet, language: Language) -> Iterator[str]:
    """The columns that were not read, and what they may be."""
    if not fleet.unused:
        return
    proposed = guesses(fleet.heads, Heads(fleet.knowledge_base))
    unused = sorted(fleet.unused, key=lambda head: head not in proposed)
    named = [
        _words(PERHAPS, language, head=head, fact=proposed[head].meaning.fact) if head in proposed else head
        for head in unused[:MOST_NAMED]
    ]
    more = len(unused) - len(named)
    joined = {"en": ", ", "zh": "、"}[language].join(named) + (_words(MORE, language, count=more) if more else "")
    yield _words(UNUSED, language, columns=joined)
    if any(head in proposed for head in unused):
        yield _words(PROPOSE, language, file=fleet.sources[0].path)


def _line(count: int, whole: int, words: str) -> str:
    return f"{INDENT}{count:>9,}  {count / whole:>4.0%}  {words}"


def _words(text: Text, language: Language, **values: object) -> str:
    return in_language(text, language).format(**values)
