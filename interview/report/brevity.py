"""What WeasyPrint writes at greater length than the page needs, said in short. The page looks the same.

1. Behind most Latin letters it writes the distance to add even where it is nought.
2. Lengths have six decimals: a millionth of a pixel. Three are a quarter of a thousandth of a millimetre.
3. A border on one side is a clipping path and two rectangles as large as the box; the line itself, in two halves, is
   the same. As a single rectangle Poppler would make it as broad as a whole pixel.
4. A picture in the background of many items is drawn anew for each, in a group as large as the page.
5. The width of each glyph is listed, though that of nearly all Chinese ones is the width that is meant where none is.
6. What the glyphs mean is listed in the order of their first use; in the order of their numbers, which is nearly that
   of the characters, it can be compressed better.
7. An embedded font needs no names, no characters and no metrics of lines: glyphs are drawn by number.

All replace private functions, so the versions are pinned; tests/interview/report checks every one.
"""

import struct
from collections.abc import Callable
from typing import Any

NOUGHTS = ("0", "0.0", "-0.0")
LONG = 10
"""Lengths from here on; what is smaller may be a scale or a colour, where decimals count."""
FULL_WIDTH = 1000
"""In thousandths of an em: the width that PDF assumes of glyphs."""
TABLES_OF_OUTLINES = {b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"cvt ", b"fpgm", b"prep"}
"""What ISO 32000-1, 9.9, asks of a TrueType font whose glyphs are chosen by number."""
CHECKSUM_OF_A_FONT = 0xB1B0AFBA
DRAWN = "_drawn_by_roadworthy"
"""What a page keeps: the pictures that it has, each with the name of its group."""
SIDES = ("top", "right", "bottom", "left")


def install() -> None:
    """Replace the functions. Once, after the import."""
    import pydyf
    from weasyprint import draw, pdf
    from weasyprint.draw import border
    from weasyprint.pdf import fonts

    pydyf.Stream.show_text = _show_text(pydyf.Stream.show_text)
    pydyf._to_bytes = _to_bytes(pydyf._to_bytes)  # noqa: SLF001 — see above
    shortened = _draw_border(border.draw_border)
    for module in (border, draw):
        module.draw_border = shortened
    draw.draw_background_image = _draw_background_image(draw.draw_background_image)
    fonts.Font.clean = _clean(fonts.Font.clean)
    pdf.build_fonts_dictionary = _in_order(pdf.build_fonts_dictionary)
    fonts._build_vector_font_dictionary = _list_widths(fonts._build_vector_font_dictionary)  # noqa: SLF001


def _show_text(as_it_comes: Callable[[Any, str], None]) -> Callable[[Any, str], None]:
    def show_text(stream: Any, text: str) -> None:
        text += "]"
        for nought in NOUGHTS:
            text = text.replace(f">{nought}<", "").replace(f">{nought}]", ">]")
        as_it_comes(stream, text[:-1])

    return show_text


