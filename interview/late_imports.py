"""Imports that libraries make and that cost the start of a program, though what is imported is seldom or never used."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


@contextmanager
def imported_without(*names: str) -> Iterator[None]:
    """Whoever is imported meanwhile does without these modules, as where Python was built without them."""
    hidden = [name for name in names if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # type: ignore[assignment] # an import of it then fails, as the language says
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


@contextmanager
def imported_when_needed(*names: str) -> Iterator[None]:
    """Whoever imports one of these modules meanwhile gets what stands for it."""
    stand_ins = {name: _WhenNeeded(name) for name in names if name not in sys.modules}
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]


class _WhenNeeded(ModuleType):
    """Stands for a module until a class or function of it is called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)

        def called(*values: Any, **named: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*values, **named)

        return called
