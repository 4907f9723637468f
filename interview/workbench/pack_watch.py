"""Notices that the files of packs change on the disk."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from watchfiles.main import FileChange

UNTIL_IT_WATCHES_MILLISECONDS = 50


def saves_in(
    paths: Iterable[Path], *, debounce: int, step: int, stop: Event | None = None
) -> "Iterator[set[FileChange]]":
    """Each time that files of a pack are saved below these paths, from this call on, until `stop` is set.

    `debounce`, `step` (milliseconds): how long what is saved together may take, and how long it then is quiet.
    """
    from watchfiles import watch

    saves = watch(
        *paths,
        watch_filter=_is_of_a_pack,
        stop_event=stop,
        debounce=debounce,
        step=step,
        rust_timeout=UNTIL_IT_WATCHES_MILLISECONDS,
        yield_on_timeout=True,
    )
    next(saves)  # it watches from here on
    return filter(None, saves)


def _is_of_a_pack(change: object, path: str) -> bool:
    return path.endswith(".yaml")


class PackWatch:
    """Watches folders while the block runs, from its first line on. Cheap to ask, from any thread."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._changed = Event()
        self._stop = Event()

    def __enter__(self) -> Self:
        saves = saves_in(self._folders, debounce=200, step=50, stop=self._stop)
        self._thread = Thread(target=self._watch, args=[saves], name="watch the pack", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        self._thread.join()

    @property
    def has_changed(self) -> bool:
        """Whether something changed since the last time that it was taken note of."""
        return self._changed.is_set()

    def take_note(self) -> None:
        """From now on only later changes count."""
        self._changed.clear()

    def _watch(self, saves: Iterable[object]) -> None:
        for _ in saves:
            self._changed.set()
