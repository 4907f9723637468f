"""What the engine holds and does, in words: working memory, agenda, fired rules."""

from collections.abc import Iterator

from interview.terminal.layout import BLANK, Paragraph, Span, Tone, paragraph
from knowledge.inference.firings import Firing, MatchedFact
from knowledge.inference.tracing import Trace
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.truth import Truth
from knowledge.vocabulary.wording import conclusion_in_words, value_in_words

MEMORY: Text = {"en": "Working memory ({count})", "zh": "工作内存（{count}）"}
AGENDA: Text = {"en": "Agenda after the last answer ({count})", "zh": "上一回答后的议程（{count}）"}
FIRED: Text = {"en": "Fired ({count})", "zh": "已触发（{count}）"}
NOTHING: Text = {"en": "nothing", "zh": "无"}
MORE: Text = {"en": "and {count} more", "zh": "另有 {count} 项"}
HOLDS: Text = {"en": "holds", "zh": "成立"}
FAILS: Text = {"en": "fails", "zh": "不成立"}
MOST = 12
"""Lines of each of the three; the newest are shown."""


def panel_in_words(trace: Trace, base: KnowledgeBase, language: Language) -> Iterator[Paragraph]:
    """The three parts, each under its title; answers and concluded facts of the pack before what follows of them."""
    shown = {fact: value for fact, value in trace.memory.items() if fact in base.facts or fact in base.requirements}
    facts = [f"{fact} = {_value(fact, value, base, language)}" for fact, value in shown.items()]
    yield from _part(MEMORY, facts[::-1], language)
    yield BLANK
    yield from _part(AGENDA, [_named(name, language) for name in trace.agenda], language)
    yield BLANK
    yield from _part(FIRED, [_fired(firing, base, language) for firing in trace.firings], language)


def _part(title: Text, lines: list[str], language: Language) -> Iterator[Paragraph]:
    yield paragraph(Span(in_language(title, language).format(count=len(lines)), Tone.STRONG))
    for line in lines[:MOST] or [in_language(NOTHING, language)]:
        yield paragraph(line, indent=1, hang=2)
    if lines[MOST:]:
        yield paragraph(in_language(MORE, language).format(count=len(lines) - MOST), indent=1)


def _named(activation: str, language: Language) -> str:
    """The name of a production, "rule holds" or "rule fails"."""
    rule, _, truth = activation.rpartition(" ")
    return f"{rule} {in_language(HOLDS if truth == 'holds' else FAILS, language)}"


def _fired(firing: Firing, base: KnowledgeBase, language: Language) -> str:
    truth = in_language(HOLDS if firing.truth is Truth.TRUE else FAILS, language)
    facts = ", ".join(_matched(matched, base, language) for matched in firing.facts)
    return f"{firing.rule} {truth}{f' ← {facts}' if facts else ''}"


def _matched(matched: MatchedFact, base: KnowledgeBase, language: Language) -> str:
    value = matched.value
    return matched.fact if value is None else f"{matched.fact} = {_value(matched.fact, value, base, language)}"


def _value(fact: FactId, value: Value, base: KnowledgeBase, language: Language) -> str:
    declaration = base.facts.get(fact)
    if declaration is None:
        return in_language(conclusion_in_words(value), language)
    return value_in_words(declaration, value, language)
