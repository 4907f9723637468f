"""`roadworthy kb prove`: prove what holds of every set of answers."""

from pathlib import Path

import click

from interview.commands.invocation import invocation
from interview.commands.kb.folder_argument import folder_argument
from interview.commands.kb.outcomes import show_outcomes
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching, command, option

TEACHING = Teaching(
    brief={"en": "Prove packs: what holds of every set of answers.", "zh": "证明知识包：对任何一组回答都成立的性质。"},
    more=(
        {
            "en": "One verdict, no contradiction, no dead rule, no question in vain, no step missing. What fails is "
            "shown by the fewest answers that bring it about, with file and line. Exit code 65 if something fails.",
            "zh": "结论唯一、没有矛盾、没有失效的规则、没有白问的问题、不缺办理步骤。"
            "不成立时给出最少的一组回答以及文件和行号；有不成立的断言时退出码为 65。",
        },
        {
            "en": "Rules are examined on every day on which others come into force; what takes long, only on the day "
            "on which the pack was read.",
            "zh": "规则按每个生效期分别检查；耗时较长的证明只按知识包的核对日期进行。",
        },
    ),
    examples=(
        ("roadworthy kb prove", {"en": "All packs, in some seconds.", "zh": "全部知识包，约需数秒。"}),
        ("roadworthy kb prove packs/xx", {"en": "One that you are writing.", "zh": "您正在编写的知识包。"}),
        (
            "roadworthy kb prove --all-days",
            {"en": "Everything on every day: minutes.", "zh": "每个日期都做全部证明：需几分钟。"},
        ),
    ),
)


@command(TEACHING)
@folder_argument()
@option(
    "--all-days",
    is_flag=True,
    says={
        "en": "Do what takes long on every day on which other rules are in force.",
        "zh": "耗时较长的证明也按每个生效期进行。",
    },
)
@language_option()
@packs_option()
@click.pass_context
def prove(ctx: click.Context, folder: Path | None, all_days: bool) -> None:
    """Prove packs."""
    from interview.commands.kb.pack_proofs import proved

    call = invocation(ctx)
    show_outcomes(ctx, proved(folder, call.pack_folders, all_days, call.language))
