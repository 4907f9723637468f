"""Commands that explain themselves in either language: what they do, their options, examples to copy."""

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import click

from interview.commands.columns import in_two_columns
from interview.commands.invocation import invocation
from interview.report.columns import wrapped
from knowledge.vocabulary.text import Language, Text, in_language

WIDEST_PAGE = 96

USAGE: Text = {"en": "Usage: ", "zh": "用法："}
COMMANDS: Text = {"en": "Commands:", "zh": "命令："}
ARGUMENTS: Text = {"en": "Arguments:", "zh": "参数："}
OPTIONS: Text = {"en": "Options:", "zh": "选项："}
EXAMPLES: Text = {"en": "Examples:", "zh": "示例："}
SHOW_HELP: Text = {"en": "Show this page.", "zh": "显示本页。"}


@dataclass(frozen=True)
class Teaching:
    """What the help page of a command says besides its options."""

    brief: Text
    """One line, also for the list of commands."""
    more: tuple[Text, ...] = ()
    """Further paragraphs."""
    examples: tuple[tuple[str, Text], ...] = ()
    """Lines to copy, each with what it does."""


class TaughtOption(click.Option):
    """An option that is explained in either language."""

    def __init__(self, *names: Any, says: Text, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.says = says


class TaughtArgument(click.Argument):
    """An argument that is explained in either language."""

    def __init__(self, *names: Any, says: Text, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.says = says


class TaughtCommand(click.Command):
    """A command with a help page that teaches."""

    def __init__(self, *names: Any, teaching: Teaching, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.teaching = teaching

    def get_help(self, ctx: click.Context) -> str:
        return help_page(self, self.teaching, ctx)


class TaughtGroup(click.Group):
    """A command of commands with a help page that teaches."""

    def __init__(self, *names: Any, teaching: Teaching, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.teaching = teaching

    def get_help(self, ctx: click.Context) -> str:
        return help_page(self, self.teaching, ctx)


def option(*names: str, says: Text, **settings: Any) -> Callable[[Any], Any]:
    """Decorator: an option with its explanation."""
    return click.option(*names, cls=TaughtOption, says=says, **settings)


def argument(*names: str, says: Text, **settings: Any) -> Callable[[Any], Any]:
    """Decorator: an argument with its explanation."""
    return click.argument(*names, cls=TaughtArgument, says=says, **settings)


def command(teaching: Teaching, **settings: Any) -> Callable[[Any], TaughtCommand]:
    """Decorator: a command with its help page."""
    return click.command(cls=TaughtCommand, teaching=teaching, **settings)


def help_page(command: click.Command, teaching: Teaching, ctx: click.Context) -> str:
    """Usage, what it does, commands, arguments, options, examples."""
    language = invocation(ctx).language
    width = min(shutil.get_terminal_size().columns, WIDEST_PAGE)
    usage = " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)])
    lines = [f"{in_language(USAGE, language)}{usage}", ""]
    for paragraph in (teaching.brief, *teaching.more):
        lines += [*wrapped(in_language(paragraph, language), width), ""]
    lines += _section(COMMANDS, _commands(command, ctx, language), language, width)
    lines += _section(ARGUMENTS, _arguments(command, ctx, language), language, width)
    lines += _section(OPTIONS, _options(command, ctx, language), language, width)
    lines += _examples(teaching, language)
    return "\n".join(lines).rstrip()


def _section(title: Text, rows: Sequence[tuple[str, str]], language: Language, width: int) -> list[str]:
    return [in_language(title, language), *in_two_columns(rows, width), ""] if rows else []


def _commands(command: click.Command, ctx: click.Context, language: Language) -> list[tuple[str, str]]:
    if not isinstance(command, click.Group):
        return []
    below = ((name, command.get_command(ctx, name)) for name in command.list_commands(ctx))
    return [
        (name, in_language(one.teaching.brief, language))
        for name, one in below
        if isinstance(one, TaughtCommand | TaughtGroup)
    ]


def _arguments(command: click.Command, ctx: click.Context, language: Language) -> list[tuple[str, str]]:
    return [
        (parameter.metavar or parameter.human_readable_name, in_language(parameter.says, language))
        for parameter in command.get_params(ctx)
        if isinstance(parameter, TaughtArgument)
    ]


def _options(command: click.Command, ctx: click.Context, language: Language) -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for parameter in command.get_params(ctx):
        if not isinstance(parameter, click.Option):
            continue
        record = parameter.get_help_record(ctx)
        says = parameter.says if isinstance(parameter, TaughtOption) else SHOW_HELP
        rows.append((record[0] if record else parameter.opts[0], in_language(says, language)))
    return rows


def _examples(teaching: Teaching, language: Language) -> list[str]:
    lines = [in_language(EXAMPLES, language)] if teaching.examples else []
    for line, does in teaching.examples:
        lines += [f"  {line}", f"      {in_language(does, language)}"]
    return lines
