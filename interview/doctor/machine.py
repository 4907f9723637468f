"""The machine on which the program runs: what it has, and what it lacks."""

import ctypes
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from interview.fleet.packages import missing_packages
from interview.saved_cases.store_file import data_folder

# For each library, the names that WeasyPrint 70 tries on Linux, macOS and Windows and that the system's
# loader understands. WeasyPrint itself is not asked: its import takes most of a second.
PRINTING_LIBRARIES = {
    "GObject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "Fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
}
SUBSETTING_LIBRARY = ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll")

PACKAGE_MANAGERS = ("apt-get", "dnf", "pacman", "brew")


@dataclass(frozen=True)
class Machine:
    """What the doctor looks at. `terminal_width` is None where nobody watches the output."""

    platform: str
    installer: str | None
    is_administrator: bool
    python: tuple[int, int]
    missing_printing_libraries: tuple[str, ...]
    has_subsetting_library: bool
    reads_from_terminal: bool
    writes_to_terminal: bool
    terminal_type: str
    terminal_encoding: str
    terminal_width: int | None
    data_folder: Path
    data_folder_is_writable: bool
    data_disk_is_read_only: bool
    fonts: tuple[str, ...]
    has_graphviz: bool = True
    missing_fleet_packages: tuple[str, ...] = ()


def this_machine() -> Machine:
    """The machine on which the program runs, as it is now."""
    folder = data_folder()
    return Machine(
        platform=sys.platform,
        installer=next(filter(shutil.which, PACKAGE_MANAGERS), None),
        is_administrator=hasattr(os, "geteuid") and os.geteuid() == 0,
        python=sys.version_info[:2],
        missing_printing_libraries=tuple(
            library for library, names in PRINTING_LIBRARIES.items() if not can_load(names)
        ),
        has_subsetting_library=can_load(SUBSETTING_LIBRARY),
        reads_from_terminal=sys.stdin is not None and sys.stdin.isatty(),
        writes_to_terminal=sys.stdout is not None and sys.stdout.isatty(),
        terminal_type=os.environ.get("TERM", ""),
        terminal_encoding=(sys.stdout and sys.stdout.encoding) or "",
        terminal_width=shutil.get_terminal_size().columns if sys.stdout and sys.stdout.isatty() else None,
        data_folder=folder,
        data_folder_is_writable=can_write_in(folder),
        data_disk_is_read_only=is_on_read_only_disk(folder),
        fonts=packaged_fonts(),
        missing_fleet_packages=missing_packages(),
        has_graphviz=shutil.which("dot") is not None,
    )


def can_load(names: tuple[str, ...], load: Callable[[str], object] = ctypes.CDLL) -> bool:
    """Whether the system's loader finds a library by any of its names."""
    for name in names:
        try:
            load(name)
        except OSError:
            continue
        return True
    return False


def can_write_in(folder: Path) -> bool:
    """Whether the folder, or the nearest one above it that is there, lets this person write."""
    nearest = _nearest(folder)
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)


def is_on_read_only_disk(folder: Path) -> bool:
    """Whether nobody can write there, whatever the permissions; never where the system cannot tell (Windows)."""
    if not hasattr(os, "statvfs"):
        return False
    return bool(os.statvfs(_nearest(folder)).f_flag & os.ST_RDONLY)


def _nearest(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())


def packaged_fonts() -> tuple[str, ...]:
    """The file names of the fonts that the printed report brings along."""
    folder = files("report_templates") / "fonts"
    if not folder.is_dir():
        return ()
    return tuple(sorted(font.name for font in folder.iterdir() if font.name.endswith(".ttf")))
