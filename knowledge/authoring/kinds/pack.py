"""pack.yaml: what the pack is called and what it builds on."""

from dataclasses import dataclass
from datetime import date

from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import EntryKind, a_day, labelled, required_text, text, words
from knowledge.authoring.kinds.extending import EXTENDS, note_missing_bases
from knowledge.vocabulary.packs import KnowledgePack
from knowledge.vocabulary.text import Text

ID = required_text("id", "The id of the pack, which is also the name of its folder")
VERSION = required_text("version", "Its version, figures joined by dots")
TITLE = words("title", "Where its law holds")
READ_ON = a_day("read_on", "The day on which the law was last read", required=True)
CATEGORY = text("category", "The derived fact that says what the vehicle is in law")
TOPICS = labelled("topics", "The topics in the order in which they are asked and printed", "`id: title`, translated")

PACK = EntryKind(
    "pack", "What the pack is called and what it builds on", (ID, VERSION, TITLE, EXTENDS, READ_ON, CATEGORY, TOPICS)
)


@dataclass(frozen=True)
class PackHead:
    """The fields of pack.yaml."""

    id: str
    version: str
    title: Text
    extends: tuple[str, ...]
    read_on: date
    category: str | None
    topics: dict[str, Text]


def pack_head(entry: Entry, base: KnowledgePack | None) -> PackHead:
    """pack.yaml. `base`: what it extends, as far as that is there."""
    extends = EXTENDS.of(entry)
    note_missing_bases(entry, extends, base)
    head = PackHead(
        id=ID.of(entry),
        version=VERSION.of(entry),
        title=TITLE.of(entry),
        extends=tuple(extends),
        read_on=READ_ON.of(entry) or date.min,
        category=CATEGORY.of(entry),
        topics=TOPICS.of(entry),
    )
    entry.finish()
    return head
