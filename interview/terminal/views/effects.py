"""What an edit does, in a few lines: verdict, questions that go and come, conclusions."""

from collections.abc import Iterable

from interview.preview import Preview
from interview.terminal import edit_wording as e
from interview.terminal import wording as w
from interview.terminal.layout import Paragraph, Span, Tone, paragraph
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language, Text, in_language
from knowledge.vocabulary.wording import verdict_in_words

MOST_NAMED = 5
"""Facts and conclusions named in one line or list."""


def effects_of(preview: Preview, base: KnowledgeBase, language: Language) -> list[Paragraph]:
    """A line for the verdict, one each for what goes, comes back and comes in, then the conclusions."""
    rows = (
        (e.DROPS_OUT, preview.drops_out),
        (e.COMES_BACK, preview.comes_back),
        (e.COMES_IN, [fact for fact in preview.comes_in if fact not in preview.comes_back]),
    )
    named = [paragraph(_facts(words, facts, base, language), indent=2, hang=2) for words, facts in rows if facts]
    return [_verdict(preview, language), *named, *_concluded(preview, language)]


def first_few(texts: Iterable[Text], most: int, language: Language) -> list[str]:
    """The first of many, and how many more there are; one more is not worth hiding."""
    every = list(texts)
    shown = every if len(every) <= most + 1 else every[:most]
    words = [in_language(text, language) for text in shown]
    rest = len(every) - len(shown)
    return [*words, w.said(w.AND_MORE, language, count=rest)] if rest else words


def _verdict(preview: Preview, language: Language) -> Paragraph:
    before, after = (
        in_language(verdict_in_words(one), language) for one in (preview.verdict_before, preview.verdict_after)
    )
    if before == after:
        return paragraph(w.said(e.VERDICT_STAYS, language, verdict=after), indent=2)
    return paragraph(Span(w.said(e.VERDICT_BECOMES, language, before=before, after=after), Tone.STRONG), indent=2)


def _facts(words: Text, facts: Iterable[FactId], base: KnowledgeBase, language: Language) -> str:
    labels = first_few((base.facts[fact].label for fact in facts), MOST_NAMED, language)
    return w.said(words, language, facts=w.said(e.BETWEEN, language).join(labels))


def _concluded(preview: Preview, language: Language) -> list[Paragraph]:
    phrases = first_few(preview.effects, MOST_NAMED, language)
    return [paragraph(f"- {phrase}", indent=2, hang=2) for phrase in phrases]
