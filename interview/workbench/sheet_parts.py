"""The parts that sheets of several kinds share: conditions, law, how sure we are, what rests on an entry."""

from collections.abc import Iterable, Iterator

from interview.report.law import title_in_words
from interview.sentences import filled_in
from interview.workbench import sheet_wording as w
from interview.workbench.entry_words import label_of, period_in_words, read_in_words
from interview.workbench.sheets import Part, PartKind, SheetLine
from knowledge.logic.authored_conditions import authored_conditions
from knowledge.vocabulary.conditions import Comparison, Condition
from knowledge.vocabulary.facts import FactId
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.sources import ALWAYS, Confidence, Period, SourceReference
from knowledge.vocabulary.text import Text
from knowledge.vocabulary.wording import article_text, comparison_text

MOST_USES = 15


def one_line(words: Text) -> tuple[SheetLine, ...]:
    """A part of one sentence."""
    return (SheetLine(words),)


def confidence_part(confidence: Confidence) -> Part:
    """How sure we are of an entry."""
    return Part(PartKind.CONFIDENCE, w.CONFIDENCE, one_line(w.CONFIDENCES[confidence]))


def article_line(reference: SourceReference, summary: Text, depth: int = 0) -> SheetLine:
    """An article with what it says."""
    return SheetLine(filled_in(w.CONDITION, label=article_text(reference), value=summary), depth)


class SheetParts:
    """Writes the shared parts in the words of one knowledge base."""

    def __init__(self, base: KnowledgeBase) -> None:
        self._base = base

    def conditions(self, heading: Text, condition: Condition, in_force: Period = ALWAYS) -> Part:
        """What must hold, and when that is in force."""
        lines = tuple(self.condition_lines(condition, in_force))
        return Part(PartKind.CONDITION, heading, lines or one_line(w.ALWAYS))

    def condition_lines(self, condition: Condition, in_force: Period, depth: int = 0) -> Iterator[SheetLine]:
        """The same line by line; none for what always holds."""
        yield from (SheetLine(self._comparison(one), depth) for one in condition.when)
        for one in condition.unless:
            yield SheetLine(filled_in(w.UNLESS, condition=self._comparison(one)), depth)
        if in_force != ALWAYS:
            yield SheetLine(filled_in(w.IN_FORCE, period=period_in_words(in_force)), depth)

    def _comparison(self, comparison: Comparison) -> Text:
        value = comparison_text(self._base.facts.get(comparison.fact), comparison)
        return filled_in(w.CONDITION, label=label_of(self._base, comparison.fact), value=value)

    def law(self, cited: Iterable[SourceReference]) -> Part:
        """Every source once, with the articles cited of it."""
        by_source: dict[str, list[SourceReference]] = {}
        for reference in dict.fromkeys(cited):
            by_source.setdefault(reference.source, []).append(reference)
        lines: list[SheetLine] = []
        for id, references in by_source.items():
            source = self._base.sources[id]
            lines.append(SheetLine(filled_in(w.SOURCE_READ, title=title_in_words(source), read=read_in_words(source))))
            lines.extend(article_line(one, source.articles[one.article], 1) for one in references if one.article)
        return Part(PartKind.LAW, w.LAW, tuple(lines) or one_line(w.NO_LAW))

    def uses(self, fact: FactId) -> Part:
        """What is computed of a fact, and whose conditions compare it."""
        facts = self._base.facts.values()
        computed = [one.id for one in facts if one.formula is not None and fact in one.formula.arguments]
        users = [
            id
            for id, condition in authored_conditions(self._base)
            if any(comparison.fact == fact for comparison in condition.comparisons)
        ]
        return self.users((*computed, *users))

    def users(self, ids: Iterable[str]) -> Part:
        """The entries that rest on something, each once."""
        distinct = list(dict.fromkeys(ids))
        lines = [SheetLine(filled_in(w.USE, label=label_of(self._base, id), id=id)) for id in distinct[:MOST_USES]]
        if distinct[MOST_USES:]:
            lines.append(SheetLine(filled_in(w.MORE_USES, count=len(distinct) - MOST_USES)))
        return Part(PartKind.USES, w.USED_BY, tuple(lines) or one_line(w.NOT_USED))
