"""A vehicle of a table as the subject of a command."""

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from interview.commands.fleet.table_options import fleet_of
from interview.commands.shared_options import Decorator
from interview.commands.subject import Subject
from interview.commands.teaching import option
from interview.errors import UsageMistake
from knowledge.vocabulary.text import Text

if TYPE_CHECKING:
    from interview.fleet.opening import Fleet
    from interview.fleet.vehicle import TableRow

LINE: Text = {"en": "Vehicle {number}, line {line} of {file}", "zh": "第{number}辆车，{file} 第{line}行"}
MOST_ROWS = 100_000
RANGE = re.compile(r"(\d{1,12})(?:-(\d{1,12}))?")


def row_option() -> Decorator:
    """--row, which vehicle."""
    return option(
        "--row",
        required=True,
        metavar="N",
        says={
            "en": "Which vehicle: 1 is the first below the heads; rows that cannot be read are not counted.",
            "zh": "第几辆车：标题行下第一辆为 1，无法读取的行不计。",
        },
    )


def rows_option() -> Decorator:
    """--row, which vehicles."""
    return option(
        "--row",
        required=True,
        metavar="N|N-M,…",
        says={
            "en": "Which vehicles, 1 is the first below the heads: 7, or 1-20,31.",
            "zh": "哪些车，标题行下第一辆为 1：如 7，或 1-20,31。",
        },
    )


def numbers_in(typed: str) -> list[int]:
    """The numbers that "7" or "1-20,31" name. Raises UsageMistake."""
    numbers: dict[int, None] = {}
    for piece in typed.replace("，", ",").split(","):
        found = RANGE.fullmatch(piece.strip())
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last or last - first + len(numbers) >= MOST_ROWS:
            raise _no_number(typed)
        numbers |= dict.fromkeys(range(first, last + 1))
    return list(numbers)


def _no_number(typed: str) -> UsageMistake:
    return UsageMistake(
        {"en": f"{typed!r} names no rows.", "zh": f"{typed!r} 没有指明行。"},
        {"en": "Write 7, or 1-20,31.", "zh": "请写成 7 或 1-20,31。"},
        "--row",
    )


def one_vehicle(
    tables: tuple[str, ...], row: str, pack: str | None, as_of: date | None, **wishes: Any
) -> "tuple[Subject, TableRow, Fleet]":
    """The one vehicle that is meant. Raises UsageMistake, and what reading the table raises."""
    numbers = numbers_in(row)
    if len(numbers) != 1:
        raise _no_number(row)
    ((subject, found),), fleet = vehicles(tables, numbers, pack, as_of, **wishes)
    return subject, found, fleet


def vehicles(
    tables: tuple[str, ...], numbers: list[int], pack: str | None, as_of: date | None, **wishes: Any
) -> "tuple[list[tuple[Subject, TableRow]], Fleet]":
    """The vehicles with these numbers, with their fleet."""
    fleet = fleet_of(tables, pack, as_of, **wishes)
    from interview.fleet.vehicle import name_of, rows_of, session_of

    rows = rows_of(fleet, numbers)
    return [
        (Subject(session_of(row, fleet, name_of(row, fleet)), fleet.knowledge_base, is_saved_case=False), row)
        for row in rows
    ], fleet
