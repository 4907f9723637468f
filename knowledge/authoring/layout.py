"""A file of a pack as its author laid it out: what is not changed keeps every byte, comments and order included."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.authoring.strict_yaml import Node, Scalar, Sequence, read_strictly

CASE = "case"


@dataclass(frozen=True)
class Block:
    """One entry with the comments above it: its id, its node, and the very lines."""

    id: str
    node: YamlMapping
    text: str
    first_line: int
    """Of `text` in its file, from 1."""


@dataclass(frozen=True)
class LaidOutFile:
    """What stands above the first entry, then the entries; `whole` where the entries cannot be told apart by lines."""

    head: str
    blocks: tuple[Block, ...]
    whole: str | None = None

    @property
    def text(self) -> str:
        return self.whole if self.whole is not None else self.head + "".join(block.text for block in self.blocks)


def laid_out(content: bytes, name: str) -> LaidOutFile:
    """The file taken apart. Raises StrictYamlError."""
    document = read_strictly(content, name)
    text = content.decode()
    entries = _entries(document, name)
    if not entries:
        return LaidOutFile(text, ())
    lines = text.splitlines(keepends=True)
    starts = [node_line for _, _, node_line in entries]
    if not _begin_lines_of_their_own(starts, lines):
        blocks = tuple(Block(id, node, "", line) for id, node, line in entries)
        return LaidOutFile("", blocks, text)
    firsts = [_above_comments(start, before, lines) for start, before in zip(starts, [0, *starts], strict=False)]
    firsts[0] = starts[0]
    ends = [*firsts[1:], len(lines) + 1]
    blocks = tuple(
        Block(id, node, "".join(lines[first - 1 : end - 1]), first)
        for (id, node, _), first, end in zip(entries, firsts, ends, strict=True)
    )
    return LaidOutFile("".join(lines[: firsts[0] - 1]), blocks)


def _entries(document: Node | None, name: str) -> list[tuple[str, YamlMapping, int]]:
    if name == "pack.yaml" and isinstance(document, YamlMapping):
        id = document.items.get("id")
        return [(id.text if isinstance(id, Scalar) else "", document, 1)]
    if isinstance(document, Sequence):
        nodes = (node for node in document.items if isinstance(node, YamlMapping))
        return [(_scalar(node.items.get(CASE)), node, node.line) for node in nodes]
    if isinstance(document, YamlMapping):
        return [(id, node, document.lines[id]) for id, node in document.items.items() if isinstance(node, YamlMapping)]
    return []


def _scalar(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _begin_lines_of_their_own(starts: list[int], lines: list[str]) -> bool:
    """Whether each entry begins at the very left of a line that no other entry begins on."""
    if any(one >= following for one, following in pairwise(starts)):
        return False
    return all(start <= len(lines) and lines[start - 1][:1] not in ("", " ", "{", "[", "\ufeff") for start in starts)


def _above_comments(start: int, before: int, lines: list[str]) -> int:
    """The first line of the comments and blanks above an entry; what is indented belongs to the entry before."""
    first = start
    while first - 1 > before and (lines[first - 2].startswith("#") or not lines[first - 2].strip()):
        first -= 1
    return first


def with_texts(file: LaidOutFile, texts: Mapping[str, str]) -> LaidOutFile:
    """The file with other lines for some entries. `texts`: by id; lines without the comments above them."""
    blocks = tuple(
        replace(block, text=comments_above(block.text) + texts[block.id]) if block.id in texts else block
        for block in file.blocks
    )
    return replace(file, blocks=blocks)


def comments_above(text: str) -> str:
    """What stands above the first line of an entry."""
    kept = []
    for line in text.splitlines(keepends=True):
        if line.strip() and not line.startswith("#"):
            break
        kept.append(line)
    return "".join(kept)
