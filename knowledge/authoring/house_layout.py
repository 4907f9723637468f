"""Entries written as this project writes them: a field a line, short lists on it, quotes where YAML needs them."""

import json
import re
from collections.abc import Mapping

from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.authoring.strict_yaml import Node, Scalar, Sequence

PLAIN = re.compile(r"[\w(（《“][\w .()/%<>=;+$'’“”‘’、。，；：？！（）《》·–…℃²³°-]*")
NO_TEXT = ("~", "null", "")
WIDEST = 110
ENTRY = 2
"""Blanks before the fields of an entry."""


def quoted(text: str) -> str:
    """The text as a YAML scalar that is read as this very text, in a list as well."""
    if PLAIN.fullmatch(text) and text == text.strip() and text not in NO_TEXT and not _is_odd(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _is_odd(text: str) -> bool:
    return " #" in text or ": " in text or text.endswith(":") or "\n" in text


def entry_text(id: str, node: YamlMapping) -> str:
    """The lines of an entry of a mapping."""
    return f"{quoted(id)}:\n{_fields(node.items, 2)}"


def case_text(node: YamlMapping) -> str:
    """The lines of an entry of a list."""
    return "- " + _fields(node.items, 2)[2:]


def pack_text(node: YamlMapping) -> str:
    """The lines of pack.yaml."""
    return _fields(node.items, 0)


def field_text(key: str, node: Node, indent: int) -> str:
    """The lines of one field."""
    return _fields({key: node}, indent)


def _fields(items: Mapping[str, Node], indent: int) -> str:
    return "".join(_field(key, node, indent) for key, node in items.items())


def _field(key: str, node: Node, indent: int) -> str:
    blank = " " * indent
    flow = f"{blank}{quoted(key)}: {_flow(node)}"
    if isinstance(node, Scalar) or (len(flow) <= WIDEST and not _takes_lines(node, indent)):
        return f"{flow.rstrip()}\n"
    if isinstance(node, Sequence):
        return f"{blank}{quoted(key)}:\n" + "".join(f"{blank}  - {_flow(item)}\n" for item in node.items)
    return f"{blank}{quoted(key)}:\n{_fields(node.items, indent + 2)}"


def _takes_lines(node: Node, indent: int) -> bool:
    """Whether its parts get lines of their own, short or not: mappings in it; lists too, in a part of an entry."""
    parts = node.items.values() if isinstance(node, YamlMapping) else getattr(node, "items", ())
    return any(isinstance(one, YamlMapping) or (isinstance(one, Sequence) and indent > ENTRY) for one in parts)


def _flow(node: Node) -> str:
    if isinstance(node, Scalar):
        return quoted(node.text) if node.text else ""
    if isinstance(node, Sequence):
        return f"[{', '.join(_flow(item) for item in node.items)}]"
    return "{" + ", ".join(f"{quoted(key)}: {_flow(value)}" for key, value in node.items.items()) + "}"
