"""How far a run has come, on a terminal alone: a bar, rows, rows a second, time left."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Protocol, Self

from knowledge.vocabulary.text import Language, Text, in_language

ROWS: Text = {"en": "{rows:,} rows", "zh": "{rows}行"}
SPEED: Text = {"en": "{rows:,} rows/s", "zh": "每秒{rows}行"}
WHOLE = 1.0


class Watcher(Protocol):
    """Is told how far the work has come."""

    def __call__(self, rows: int, share: float) -> None:
        """So many more rows are done; `share` of the whole, from 0 to 1, has been read."""


def unwatched(rows: int, share: float) -> None:
    """Nobody looks."""


@contextmanager
def watched(title: Text, language: Language) -> Iterator[Watcher]:
    """A bar on stderr while the block runs; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield unwatched
        return
    with _Bar(in_language(title, language), language) as bar:
        yield bar.advance


class _Bar:
    def __init__(self, title: str, language: Language) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._language = language
        self._rows = 0
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=None),
            TextColumn("{task.fields[rows]}"),
            TextColumn("{task.fields[speed]}"),
            TimeRemainingColumn(compact=True),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._progress.add_task(title, total=WHOLE, rows="", speed="")

    def advance(self, rows: int, share: float) -> None:
        self._rows += rows
        elapsed = self._progress.tasks[0].elapsed or 0
        words = {"rows": self._words(ROWS, self._rows)}
        if elapsed:
            words["speed"] = self._words(SPEED, round(self._rows / elapsed))
        self._progress.update(self._task, completed=share, **words)  # type: ignore[arg-type]

    def _words(self, text: Text, rows: int) -> str:
        return in_language(text, self._language).format(rows=rows)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()
