"""The work on the parts of a fleet, stage after stage: rows judged, situations looked into, tables finished.

Remedies come between: which situations are looked into is known when all rows are judged, so that it depends on the
table alone, and neither on who did which part nor on where a job was interrupted.
"""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import polars as pl

from interview.fleet.answering import Answered
from interview.fleet.csv_rows import WRITTEN, rows_of
from interview.fleet.job import Tables
from interview.fleet.open_facts import first_open
from interview.fleet.opening import Fleet
from interview.fleet.remedies import no_remedies_found, with_remedies
from interview.fleet.results import OURS, Assessor, beside, with_places
from interview.fleet.tables import Part
from interview.fleet.words import in_words
from knowledge.logic.rule_base import VERDICT
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.text import Language


class SourcePart(NamedTuple):
    """A part, and which of the sources it is of."""

    source: int
    part: Part


class Situations(NamedTuple):
    """Situations that are to be looked into."""

    rows: pl.DataFrame
    """As Remedies.to_look_into has them."""


class JudgedPart(NamedTuple):
    """A part whose rows are judged, and the remedies that were found."""

    frame: pl.DataFrame
    found: pl.DataFrame


class FleetWork:
    """The work on a part of any stage; for several threads at once."""

    def __init__(self, fleet: Fleet, assessor: Assessor, words: Language | None, *, for_csv: bool = False) -> None:
        """`for_csv`: the user's columns are texts, and are written as CSV alone: they become one, WRITTEN."""
        self._fleet = fleet
        self._assessor = assessor
        self._words = words
        self._for_csv = for_csv
        self._looking = Lock()

    def __call__(self, read: SourcePart | Situations | JudgedPart) -> Tables:
        match read:
            case SourcePart():
                return self._judged(read)
            case Situations():
                return {"assessed": self._looked_into(read.rows)}
            case JudgedPart():
                return {"assessed": self._finished(read)}

    def _judged(self, read: SourcePart) -> Tables:
        """The rows with their situations in place of remedies; what is rejected; what later stages look at."""
        answered = self._fleet.read(read.part, self._fleet.mappings[read.source])
        judged, remedies = self._assessor.judged(answered.answers), self._assessor.remedies
        ours = with_places(answered, judged, told_apart=len(self._fleet.sources) > 1)
        looked_into = {} if remedies is None else {"situations": remedies.to_look_into(judged, answered.answers)}
        return {
            "assessed": beside(self._own(answered), ours, self._fleet.heads),
            "rejected": answered.rejected,
            "open": first_open(answered.answers, judged[VERDICT]),
            **looked_into,
        }

    def _own(self, answered: Answered) -> pl.DataFrame:
        if not self._for_csv:
            return answered.own
        written = answered.written if answered.written is not None else rows_of(answered.own)
        return written.to_frame(WRITTEN)

    def _looked_into(self, rows: pl.DataFrame) -> pl.DataFrame:
        assert self._assessor.remedies is not None
        with self._looking:  # the search remembers what it has found out
            return self._assessor.remedies.looked_into(rows)

    def _finished(self, read: JudgedPart) -> pl.DataFrame:
        return finished(read, self._fleet.heads, self._fleet.knowledge_base, self._words)


def finished(read: JudgedPart, heads: Sequence[str], base: KnowledgeBase, words: Language | None) -> pl.DataFrame:
    """The part as it stands in the assessed table, the user's columns first; `heads`: theirs."""
    width = own_width(read.frame.columns, heads)
    ours = with_remedies(read.frame[:, width:].rename(lambda name: name.removeprefix(OURS)), read.found)
    return beside(read.frame[:, :width], ours if words is None else in_words(ours, base, words), heads)


def own_width(columns: Sequence[str], heads: Sequence[str]) -> int:
    """How many of the columns of a part hold what the user's columns with these heads hold."""
    return 1 if columns[0] == WRITTEN else len(heads)


@lru_cache(maxsize=1)
def found_in(files: tuple[Path, ...], digest: str) -> pl.DataFrame:
    """The remedies in these files of the job with this digest, read once in each process."""
    return pl.concat([pl.read_parquet(file) for file in files]) if files else no_remedies_found()


def judged_part(file: Path, found: tuple[Path, ...], digest: str) -> JudgedPart:
    """Read a part that is judged, and the remedies."""
    return JudgedPart(pl.read_parquet(file), found_in(found, digest))


def situations_span(file: Path, first: int, count: int) -> Situations:
    """Read some of the situations."""
    return Situations(pl.read_parquet(file).slice(first, count))
