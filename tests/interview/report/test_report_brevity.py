"""What is said in short says the same: the page looks the same, reads the same, and its tags name the same in order."""

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pictures_of_pages import darkness, grey_levels, needs
from printed_sample import printed
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from interview.report.brevity import FULL_WIDTH, TABLES_OF_OUTLINES
from interview.report.lines import LanguageMode
from knowledge.vocabulary.rules import Verdict

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
AT_LENGTH = """
import sys
sys.path[:0] = sys.argv[1:]
from interview.report import brevity, tags
brevity.install = tags.install = lambda: None
from printed_sample import printed
from interview.report.lines import LanguageMode
from knowledge.vocabulary.rules import Verdict
sys.stdout.buffer.write(printed(Verdict.RESTRICTED_USE, LanguageMode.BOTH).content)
"""


@pytest.fixture(scope="module")
def at_length() -> bytes:
    """The report as the libraries write it."""
    command = [sys.executable, "-c", AT_LENGTH, str(ROOT), str(HERE)]
    return subprocess.run(command, check=True, capture_output=True).stdout


@pytest.fixture(scope="module")
def in_short() -> bytes:
    return printed(Verdict.RESTRICTED_USE, LanguageMode.BOTH).content


def test_it_is_shorter_by_a_twentieth(at_length: bytes, in_short: bytes) -> None:
    """Or it would not be worth the patches."""
    assert len(in_short) < 0.95 * len(at_length)


@needs("pdftoppm")
def test_the_pages_look_the_same(tmp_path: Path, at_length: bytes, in_short: bytes) -> None:
    """Within anti-aliasing."""
    pages = []
    for name, content in (("long", at_length), ("short", in_short)):
        (tmp_path / f"{name}.pdf").write_bytes(content)
        subprocess.run(["pdftoppm", "-r", "90", "-gray", tmp_path / f"{name}.pdf", tmp_path / name], check=True)
        pages.append([grey_levels(path) for path in sorted(tmp_path.glob(f"{name}-*"))])
    assert len(pages[0]) == len(pages[1]) > 1
    for one, other in zip(*pages, strict=True):
        differences = [abs(a - b) for a, b in zip(darkness(*one), darkness(*other), strict=True)]
        assert max(differences) < 20
        assert sum(differences) / len(differences) < 0.2


def marks(element: DictionaryObject, page: IndirectObject | None) -> Iterator[tuple[int, int, DictionaryObject]]:
    """Page, mark and element of every piece of text, in the order in which they are read."""
    page = element.raw_get("/Pg") if "/Pg" in element else page
    kids = element["/K"]
    for kid in kids if isinstance(kids, list) else [kids]:
        if isinstance(kid, int):
            assert page is not None
            yield page.idnum, int(kid), element
        else:
            yield from marks(kid.get_object(), page)


def text_order(content: bytes) -> list[tuple[int, int]]:
    """Number of the page and of the mark, in the order of reading."""
    reader = PdfReader(io.BytesIO(content))
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages)}
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    return [(numbers[page], mark) for page, mark, _ in marks(root, None)]


def test_the_tags_name_the_same_text_in_the_same_order(at_length: bytes, in_short: bytes) -> None:
    """Each mark once."""
    order = text_order(in_short)
    assert order == text_order(at_length)
    assert len(set(order)) == len(order) > 100


def test_each_mark_leads_back_to_the_element_that_names_it(in_short: bytes) -> None:
    """A reader that starts from the page asks the tree of parents."""
    reader = PdfReader(io.BytesIO(in_short))
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    numbers = root["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    by_page = {page.indirect_reference.idnum: parents[page["/StructParents"]] for page in reader.pages}
    for page, mark, element in marks(root, None):
        assert by_page[page][mark].get_object() is element


def test_no_element_says_nothing(in_short: bytes) -> None:
    """Neither what means nothing around mere text, nor a span without a language inside another element."""
    reader = PdfReader(io.BytesIO(in_short))
    elements = {id(element): element for *_, element in marks(reader.trailer["/Root"]["/StructTreeRoot"], None)}
    idle = [
        element
        for element in elements.values()
        if element["/S"] == "/NonStruct" and "/Lang" not in element and all(isinstance(k, int) for k in element["/K"])
    ]
    assert idle == []


def embedded_fonts(content: bytes) -> dict[str, tuple[TTFont, dict[int, int], set[int]]]:
    """Of each font its file, the widths that are listed, and the glyphs that stand for text."""
    found = {}
    for page in PdfReader(io.BytesIO(content)).pages:
        for font in page["/Resources"]["/Font"].values():
            (descendant,) = font.get_object()["/DescendantFonts"]
            listed = descendant.get_object()["/W"]
            widths = {
                first + place: int(width)
                for first, row in zip(listed[::2], listed[1::2], strict=True)
                for place, width in enumerate(row)
            }
            meanings = font.get_object()["/ToUnicode"].get_data().decode()
            used = {int(line[1:5], 16) for line in meanings.splitlines() if line.startswith("<") and "> <" in line}
            file = descendant.get_object()["/FontDescriptor"]["/FontFile2"].get_data()
            found[font.get_object()["/BaseFont"]] = TTFont(io.BytesIO(file), checkChecksums=2), widths, used - {0}
    return found


def test_embedded_fonts_are_whole_and_hold_outlines_alone(at_length: bytes, in_short: bytes) -> None:
    """Every checksum is right, and every outline is that of the font at length."""
    long, short = embedded_fonts(at_length), embedded_fonts(in_short)
    assert long.keys() == short.keys()
    for name, (font, _, used) in short.items():
        other, _, used_there = long[name]
        assert {tag.encode() for tag in font.reader.tables} <= TABLES_OF_OUTLINES
        assert used == used_there
        for glyph in used:
            assert font["glyf"][font.getGlyphName(glyph)] == other["glyf"][other.getGlyphName(glyph)]


def test_widths_that_are_not_listed_are_the_usual_one(in_short: bytes) -> None:
    """As the font has them, within rounding."""
    for font, widths, used in embedded_fonts(in_short).values():
        assert FULL_WIDTH not in widths.values()
        assert len(widths) < len(used)
        for glyph in used:
            advance, _ = font["hmtx"][font.getGlyphName(glyph)]
            assert widths.get(glyph, FULL_WIDTH) == pytest.approx(advance, abs=1)
