"""The packaged fonts have what they promise, and no more is promised."""

import io
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont

from interview.report import wording
from interview.report.characters import printable_characters
from interview.report.pdf import printed_page

FONTS = files("report_templates") / "fonts"
STYLES = {"Regular": 400, "Bold": 700}
FAMILIES = ("NotoSansSC", "NotoSans")


def font(family: str, style: str) -> TTFont:
    return TTFont(io.BytesIO((FONTS / f"{family}-{style}.ttf").read_bytes()))


@pytest.mark.parametrize("style", STYLES)
def test_the_list_of_characters_is_exactly_what_the_fonts_have(style: str) -> None:
    """So that checking the list is checking the fonts; no character but a blank is in both."""
    chinese, latin = (set(map(chr, font(family, style).getBestCmap())) for family in FAMILIES)
    assert chinese | latin == printable_characters()
    assert chinese & latin == {" ", "\N{NO-BREAK SPACE}"}


@pytest.mark.parametrize("blank", [" ", "\N{IDEOGRAPHIC SPACE}"])
def test_a_blank_after_a_letter_of_the_second_font_is_printed(blank: str) -> None:
    """It is set in the font of that letter, and a font without it would spoil the whole report."""
    letter = "\N{LATIN SMALL LETTER OU}"
    assert ord(letter) not in font("NotoSansSC", "Bold").getBestCmap()
    page = f"<html lang=en><title>Name</title><body><p><b>{letter}{blank}a</b> {letter}{blank}a</p></body></html>"
    assert printed_page(page).startswith(b"%PDF")


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize(("style", "weight"), STYLES.items())
def test_fonts_are_static_truetype(family: str, style: str, weight: int) -> None:
    """CFF outlines print blank in MuPDF, variable fonts cost seconds."""
    found = font(family, style)
    assert "glyf" in found
    assert "fvar" not in found
    assert "CFF " not in found
    assert found["OS/2"].usWeightClass == weight


@pytest.mark.parametrize("family", FAMILIES)
def test_the_licence_stands_beside_the_fonts(family: str) -> None:
    """The OFL asks for it; the only name it reserves is not ours."""
    licence = (FONTS / f"OFL-{family}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    reserved = licence.partition("PREAMBLE")[0].partition("Reserved Font Name")[2].strip()
    assert not reserved or reserved.startswith("'Source'")
    assert font(family, "Bold")["name"].getDebugName(1).startswith("Noto Sans")


def test_gb_2312_is_complete() -> None:
    """All 7,445 characters, signs included."""
    codes = (bytes((a, b)) for a in range(0xA1, 0xF8) for b in range(0xA1, 0xFF))
    characters = {character for code in codes if (character := code.decode("gb2312", "ignore"))}
    assert len(characters) == 7445
    assert characters <= printable_characters()


@pytest.mark.parametrize(
    "words",
    [
        "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ",
        "喆昇翀玥犇䶮堃垚赟",
        "陳劉張黃國",
        "Müller Łódź Nguyễn Şişli Œuvre",
        "✓×●○□▲–—…·〔〕",
    ],
)
def test_what_people_type_and_we_print_is_there(words: str) -> None:
    """Pinyin, names of the official table, traditional names, European names, our own signs."""
    assert set(words) <= printable_characters()


def test_our_own_words_can_be_printed() -> None:
    """Every fixed word of the report."""
    text = "".join(str(value) for name, value in vars(wording).items() if name.isupper())
    assert not {character for character in text if character.isprintable()} - printable_characters()
