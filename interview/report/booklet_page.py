"""Booklet -> one self-contained HTML page, or a PDF by the printer of the reports. No word is chosen here."""

from typing import Any

from interview import __version__
from interview.report import accessibility
from interview.report.booklet import Booklet
from interview.report.html import LANGUAGE_TAGS, environment, template
from interview.report.paper import Paper
from interview.report.pdf import careless_library, collector_resting, refusals_explained
from interview.report.printed import PrintedReport
from interview.report.printer import printer, style_named
from knowledge.vocabulary.text import Text, in_language

STYLE = "book.css"


def booklet_html(booklet: Booklet) -> str:
    """The booklet as one file that a browser shows and prints without fetching anything."""
    return _rendered(booklet, template(STYLE) + template("screen.css"))


def printed_booklet(booklet: Booklet, paper: Paper = Paper.A4) -> PrintedReport:
    """The booklet as PDF/UA-1 and PDF/A-3a; raises PrinterMissing where the system lacks Pango."""
    ready = printer(paper)
    with collector_resting(), careless_library(), refusals_explained():
        page = ready.weasyprint.HTML(string=_rendered(booklet, ""), url_fetcher=ready.fetcher)
        layout = page.render(font_config=ready.fonts, stylesheets=[*ready.styles[::2], style_named(STYLE, ready)])
        content = layout.write_pdf(pdf_variant="pdf/a-3a", finisher=accessibility.finish)
    return PrintedReport(content, len(layout.pages), ready.warnings)


def _rendered(booklet: Booklet, style: str) -> str:
    from markupsafe import Markup

    main = booklet.languages[0]

    def lang(language: str) -> Any:
        return Markup("") if language == main else Markup(' lang="{}"').format(LANGUAGE_TAGS[language])

    def each(text: Text) -> list[tuple[str, str]]:
        """The words in every language of the booklet; once where they are the same."""
        spoken = {in_language(text, language): language for language in reversed(booklet.languages)}
        return [(language, words) for words, language in reversed(spoken.items())]

    return environment().get_template("book.html.j2").render(
        book=booklet,
        version=__version__,
        style=Markup(style),  # noqa: S704 — our own file
        on_paper=not style,
        main=main,
        tag=LANGUAGE_TAGS,
        lang=lang,
        each=each,
        said=in_language,
    )  # fmt: skip
