"""Pages as pictures, for comparing them."""

import shutil
from pathlib import Path

import pytest


def needs(*programs: str) -> pytest.MarkDecorator:
    lacking = [program for program in programs if shutil.which(program) is None]
    return pytest.mark.skipif(bool(lacking), reason=f"not on this machine: {', '.join(lacking)}")


def grey_levels(path: Path) -> tuple[tuple[int, int], bytes]:
    """Size and pixels of a picture in the PGM format."""
    kind, width, height, _, pixels = path.read_bytes().split(maxsplit=4)
    assert kind == b"P5"
    return (int(width), int(height)), pixels[-int(width) * int(height) :]


def darkness(size: tuple[int, int], pixels: bytes, cell: int = 6) -> list[float]:
    """The mean of each cell: anti-aliasing moves a pixel, never a letter."""
    width, height = size
    return [
        sum(sum(pixels[line * width + x : line * width + x + cell]) for line in range(y, y + cell)) / cell**2
        for y in range(0, height - cell, cell)
        for x in range(0, width - cell, cell)
    ]
