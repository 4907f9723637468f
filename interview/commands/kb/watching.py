"""Checks packs again whenever one of their files is saved. In one process, so that only what changed is parsed."""

import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import NoReturn

import click

from interview.commands.kb.pack_work import checked, folders_meant
from interview.commands.output import show
from interview.workbench.pack_watch import saves_in
from knowledge.authoring.problems import PackError
from knowledge.vocabulary.text import Language, Text, in_language

WAITING: Text = {
    "en": "Checked in {seconds:.2f} s. Waiting for the next save; Ctrl-C ends.",
    "zh": "检查用时 {seconds:.2f} 秒。等待下次保存；按 Ctrl-C 结束。",
}
QUIET_MILLISECONDS = 40
"""An editor saves in several moves; what follows within this time belongs to the same save."""
STEP_MILLISECONDS = 10


def check_on_every_save(folder: Path | None, extra: Iterable[Path], language: Language) -> NoReturn:
    """Check, show, wait, and so on; ends by KeyboardInterrupt alone."""
    extra = list(extra)
    watched = {path.resolve() for path in ([folder] if folder else folders_meant(None, extra))}
    saves = saves_in(watched, debounce=QUIET_MILLISECONDS, step=STEP_MILLISECONDS)
    _check(folder, extra, language)
    for _ in saves:
        _check(folder, extra, language)
    raise KeyboardInterrupt


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
