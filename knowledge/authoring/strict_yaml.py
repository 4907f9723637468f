"""YAML read strictly: all scalars are text, repeated keys are refused, every node knows its line.

Tags, anchors, aliases, several documents, deep nesting and large files are refused, because a file may come
from a stranger. Built on PyYAML's event stream; nothing is ever constructed from a tag.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

import yaml
from yaml import events

from knowledge.authoring.files import LARGEST_FILE
from knowledge.authoring.problems import Problem

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML built without its C library: slower, the same result
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

DEEPEST = 12
LONGEST = 20_000
"""Signs of one text. A paragraph has a fraction of it."""
MOST_NODES = 200_000
"""Of one file: as many as fit into a large file that people wrote."""
KEPT = 1_000
"""Files whose nodes are kept, so that a pack that is checked again and again is parsed only where it changed."""


@dataclass(frozen=True)
class Scalar:
    """A text, as it stands in the file; a missing value is the empty text."""

    text: str
    line: int


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    line: int


@dataclass(frozen=True)
class Mapping:
    """A mapping from text to nodes; `lines` tells on which line each key stands."""

    items: dict[str, "Node"]
    line: int
    lines: dict[str, int] = field(default_factory=dict)


Node: TypeAlias = Scalar | Sequence | Mapping


class StrictYamlError(Exception):
    """The file is not readable as strict YAML; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@lru_cache(KEPT)
def read_strictly(content: bytes, file: str) -> Node | None:
    """The one document of a file; null when the file is empty. Raises StrictYamlError."""
    if len(content) > LARGEST_FILE:
        raise _refuse(file, 1, f"the file has {len(content):,} bytes.", f"Split it; {LARGEST_FILE:,} are allowed.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refuse(file, line, "this is not UTF-8 text.", "Save the file as UTF-8.") from error
    try:
        return _document(yaml.parse(text, Loader=Loader), file)
    except RecursionError as error:
        raise _refuse(file, 1, "it is nested too deep.", "Make it flatter.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _refuse(
            file,
            mark.line + 1 if mark else 1,
            f"{error.problem or error.context}.",
            "Check indents, colons and quotes.",
        ) from error
    except yaml.YAMLError as error:
        raise _refuse(file, 1, "there is a sign that YAML does not allow.", "Remove control characters.") from error


def _refuse(file: str, line: int, what: str, remedy: str) -> StrictYamlError:
    return StrictYamlError(Problem(file, line, what, remedy))


def _document(stream: Iterator[events.Event], file: str) -> Node | None:
    root: Node | None = None
    documents = 0
    stream = _bounded(stream, file)
    for event in stream:
        if isinstance(event, events.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _refuse(file, _line(event), "a second document begins.", "Keep one document a file.")
        elif isinstance(event, events.NodeEvent):
            root = _node(event, stream, file, 1)
    return root


def _bounded(stream: Iterator[events.Event], file: str) -> Iterator[events.Event]:
    for count, event in enumerate(stream):
        if count > MOST_NODES:
            raise _refuse(file, _line(event), f"the file has more than {MOST_NODES:,} parts.", "Split it.")
        yield event


def _node(event: events.Event, stream: Iterator[events.Event], file: str, depth: int) -> Node:
    _refuse_cleverness(event, file, depth)
    if isinstance(event, events.ScalarEvent):
        if len(event.value) > LONGEST:
            raise _refuse(file, _line(event), f"a text has {len(event.value):,} signs.", f"At most {LONGEST:,} fit.")
        is_null = event.style is None and event.value in ("", "~", "null")
        return Scalar("" if is_null else event.value, _line(event))
    if isinstance(event, events.SequenceStartEvent):
        return _sequence(event, stream, file, depth)
    return _mapping(event, stream, file, depth)


def _sequence(event: events.Event, stream: Iterator[events.Event], file: str, depth: int) -> Sequence:
    items = []
    for inner in stream:
        if isinstance(inner, events.SequenceEndEvent):
            break
        items.append(_node(inner, stream, file, depth + 1))
    return Sequence(tuple(items), _line(event))


def _mapping(event: events.Event, stream: Iterator[events.Event], file: str, depth: int) -> Mapping:
    items: dict[str, Node] = {}
    lines: dict[str, int] = {}
    for inner in stream:
        if isinstance(inner, events.MappingEndEvent):
            break
        key = _node(inner, stream, file, depth + 1)
        if not isinstance(key, Scalar):
            raise _refuse(file, key.line, "a key must be a word.", "Use a plain word before the colon.")
        if key.text in items:
            remedy = f"It stands first on line {lines[key.text]}; keep one."
            raise _refuse(file, key.line, f"the key {key.text} is repeated.", remedy)
        lines[key.text] = key.line
        items[key.text] = _node(next(stream), stream, file, depth + 1)
    return Mapping(items, _line(event), lines)


def _refuse_cleverness(event: events.Event, file: str, depth: int) -> None:
    if isinstance(event, events.AliasEvent) or getattr(event, "anchor", None):
        raise _refuse(file, _line(event), "anchors and aliases are not allowed.", "Write the value out.")
    tag = getattr(event, "tag", None)
    if tag:
        raise _refuse(file, _line(event), f"the tag {tag} is not allowed.", "Remove it.")
    if depth > DEEPEST:
        raise _refuse(file, _line(event), f"nested deeper than {DEEPEST} levels.", "Make it flatter.")


def _line(event: events.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
