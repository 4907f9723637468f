"""Entries of a pack in words: what they are called, since when they hold, when their source was read."""

from interview.report.wording import CONFIDENCE
from interview.sentences import filled_in, without_full_stop
from interview.workbench import sheet_wording as w
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.sources import Period, Source
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import day_text


def label_of(base: KnowledgeBase, id: str) -> Text:
    """What a fact, requirement, step, consequence or rule is called; the id of anything else."""
    if id in base.facts:
        return base.facts[id].label
    if id in base.next_steps:
        return without_full_stop(base.next_steps[id].does)
    for kind in (base.requirements, base.consequences, base.rules):
        if id in kind:
            return without_full_stop(kind[id].label)
    return {"en": id, "zh": id}


def period_in_words(period: Period) -> Text:
    """From when until when; at least one of the two is set."""
    first, last = ("" if day is None else day_text(day) for day in (period.first, period.last))
    sentence = w.FROM_TO if first and last else w.FROM_DAY if first else w.UNTIL_DAY
    return filled_in(sentence, first=first, last=last)


def read_in_words(source: Source) -> Text:
    """When a source was read, when it is to be read again, and how sure we are of it."""
    day, again = day_text(source.read_on), day_text(source.read_again_on)
    return filled_in(w.READ, day=day, again=again, confidence=CONFIDENCE[source.confidence])
