"""What a pack builds on, and in which versions of it: `extends: [cn]` or `extends: {cn: ">=2026.11, <2027"}`."""

import re
from collections.abc import Mapping

from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import SCALAR, Field
from knowledge.authoring.strict_yaml import Mapping as YamlMapping
from knowledge.authoring.strict_yaml import Scalar
from knowledge.vocabulary.packs import KnowledgePack

CLAUSE = re.compile(r"(>=|<=|==|!=|<|>)\s*([0-9]{1,9}(?:\.[0-9]{1,9}){0,7})")
VERSION = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,7}")


def note_missing_bases(entry: Entry, extends: Mapping[str, str], base: KnowledgePack | None) -> None:
    """Note every pack that is needed and not among `base`, or is there in a version that will not do."""
    there = {one.id: one.version for one in getattr(base, "packs", (base.identity,) if base else ())}
    line = entry.line_of(EXTENDS.key)
    for name, constraint in extends.items():
        if name not in there:
            remedy = "Name the folder that has it with --packs DIR, or correct the name."
            entry.note(f"there is no pack {name} to extend.", remedy, line)
        elif not is_met(constraint, there[name]):
            entry.note(
                f"this pack needs {name} {constraint}, and {name} {there[name]} is here.",
                f"Bring such a version of {name}; or see whether this pack still holds, and widen the versions.",
                line,
            )


def is_met(constraint: str, version: str) -> bool:
    """Whether a version is one that the constraint allows; "" allows all. Raises ValueError for no constraint."""
    clauses = _clauses(constraint)
    if not VERSION.fullmatch(version):
        return not clauses
    return all(_holds(sign, _figures(version), _figures(bound)) for sign, bound in clauses)


def _clauses(constraint: str) -> list[tuple[str, str]]:
    found = [CLAUSE.fullmatch(clause.strip()) for clause in constraint.split(",") if clause.strip()]
    if not all(found):
        raise ValueError(constraint)
    return [(one[1], one[2]) for one in found if one]


def _figures(version: str) -> tuple[int, ...]:
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
