"""Proofs and coverage as lines of text, with the file and line of every entry."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from knowledge.verification.coverage import CoverageReport, Covered
from knowledge.verification.pack_words import fact_in_words
from knowledge.verification.results import Failure, ProofResult
from knowledge.vocabulary.packs import KnowledgeBase

MOST_RULES = 8
"""Of more rules that clash only so many are named."""


class Places:
    """Where the entries of a pack stand: "folder/file:line"."""

    def __init__(self, folder: Path, places: Mapping[str, tuple[str, int]]) -> None:
        """`places`: file (relative to the folder) and line of every id."""
        self._folder = folder
        self._places = places

    def of(self, id: str) -> str:
        """The place of an entry, or of the entry of which it is a part; "" where it is not known."""
        entry = id
        while entry not in self._places and "." in entry:
            entry = entry.rpartition(".")[0]
        if entry not in self._places:
            return ""
        file, line = self._places[entry]
        return f"{self._folder / file}:{line}"

    def before(self, id: str) -> str:
        """The place and a colon before what is said of an entry."""
        return f"{self.of(id)}: " if self.of(id) else ""


def proof_lines(results: Sequence[ProofResult], knowledge: KnowledgeBase, places: Places) -> Iterator[str]:
    """Every claim with its bound, and below it what it does not hold of."""
    for result in results:
        outcome = "proved" if result.is_proved else "FAILED"
        yield f"{outcome}  {result.claim}"
        yield f"        holds of {len(result.shown)}, fails of {len(result.failures)}; as of {_days(result.days)}"
        if result.bound:
            yield f"        {result.bound}"
        for failure in result.failures:
            yield from _failure_lines(failure, knowledge, places)


def _days(days: Sequence[date]) -> str:
    if len(days) == 1:
        return days[0].isoformat()
    return f"{len(days)} days from {days[0].isoformat()} to {days[-1].isoformat()}"


def _failure_lines(failure: Failure, knowledge: KnowledgeBase, places: Places) -> Iterator[str]:
    found = failure.counter_example
    yield f"  {places.before(found.entry)}{found.says} (as of {failure.as_of.isoformat()})"
    yield from (f"      {fact_in_words(fact, knowledge)}" for fact in found.facts)
    others = [rule for rule in found.rules if places.of(rule) != places.of(found.entry) or rule != found.entry]
    yield from (f"      {places.before(rule)}{rule}" for rule in others[:MOST_RULES])
    if len(others) > MOST_RULES:
        yield f"      and {len(others) - MOST_RULES} more"


def coverage_lines(report: CoverageReport, places: Places) -> Iterator[str]:
    """How much of each kind is exercised, and below it everything that is not."""
    for name, covered in (("rules", report.rules), ("choices", report.choices), ("edges", report.edges)):
        yield f"{covered.exercised} of {len(covered.all)} {name} exercised by {report.cases} cases"
        yield from _missing(covered, places)


def _missing(covered: Covered, places: Places) -> Iterator[str]:
    yield from (f"  {places.before(one.entry)}no case exercises {one.words}." for one in covered.missing)
