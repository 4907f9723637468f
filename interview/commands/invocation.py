"""What holds for the whole call, wherever on the command line it was said: the language, further packs."""

import os
from dataclasses import dataclass, field
from pathlib import Path

import click

from interview.language import language_by_locale
from knowledge.vocabulary.text import Language


@dataclass
class Invocation:
    """Filled while the command line is parsed."""

    language: Language = "en"
    pack_folders: list[Path] = field(default_factory=list)


def invocation(ctx: click.Context | None = None) -> Invocation:
    """The one of this call."""
    ctx = ctx or click.get_current_context()
    found = ctx.find_object(Invocation)
    if found is None:
        found = ctx.find_root().obj = Invocation(language_by_locale(os.environ))
    return found
