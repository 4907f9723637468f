"""Checks packs again whenever one of their files is saved. In one process, so that only what changed is parsed."""

import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import NoReturn

import click
from watchfiles import watch

from interview.commands.kb.pack_work import checked, folders_meant
from interview.commands.output import show
from knowledge.authoring.problems import PackError
from knowledge.vocabulary.text import Language, Text, in_language

WAITING: Text = {
    "en": "Checked in {seconds:.2f} s. Waiting for the next save; Ctrl-C ends.",
    "zh": "检查用时 {seconds:.2f} 秒。等待下次保存；按 Ctrl-C 结束。",
}
QUIET_MILLISECONDS = 40
"""An editor saves in several moves; what follows within this time belongs to the same save."""
STEP_MILLISECONDS = 10
UNTIL_IT_WATCHES_MILLISECONDS = 50


def check_on_every_save(folder: Path | None, extra: Iterable[Path], language: Language) -> NoReturn:
    """Check, show, wait, and so on; ends by KeyboardInterrupt alone."""
    extra = list(extra)
    watched = {path.resolve() for path in ([folder] if folder else folders_meant(None, extra))}
    saves = watch(
        *watched,
        debounce=QUIET_MILLISECONDS,
        step=STEP_MILLISECONDS,
        watch_filter=_is_of_a_pack,
        rust_timeout=UNTIL_IT_WATCHES_MILLISECONDS,
        yield_on_timeout=True,
    )
    next(saves)  # it watches from here on, so that no save during the first check is missed
    _check(folder, extra, language)
    for changes in saves:
        if changes:
            _check(folder, extra, language)
    raise KeyboardInterrupt


def _is_of_a_pack(change: object, path: str) -> bool:
    return path.endswith(".yaml")


def _check(folder: Path | None, extra: Iterable[Path], language: Language) -> None:
    """One screen: everything that is wrong now."""
    began = perf_counter()
    try:
        lines = [line for pack in checked(folder, extra) for line in pack.in_words(language)]
    except PackError as error:
        lines = [str(problem) for problem in error.problems]
    if sys.stdout.isatty():
        click.clear()
    show(lines)
    show(in_language(WAITING, language).format(seconds=perf_counter() - began))
    sys.stdout.flush()
