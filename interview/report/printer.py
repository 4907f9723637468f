"""WeasyPrint, imported fast and quietly, shut off from the network, with our style and fonts kept ready."""

import contextlib
import ctypes.util
import io
import os
import sys
import warnings
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from interview.errors import ExitCode, InterviewError, MissingPart
from interview.late_imports import imported_when_needed
from interview.report import accessibility, brevity, shortcuts, tags
from interview.report.paper import Paper
from knowledge.vocabulary.text import Text

USUAL_COMPRESSION = 6
APT_COMMAND = "sudo apt-get install --no-install-recommends libpangoft2-1.0-0 libharfbuzz-subset0"

LIBRARY_FILES = {
    "libgobject-2.0-0": "libgobject-2.0.so.0",
    "libpango-1.0-0": "libpango-1.0.so.0",
    "libharfbuzz-0": "libharfbuzz.so.0",
    "libharfbuzz-subset-0": "libharfbuzz-subset.so.0",
    "libharfbuzz-vector-0": "libharfbuzz-vector.so.0",
    "libfontconfig-1": "libfontconfig.so.1",
    "libpangoft2-1.0-0": "libpangoft2-1.0.so.0",
}
"""On Linux the import asks for the first names. Finding out what they are called here would start ldconfig, gcc
and ld some ninety times, which is half of the import."""

FONT_CUTTERS = ("fontTools.subset", "fontTools.varLib.instancer")
"""For machines without libharfbuzz-subset, and for variable fonts. What is left of the import doubles with them."""

SLOW_PRINTING: Text = {
    "en": f"PDF reports are made slowly on this machine: libharfbuzz-subset is missing. Type: {APT_COMMAND}",
    "zh": f"本机缺少libharfbuzz-subset，生成PDF较慢。请输入：{APT_COMMAND}",
}


class PrinterMissing(MissingPart):
    """The machine has no Pango, so there is no PDF; HTML and plain text work without it."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            {
                "en": f"No PDF can be made: a library for printing is missing ({reason}).",
                "zh": f"无法生成PDF：缺少打印所需的系统库（{reason}）。",
            },
            {"en": f"Type: {APT_COMMAND}", "zh": f"请输入：{APT_COMMAND}"},
        )


class RefusedToFetch(InterviewError):
    """The page asked for something that is not a packaged file. Nothing was fetched, and nothing printed."""

    exit_code = ExitCode.OUR_MISTAKE

    def __init__(self, address: str) -> None:
        super().__init__(
            {
                "en": f"The report asked for {address!r}, and nothing is ever fetched.",
                "zh": f"报告请求读取{address!r}，而本程序从不读取外部内容。",
            },
            {"en": "Please tell us about it.", "zh": "请将此情况告诉我们。"},
        )


@dataclass(frozen=True)
class Printer:
    """What is needed to print, made once: a new font configuration for each report would copy the fonts each time."""

    weasyprint: Any
    fonts: Any
    styles: tuple[Any, ...]
    fetcher: Any
    warnings: tuple[Text, ...]
    """What the person should know about this machine."""


@cache
def printer(paper: Paper = Paper.A4) -> Printer:
    """The printer for a size of paper; raises PrinterMissing where the system lacks Pango."""
    weasyprint = _weasyprint()
    folder = _template_folder()
    fetcher = _fetcher(*(folder / "fonts").glob("*.ttf"))
    with _only_packaged_fonts():
        fonts = weasyprint.text.fonts.FontConfiguration()

    def style(**source: Any) -> Any:
        return weasyprint.CSS(**source, font_config=fonts, url_fetcher=fetcher)

    page = style(string=f"@page {{ size: {paper} }}")
    styles = (style(filename=folder / "fonts.css"), style(filename=folder / "report.css"), page)
    slow = weasyprint.text.ffi.harfbuzz_subset is None
    return Printer(weasyprint, fonts, styles, fetcher, (SLOW_PRINTING,) if slow else ())


def style_named(name: str, ready: Printer) -> Any:
    """A style sheet of report_templates."""
    return ready.weasyprint.CSS(filename=_template_folder() / name, font_config=ready.fonts, url_fetcher=ready.fetcher)


@cache
def _weasyprint() -> Any:
    """The module, its accessibility repaired. Its banner about missing libraries goes to stdout: not to ours."""
    try:
        quietly = contextlib.redirect_stdout(io.StringIO())
        with _libraries_known(), imported_when_needed(*FONT_CUTTERS), _only_packaged_fonts(), quietly:
            import weasyprint
    except OSError as error:
        raise PrinterMissing(str(error).partition(":")[0]) from error
    tags.install()
    accessibility.install()
    brevity.install()
    shortcuts.install()  # last: it decides what is plain before anybody else is asked
    _compress_as_usual()
    return weasyprint


def _compress_as_usual() -> None:
    """The library asks for level 9 of 9: three times the work of the usual 6, for one byte less in fifty."""
    import pydyf

    pydyf.zlib = SimpleNamespace(
        compress=zlib.compress, compressobj=lambda level: zlib.compressobj(min(level, USUAL_COMPRESSION))
    )


@contextmanager
def _libraries_known() -> Iterator[None]:
    """Answers `find_library` from a table while WeasyPrint is imported; on Linux only."""
    if not sys.platform.startswith("linux"):
        yield
        return
    find_library = ctypes.util.find_library
    ctypes.util.find_library = LIBRARY_FILES.get  # type: ignore[assignment] # for the names that are asked for
    try:
        yield
    finally:
        ctypes.util.find_library = find_library


@contextmanager
def _only_packaged_fonts() -> Iterator[None]:
    """Hides the system's fonts: no report depends on the machine. Fontconfig's complaint that it has none is moot."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_template_folder() / "fonts" / "no-system-fonts.conf")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        del os.environ["FONTCONFIG_FILE"]
        if before is not None:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def _template_folder() -> Path:
    """The packaged files as files on disk, for as long as the process lives."""
    return ExitStack().enter_context(as_file(files("report_templates"))).resolve()


def _fetcher(*packaged_files: Path) -> Any:
    """Gives the packaged files and data: addresses, which hold themselves, and refuses everything else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, path2url

    allowed = {path2url(file) for file in packaged_files}

    class OnlyPackagedFiles(URLFetcher):  # type: ignore[misc] # WeasyPrint is not typed
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url in allowed or url.startswith("data:"):
                return super().fetch(url, headers)
            raise FatalURLFetchingError(url[:200])

    return OnlyPackagedFiles(allowed_protocols=("file", "data"), allow_redirects=False)
