"""Tables back to the files of a pack. An entry whose rows are as they were keeps its bytes; others are written anew."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from knowledge.authoring.fields import Field
from knowledge.authoring.house_layout import case_text, entry_text, pack_text
from knowledge.authoring.layout import Block, LaidOutFile, comments_above, laid_out
from knowledge.authoring.problems import did_you_mean
from knowledge.authoring.schemas import PACK_FILES, file_for
from knowledge.authoring.sheets.cells import node_of
from knowledge.authoring.sheets.plan import ENTRY_SHEETS, SHEETS, TEXTS, Arrangement, EntrySheet, PartSheet
from knowledge.authoring.sheets.tables import EntryRows, rows_of
from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.authoring.strict_yaml import Node, Scalar, Sequence

FIRST_ROW = 2
"""Of a table below its heads, as spreadsheets count."""


@dataclass(frozen=True, order=True)
class SheetProblem:
    """A mistake in a table: where, what, and how to put it right."""

    sheet: str
    row: int
    column: str
    what: str
    remedy: str

    def __str__(self) -> str:
        column = f", column {self.column}" if self.column else ""
        return f"{self.sheet}, row {self.row}{column}: {self.what} {self.remedy}"


@dataclass(frozen=True)
class SheetRow:
    """A row with its number, by head of column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Origin:
    """The table and the rows of an entry, and the rows of its parts by table."""

    sheet: EntrySheet
    rows: list[SheetRow]
    parts: Mapping[str, list[SheetRow]]


@dataclass
class Import:
    """The files that the tables make, what is wrong with the tables, and where each entry came from."""

    contents: dict[str, bytes] = field(default_factory=dict)
    problems: list[SheetProblem] = field(default_factory=list)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    """Where each entry came from, by file and id."""


def imported(tables: Mapping[str, list[SheetRow]], originals: Mapping[str, bytes]) -> Import:
    """The files of a pack. `originals`: the files from which the tables were made, by name."""
    result = Import()
    _Importer(tables, originals, result).run()
    return result


