"""A fleet: its files, which of their columns give which fact, and the answers of its vehicles, part by part."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import polars as pl

from interview.errors import BadData
from interview.fleet.answering import Answered, answered
from interview.fleet.cells import HowToRead, column_type
from interview.fleet.heads import Heads
from interview.fleet.mapping import (
    ColumnMapping,
    ColumnUse,
    constant,
    facts_in,
    guesses,
    heads_in,
    mapping_by_heads,
    mapping_in,
    refuse_twice,
)
from interview.fleet.record import FleetRecord, record_of
from interview.fleet.sources import ReadingWishes, Source, sources_of
from interview.fleet.tables import Part
from interview.prepared_answers.answer_files import content_of
from knowledge.vocabulary.facts import FactId, Unknown
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import AnswerValue


class NoColumnUsed(BadData):
    """No column of the table gives any fact."""

    def __init__(self, file: str, proposals: int) -> None:
        more = f" ({proposals} could be)" if proposals else ""
        more_zh = f"（其中{proposals}列可能是）" if proposals else ""
        super().__init__(
            {"en": f"no column is a fact by its id or label{more}.",
             "zh": f"没有一列的标题是事实的编号或名称{more_zh}。"},
            {"en": "Let columns be proposed, correct them, and name the file with --map: roadworthy fleet map TABLE",
             "zh": "请先生成列映射并修改，再用 --map 指定：roadworthy fleet map 表格"},
            file,
        )  # fmt: skip


@dataclass(frozen=True)
class Fleet:
    """A table of vehicles, in one file or in many."""

    knowledge_base: KnowledgeBase
    sources: tuple[Source, ...]
    mappings: tuple[ColumnMapping, ...]
    """For each source what its columns give."""
    how: HowToRead
    added: frozenset[str] = frozenset()
    """Columns that are ours, from an earlier assessment; they are passed over."""
    record: FleetRecord | None = None
    """How the table came about, where it is one that was assessed."""
    given: Mapping[FactId, AnswerValue] = field(default_factory=dict)
    """Facts that are the same for all vehicles, beside those of the columns."""

    @property
    def heads(self) -> tuple[str, ...]:
        """The user's columns of all files, in the order in which they first stand."""
        return tuple(dict.fromkeys(head for source in self.sources for head in source.heads if head not in self.added))

    @property
    def columns(self) -> dict[str, ColumnUse]:
        """What each used column gives, over all files."""
        return {head: use for mapping in self.mappings for head, use in mapping.items()}

    @property
    def unused(self) -> tuple[str, ...]:
        """The columns that give no fact."""
        return tuple(head for head in self.heads if head not in self.columns)

    @property
    def facts(self) -> tuple[FactId, ...]:
        """The facts that are given, by columns or for all vehicles."""
        return tuple(dict.fromkeys((*(use.fact for use in self.columns.values()), *self.given)))

    def answered(self) -> Iterator[tuple[Answered, float]]:
        """The answers part by part, each with the share of the whole that has been read with it."""
        sizes = [max(1, source.size) for source in self.sources]
        before, whole = 0.0, float(sum(sizes))
        for source, mapping, size in zip(self.sources, self.mappings, sizes, strict=True):
            for part in source.parts(self.how.language):
                yield self.read(part, mapping), (before + part.share_read * size) / whole
            before += size

    def read(self, part: Part, mapping: ColumnMapping) -> Answered:
        """The answers of the vehicles of a part, and what of it cannot be read."""
        own = replace(part, frame=part.frame.drop(head for head in part.frame.columns if head in self.added))
        read = answered(own, mapping, self.knowledge_base.facts, self.how)
        given = read.answers.select(
            read.answers[fact] if fact in read.answers.columns else self._for_all(fact, read.own.height)
            for fact in self.facts
        )
        is_whole = self._are_alike and own.frame.width == part.frame.width
        written = read.written if is_whole else None
        return replace(read, own=self._aligned(read.own), answers=given, written=written)

    def _for_all(self, fact: FactId, rows: int) -> pl.Series:
        """What is said of all vehicles; null where nothing is known."""
        value = self.given.get(fact)
        known = None if isinstance(value, Unknown) else value
        one = pl.Series(fact, [known], column_type(self.knowledge_base.facts[fact]), strict=False)
        return one.new_from_index(0, rows)

    @property
    def _are_alike(self) -> bool:
        """Whether all files have the same columns."""
        return len({(source.heads, source.types) for source in self.sources}) == 1

    def _aligned(self, own: pl.DataFrame) -> pl.DataFrame:
        """The user's columns of one file among those of all; as text where the files differ in their types."""
        if self._are_alike:
            return own
        texts = own.cast(pl.String)
        return texts.select(
            pl.col(head) if head in texts.columns else pl.lit(None, pl.String).alias(head) for head in self.heads
        )


