"""Nodes of YAML as the text of a cell: a list is a line each, a mapping a line `key: value` each."""

from enum import Enum
from typing import Any

from knowledge.authoring.fields import Field
from knowledge.authoring.strict_yaml import Mapping, Node, Scalar, Sequence

SINGLE = ("source", "place", "asks_next")
"""Lists that are written as one value where there is one."""


class Shape(Enum):
    """What the text of a cell stands for."""

    TEXT = "text"
    LINES = "lines"
    PAIRS = "pairs"
    LINES_OR_PAIRS = "lines or pairs"


class UnfitForACell(Exception):
    """The node has more in it than a cell can say."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def shape_of(field: Field[Any]) -> Shape:
    """The shape of a field, from what may stand in it."""
    if field.key == "extends":
        return Shape.LINES_OR_PAIRS
    if field.schema.get("type") == "object":
        return Shape.PAIRS
    return Shape.LINES if "anyOf" in field.schema else Shape.TEXT


def cell_of(node: Node | None, field: Field[Any]) -> str:
    """The text of a cell. Raises UnfitForACell, for what the field cannot hold too."""
    shape = shape_of(field)
    match node:
        case None:
            return ""
        case Scalar() if shape is not Shape.PAIRS:
            return _text(node)
        case Sequence(items) if shape in (Shape.LINES, Shape.LINES_OR_PAIRS):
            return "\n".join(_text(item) for item in items)
        case Mapping(items) if shape in (Shape.PAIRS, Shape.LINES_OR_PAIRS):
            return "\n".join(f"{_key(key, node)}: {_text(value)}" for key, value in items.items())
        case _:
            raise UnfitForACell(node.line)


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise UnfitForACell(node.line)
    return " ".join(node.text.split())


def _key(key: str, node: Mapping) -> str:
    if ": " in key or "\n" in key:
        raise UnfitForACell(node.lines[key])
    return key


def node_of(cell: str, field: Field[Any], line: int, before: Node | None = None) -> Node | None:
    """What a cell says; null where it is empty. `before`: the node of the same field before it was edited.

    Raises ValueError with the line that is no pair.
    """
    lines = [one.strip() for one in cell.splitlines() if one.strip()]
    if not lines:
        return None
    shape = shape_of(field)
    if shape is Shape.LINES_OR_PAIRS:
        shape = Shape.PAIRS if all(":" in one for one in lines) else Shape.LINES
    if shape is Shape.TEXT:
        return Scalar(" ".join(lines), line)
    if shape is Shape.PAIRS:
        return Mapping(dict(_pair(one, line) for one in lines), line)
    alone = isinstance(before, Scalar) or (before is None and field.key in SINGLE)
    if len(lines) == 1 and alone:
        return Scalar(lines[0], line)
    return Sequence(tuple(Scalar(one, line) for one in lines), line)


def _pair(words: str, line: int) -> tuple[str, Scalar]:
    key, colon, value = words.partition(":")
    if not colon or not key.strip():
        raise ValueError(words)
    return key.strip(), Scalar(value.strip(), line)
