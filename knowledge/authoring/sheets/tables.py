"""The files of a pack as tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from knowledge.authoring.layout import Block, laid_out
from knowledge.authoring.problems import PackError, Problem
from knowledge.authoring.sheets.cells import UnfitForACell, cell_of
from knowledge.authoring.sheets.plan import (
    ENTRY_SHEETS,
    FILE,
    ID,
    ORDER,
    TEXTS,
    Arrangement,
    EntrySheet,
    PartSheet,
    sheet_for,
)
from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.authoring.strict_yaml import Node, Scalar, Sequence, StrictYamlError


@dataclass
class Table:
    """A table: the heads of its columns, and its rows of as many cells."""

    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(frozen=True)
class EntryRows:
    """The rows of one entry: its own, and those of its parts."""

    sheet: EntrySheet
    own: tuple[tuple[str, ...], ...]
    """One row without file and order; of texts, several."""
    parts: Mapping[str, tuple[tuple[str, ...], ...]]
    """By table: rows without the id of the entry."""


def tables_of(contents: Mapping[str, bytes]) -> dict[str, Table]:
    """All tables of a pack, by name. Raises PackError for what no table can hold."""
    tables = {sheet.name: Table(sheet.columns) for sheet in ENTRY_SHEETS}
    tables |= {part.name: Table(part.columns) for sheet in ENTRY_SHEETS for part in sheet.parts}
    tables[TEXTS.name] = Table(TEXTS.columns)
    for name, content in contents.items():
        for order, block in enumerate(_blocks(content, name), start=1):
            rows = rows_of(name, block)
            tables[rows.sheet.name].rows += [(name, str(order), block.id, *row) for row in rows.own]
            for part, found in rows.parts.items():
                tables[part].rows += [(block.id, *row) for row in found]
    return tables


def _blocks(content: bytes, name: str) -> tuple[Block, ...]:
    try:
        return laid_out(content, name).blocks
    except StrictYamlError as error:
        raise PackError([error.problem]) from error


def rows_of(file: str, block: Block) -> EntryRows:
    """The rows of an entry. Raises PackError."""
    try:
        if file.startswith(TEXTS.folder):
            return EntryRows(TEXTS, tuple(_pairs(block.node)), {})
        sheet = _sheet_that_fits(file, block.node)
        own = tuple(cell_of(block.node.items.get(one.key), one) for one in sheet.fields)
        parts = {part.name: tuple(_part_rows(block.node.items.get(part.field), part)) for part in sheet.parts}
        return EntryRows(sheet, (own,), parts)
    except UnfitForACell as unfit:
        remedy = "See what roadworthy kb check says of it."
        raise PackError([Problem(file, unfit.line, f"{block.id} fits into no table.", remedy)]) from unfit


def _sheet_that_fits(file: str, node: YamlMapping) -> EntrySheet:
    sheet = sheet_for(file, node)
    if sheet is None or not set(node.items) <= set(sheet.kind.keys):
        raise UnfitForACell(node.line)
    return sheet


def _pairs(node: YamlMapping) -> Iterator[tuple[str, ...]]:
    for name, pair in node.items.items():
        words = pair.items if isinstance(pair, Sequence) else ()
        if len(words) != 2:
            raise UnfitForACell(pair.line)
        yield (name, *(_scalar(word) for word in words))


def _part_rows(node: Node | None, part: PartSheet) -> Iterator[tuple[str, ...]]:
    """Raises UnfitForACell where the parts are not arranged as they must be."""
    if node is None:
        return
    match part.arrangement, node:
        case Arrangement.WORDS, YamlMapping(items):
            yield from ((key, _scalar(words)) for key, words in items.items())
        case Arrangement.KEYED, YamlMapping(items):
            yield from ((key, *_cells(one, part)) for key, one in items.items())
        case Arrangement.LISTED, Sequence(items):
            yield from (_cells(one, part) for one in items)
        case ((Arrangement.ALONE | Arrangement.LISTED), YamlMapping()):
            yield _cells(node, part)
        case _:
            raise UnfitForACell(node.line)


def _scalar(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise UnfitForACell(node.line)
    return " ".join(node.text.split())


def _cells(node: Node, part: PartSheet) -> tuple[str, ...]:
    if not isinstance(node, YamlMapping) or not set(node.items) <= set(part.kind.keys):
        raise UnfitForACell(node.line)
    return tuple(cell_of(node.items.get(field.key), field) for field in part.kind.fields)


KEYS = (FILE, ORDER, ID)
"""The first columns of a table of entries."""
