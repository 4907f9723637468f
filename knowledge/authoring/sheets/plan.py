"""Which tables a pack has, and which columns: all from the declarations of the reader."""

from dataclasses import dataclass
from enum import Enum

from knowledge.authoring.cases import CASE
from knowledge.authoring.fields import EntryKind, Field, required_text
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
from knowledge.authoring.schemas import file_for
from knowledge.authoring.strict_yaml import Mapping as YamlMapping

FILE, ORDER, ID, KEY, WORDS = "file", "nr", "id", "key", "words"
WORDS_KIND = EntryKind("words", "Words by id", (required_text(KEY, "The id"), required_text(WORDS, "The words")))
TEXT_KIND = EntryKind(
    "text",
    "A text in both languages",
    (
        required_text("field", "Which field of the entry"),
        required_text("English", "The English that is translated"),
        required_text("Chinese", "The translation"),
    ),
)


class Arrangement(Enum):
    """How the parts of an entry stand in its field."""

    WORDS = "words"
    """`id: words`."""
    KEYED = "keyed"
    """`id: {…}`."""
    LISTED = "listed"
    """`[{…}, …]`, or `{…}` where one is enough."""
    ALONE = "alone"
    """`{…}`."""


@dataclass(frozen=True)
class PartSheet:
    """A table of parts of entries: each row names its entry."""

    name: str
    field: str
    kind: EntryKind
    arrangement: Arrangement

    @property
    def columns(self) -> tuple[str, ...]:
        """The id of the entry first, then, where parts have ids, that of the part."""
        keyed = (KEY,) if self.arrangement is Arrangement.KEYED else ()
        return (ID, *keyed, *self.kind.keys)


@dataclass(frozen=True)
class EntrySheet:
    """A table of entries, a row each."""

    name: str
    folder: str
    """A file of a pack, or the beginning of the names of several."""
    kind: EntryKind
    parts: tuple[PartSheet, ...] = ()
    own_id: str = ID
    """The field that holds the id of the entry; `id` where the id stands above its fields."""

    @property
    def fields(self) -> tuple[Field[object], ...]:
        """Those with a column."""
        elsewhere = {self.own_id, *(part.field for part in self.parts)}
        return tuple(field for field in self.kind.fields if field.key not in elsewhere)

    @property
    def columns(self) -> tuple[str, ...]:
        return (FILE, ORDER, ID, *(field.key for field in self.fields))


def _words(name: str, field: str) -> PartSheet:
    return PartSheet(name, field, WORDS_KIND, Arrangement.WORDS)


ENTRY_SHEETS = (
    EntrySheet("pack", "pack.yaml", PACK, (_words("topics", "topics"),)),
    EntrySheet("facts", "facts.yaml", FACT,
               (_words("choices", "choices"), PartSheet("changes", "change", CHANGE, Arrangement.LISTED))),
    EntrySheet("questions", "questions.yaml", QUESTION),
    EntrySheet("sources", "sources.yaml", SOURCE, (_words("articles", "articles"),)),
    EntrySheet("parameters", "parameters.yaml", PARAMETER,
               (PartSheet("values", "values", DATED_VALUE, Arrangement.LISTED),)),
    EntrySheet("rules", "rules/", RULE),
    EntrySheet("requirements", "rules/", REQUIREMENT,
               (PartSheet("ways", "met_by", WAY, Arrangement.KEYED),
                PartSheet("cures", "cure", CURE, Arrangement.ALONE))),
    EntrySheet("steps", "guidance/", STEP),
    EntrySheet("documents", "guidance/", DOCUMENT),
    EntrySheet("places", "guidance/", PLACE),
    EntrySheet("risks", "guidance/", RISK),
    EntrySheet("contradictions", "contradictions.yaml", CONTRADICTION),
    EntrySheet("glossary", "glossary.yaml", TERM),
    EntrySheet("migrations", "migrations.yaml", MIGRATION),
    EntrySheet("cases", "cases/", CASE, own_id="case"),
)  # fmt: skip
TEXTS = EntrySheet("texts", "translations/", TEXT_KIND)
"""A row a text; the rows of one entry share file, nr and id."""
SHEETS = (*ENTRY_SHEETS, TEXTS)


def sheet_for(file: str, node: YamlMapping) -> EntrySheet | None:
    """The table in which an entry of this file is a row; null where there is none."""
    found = [sheet for sheet in ENTRY_SHEETS if file_for(file) and file.startswith(sheet.folder)]
    for sheet in found:
        if _is_told_by(sheet.name) is None or _is_told_by(sheet.name) in node.items:
            return sheet
    return next((sheet for sheet in found if sheet.name == "rules"), None)


def _is_told_by(sheet: str) -> str | None:
    """The field that tells entries of one file apart."""
    return {"rules": "says", "requirements": "requirement", "steps": "step", "documents": "document",
            "places": "place", "risks": "risk"}.get(sheet)  # fmt: skip
