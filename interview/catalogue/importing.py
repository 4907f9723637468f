"""A table to entries: the good rows, what is wrong with the others, and which columns are not used."""

from dataclasses import dataclass

from interview.catalogue import columns as c
from interview.catalogue.cells import BadCell, entry_of
from interview.catalogue.entries import CatalogueEntry
from interview.catalogue.tables import NoTable, rows_of
from interview.errors import BadData
from knowledge.vocabulary.text import Text


@dataclass(frozen=True)
class BadRow:
    """A row that was left out, and why."""

    line: int
    what: Text


@dataclass(frozen=True)
class Imported:
    """What a table gives."""

    entries: tuple[CatalogueEntry, ...]
    bad_rows: tuple[BadRow, ...]
    used: tuple[str, ...]
    """The columns that were found, by what they hold."""
    unknown_columns: tuple[str, ...]


def imported(content: bytes, file: str, batch: str = "") -> Imported:
    """The entries of a table. `batch`: of all rows that name none. Raises NoTable where there is no entry to be had."""
    rows = rows_of(content, file)
    _, heads = next(rows)
    columns = c.columns_of(heads)
    if c.MODEL not in columns.of:
        named = ", ".join(repr(head.strip()[:20]) for head in heads[:6] if head.strip())
        raise NoTable(
            file, f"the first line names no column of models (车辆型号, model); it has {named}",
            f"首行没有“车辆型号”一列，现有：{named}",
        )  # fmt: skip
    entries: dict[tuple[str, str, str], CatalogueEntry] = {}
    bad: list[BadRow] = []
    for line, cells in rows:
        try:
            found = entry_of({key: cells[at] for key, at in columns.of.items() if at < len(cells)}, file, batch)
        except BadCell as wrong:
            bad.append(BadRow(line, wrong.what))
        else:
            entries[found.model, found.maker, found.batch] = found
    if not entries:
        raise _nothing_in(file, bad)
    return Imported(tuple(entries.values()), tuple(bad), tuple(columns.of), columns.unknown)


def _nothing_in(file: str, bad: list[BadRow]) -> BadData:
    if not bad:
        return NoTable(file, "there is no row below the headings", "列名之下没有数据")
    first = bad[0]
    return NoTable(
        f"{file}:{first.line}", f"no row can be used; the first: {first.what['en']}".rstrip("."),
        f"没有可用的数据；第一处：{first.what['zh']}".rstrip("。"),
    )  # fmt: skip
