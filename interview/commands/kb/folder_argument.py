"""The folder that a command of the knowledge base is about."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from interview.commands.teaching import argument
from knowledge.vocabulary.text import Text

FOLDER_SAYS: Text = {
    "en": "The folder of a pack, or one with packs in it; all known packs without it.",
    "zh": "一个知识包的文件夹，或其中有知识包的文件夹；不写则为全部已知知识包。",
}


def folder_argument() -> Callable[[Any], Any]:
    """Decorator: the argument `folder`, a path or null for all known packs."""
    return argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path), says=FOLDER_SAYS)
