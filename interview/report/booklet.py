"""What a printed booklet about a pack is made of: every word chosen, no markup."""

from dataclasses import dataclass
from datetime import date

from knowledge.vocabulary.text import Language, Text


@dataclass(frozen=True)
class BookRow:
    """A line in every language; a heading, or set in by `depth`."""

    words: Text
    is_heading: bool = False
    depth: int = 0


@dataclass(frozen=True)
class BookEntry:
    """One entry of the pack, to be reviewed and signed."""

    anchor: str
    number: str
    """ "2.3", as the indexes quote it."""
    id: str
    title: Text
    rows: tuple[BookRow, ...]


@dataclass(frozen=True)
class BookChapter:
    """Entries under a heading."""

    anchor: str
    number: str
    heading: Text
    entries: tuple[BookEntry, ...]


@dataclass(frozen=True)
class IndexedArticle:
    """An article, with the entries that rest on it."""

    article: Text
    entries: tuple[BookEntry, ...]


@dataclass(frozen=True)
class IndexedSource:
    """A source with its articles that are relied on."""

    title: Text
    note: Text
    """Its edition, and when it was read."""
    articles: tuple[IndexedArticle, ...]


@dataclass(frozen=True)
class Booklet:
    """The whole booklet."""

    languages: tuple[Language, ...]
    title: Text
    day: date
    """On which the pack was read; no clock gets in."""
    facts: tuple[tuple[Text, Text], ...]
    """What stands on the cover: label and value."""
    introduction: tuple[Text, ...]
    chapters: tuple[BookChapter, ...]
    index: tuple[IndexedSource, ...]
    not_covered: tuple[Text, ...]
    words: "BookWords"


@dataclass(frozen=True)
class BookWords:
    """The fixed words of the page."""

    contents: Text
    index: Text
    not_covered: Text
    nothing_declared: Text
    sign_off: Text
    agreed: Text
    to_correct: Text
    remarks: Text
    name: Text
    day: Text
    signature: Text
    whole: Text
    footer: Text
    language: Text
