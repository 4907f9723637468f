"""JSON read as strictly as YAML: all scalars are text, repeated keys are refused, keys know their lines.

A number keeps its digits as written; true and false become the answers yes and no, null the empty text.
"""

import json
import re
from typing import Any

from knowledge.authoring.problems import Problem
from knowledge.authoring.strict_yaml import Mapping, Node, Scalar, Sequence, StrictYamlError
from knowledge.vocabulary.facts import NO, YES

BEGINS_AS_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*["}]')
KEY = re.compile(r'"((?:[^"\\]|\\.)*)"\s*:')


def is_json(content: bytes) -> bool:
    """Whether the file begins as a JSON object does and as nobody writes YAML."""
    return BEGINS_AS_JSON.match(content) is not None


def read_json_strictly(content: bytes, file: str) -> Node:
    """The object of the file as the strict YAML reader would give it. Raises StrictYamlError."""
    try:
        text = content.decode("utf-8-sig")
        return _Reader(text, file).node()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _refuse(file, line, "this is not UTF-8 text.", "Save the file as UTF-8.") from error
    except json.JSONDecodeError as error:
        remedy = "Check quotes, commas and brackets."
        raise _refuse(file, error.lineno, f"this is not JSON: {error.msg}.", remedy) from error
    except RecursionError:
        raise _refuse(file, 1, "the file is nested too deeply.", "Write one fact a line.") from None


def _refuse(file: str, line: int, what: str, remedy: str) -> StrictYamlError:
    return StrictYamlError(Problem(file, line, what, remedy))


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self._text = text
        self._file = file
        self._lines = _lines_of_keys(text)

    def node(self) -> Node:
        pairs = json.loads(
            self._text,
            object_pairs_hook=self._mapping,
            parse_int=str,
            parse_float=str,
            parse_constant=self._refuse_constant,
        )
        return self._node(pairs, 1)

    def _mapping(self, pairs: list[tuple[str, Any]]) -> Mapping:
        lines = {key: self._lines.get(key, [1])[0] for key, _ in pairs}
        items: dict[str, Node] = {}
        for key, value in pairs:
            if key in items:
                first, *later = self._lines.get(key, [1])
                remedy = f"It stands first on line {first}; keep one."
                raise _refuse(self._file, later[0] if later else first, f"the key {key} is repeated.", remedy)
            items[key] = self._node(value, lines[key])
        return Mapping(items, min(lines.values(), default=1), lines)

    def _node(self, value: Any, line: int) -> Node:
        if isinstance(value, Mapping):
            return value
        if isinstance(value, list):
            return Sequence(tuple(self._node(item, line) for item in value), line)
        if isinstance(value, bool):
            return Scalar(YES if value else NO, line)
        return Scalar("" if value is None else str(value), line)

    def _refuse_constant(self, name: str) -> None:
        raise _refuse(self._file, 1, f"{name} is no JSON number.", 'Write the number, or "unknown".')


def _lines_of_keys(text: str) -> dict[str, list[int]]:
    """The lines on which each key seems to stand; good enough to send a person there."""
    lines: dict[str, list[int]] = {}
    line, position = 1, 0
    for found in KEY.finditer(text):
        line += text.count("\n", position, found.start())
        position = found.start()
        lines.setdefault(found[1], []).append(line)
    return lines
