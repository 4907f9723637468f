"""The one pack that a command of the knowledge base is about."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from interview.commands.invocation import invocation
from interview.commands.teaching import argument


def pack_argument() -> Callable[[Any], Any]:
    """Decorator: the argument `folder`, the path of a pack; named by its folder or, where there is none, by its id."""
    return argument(
        "folder",
        metavar="PACK",
        callback=_folder,
        says={"en": "The folder of a pack, or the id of a known one.", "zh": "知识包的文件夹，或已知知识包的编号。"},
    )


def _folder(ctx: click.Context, parameter: click.Parameter, typed: str) -> Path:
    from knowledge.authoring.library import available_folders

    folder = Path(typed)
    return folder if folder.is_dir() else available_folders(invocation(ctx).pack_folders).get(typed, folder)
