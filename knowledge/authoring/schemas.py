"""JSON Schemas of the files of a pack, made from the declarations of the reader, so that editors complete and check."""

from dataclasses import dataclass
from typing import Any

from knowledge.authoring.cases import CASE
from knowledge.authoring.fields import SCALAR, EntryKind, JsonSchema
from knowledge.authoring.identifiers import IDENTIFIER
from knowledge.authoring.kinds.changes import CHANGE
from knowledge.authoring.kinds.contradictions import CONTRADICTION
from knowledge.authoring.kinds.facts import FACT
from knowledge.authoring.kinds.glossary import TERM
from knowledge.authoring.kinds.guidance import DOCUMENT, PLACE, RISK, STEP
from knowledge.authoring.kinds.migrations import MIGRATION
from knowledge.authoring.kinds.pack import PACK
from knowledge.authoring.kinds.parameters import DATED_VALUE, PARAMETER
from knowledge.authoring.kinds.questions import QUESTION
from knowledge.authoring.kinds.requirements import CURE, REQUIREMENT, WAY
from knowledge.authoring.kinds.rules import RULE
from knowledge.authoring.kinds.sources import SOURCE

DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True)
class PackFile:
    """A file of a pack, or all files of one of its folders."""

    name: str
    """Of the schema, e.g. "rules"."""
    path: str
    """Where such files are, e.g. "rules/*.yaml"."""
    kinds: tuple[EntryKind, ...]
    """The entries in it; an entry is one of these."""
    parts: tuple[EntryKind, ...] = ()
    """What stands inside these entries."""


PACK_FILES = (
    PackFile("pack", "pack.yaml", (PACK,)),
    PackFile("facts", "facts.yaml", (FACT,), (CHANGE,)),
    PackFile("questions", "questions.yaml", (QUESTION,)),
    PackFile("sources", "sources.yaml", (SOURCE,)),
    PackFile("parameters", "parameters.yaml", (PARAMETER,), (DATED_VALUE,)),
    PackFile("rules", "rules/*.yaml", (RULE, REQUIREMENT), (WAY, CURE)),
    PackFile("guidance", "guidance/*.yaml", (STEP, DOCUMENT, PLACE, RISK)),
    PackFile("contradictions", "contradictions.yaml", (CONTRADICTION,)),
    PackFile("glossary", "glossary.yaml", (TERM,)),
    PackFile("migrations", "migrations.yaml", (MIGRATION,)),
    PackFile("cases", "cases/*.yaml", (CASE,)),
    PackFile("translations", "translations/zh/*.yaml", ()),
)
PAIR: JsonSchema = {"type": "array", "items": SCALAR, "minItems": 2, "maxItems": 2}


def schema_of(file: PackFile) -> dict[str, Any]:
    """The JSON Schema of a file of a pack. Strict reading takes every scalar as text; the schema allows for that."""
    return {
        "$schema": DIALECT,
        "$id": f"urn:roadworthy:{file.name}",
        "title": file.path,
        **_shape(file),
    }


def file_for(name: str) -> PackFile | None:
    """The kind of file that a file of a pack is, by its name relative to the pack; null when a pack has none such."""
    for file in PACK_FILES:
        folder, star, _ = file.path.rpartition("/*")
        if name == file.path or (star and name.startswith(f"{folder}/")):
            return file
    return None


def _shape(file: PackFile) -> JsonSchema:
    match file.name:
        case "pack":
            return PACK.schema
        case "cases":
            return {"type": ["array", "null"], "items": CASE.schema}
        case "translations":
            fields = {"type": "object", "additionalProperties": PAIR}
            return {"type": ["object", "null"], "additionalProperties": fields}
        case _:
            return {
                "type": ["object", "null"],
                "propertyNames": {"pattern": f"^{IDENTIFIER.pattern}$"},
                "additionalProperties": _one_of(file.kinds),
            }


def _one_of(kinds: tuple[EntryKind, ...]) -> JsonSchema:
    return kinds[0].schema if len(kinds) == 1 else {"oneOf": [kind.schema for kind in kinds]}
