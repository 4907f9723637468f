"""Makes of WeasyPrint's tagged PDF/A-3a a file that is PDF/UA-1 as well. Written against weasyprint 70.0, pydyf 0.13.0.

Measured with validators of PDF/UA and PDF/A. What WeasyPrint leaves open, beside the tag tree (tags.py):

1. A compressed stream that ends in CR is followed by LF: a strict reader takes both for one end-of-line mark and
   finds /Length one too long. It happens to one stream in 256, which spoils one report in forty.
2. Only one variant can be asked for. The PDF/UA marker and its extension schema are put into the metadata by the
   public finisher; PDF/A wants that stream without a filter, and each attachment in /AF once.
3. Where several glyphs stand for characters that belong together (a letter and a tone mark), some are given no
   meaning in the text. PDF/UA and PDF/A want one for each: that of the font itself, or a blank without width.

1 and 3 replace private functions, so the versions are pinned; tests/interview/report checks every one.
"""

import io
import unicodedata
from typing import Any

BLANK_WITHOUT_WIDTH = "\N{ZERO WIDTH SPACE}"

PDFUA_METADATA = b"""<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1" />
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def install() -> None:
    """Replace the private functions of repairs 1 and 3; once in a process, after the import of WeasyPrint."""
    _repair_streams()
    _repair_meanings()


def finish(document: Any, pdf: Any) -> None:
    """The finisher of repair 2, for `Document.write_pdf`."""
    import pydyf

    for thing in pdf.objects:
        if isinstance(thing, pydyf.Stream) and thing.extra.get("Type") == "/Metadata":
            metadata = thing.stream[0]
            end = metadata.rindex(b"</rdf:RDF>")
            thing.stream[0] = metadata[:end] + PDFUA_METADATA + metadata[end:]
            thing.compress = False
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))


def _repair_streams() -> None:
    import pydyf

    data_as_it_comes = pydyf.Stream.data.fget

    def data(stream: Any) -> bytes:
        written: bytes = data_as_it_comes(stream)
        if written.endswith(b"\r\nendstream"):
            return written.removesuffix(b"\nendstream") + b"\r\nendstream"
        return written

    pydyf.Stream.data = property(data)


def _repair_meanings() -> None:
    import weasyprint.pdf as writing

    build_as_it_comes = writing.build_fonts_dictionary

    def build(pdf: Any, fonts: Any, *rest: Any) -> Any:
        for font in fonts.values():
            if "" in font.to_unicode.values():
                _give_meanings(font)
        return build_as_it_comes(pdf, fonts, *rest)

    writing.build_fonts_dictionary = build


def _give_meanings(font: Any) -> None:
    """To glyphs without one, and to those that stand for the first part of a character."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    found = TTFont(io.BytesIO(font.file_content), fontNumber=font.index, lazy=True)
    characters = {found.getGlyphID(name): chr(code) for code, name in reversed(found.getBestCmap().items())}
    for glyph, text in font.to_unicode.items():
        character = characters.get(glyph)
        if not text:
            font.to_unicode[glyph] = character or BLANK_WITHOUT_WIDTH
        elif character and unicodedata.normalize("NFD", text)[0] == character:
            font.to_unicode[glyph] = character
