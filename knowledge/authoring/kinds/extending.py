"""What a pack builds on, and in which versions of it: `extends: [cn]` or `extends: {cn: ">=2026.11, <2027"}`."""

import re
from collections.abc import Mapping

from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import SCALAR, Field
from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.authoring.strict_yaml import Scalar

CLAUSE = re.compile(r"(>=|<=|==|!=|<|>)\s*([0-9]{1,9}(?:\.[0-9]{1,9}){0,7})")
VERSION = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,7}")


def is_met(constraint: str, version: str) -> bool:
    """Whether a version is one that the constraint allows; "" allows all. Raises ValueError for what is neither."""
    return all(_holds(sign, _figures(version), _figures(bound)) for sign, bound in _clauses(constraint))


def _clauses(constraint: str) -> list[tuple[str, str]]:
    found = [CLAUSE.fullmatch(clause.strip()) for clause in constraint.split(",") if clause.strip()]
    if not all(found):
        raise ValueError(constraint)
    return [(one[1], one[2]) for one in found if one]


def _figures(version: str) -> tuple[int, ...]:
    if not VERSION.fullmatch(version):
        raise ValueError(version)
    figures = [int(figure) for figure in version.split(".")]
    while figures and figures[-1] == 0:
        figures.pop()
    return tuple(figures)


def _holds(sign: str, version: tuple[int, ...], bound: tuple[int, ...]) -> bool:
    return {
        ">=": version >= bound,
        "<=": version <= bound,
        ">": version > bound,
        "<": version < bound,
        "==": version == bound,
        "!=": version != bound,
    }[sign]


def _read(entry: Entry, key: str) -> Mapping[str, str]:
    if not entry.holds_mapping(key):
        return {name: "" for name, _ in entry.lines(key)}
    node = entry.mapping(key) or YamlMapping({}, entry.line)
    found = {}
    for name, value in node.items.items():
        constraint = value.text if isinstance(value, Scalar) else "?"
        try:
            _clauses(constraint)
        except ValueError:
            remedy = f'Write {name}: ">=2026.11" or {name}: ">=2026.11, <2027".'
            entry.note(f"{constraint!r} names no versions of {name}.", remedy, node.lines[name])
            constraint = ""
        found[name] = constraint
    return found


EXTENDS: Field[Mapping[str, str]] = Field(
    "extends",
    "Packs that this one builds on, with the versions that will do",
    'list of packs, or `pack: ">=2026.11, <2027"`',
    {
        "anyOf": [
            SCALAR,
            {"type": "array", "items": SCALAR},
            {"type": "object", "additionalProperties": {"type": "string", "pattern": "^([<>=!0-9., ]*)$"}},
        ]
    },
    _read,
)