class _Importer:
    def __init__(self, tables: Mapping[str, list[SheetRow]], originals: Mapping[str, bytes], result: Import) -> None:
        self._tables = tables
        self._originals = {name: laid_out(content, name) for name, content in originals.items()}
        self._result = result
        self._blocks_before = {
            (name, block.id): block for name, file in self._originals.items() for block in reversed(file.blocks)
        }
        self._parts = {part.name: self._by_owner(part.name) for sheet in ENTRY_SHEETS for part in sheet.parts}

    def run(self) -> None:
        by_file: dict[str, list[tuple[float, Block]]] = {name: [] for name in self._originals}
        for sheet in SHEETS:
            for rows in self._entries(sheet):
                order = _order(rows[0].cells.get("nr", ""))
                by_file.setdefault(rows[0].cells["file"], []).append((order, self._block(sheet, rows)))
        self._note_orphans()
        for name, blocks in sorted(by_file.items(), key=lambda pair: PurePosixPath(pair[0]).parts):
            content = self._file(name, [block for _, block in sorted(blocks, key=lambda pair: pair[0])])
            if content is not None:
                self._result.contents[name] = content

    def _note(self, sheet: str, row: SheetRow, column: str, what: str, remedy: str) -> None:
        self._result.problems.append(SheetProblem(sheet, row.number, column, what, remedy))

    def _by_owner(self, name: str) -> dict[str, list[SheetRow]]:
        found: dict[str, list[SheetRow]] = {}
        for row in self._tables.get(name, ()):
            found.setdefault(row.cells.get("id", ""), []).append(row)
        return found

    def _entries(self, sheet: EntrySheet) -> Iterator[list[SheetRow]]:
        """The rows of each entry: one, or several of texts. Rows that name no entry are noted."""
        found: dict[tuple[str, str], list[SheetRow]] = {}
        for row in self._tables.get(sheet.name, ()):
            file, id = row.cells.get("file", ""), row.cells.get("id", "")
            if not id:
                self._note(sheet.name, row, "id", "this row has no id.", "Write the id of the entry.")
            elif not _is_a_file_of(sheet, file):
                known = {name for name in self._originals if _is_a_file_of(sheet, name)}
                remedy = did_you_mean(file, known, f"Write e.g. {_example(sheet)}.")
                self._note(sheet.name, row, "file", f"{file or 'nothing'} is no file for {sheet.name}.", remedy)
            elif (file, id) in found and sheet is not TEXTS:
                first = found[file, id][0].number
                self._note(sheet.name, row, "id", f"{id} is repeated.", f"It stands first in row {first}; keep one.")
            else:
                found.setdefault((file, id), []).append(row)
        yield from found.values()

    def _note_orphans(self) -> None:
        for sheet in ENTRY_SHEETS:
            ids = {row.cells.get("id", "") for row in self._tables.get(sheet.name, ())}
            for part in sheet.parts:
                for id, rows in self._parts[part.name].items():
                    if id not in ids:
                        remedy = did_you_mean(id, ids, f"Add it to {sheet.name}, or remove this row.")
                        self._note(part.name, rows[0], "id", f"{id or 'nothing'} is not in {sheet.name}.", remedy)

    def _block(self, sheet: EntrySheet, rows: list[SheetRow]) -> Block:
        file, id = rows[0].cells["file"], rows[0].cells["id"]
        parts = {part.name: self._parts[part.name].get(id, []) for part in sheet.parts}
        self._result.origins[file, id] = Origin(sheet, rows, parts)
        before = self._before(file, id)
        if before is not None and rows_of(file, before) == _as_rows(sheet, rows, parts):
            return before
        node = self._pairs(rows) if sheet is TEXTS else self._node(sheet, rows[0], parts, before)
        return Block(id, node, "", 0)

    def _before(self, file: str, id: str) -> Block | None:
        return self._blocks_before.get((file, id))

    def _pairs(self, rows: list[SheetRow]) -> YamlMapping:
        items: dict[str, Node] = {}
        for row in rows:
            name, english, chinese = (row.cells.get(key, "") for key in ("field", "English", "Chinese"))
            if not (name and english and chinese):
                column = "field" if not name else "English" if not english else "Chinese"
                self._note(TEXTS.name, row, column, "this cell is empty.", "Fill it, or remove the row.")
            items[name] = Sequence((Scalar(english, 0), Scalar(chinese, 0)), 0)
        return YamlMapping(items, 0)

    def _node(
        self, sheet: EntrySheet, row: SheetRow, parts: Mapping[str, list[SheetRow]], before: Block | None
    ) -> YamlMapping:
        old = before.node.items if before else {}
        items: dict[str, Node] = {}
        if sheet.own_id != "id" or sheet.name == "pack":
            items[sheet.own_id] = Scalar(row.cells["id"], 0)
        items |= self._fields(sheet.name, sheet.fields, row, old)
        for part in sheet.parts:
            found = self._part(part, parts[part.name], old.get(part.field))
            if found is not None:
                items[part.field] = found
        order = [*old, *sheet.kind.keys]
        return YamlMapping({key: items[key] for key in dict.fromkeys(order) if key in items}, 0)

    def _fields(
        self, sheet: str, fields: Iterable[Field[Any]], row: SheetRow, old: Mapping[str, Node]
    ) -> dict[str, Node]:
        items: dict[str, Node] = {}
        for one in fields:
            try:
                node = node_of(row.cells.get(one.key, ""), one, 0, old.get(one.key))
            except ValueError as wrong:
                self._note(sheet, row, one.key, f"{str(wrong)!r} is no pair.", "Write a line `key: value` each.")
                continue
            if node is not None:
                items[one.key] = node
        return items

    def _part(self, part: PartSheet, rows: list[SheetRow], old: Node | None) -> Node | None:
        if not rows:
            return None
        self._note_keys(part, rows)
        if part.arrangement is Arrangement.WORDS:
            return YamlMapping({row.cells.get("key", ""): Scalar(row.cells.get("words", ""), 0) for row in rows}, 0)
        before = _parts_before(old, rows, part.arrangement)
        nodes = [
            YamlMapping(self._fields(part.name, part.kind.fields, row, was), 0)
            for row, was in zip(rows, before, strict=True)
        ]
        if part.arrangement is Arrangement.KEYED:
            return YamlMapping({row.cells.get("key", ""): node for row, node in zip(rows, nodes, strict=True)}, 0)
        if part.arrangement is Arrangement.ALONE:
            for row in rows[1:]:
                self._note(part.name, row, "id", "an entry has one of these.", f"Keep row {rows[0].number}.")
            return nodes[0]
        alone = len(nodes) == 1 and not isinstance(old, Sequence) and part.name != "values"
        return nodes[0] if alone else Sequence(tuple(nodes), 0)

    def _note_keys(self, part: PartSheet, rows: list[SheetRow]) -> None:
        """Note parts that are named twice or not at all, and words that are missing."""
        if part.arrangement not in (Arrangement.WORDS, Arrangement.KEYED):
            return
        first: dict[str, int] = {}
        for row in rows:
            key = row.cells.get("key", "")
            if not key:
                self._note(part.name, row, "key", "this row has no key.", "Write one.")
            elif key in first:
                self._note(
                    part.name, row, "key", f"{key} is repeated.", f"It stands first in row {first[key]}; keep one."
                )
            elif part.arrangement is Arrangement.WORDS and not row.cells.get("words"):
                self._note(part.name, row, "words", f"{key} has no words.", "Write them, or remove the row.")
            first.setdefault(key, row.number)

    def _file(self, name: str, blocks: list[Block]) -> bytes | None:
        before = self._originals.get(name)
        if before is not None and list(before.blocks) == blocks:
            return before.text.encode()
        if not blocks:
            return None
        text = (before.head if before else "") + "".join(self._text(name, block, before) for block in blocks)
        return text.encode()

    def _text(self, name: str, block: Block, before: LaidOutFile | None) -> str:
        if block.first_line and before is not None and before.whole is None:
            return block.text if block.text.endswith("\n") else f"{block.text}\n"
        old = self._before(name, block.id)
        above = comments_above(old.text) if old else ""
        if name == "pack.yaml":
            return above + pack_text(block.node)
        return above + (case_text(block.node) if name.startswith("cases/") else entry_text(block.id, block.node))


