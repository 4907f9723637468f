"""A fleet as a job: its parts, and the work on each, here or in a process of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import polars as pl

from interview.fleet.cells import HowToRead
from interview.fleet.job import Tables
from interview.fleet.job_parts import SPAN_ROWS, Span
from interview.fleet.job_run import NamedPart, Work
from interview.fleet.opening import Fleet, OpeningWishes, opened
from interview.fleet.results import Assessor, beside, with_places
from interview.fleet.sources import Kind, Source
from interview.fleet.tables import Part, heads_of, nothing_rejected
from knowledge.authoring.library import knowledge_base


class SourcePart(NamedTuple):
    """A part, and which of the sources it is of."""

    source: int
    part: Part


@dataclass(frozen=True)
class FleetOrder:
    """Everything that decides what comes out; survives pickling, so that any process can take the work up."""

    tables: tuple[str, ...]
    pack: str
    pack_folders: tuple[Path, ...]
    how: HowToRead
    wishes: OpeningWishes

    def fleet(self) -> Fleet:
        """The fleet in the tables. Raises what interview.fleet.opening.opened raises."""
        return opened(self.tables, knowledge_base(self.pack, self.pack_folders), self.how, self.wishes)

    def prepared(self) -> "Work[SourcePart]":
        """From a part to the assessed rows and the rejected ones."""
        fleet = self.fleet()
        return partial(_assessed, fleet, Assessor(fleet.knowledge_base, self.how.as_of, with_remedies=False))


def _assessed(fleet: Fleet, assessor: Assessor, read: SourcePart) -> Tables:
    answered = fleet.read(read.part, fleet.mappings[read.source])
    ours = with_places(answered, assessor.conclusions(answered.answers), told_apart=len(fleet.sources) > 1)
    return {"assessed": beside(answered.own, ours), "rejected": answered.rejected}


def description_of(fleet: Fleet) -> dict[str, Any]:
    """What makes two jobs different: the files as they are now, the law, the day, and how columns are read."""
    files = [(str(source.path.absolute()), source.path.stat()) for source in fleet.sources]
    return {
        "tables": [[path, state.st_size, state.st_mtime_ns] for path, state in files],
        "pack": msgspec.to_builtins(fleet.knowledge_base.packs or (fleet.knowledge_base.identity,)),
        "as_of": fleet.how.as_of.isoformat(),
        "columns": msgspec.to_builtins(fleet.mappings),
        "accepts_doubts": fleet.how.accepts_doubts,
    }


def parts_of(fleet: Fleet) -> Iterator[NamedPart]:
    """The parts of all files, in the order of their rows. Parquet files are not read yet."""
    sizes = [max(1, source.size) for source in fleet.sources]
    for number, source in enumerate(fleet.sources):
        share = sizes[number] / sum(sizes)
        for place, (read, of_source) in enumerate(_parts(number, source, fleet)):
            yield NamedPart(f"{number:05}-{place:06}", read, share * of_source)


def _parts(number: int, source: Source, fleet: Fleet) -> Iterator[tuple[Any, float]]:
    """How each part is read, with the share that it has of its source."""
    if source.kind is Kind.PARQUET:
        rows = int(pl.scan_parquet(source.path).select(pl.len()).collect().item())
        for first in range(0, max(1, rows), SPAN_ROWS):
            yield partial(_read_span, number, Span(source.path, first)), min(SPAN_ROWS, rows - first) / max(1, rows)
        return
    before = 0.0
    for part in source.parts(fleet.how.language):
        yield partial(SourcePart, number, part), part.share_read - before
        before = part.share_read


def _read_span(source: int, span: Span) -> SourcePart:
    frame = span()
    frame.columns = heads_of(frame.columns, str(span.path))
    lines = pl.int_range(span.first + 1, span.first + frame.height + 1, dtype=pl.UInt32, eager=True).alias("line")
    return SourcePart(source, Part(str(span.path), frame, lines, nothing_rejected(), 1))
