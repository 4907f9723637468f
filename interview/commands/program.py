"""The program `roadworthy`: its commands, each loaded when it is called, and `ask` when none is named."""

import click

from interview import __version__
from interview.commands.exit_codes import exit_codes_in_words
from interview.commands.loaded_on_call import LoadedOnCall
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching, option

DEFAULT_COMMAND = "ask"
OUTLOOK = ("nearest", "what-if", "calendar", "compare", "check-list")
"""What lies beyond the verdict."""
COMMANDS = (
    "ask",
    "resume",
    "answer",
    "cases",
    "recheck",
    "forget",
    "assess",
    "report",
    "replay",
    "verify",
    "explain",
    *OUTLOOK,
    "fleet",
    "catalogue",
    "kb",
    "doctor",
)
"""In the order of the help page. The command `x` is the `x` of interview.commands.x."""
OPTIONS_WITH_A_VALUE = ("--lang", "--packs")
OPTIONS_THAT_ANSWER = ("--help", "--version")

TEACHING = Teaching(
    brief={
        "en": "Tells whether a vehicle may be driven on the road, why, and what to do next.",
        "zh": "判断车辆能否上路、为什么，以及下一步该做什么。",
    },
    more=(
        {
            "en": "Without a command it begins an interview. Every answer is saved at once; "
            '"I don\'t know" is always an answer. Nothing leaves this machine.',
            "zh": "不带命令时直接开始问答。每个回答都立即保存；随时可以回答“不知道”。任何内容都不会离开本机。",
        },
        exit_codes_in_words(),
    ),
    examples=(
        ("roadworthy", {"en": "Begin an interview.", "zh": "开始问答。"}),
        ("roadworthy resume", {"en": "Go on with the last one.", "zh": "继续上次的问答。"}),
        (
            "roadworthy --lang zh --plain",
            {
                "en": "In Chinese, line by line: for screen readers and pipes.",
                "zh": "中文，逐行显示：适合读屏软件和管道。",
            },
        ),
        (
            "roadworthy assess vehicle.yaml",
            {"en": "Judge a file of answers, no questions asked.", "zh": "直接评估一份回答文件，不提问。"},
        ),
    ),
)


class Program(LoadedOnCall):
    """Asks where no command is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # While the shell completes a word nothing is run, and every command is still possible.
        return super().parse_args(ctx, args if ctx.resilient_parsing else with_default_command(args))


def with_default_command(arguments: list[str]) -> list[str]:
    """The arguments, with `ask` before the first that is not the program's own, unless a command is named."""
    position = 0
    while position < len(arguments):
        word = arguments[position]
        if word in OPTIONS_THAT_ANSWER:
            return arguments
        if word in OPTIONS_WITH_A_VALUE:
            position += 2
        elif word.startswith(tuple(f"{name}=" for name in OPTIONS_WITH_A_VALUE)):
            position += 1
        elif word.startswith("-"):
            break
        else:
            return arguments
    return [*arguments[:position], DEFAULT_COMMAND, *arguments[position:]]


def _show_version(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"roadworthy {__version__}")
        ctx.exit()


@click.group(cls=Program, package="interview.commands", names=COMMANDS, teaching=TEACHING, name="roadworthy")
@language_option()
@packs_option()
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    says={"en": "Show the version.", "zh": "显示版本。"},
)
def program() -> None:
    """The whole command line; what it does is in its teaching."""
