"""What a report is made of: every word chosen, in its order, and no markup.

All forms of the report (PDF, HTML, text, Markdown, JSON, calendar) are made from one `ReportDocument`, so none can
say something that another does not.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from interview.report.lines import Lines
from interview.report.signs import Sign
from knowledge.vocabulary.rules import Verdict
from knowledge.vocabulary.text import Language


@dataclass(frozen=True)
class Entry:
    """One thing that the report says: a document to bring, a step, a finding, a risk, an open fact, a source."""

    sign: Sign
    title: Lines
    """A document's name stands in all languages, also in those that the report is not in."""
    sign_words: Lines = ()
    """The sign in words; () for boxes and numbers."""
    number: int | None = None
    """From 1, where the order matters or others refer to it."""
    body: tuple[Lines, ...] = ()
    fine_print: tuple[Lines, ...] = ()
    """Evidence, articles of law, and what must be confirmed."""
    day: date | None = None
    """The day that the entry is about, for calendars; null where it is about none."""


@dataclass(frozen=True)
class Group:
    """Entries of one topic."""

    entries: tuple[Entry, ...]
    heading: Lines = ()
    is_brief: bool = False
    """Whether an entry is one line: its title, and the law behind it."""


class SectionKind(StrEnum):
    """What a section is about; templates and style sheets go by it."""

    CONTRADICTIONS = "contradictions"
    DOCUMENTS = "documents"
    STEPS = "steps"
    PLAN = "plan"
    FINDINGS = "findings"
    RISKS = "risks"
    UNKNOWN = "unknown"
    DATES = "dates"
    CALENDAR = "calendar"
    ANSWERS = "answers"
    CONCLUDED = "concluded"
    SOURCES = "sources"


@dataclass(frozen=True)
class Heading:
    """The heading of a section with its number in the report."""

    number: int
    words: Lines


@dataclass(frozen=True)
class Order:
    """What comes before what: the numbers of entries in columns, and arrows from those that come first."""

    columns: tuple[tuple[int, ...], ...]
    arrows: tuple[tuple[int, int], ...]
    words: Lines
    """What a picture of it shows, for those who cannot see it."""


@dataclass(frozen=True)
class Timeline:
    """Days on a line: the numbers of entries, each with its day, between the first and the last day."""

    first: date
    last: date
    days: tuple[tuple[int, date], ...]
    words: Lines


@dataclass(frozen=True)
class Section:
    """A part of the report made of entries."""

    kind: SectionKind
    heading: Heading
    groups: tuple[Group, ...]
    closing: Lines = ()
    sign_heading: Lines = ()
    """Head of the column of signs; () where the entries are a list."""
    fine_print_heading: Lines = ()
    picture: Order | Timeline | None = None
    """What comes before what among its entries, or when they are; null where that is of no concern."""


@dataclass(frozen=True)
class Count:
    """How many requirements stand so."""

    sign: Sign
    number: int
    words: Lines


@dataclass(frozen=True)
class VerdictBox:
    """The verdict by word, symbol and its one reason."""

    verdict: Verdict
    words: Lines
    sign_words: Lines
    """What the symbol means, for those who cannot see it."""
    reason: Lines
    counts: tuple[Count, ...]


@dataclass(frozen=True)
class Particular:
    """Something about the vehicle or its owner; an empty value is a line to be filled in by hand."""

    label: Lines
    value: Lines


@dataclass(frozen=True)
class CheckCode:
    """What the QR code holds (no personal data), and the words around it."""

    content: str
    caption: Lines
    sign_words: Lines


@dataclass(frozen=True)
class Vehicle:
    """The vehicle and who is concerned."""

    heading: Heading
    particulars: tuple[Particular, ...]
    code: CheckCode


@dataclass(frozen=True)
class Term:
    """A term of the law in every language, and how it is read aloud ("" = not given)."""

    names: Lines
    """One for each column of the glossary but the last."""
    reading: str


@dataclass(frozen=True)
class Glossary:
    """The terms that occur in the report."""

    heading: Heading
    columns: tuple[Lines, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Declaration:
    """What the owner signs, and the space for the office."""

    heading: Heading
    statement: Lines
    signature: Lines
    day: Lines
    office: Lines


@dataclass(frozen=True)
class Head:
    """Title, number and day, with the words that are repeated on every page."""

    title: Lines
    subtitle: Lines
    number_label: Lines
    number: str
    day_label: Lines
    day: date
    day_in_words: Lines
    footer: Lines
    description: Lines
    keywords: Lines


@dataclass(frozen=True)
class Ending:
    """That it is no official inspection, what it was made from, and notes on this very copy."""

    not_official: Lines
    disclaimer: Lines
    made_from: Lines
    notes_heading: Lines = ()
    notes: tuple[Lines, ...] = ()


@dataclass(frozen=True)
class ReportDocument:
    """A whole report."""

    languages: tuple[Language, ...]
    head: Head
    verdict: VerdictBox
    vehicle: Vehicle
    sections: tuple[Section, ...]
    glossary: Glossary | None
    """Null when no term of the glossary occurs."""
    declaration: Declaration
    ending: Ending
    record: str
    """Canonical JSON of what was concluded from what, to be attached to the PDF; see record.py."""
