"""One vehicle of a table, as a person would have answered for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from interview.answers import Understood, read_answer
from interview.errors import UsageMistake
from interview.fleet.mapping import ColumnUse
from interview.fleet.opening import Fleet
from interview.session import Session
from knowledge.vocabulary.facts import UNKNOWN, FactId, FactType
from knowledge.vocabulary.questions import Answer


class NoSuchRow(UsageMistake):
    """The table has fewer vehicles."""

    def __init__(self, row: int, rows: int, file: str) -> None:
        super().__init__(
            {"en": f"there is no vehicle {row:,}.", "zh": f"没有第{row}辆车。"},
            {"en": f"It has {rows:,}; the first is 1, rows that cannot be read are not counted.",
             "zh": f"共{rows}辆；从1数起，无法读取的行不计。"},
            file,
        )  # fmt: skip


@dataclass(frozen=True)
class TableRow:
    """A vehicle with where it stands."""

    number: int
    """From 1, in the order of the table."""
    file: str
    line: int
    own: Mapping[str, Any]
    """The user's cells by head."""
    answers: tuple[Answer, ...]


def rows_of(fleet: Fleet, numbers: Sequence[int]) -> list[TableRow]:
    """The vehicles with these numbers, in the order of the table. Raises NoSuchRow."""
    wanted, before = sorted(set(numbers)), 0
    found: list[TableRow] = []
    for part, _ in fleet.answered():
        for number in wanted[len(found) :]:
            place = number - before - 1
            if place >= part.answers.height:
                break
            own, known = part.own.row(place, named=True), part.answers.row(place, named=True)
            answers = tuple(_answers(fleet, own, known))
            found.append(TableRow(number, part.file, part.lines[place], own, answers))
        before += part.answers.height
        if len(found) == len(wanted):
            return found
    raise NoSuchRow(wanted[len(found)], before, str(fleet.sources[0].path))


def session_of(row: TableRow, fleet: Fleet, case: str = "") -> Session:
    """The vehicle as an interview in which all that the table gives has been answered."""
    name = case or f"row-{row.number}"
    return Session(name, fleet.knowledge_base.identity.id, datetime.now(UTC), row.answers)


def name_of(row: TableRow, fleet: Fleet) -> str:
    """By what a person knows the vehicle: its plate, its VIN, its first cell; with the number of the row."""
    for answer in row.answers:
        if fleet.knowledge_base.facts[answer.fact].particular and answer.fact != "person.name":
            return f"{row.number}-{answer.value}"
    return f"row-{row.number}"


def _answers(fleet: Fleet, own: Mapping[str, Any], known: Mapping[FactId, Any]) -> Iterator[Answer]:
    """What the row says: known values, and "I don't know" where that is said; an empty cell was not asked."""
    for fact, value in known.items():
        declaration = fleet.knowledge_base.facts[fact]
        if declaration.type is FactType.TEXT:
            reading = read_answer(str(value), declaration, fleet.how.language, fleet.how.as_of) if value else None
            if isinstance(reading, Understood):
                yield Answer(fact, reading.value)
        elif value is not None:
            whole = isinstance(value, float) and value.is_integer()
            yield Answer(fact, int(value) if whole else value)
        elif _is_said(fact, own, fleet.columns):
            yield Answer(fact, UNKNOWN)


def _is_said(fact: FactId, own: Mapping[str, Any], columns: Mapping[str, ColumnUse]) -> bool:
    return any(own.get(head) is not None for head, use in columns.items() if use.fact == fact)