def _to_bytes(as_it_comes: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    def to_bytes(item: Any) -> bytes:
        if type(item) is float and abs(item) >= LONG:
            return as_it_comes(round(item, 3))
        return as_it_comes(item)

    return to_bytes


def _draw_border(as_it_comes: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    from weasyprint.draw.color import get_color

    def draw_border(stream: Any, box: Any) -> None:
        x, y, width, height, *radii = box.rounded_border_box()
        top, right, bottom, left = (getattr(box, f"border_{side}_width") for side in SIDES)
        meet_in_a_corner = (top or bottom) and (left or right)
        if meet_in_a_corner or any(map(any, radii)) or not _is_only_lines(box):
            as_it_comes(stream, box)
            return
        across, along = width / 2, height / 2
        halves = {
            "top": ((x, y, across, top), (x + across, y, across, top)),
            "right": ((x + width - right, y, right, along), (x + width - right, y + along, right, along)),
            "bottom": (
                (x, y + height - bottom, across, bottom),
                (x + across, y + height - bottom, across, bottom),
            ),
            "left": ((x, y, left, along), (x, y + along, left, along)),
        }
        for side, rectangles in halves.items():
            color = get_color(box.style, f"border_{side}_color")
            if getattr(box, f"border_{side}_width") and color.alpha:
                with stream.artifact(), stream.stacked():
                    stream.set_color(color)
                    for rectangle in rectangles:
                        stream.rectangle(*rectangle)
                    stream.fill()

    return draw_border


def _is_only_lines(box: Any) -> bool:
    """Whether all that its border shows is solid lines."""
    style = box.style
    return (
        style["visibility"] == "visible"
        and style["border_image_source"][0] == "none"
        and style["column_width"] == style["column_count"] == "auto"
        and all(style[f"border_{side}_style"] in ("solid", "none") for side in SIDES)
    )


def _draw_background_image(as_it_comes: Callable[[Any, Any, Any], None]) -> Callable[[Any, Any, Any], None]:
    def draw_background_image(stream: Any, layer: Any, style: Any) -> None:
        if layer.image is None or 0 in layer.size or set(layer.repeat) != {"no-repeat"} or layer.unbounded:
            as_it_comes(stream, layer, style)
            return
        drawn = stream.__dict__.setdefault(DRAWN, {})
        key = (id(layer.image), layer.size)
        if key not in drawn:
            group = stream.add_group(0, 0, *layer.size)
            layer.image.draw(group, *layer.size, style)
            drawn[key] = group.id
        (left, top), (in_left, in_top) = layer.positioning_area[:2], layer.position
        with stream.artifact(), stream.stacked():
            stream.rectangle(*layer.painting_area)
            stream.clip()
            stream.end()
            stream.transform(e=left + in_left, f=top + in_top)
            stream.draw_x_object(drawn[key])

    return draw_background_image


def _in_order(as_it_comes: Callable[..., Any]) -> Callable[..., Any]:
    def build(pdf: Any, fonts: Any, *rest: Any) -> Any:
        for font in fonts.values():
            font.to_unicode = dict(sorted(font.to_unicode.items()))
        return as_it_comes(pdf, fonts, *rest)

    return build


def _clean(as_it_comes: Callable[..., None]) -> Callable[..., None]:
    def clean(font: Any, *rest: Any) -> None:
        as_it_comes(font, *rest)
        if font.type == "ttf":
            font.file_content = only_outlines(font.file_content)

    return clean


def only_outlines(font: bytes) -> bytes:
    """A TrueType font without the tables that drawing its glyphs by number does not need."""
    (count,) = struct.unpack_from(">H", font, 4)
    entries = [struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(count)]
    kept = [entry for entry in entries if entry[0] in TABLES_OF_OUTLINES]
    power = len(kept).bit_length() - 1
    header = struct.pack(">4sHHHH", font[:4], len(kept), 16 << power, power, 16 * (len(kept) - (1 << power)))
    places: dict[bytes, int] = {}
    directory, tables = bytearray(), bytearray()
    for tag, checksum, offset, length in kept:
        places[tag] = 12 + 16 * len(kept) + len(tables)
        directory += struct.pack(">4sLLL", tag, checksum, places[tag], length)
        tables += font[offset : offset + length] + bytes(-length % 4)
    made, adjustment = bytearray(header + directory + tables), places[b"head"] + 8
    struct.pack_into(">L", made, adjustment, 0)
    words = struct.unpack(f">{len(made) // 4}L", made)
    struct.pack_into(">L", made, adjustment, (CHECKSUM_OF_A_FONT - sum(words)) % 2**32)
    return bytes(made)


def _list_widths(as_it_comes: Callable[..., None]) -> Callable[..., None]:
    import pydyf

    def build(dictionary: Any, pdf: Any, font: Any, widths: dict[int, int], *rest: Any) -> None:
        as_it_comes(dictionary, pdf, font, widths, *rest)
        (reference,) = dictionary["DescendantFonts"]
        listed = pydyf.Array()
        unusual = sorted(glyph for glyph, width in widths.items() if width != FULL_WIDTH)
        for before, glyph in zip([None, *unusual], unusual, strict=False):
            if before is None or before + 1 != glyph:
                listed += [glyph, pydyf.Array()]
            listed[-1].append(widths[glyph])
        pdf.objects[int(reference.split()[0])]["W"] = listed

    return build
