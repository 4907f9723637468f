"""What is remembered beside an assessed table: by which law, as of which day, and which column gives which fact."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from interview.fleet.mapping import ColumnUse
from knowledge.vocabulary.packs import PackIdentity

ENDING = ".fleet.json"


@dataclass(frozen=True)
class FleetRecord:
    """How an assessed table came about."""

    pack: PackIdentity
    as_of: date
    columns: Mapping[str, ColumnUse]
    """What each used column of the user gives."""
    added: tuple[str, ...]
    """The columns that are ours."""
    sources: tuple[str, ...]
    rows: int
    rows_rejected: int
    estimated: int
    """Rows whose remedy is estimated from the cures of what is unmet."""
    accepts_doubts: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)
    """Facts that are the same for all vehicles, with their values as a file of answers has them."""
    job: str = ""
    """The digest of the job that made it (job_order.digest_of)."""


def record_path(table: Path) -> Path:
    """Where the record of a table stands: beside it."""
    return table.with_name(table.name + ENDING)


def record_of(table: Path) -> FleetRecord | None:
    """The record beside a table; null where there is none that can be read."""
    try:
        return msgspec.json.decode(record_path(table).read_bytes(), type=FleetRecord)
    except (OSError, msgspec.MsgspecError):
        return None
