"""TriageDocument -> one self-contained HTML page, and that page printed."""

from base64 import b64encode
from collections.abc import Mapping, Sequence

from interview import __version__
from interview.fleet.triage.charts import drawn
from interview.fleet.triage.parts import Cell, Table, TriageDocument
from interview.report.columns import width_of
from interview.report.html import LANGUAGE_TAGS, template
from interview.report.page import rendered
from knowledge.vocabulary.text import Language, Text, in_language

BETWEEN_LANGUAGES = " · "
NARROWEST, WIDEST, WIDEST_FIRST = 11, 30, 56
"""Columns of letters that a column of a table is taken to need."""
SHORT = 44


def triage_page(document: TriageDocument, languages: Sequence[Language]) -> str:
    """The report as a page that a browser shows and prints without fetching anything."""
    from markupsafe import Markup

    def in_one_line(text: Text) -> str:
        return BETWEEN_LANGUAGES.join(dict.fromkeys(in_language(text, language) for language in languages))

    return rendered(
        "triage.html.j2",
        {
            "triage": document,
            "languages": languages,
            "main": languages[0],
            "tag": LANGUAGE_TAGS,
            "version": __version__,
            "style": Markup(template("report.css") + template("screen.css") + template("triage.css")),  # noqa: S704 — ours
            "in_one_line": in_one_line,
            "charts": {one.id: _address(drawn(one.chart, languages)) for one in document.sections if one.chart},
            "is_short": is_short,
            "is_figure": is_figure,
            "widths": widths,
        },
    )


def printed_triage(document: TriageDocument, languages: Sequence[Language]) -> bytes:
    """The page as PDF. Raises PrinterMissing."""
    from interview.report.pdf import printed_page

    return printed_page(triage_page(document, languages))


def is_short(text: Text) -> bool:
    """Whether both languages fit on one line."""
    return sum(map(width_of, text.values())) <= SHORT


def is_figure(table: Table, column: int) -> bool:
    """Whether a column holds figures, or amounts, which stand on the right."""
    cells = [row[column] for row in table.rows]
    return column > 0 and all(not isinstance(cell, Mapping) or _begins_with_digit(cell) for cell in cells)


def widths(table: Table) -> list[int]:
    """Of each column the share of the width in per cent, by what stands in it."""
    needs = []
    for column, head in enumerate(table.heads):
        cells = [head, *(row[column] for row in table.rows)]
        widest = max(map(_width, cells))
        needs.append(min(max(widest, NARROWEST), WIDEST_FIRST if column == 0 else WIDEST))
    return [99 * need // sum(needs) for need in needs]


def _begins_with_digit(text: Text) -> bool:
    return text["en"][:1].isdigit()


def _width(cell: Cell) -> int:
    return max(map(width_of, cell.values())) if isinstance(cell, Mapping) else len(f"{cell or 0:,}")


def _address(svg: bytes) -> str:
    return f"data:image/svg+xml;base64,{b64encode(svg).decode()}"
