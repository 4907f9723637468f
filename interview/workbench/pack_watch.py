"""Notices that the files of packs change on the disk."""

from collections.abc import Iterable
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from watchfiles.main import FileChange

UNTIL_IT_WATCHES_MILLISECONDS = 50


class PackWatch:
    """Watches folders while the block runs, from its first line on. Cheap to ask, from any thread."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._changed = Event()
        self._stop = Event()

    def __enter__(self) -> Self:
        from watchfiles import watch

        saves = watch(
            *self._folders,
            stop_event=self._stop,
            debounce=200,
            rust_timeout=UNTIL_IT_WATCHES_MILLISECONDS,
            yield_on_timeout=True,
        )
        next(saves)  # it watches from here on
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

    def _watch(self, saves: "Iterable[set[FileChange]]") -> None:
        for changes in saves:
            if any(path.endswith(".yaml") for _, path in changes):
                self._changed.set()
