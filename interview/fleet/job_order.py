"""A fleet as a job: what decides what comes out, and the parts of its tables."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import polars as pl

from interview import __version__
from interview.fleet.cells import HowToRead
from interview.fleet.job import Job
from interview.fleet.job_parts import SPAN_ROWS, Span
from interview.fleet.job_run import NamedPart
from interview.fleet.job_work import FleetWork, SourcePart
from interview.fleet.opening import Fleet, OpeningWishes, opened
from interview.fleet.remedies import MOST_SITUATIONS
from interview.fleet.results import Assessor
from interview.fleet.sources import Kind, Source
from interview.fleet.tables import Part, heads_of, nothing_rejected
from interview.fleet.writing import TableForm
from knowledge.authoring.library import knowledge_base
from knowledge.vocabulary.text import Language

LINES, REJECTED = "lines", "rejected"


@dataclass(frozen=True)
class FleetOrder:
    """Everything that decides what comes out; survives pickling, so that any process can take the work up."""

    tables: tuple[str, ...]
    pack: str
    pack_folders: tuple[Path, ...]
    how: HowToRead
    wishes: OpeningWishes
    with_remedies: bool = True
    most_situations: int = MOST_SITUATIONS
    words: Language | None = None
    """The language of our columns in words; null = ids, for programs."""
    form: TableForm = TableForm.PARQUET
    """In which form the table will be written."""
    digest: str = ""
    """Of the description: the same words over files that have changed are another order."""

    def fleet(self) -> Fleet:
        """The fleet in the tables. Raises what interview.fleet.opening.opened raises."""
        return opened(self.tables, knowledge_base(self.pack, self.pack_folders), self.how, self.wishes)

    def prepared(self) -> FleetWork:
        """The work on each part, in any process."""
        return self.work_on(self.fleet())

    def work_on(self, fleet: Fleet) -> FleetWork:
        """The same where the fleet has been opened."""
        assessor = Assessor(
            fleet.knowledge_base,
            self.how.as_of,
            with_remedies=self.with_remedies,
            most_situations=self.most_situations,
        )
        return FleetWork(fleet, assessor, self.words, for_csv=self.is_csv_to_csv(fleet))

    def is_csv_to_csv(self, fleet: Fleet) -> bool:
        """Whether texts become text again, so that no column of the user's is needed by itself."""
        return self.form is TableForm.CSV and all(source.kind is Kind.TEXT for source in fleet.sources)

    def description(self, fleet: Fleet) -> dict[str, Any]:
        """What makes two jobs different: the files as they are, the law, the day, how it is read, what is wanted."""
        files = [(str(source.path.absolute()), source.path.stat()) for source in fleet.sources]
        packs = fleet.knowledge_base.packs or (fleet.knowledge_base.identity,)
        return {
            "tables": [[path, state.st_size, state.st_mtime_ns] for path, state in files],
            "pack": msgspec.to_builtins(packs),
            "as_of": fleet.how.as_of.isoformat(),
            "columns": msgspec.to_builtins(fleet.mappings),
            "facts": {fact: str(value) for fact, value in fleet.given.items()},
            "reading": msgspec.to_builtins(self.wishes.reading),
            "accepts_doubts": fleet.how.accepts_doubts,
            "remedies": self.most_situations if self.with_remedies else None,
            "words": self.words,
            "form": self.form,
            "version": __version__,
        }


def digest_of(description: dict[str, Any]) -> str:
    """A short name for the description of a job."""
    return hashlib.sha256(json.dumps(description, sort_keys=True).encode()).hexdigest()


def parts_of(fleet: Fleet, judged: Job, sent_by: Job | None = None) -> Iterator[NamedPart]:
    """The parts of all files, in the order of their rows. Parquet files are not read yet.

    `sent_by`: where parts of other files that are not judged yet are put for other processes to read; null = they are
    held in memory.
    """
    sizes = [max(1, source.size) for source in fleet.sources]
    for number, source in enumerate(fleet.sources):
        share = sizes[number] / sum(sizes)
        for place, (read, of_source) in enumerate(_parts(number, source, fleet)):
            name = f"{number:05}-{place:06}"
            if not isinstance(read, SourcePart):
                yield NamedPart(name, read, share * of_source)
            elif sent_by is None or judged.is_done(name):
                yield NamedPart(name, partial(_the_same, read), share * of_source)
            else:
                yield NamedPart(name, _sent(sent_by, name, read), share * of_source)


def _parts(number: int, source: Source, fleet: Fleet) -> Iterator[tuple[Any, float]]:
    """Each part, or how it is read, with the share that it has of its source."""
    if source.kind is Kind.PARQUET:
        rows = int(pl.scan_parquet(source.path).select(pl.len()).collect().item())
        for first in range(0, max(1, rows), SPAN_ROWS):
            yield partial(_read_span, number, Span(source.path, first)), min(SPAN_ROWS, rows - first) / max(1, rows)
        return
    before = 0.0
    for part in source.parts(fleet.how.language):
        yield SourcePart(number, part), part.share_read - before
        before = part.share_read


def _read_span(source: int, span: Span) -> SourcePart:
    frame = span()
    frame.columns = heads_of(frame.columns, str(span.path))
    lines = pl.int_range(span.first + 1, span.first + frame.height + 1, dtype=pl.UInt32, eager=True).alias("line")
    return SourcePart(source, Part(str(span.path), frame, lines, nothing_rejected()))


def _the_same(part: SourcePart) -> SourcePart:
    return part


def _sent(job: Job, name: str, read: SourcePart) -> "partial[SourcePart]":
    part = read.part
    if not job.is_done(name):
        job.finish(name, {"assessed": part.frame, LINES: part.lines.to_frame(LINES), REJECTED: part.rejected})
    return partial(_received, job.folder, name, read.source, part.file)


def _received(folder: Path, name: str, source: int, file: str) -> SourcePart:
    job = Job(folder)
    frame, lines, rejected = (job.part(name, kind) for kind in ("assessed", LINES, REJECTED))
    assert frame is not None
    numbers = pl.Series(LINES, [], pl.UInt32) if lines is None else lines[LINES]
    return SourcePart(source, Part(file, frame, numbers, nothing_rejected() if rejected is None else rejected))
