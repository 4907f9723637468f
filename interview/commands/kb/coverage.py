"""`roadworthy kb coverage`: tell what the cases exercise."""

from pathlib import Path

import click

from interview.commands.invocation import invocation
from interview.commands.kb.folder_argument import folder_argument
from interview.commands.kb.outcomes import show_outcomes
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching, command

TEACHING = Teaching(
    brief={
        "en": "Which rules, choices and edges the cases exercise.",
        "zh": "案例覆盖了哪些规则、选项和界限值。",
    },
    more=(
        {
            "en": "A rule counts where it decides. Exit code 65 if a rule or a choice is exercised by no case.",
            "zh": "规则起决定作用才算覆盖。有规则或选项没有案例覆盖时退出码为 65。",
        },
    ),
    examples=(
        ("roadworthy kb coverage", {"en": "Of all packs.", "zh": "全部知识包。"}),
        ("roadworthy kb coverage packs/xx", {"en": "Of one pack.", "zh": "某个知识包。"}),
    ),
)


@command(TEACHING)
@folder_argument()
@language_option()
@packs_option()
@click.pass_context
def coverage(ctx: click.Context, folder: Path | None) -> None:
    """Measure what the cases exercise."""
    from interview.commands.kb.pack_proofs import covered

    call = invocation(ctx)
    show_outcomes(ctx, covered(folder, call.pack_folders, call.language))
