"""The printer: no network, no file but our own, and a clear word where the system lacks a library."""

import builtins
import ctypes.util
import os
import socket
import sys
from dataclasses import replace

import pytest
from printed_sample import printed
from sample_case import ASSESSMENTS, BASE, KNOWLEDGE_BASE

from interview.errors import ExitCode
from interview.report import pdf, printer
from interview.report.document import compose
from interview.report.html import html_page
from interview.report.lines import LanguageMode
from interview.report.pdf import printed_report
from interview.report.printer import PrinterMissing, RefusedToFetch
from interview.report.text import plain_text
from knowledge.vocabulary.rules import Verdict


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    printer.printer()  # imports the standard library's ssl, which needs the real class

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)


@pytest.mark.usefixtures("no_network")
def test_printing_opens_no_socket() -> None:
    """All that is needed is in the package."""
    assert printed_report(compose(BASE, KNOWLEDGE_BASE, LanguageMode.CHINESE)).pages == 2


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(
    "markup",
    [
        '<img src="http://127.0.0.1:9/x.png">',
        '<img src="file:///etc/passwd">',
        '<link rel="stylesheet" href="http://127.0.0.1:9/x.css">',
        '<style>@import url("file:///etc/passwd");</style>',
        '<style>@font-face{font-family:q;src:url(http://127.0.0.1:9/f.ttf)}</style><p style="font-family:q">x',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<object data="ftp://127.0.0.1/x"></object>',
    ],
)
def test_a_page_that_asks_for_anything_is_not_printed(markup: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a template ever let markup through, the printer still fetches nothing."""
    page = f'<!DOCTYPE html><html lang="en"><head><title>t</title></head><body>{markup}</body></html>'
    monkeypatch.setattr(pdf, "html_for_print", lambda _: page)
    with pytest.raises(RefusedToFetch, match="nothing is ever fetched"):
        printed_report(compose(BASE, KNOWLEDGE_BASE))


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch):
    """A system on which `import weasyprint` prints its banner and raises OSError."""
    ordinary_import = builtins.__import__

    def importing(name: str, *rest: object, **more: object) -> object:
        if name == "weasyprint":
            sys.stdout.write("-----\nWeasyPrint could not import some external libraries.\n")
            raise OSError("cannot load library 'libpangoft2-1.0-0': libpangoft2-1.0-0: cannot open shared object file")
        return ordinary_import(name, *rest, **more)

    printer.printer.cache_clear()
    monkeypatch.setattr(printer, "_weasyprint", printer._weasyprint.__wrapped__)  # the library is repaired but once
    monkeypatch.setattr(builtins, "__import__", importing)
    yield
    monkeypatch.undo()
    printer.printer.cache_clear()


@pytest.mark.usefixtures("no_pango")
def test_without_pango_the_command_that_brings_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """And the banner of the library does not get onto our screen."""
    with pytest.raises(PrinterMissing) as missing:
        printed_report(compose(BASE, KNOWLEDGE_BASE))
    assert missing.value.exit_code is ExitCode.MISSING_SYSTEM_PART
    assert "cannot load library 'libpangoft2-1.0-0'" in missing.value.in_words("en")
    assert "sudo apt-get install --no-install-recommends libpangoft2-1.0-0" in missing.value.in_words("zh")
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("no_pango")
def test_html_and_text_need_no_pango() -> None:
    """The person goes home with a report all the same."""
    document = compose(ASSESSMENTS[Verdict.NOT_ROAD_LEGAL], KNOWLEDGE_BASE)
    assert "不得上路" in html_page(document)
    assert "不得上路" in plain_text(document)


def test_the_repairs_are_undone_after_the_import() -> None:
    """No trace in ctypes or in the environment of the process."""
    printed(Verdict.ROAD_LEGAL, LanguageMode.ENGLISH)
    assert ctypes.util.find_library.__module__ == "ctypes.util"
    assert "FONTCONFIG_FILE" not in os.environ


def test_an_environment_that_names_a_fontconfig_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is hidden while we look for fonts, and back afterwards."""
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
    with printer._only_packaged_fonts():
        assert os.environ["FONTCONFIG_FILE"].endswith("no-system-fonts.conf")
    assert os.environ["FONTCONFIG_FILE"] == "/etc/fonts/fonts.conf"


def test_a_machine_that_prints_slowly_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libharfbuzz-subset the fonts are cut by Python, in silence but for us."""
    ready = printer.printer()
    assert ready.warnings == ()
    monkeypatch.setattr(ready.weasyprint.text.ffi, "harfbuzz_subset", None)
    printer.printer.cache_clear()
    try:
        assert printer.printer().warnings == (printer.SLOW_PRINTING,)
    finally:
        printer.printer.cache_clear()


def test_a_glyph_that_the_font_lacks_after_all_stops_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should the list beside the font ever promise too much: no silent box."""
    odd = replace(BASE, reason={"en": "A character \N{PILE OF POO} that no list holds."})
    monkeypatch.setattr(pdf, "printable", lambda document: (document, ()))
    with pytest.raises(pdf.GlyphMissing, match=r"U\+1F4A9"):
        printed_report(compose(odd, KNOWLEDGE_BASE, LanguageMode.ENGLISH))
