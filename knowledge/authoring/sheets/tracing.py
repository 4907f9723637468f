"""What is wrong with an imported pack, told by table, row and column instead of by file and line."""

import re
from collections.abc import Iterable, Iterator, Mapping

from knowledge.authoring.layout import Block, laid_out
from knowledge.authoring.problems import Problem
from knowledge.authoring.sheets.importing import Import, Origin, SheetProblem, SheetRow
from knowledge.authoring.sheets.plan import TEXTS, Arrangement, PartSheet
from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.authoring.strict_yaml import Node, Sequence, StrictYamlError

WORD = re.compile(r"[\w.(){}/-]+")


def traced(problems: Iterable[Problem], result: Import) -> list[Problem | SheetProblem]:
    """Each problem where its row is; one that stands in no table as it was."""
    blocks: dict[str, tuple[Block, ...]] = {}
    for name, content in result.contents.items():
        try:
            blocks[name] = laid_out(content, name).blocks
        except StrictYamlError:
            blocks[name] = ()
    return [_traced(problem, blocks.get(problem.file, ()), result) for problem in problems]


def _traced(problem: Problem, blocks: tuple[Block, ...], result: Import) -> Problem | SheetProblem:
    above = [block for block in blocks if 0 < block.first_line <= problem.line]
    origin = result.origins.get((problem.file, above[-1].id)) if above else None
    if origin is None:
        return problem
    sheet, row, column = _place(problem, above[-1].node, origin)
    return SheetProblem(sheet, row.number, column, problem.what, problem.remedy)


def _place(problem: Problem, node: YamlMapping, origin: Origin) -> tuple[str, SheetRow, str]:
    keys = _at(node.lines, problem.line)
    if origin.sheet is TEXTS:
        row = next((row for row in origin.rows if row.cells.get("field") in keys), origin.rows[0])
        return TEXTS.name, row, "English" if "older English" in problem.what else "Chinese"
    found = list(_candidates(keys, problem.line, node, origin))
    words = {word.strip(".") for word in WORD.findall(problem.what)}
    named = [one for one in found if words & set(WORD.findall(one[1].cells.get(one[2], "")))]
    missing = re.search(r" has no (\w+)\.", problem.what)
    if missing and missing[1] in origin.sheet.columns:
        return origin.sheet.name, origin.rows[0], missing[1]
    return (named or found or [(origin.sheet.name, origin.rows[0], "")])[0]


def _at(lines: Mapping[str, int], line: int) -> list[str]:
    """The keys on the last line that is not below the one in question."""
    nearest = max((at for at in lines.values() if at <= line), default=0)
    return [key for key, at in lines.items() if at == nearest]


def _candidates(keys: list[str], line: int, node: YamlMapping, origin: Origin) -> Iterator[tuple[str, SheetRow, str]]:
    """The cells that may be meant."""
    parts = {part.field: part for part in origin.sheet.parts}
    for key in keys:
        if key in parts:
            yield from _part_cells(parts[key], origin.parts[parts[key].name], node.items[key], line)
        elif key in origin.sheet.columns:
            yield origin.sheet.name, origin.rows[0], key


def _part_cells(part: PartSheet, rows: list[SheetRow], node: Node, line: int) -> Iterator[tuple[str, SheetRow, str]]:
    for row, one, at in zip(rows, *_parts_with_lines(part, node), strict=False):
        if at > line:
            return
        if part.arrangement is Arrangement.WORDS:
            if at == line:
                yield part.name, row, "words"
        elif isinstance(one, YamlMapping):
            below = [key for key in _at(one.lines, line) if one.lines[key] == line or at == line]
            yield from ((part.name, row, key) for key in below)


def _parts_with_lines(part: PartSheet, node: Node) -> tuple[list[Node], list[int]]:
    if isinstance(node, Sequence):
        return list(node.items), [one.line for one in node.items]
    if isinstance(node, YamlMapping) and part.arrangement in (Arrangement.WORDS, Arrangement.KEYED):
        return list(node.items.values()), list(node.lines.values())
    return [node], [node.line]
