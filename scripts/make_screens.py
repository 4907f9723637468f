"""Writes docs/pictures/*.svg: screens of the real program on a terminal of 80 columns and 24 lines, in both languages.

    python scripts/make_screens.py

Every picture is what the program itself painted on a pseudo-terminal. Nothing is kept of these interviews.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

import pexpect
import pyte
from prompt_toolkit.utils import get_cwidth
from pyte.screens import Char

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
COLUMNS, LINES = 80, 24
CELL, LINE, MARGIN = 9.6, 20, 16
PAPER, INK = "#1e1e2e", "#e4e4ef"
COLOURS = {
    "black": "#6c7086", "red": "#f38ba8", "green": "#a6e3a1", "brown": "#f9e2af", "yellow": "#f9e2af",
    "blue": "#89b4fa", "magenta": "#cba6f7", "cyan": "#94e2d5", "white": "#e4e4ef", "default": INK,
}  # fmt: skip
FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', 'Noto Sans CJK SC', 'PingFang SC', monospace"
FIRST_WORD_SECONDS, QUIET_SECONDS = 20.0, 1.0
DAY = "2026-11-22"
ANSWERS = """person.role: owner
use.on_road: yes
use.purpose: own_goods
vehicle.kind: goods
vehicle.powertrain: petrol
vehicle.wheels: 4
vehicle.origin: domestic
vehicle.length: 3600
insurance.end: 2026-11-21
"""


@dataclass(frozen=True)
class Scene:
    """One picture: the words of the command, and the keys pressed one after the other before it is taken."""

    name: str
    words: tuple[str, ...]
    keys: tuple[str, ...] = ()


ASK = ("ask", "--dry-run", "--as-of", DAY)
SCENES = (
    Scene("question", ASK),
    Scene("why", ASK, ("why\r",)),
    Scene("preview", ("answer", "use.on_road=no", "--dry-run", "--as-of", DAY)),
    Scene("why_not", ("explain", "truck.yaml", "--not", "micro_truck", "--as-of", DAY)),
)


def screen_of(scene: Scene, language: str, folder: Path) -> pyte.Screen:
    """The screen after the keys, as soon as nothing more is painted."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.Stream(screen)
    child = pexpect.spawn(
        sys.executable, ["-m", "interview", *scene.words, "--lang", language],
        env=environment(folder), cwd=str(folder), dimensions=(LINES, COLUMNS), encoding="utf-8",
    )  # fmt: skip
    stream.feed(f"$ roadworthy {' '.join(scene.words)}\r\n")
    stream.feed(painted_by(child))
    for keys in scene.keys:
        child.send(keys)
        stream.feed(painted_by(child))
    child.close(force=True)
    return screen


def painted_by(child: "pexpect.spawn[str]") -> str:
    """What the program writes until it has been quiet for a while."""
    received, patience = "", FIRST_WORD_SECONDS
    while True:
        try:
            received += child.read_nonblocking(65_536, patience)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return received
        patience = QUIET_SECONDS


def environment(folder: Path) -> dict[str, str]:
    """A terminal with 16 colours, and a data folder of its own."""
    return {
        **os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT),
        "ROADWORTHY_DATA": str(folder / "data"), "COLUMNS": str(COLUMNS), "LINES": str(LINES),
    }  # fmt: skip


def picture(screen: pyte.Screen, title: str) -> str:
    """The screen as SVG: a text for every run of cells of one style, so that wide characters keep their columns."""
    used = max(row for row in range(LINES) if screen.display[row].strip()) + 1
    width, height = COLUMNS * CELL + 2 * MARGIN, used * LINE + 2 * MARGIN
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img">',
            f"<title>{escape(title)}</title>",
            f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
            f'<g font-family="{FONTS}" font-size="16" fill="{INK}" xml:space="preserve">',
            *(line for row in range(used) for line in _row(screen, row)),
            "</g>",
            "</svg>\n",
        ]
    )


@dataclass(frozen=True)
class Style:
    """What cells of one run have in common."""

    colour: str
    bold: bool
    reverse: bool
    columns: int
    """How many a sign takes."""


def _row(screen: pyte.Screen, row: int) -> Iterator[str]:
    cells = [(column, screen.buffer[row][column]) for column in range(COLUMNS)]
    for style, run in groupby((cell for cell in cells if cell[1].data), key=lambda cell: _style(cell[1])):
        members = list(run)
        text = "".join(cell.data for _, cell in members)
        if text.strip() or style.reverse:
            yield from _run(members[0][0], row, text, style)


def _style(cell: Char) -> Style:
    return Style(COLOURS.get(cell.fg, f"#{cell.fg}"), cell.bold, cell.reverse, get_cwidth(cell.data))


def _run(column: int, row: int, text: str, style: Style) -> Iterator[str]:
    x, y = MARGIN + column * CELL, MARGIN + row * LINE
    width = len(text) * CELL * style.columns
    if style.reverse:
        yield f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{LINE}" fill="{style.colour}"/>'
    colour = PAPER if style.reverse else style.colour
    fill = f' fill="{colour}"' if colour != INK else ""
    weight = ' font-weight="bold"' if style.bold else ""
    stretched = f' textLength="{width:g}" lengthAdjust="spacingAndGlyphs"'
    yield f'<text x="{x:g}" y="{y + 15:g}"{stretched}{fill}{weight}>{escape(text)}</text>'


def main() -> None:
    """Write every picture in both languages."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "truck.yaml").write_text(ANSWERS, "utf-8")
        begun = [sys.executable, "-m", "interview", "ask", "--plain", "--no-report", "--answers", "truck.yaml"]
        subprocess.run(  # noqa: S603
            begun, input="quit\n", text=True, env=environment(folder), cwd=folder, check=True, stdout=subprocess.DEVNULL
        )
        for scene in SCENES:
            for language in ("en", "zh"):
                screen = screen_of(scene, language, folder)
                path = PICTURES / f"{scene.name}_{language}.svg"
                path.write_text(picture(screen, f"roadworthy {' '.join(scene.words)}"), "utf-8")
                print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
