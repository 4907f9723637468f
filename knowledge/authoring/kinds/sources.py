"""sources.yaml: the law that the pack rests on."""

import re

from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import EntryKind, Field, a_day, labelled, one_of, required_text, words
from knowledge.authoring.periods import IN_FORCE
from knowledge.authoring.scope import Scope
from knowledge.vocabulary.sources import Confidence, Source

TITLE = words("title", "Its name")
ISSUER = words("issuer", "Who made it")
KIND = required_text("kind", "Law, regulation, order, standard, notice, local or practice")
VERSION = words("version", "Which version was read")
READ_ON = a_day("read_on", "The day on which it was last read; the pack's without it")
CONFIDENCE = one_of("confidence", "How sure we are of its words", Confidence, required=True)
PROVENANCE = required_text("provenance", "Where it was read")
ARTICLES = labelled(
    "articles", "What each article says, in our own words; only articles listed here may be cited",
    "`article: words`, translated",
)  # fmt: skip
SPAN_OF_DAYS = re.compile(r"([1-9][0-9]{0,3}) days?")


def _days_between_readings(entry: Entry, key: str) -> int | None:
    line = entry.line_of(key)
    raw = entry.scalar(key)
    if raw is None:
        return None
    found = SPAN_OF_DAYS.fullmatch(raw)
    if found is None:
        entry.note(f"{raw!r} is no span of days.", "Write read_every: 180 days (1 to 9999).", line)
        return None
    return int(found[1])


READ_EVERY: Field[int | None] = Field(
    "read_every",
    "How often it is to be read again",
    "`180 days`",
    {"type": "string", "pattern": f"^{SPAN_OF_DAYS.pattern}$"},
    _days_between_readings,
)

SOURCE = EntryKind(
    "source",
    "A law, an order, a standard or a practice",
    (TITLE, ISSUER, KIND, VERSION, READ_ON, READ_EVERY, CONFIDENCE, PROVENANCE, IN_FORCE, ARTICLES),
)


def source(entry: Entry, scope: Scope) -> Source:
    """An entry of sources.yaml."""
    return Source(
        id=entry.id,
        title=TITLE.of(entry),
        issuer=ISSUER.of(entry),
        kind=KIND.of(entry),
        version=VERSION.of(entry),
        read_on=READ_ON.of(entry) or scope.read_on,
        confidence=CONFIDENCE.of(entry) or Confidence.LOW,
        provenance=PROVENANCE.of(entry),
        articles=ARTICLES.of(entry),
        in_force=IN_FORCE.of(entry),
        read_every=READ_EVERY.of(entry),
    )
