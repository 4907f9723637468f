"""Printing to standard output: nothing in it steers a terminal."""

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click

from interview.commands.columns import as_entries, table
from interview.endings import harmless
from interview.report.columns import width_of, wrapped

BULLET = "- "
NARROWEST = 20
"""Cells. Below that nothing is folded."""


def show(lines: str | Iterable[str]) -> None:
    """Print text, or line by line; on a terminal a line that is too long is folded at its blanks."""
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in [lines] if isinstance(lines, str) else lines:
        for part in _folded(harmless(line), width):
            click.echo(part)


def show_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table; on a terminal that is narrower than it, entry by entry."""
    lines = table(head, rows)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    show(lines if width is None or max(map(width_of, lines)) <= width else as_entries(head, rows))


def show_as_it_is(lines: str | Iterable[str]) -> None:
    """Print what another program or a file is to take over."""
    for line in [lines] if isinstance(lines, str) else lines:
        click.echo(harmless(line))


def show_json(data: Any) -> None:
    """Print data as JSON, Chinese as Chinese."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _folded(line: str, width: int | None) -> Iterator[str]:
    """The line in parts of at most `width` cells, the later ones below the words of the first; null: as it is."""
    words = line.lstrip(" ")
    first = line[: len(line) - len(words)]
    hanging = " " * (len(first) + (len(BULLET) if words.startswith(BULLET) else 0))
    room = width - len(hanging) if width else 0
    if width is None or width_of(line) <= width or room < NARROWEST or _has_longer_word(words, room):
        yield line
        return
    marked = words.startswith(BULLET)
    for number, part in enumerate(wrapped(words.removeprefix(BULLET), room)):
        begin = first + BULLET if marked and not number else hanging
        yield begin + part


def _has_longer_word(words: str, room: int) -> bool:
    """Whether a path, say, would have to be cut, so that nobody could copy it any more."""
    return any(word.isascii() and len(word) > room for word in words.split())