@dataclass(frozen=True)
class OpeningWishes:
    """What the user says about the table."""

    reading: ReadingWishes = field(default_factory=ReadingWishes)
    mapping_file: Path | None = None
    facts: tuple[tuple[FactId, str], ...] = ()
    """Facts that are the same for all vehicles, with their values as a file of answers has them."""


def opened(
    names: Sequence[str], knowledge_base: KnowledgeBase, how: HowToRead, wishes: OpeningWishes = OpeningWishes()
) -> Fleet:
    """The fleet in these files. An assessed table is read by its record.

    Raises UsageMistake, UnusableTable, MappingMistake or NoColumnUsed.
    """
    known = Heads(knowledge_base)
    record = record_of(Path(names[0])) if len(names) == 1 else None
    if record is not None:
        how = replace(how, accepts_doubts=how.accepts_doubts or record.accepts_doubts)
    said = _Said(known, record, wishes)
    sources = sources_of(names, partial(known.recognised, further=said.heads), wishes.reading)
    added = frozenset(record.added if record else ())
    mappings = tuple(said.mappings(sources))
    if not any(mappings):
        raise NoColumnUsed(str(sources[0].path), len(guesses(sources[0].heads, known)))
    given = said.given(mappings)
    return Fleet(knowledge_base, sources, mappings, how, added, record, given)


class _Said:
    """What is said about columns: by a mapping file, else by the record of an assessed table, else by their heads."""

    def __init__(self, known: Heads, record: FleetRecord | None, wishes: OpeningWishes) -> None:
        self._known = known
        self._record = record
        self._facts = wishes.facts
        self._file = str(wishes.mapping_file) if wishes.mapping_file is not None else ""
        self._content = content_of(self._file) if self._file else None

    @property
    def heads(self) -> frozenset[str]:
        """The heads that are named."""
        if self._content is not None:
            return heads_in(self._content, self._file)
        return frozenset((*self._record.columns, *self._record.added)) if self._record else frozenset()

    def mappings(self, sources: Sequence[Source]) -> Iterator[ColumnMapping]:
        """The mapping of each source."""
        whole: ColumnMapping | None = self._record.columns if self._record else None
        if self._content is not None:
            heads = dict.fromkeys(head for source in sources for head in source.heads)
            whole = mapping_in(self._content, self._file, heads, self._known)
        for source in sources:
            if whole is None:
                mapping = mapping_by_heads(source.heads, self._known)
            else:
                mapping = {head: use for head, use in whole.items() if head in source.heads}
            refuse_twice(mapping, self._file or str(source.path))
            yield mapping

    def given(self, mappings: Sequence[ColumnMapping]) -> dict[FactId, AnswerValue]:
        """The facts that are the same for all vehicles: of the command line, of the file, of the record.

        Raises MappingMistake where one cannot be read, or where a column gives it.
        """
        declarations = self._known.knowledge_base.facts
        said = {**self._record.facts} if self._record is not None and self._content is None else {}
        if self._content is not None:
            said |= facts_in(self._content, self._file)
        typed = dict(self._facts)
        said |= typed
        by_columns = {use.fact: head for mapping in mappings for head, use in mapping.items()}
        where = {fact: "--fact" if fact in typed else self._file for fact in said}
        return {fact: constant(fact, value, declarations, by_columns, where[fact]) for fact, value in said.items()}
