"""`roadworthy doctor`: what the machine lacks, and the command that brings it."""

import click

from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import language_option
from interview.commands.teaching import Teaching, command

TEACHING = Teaching(
    brief={
        "en": "Name what this machine lacks and the command that brings it.",
        "zh": "检查本机缺少什么，并给出补齐的命令。",
    },
    more=(
        {
            "en": "Exit code 69 if something is missing without which nothing works.",
            "zh": "缺少必不可少的组件时退出码为 69。",
        },
    ),
    examples=(("roadworthy doctor", {"en": "Examine this machine.", "zh": "检查本机。"}),),
)


@command(TEACHING)
@language_option()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Examine the machine."""
    from interview.doctor.machine import this_machine
    from interview.doctor.troubles import examine, exit_code, report

    troubles = examine(this_machine())
    show(report(troubles, invocation(ctx).language))
    ctx.exit(exit_code(troubles))
