"""A triage report without markup: sections with a chart and a table, every word in both languages."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from knowledge.vocabulary.text import Text

Cell: TypeAlias = Text | int | float | None
"""Words; a figure; or null for nothing."""


@dataclass(frozen=True)
class Table:
    """Rows below heads. Figures stand on the right."""

    heads: tuple[Text, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Series:
    """What one colour of a chart stands for."""

    name: Text
    colour: str
    hatch: str
    """A pattern besides the colour, for those who print in black and white."""
    values: tuple[float, ...]
    """One for each bar."""


@dataclass(frozen=True)
class Chart:
    """Bars, each the sum of its series."""

    says: Text
    """What it shows, for those who cannot see it."""
    labels: tuple[Text, ...]
    """Of the bars."""
    series: tuple[Series, ...]
    is_upright: bool = False
    """Whether the bars stand, for months; else they lie."""


@dataclass(frozen=True)
class TriageSection:
    """One question about the fleet."""

    id: str
    heading: Text
    says: tuple[Text, ...]
    chart: Chart | None
    table: Table | None


@dataclass(frozen=True)
class KeyFigure:
    """A figure of the head."""

    figure: str
    words: Text


@dataclass(frozen=True)
class TriageDocument:
    """The whole report."""

    title: Text
    subtitle: Text
    day: date
    day_in_words: Text
    key_figures: tuple[KeyFigure, ...]
    sections: tuple[TriageSection, ...]
    footer: Text
