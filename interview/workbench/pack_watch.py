"""Notices that the files of packs change on the disk."""

from collections.abc import Iterable
from pathlib import Path
from threading import Event, Thread
from typing import Self


class PackWatch:
    """Watches folders while the block runs. Cheap to ask, from any thread."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._changed = Event()
        self._stop = Event()
        self._thread = Thread(target=self._watch, name="watch the pack", daemon=True)

    def __enter__(self) -> Self:
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

    def _watch(self) -> None:
        from watchfiles import watch

        for changes in watch(*self._folders, stop_event=self._stop, debounce=200, rust_timeout=200):
            if any(path.endswith(".yaml") for _, path in changes):
                self._changed.set()
