"""A command of commands that knows those below it by name only, until one is called."""

from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click

from interview.commands.teaching import TaughtGroup
from interview.errors import UsageMistake, did_you_mean


class LoadedOnCall(TaughtGroup):
    """The command `x-y` is the `x_y` of the module `x_y` of the package, `import` the `import_` of `import_`."""

    def __init__(self, *names_and_settings: Any, package: str, names: Sequence[str], **settings: Any) -> None:
        super().__init__(*names_and_settings, **settings)
        self._package = package
        self._names = tuple(names)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self._names:
            return None
        name = cmd_name.replace("-", "_") + ("_" if iskeyword(cmd_name) else "")
        command = getattr(import_module(f"{self._package}.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self._names:
            page = f"{ctx.command_path} --help"
            raise UsageMistake(
                {"en": f"there is no command {args[0]!r}.", "zh": f"没有 {args[0]!r} 这个命令。"},
                did_you_mean(args[0], self._names, {"en": f"All of them: {page}", "zh": f"全部命令：{page}"}),
            )
        return super().resolve_command(ctx, args)