def _parts_before(old: Node | None, rows: list[SheetRow], arrangement: Arrangement) -> list[Mapping[str, Node]]:
    """What stood in each part before, as far as that can be told; nothing for new ones."""
    if arrangement is Arrangement.KEYED and isinstance(old, YamlMapping):
        found = [old.items.get(row.cells.get("key", "")) for row in rows]
    else:
        there: list[Node | None] = list(old.items) if isinstance(old, Sequence) else [old]
        found = [there[number] if number < len(there) else None for number in range(len(rows))]
    return [one.items if isinstance(one, YamlMapping) else {} for one in found]


def _as_rows(sheet: EntrySheet, rows: list[SheetRow], parts: Mapping[str, list[SheetRow]]) -> EntryRows:
    def cells(row: SheetRow, columns: Iterable[str]) -> tuple[str, ...]:
        return tuple(row.cells.get(column, "") for column in columns)

    return EntryRows(
        sheet,
        tuple(cells(row, sheet.columns[3:]) for row in rows),
        {part.name: tuple(cells(row, part.columns[1:]) for row in parts[part.name]) for part in sheet.parts},
    )


def _order(nr: str) -> float:
    try:
        return float(nr)
    except ValueError:
        return float("inf")


def _is_a_file_of(sheet: EntrySheet, file: str) -> bool:
    known = file_for(file)
    return known is not None and file.startswith(sheet.folder) and file.endswith(".yaml") and ".." not in file


def _example(sheet: EntrySheet) -> str:
    if sheet is TEXTS:
        return "translations/zh/all.yaml"
    return next(file.path.replace("*", "new") for file in PACK_FILES if file.path.startswith(sheet.folder))
