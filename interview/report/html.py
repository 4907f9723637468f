"""ReportDocument -> one self-contained HTML page. Everything is escaped; no word is chosen here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from interview import __version__
from interview.report.lines import Lines, distinct
from interview.report.parts import Entry, ReportDocument, SectionKind
from interview.report.pictures import drawn
from interview.report.wording import BETWEEN_LANGUAGES, SIGN_CHARACTERS
from knowledge.vocabulary.text import Language

if TYPE_CHECKING:
    from jinja2 import Environment

LANGUAGE_TAGS = {"en": "en", "zh": "zh-Hans"}
"""BCP 47, so that Chinese is set and read aloud as Chinese."""

ONE_COLUMN = {SectionKind.DATES, SectionKind.ANSWERS, SectionKind.CONCLUDED, SectionKind.SOURCES}
"""In a single language what these entries rest on stands under them, not beside."""
FACING_LINES = {SectionKind.CONCLUDED, SectionKind.SOURCES}
LONGEST_UNDIVIDED = 450
"""Characters: seven lines of a column."""
PARTED = re.compile(
    r"(?<=\bArt\.) (?=\d)|(?<=\bcl\.) (?=\d)|(?<=\d\]) (?=Art\.|cl\.|annex)| (?=▲)"
    r"|(?<=\d) (?=(?:mm|cm|m|km|mg|kg|t|mL|L|W|kW|V)\b)"
)
"""Blanks at which no line may end."""
MEASURES = (
    "周岁|年|个?月|个工作日|日|天|小时|分钟?|时|毫升|毫克|千克|公斤|公里|毫米|厘米|千瓦|吨|万?元"
    "|[米岁条款项号个辆座位级倍次份点步]"
)
PARTED_IN_CHINESE = re.compile(rf"\]?第\d+[条款项号]?(?:之\d+)?(?:第\d+[款项号])*|\d(?:{MEASURES})")
"""A line may end between a figure and a Chinese character, though they are one: 第119条第2款, 9分."""
JOINER = "\N{WORD JOINER}"
"""Holds on paper what stands before and after it in one line; it is not drawn."""
BETWEEN_CHARACTERS = re.compile(r"(?<=.)(?=\D)|(?<=\D)(?=\d)")
TABLES = {SectionKind.FINDINGS, SectionKind.RISKS} | ONE_COLUMN


@dataclass(frozen=True)
class Column:
    """What stands of one entry in one column, in one language."""

    language: Language
    title: Lines
    body: Lines
    fine_print: Lines


def html_page(document: ReportDocument) -> str:
    """The report as one file that a browser shows and prints without fetching anything.

    Without joiners: whoever copies words from it would copy signs that nobody sees.
    """
    return _rendered(document, template("report.css") + template("screen.css")).replace(JOINER, "")


def html_for_print(document: ReportDocument) -> str:
    """The same page without its style, which the printer keeps ready."""
    return _rendered(document, "")


def columns(entry: Entry, document: ReportDocument) -> tuple[Column, ...]:
    """One column for each language; in a single language one for what is said and one for what it rests on."""
    if len(document.languages) == 1:
        language = document.languages[0]
        body, fine_print = (tuple(lines[0] for lines in part) for part in (entry.body, entry.fine_print))
        return Column(language, distinct(entry.title), body, ()), Column(language, (), (), fine_print)
    return tuple(
        Column(
            language,
            entry.title[index : index + 1],
            tuple(lines[index] for lines in entry.body),
            tuple(lines[index] for lines in entry.fine_print),
        )
        for index, language in enumerate(document.languages)
    )


def rows(entry: Entry, kind: SectionKind, document: ReportDocument) -> Iterator[tuple[Column, ...]]:
    """An entry as rows of a table: one, but where lines must face each other one for each of them."""
    whole = columns(entry, document)
    if kind in ONE_COLUMN and len(document.languages) == 1:
        whole = (Column(whole[0].language, whole[0].title, whole[0].body, whole[1].fine_print),)
    if kind not in FACING_LINES:
        yield whole
        return
    yield tuple(Column(each.language, each.title, each.body[:1], ()) for each in whole)
    for number in range(1, len(entry.body)):
        yield tuple(Column(each.language, (), each.body[number : number + 1], ()) for each in whole)
    if entry.fine_print:
        yield tuple(Column(each.language, (), (), each.fine_print) for each in whole)


def is_long(entry: Entry) -> bool:
    """Whether an entry may be divided between two pages."""
    return any(len(line.words) > LONGEST_UNDIVIDED for lines in entry.body for line in lines)


def bound(words: str) -> str:
    """The words with what no line may part: a source, its article and the number of that, and a sign behind words.

    And a figure and its unit. A column narrower than all that parts it all the same.
    """
    return PARTED_IN_CHINESE.sub(_joined, PARTED.sub("\N{NO-BREAK SPACE}", words))


def _joined(found: re.Match[str]) -> str:
    return BETWEEN_CHARACTERS.sub(JOINER, found[0])


def _rendered(document: ReportDocument, style: str) -> str:
    import segno
    from markupsafe import Markup, escape

    main = document.languages[0]

    def lang(language: Language, around: Language = main) -> Markup:
        tag = LANGUAGE_TAGS[language]
        return Markup("") if language == around else Markup(' lang="{}"').format(tag)

    def in_one_line(lines: Lines) -> str:
        return BETWEEN_LANGUAGES.join(line.words for line in distinct(lines))

    code = segno.make(document.vehicle.code.content, error="m", boost_error=False, micro=False)
    sign = in_one_line(document.vehicle.code.sign_words)
    return environment().get_template("report.html.j2").render(
        report=document,
        version=__version__,
        style=Markup(style),  # noqa: S704 — our own file
        main=main,
        facing=len(document.languages) > 1,
        tag=LANGUAGE_TAGS,
        lang=lang,
        in_one_line=in_one_line,
        columns=lambda entry: columns(entry, document),
        rows=lambda entry, kind: tuple(rows(entry, kind, document)),
        tables=TABLES,
        is_long=is_long,
        picture=lambda what: Markup(drawn(what, escape(in_one_line(what.words)))),  # noqa: S704 — our drawing
        sign_character=SIGN_CHARACTERS.__getitem__,
        code=Markup(code.svg_inline(border=4, omitsize=True, title=sign)),  # noqa: S704 — segno escapes the title
    )  # fmt: skip


@cache
def environment() -> "Environment":
    """Reads the templates; whatever they are given is escaped."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(template),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["distinct"] = distinct
    environment.filters["bound"] = bound
    return environment


@cache
def template(name: str) -> str:
    """A file of report_templates."""
    return (files("report_templates") / name).read_text(encoding="utf-8")
