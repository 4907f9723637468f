"""`roadworthy kb play`: an interview on a pack under work, with live reload and a view into the engine."""

from datetime import date
from typing import TYPE_CHECKING

import click

from interview.commands.invocation import invocation
from interview.commands.shared_options import DEFAULT_PACK, as_of_option, language_option, packs_option
from interview.commands.teaching import Teaching, argument, command, option

if TYPE_CHECKING:
    from knowledge.vocabulary.packs import KnowledgeBase

TEACHING = Teaching(
    brief={
        "en": "Try a pack out while you write it: interview, live reload, a view into the engine.",
        "zh": "边写边试知识包：问答、保存即重新读取、查看推理引擎。",
    },
    more=(
        {
            "en": "From 100 columns on the working memory, the agenda and the fired rules stand beside the question; "
            "else type memory. Nothing is kept. When you save a file of the pack the interview goes on with it; "
            "while the pack has mistakes they are told and it goes on with what it was.",
            "zh": "终端宽度达到 100 列时，工作内存、议程和已触发的规则显示在问题旁边；否则输入 memory 查看。"
            "不保存任何内容。保存知识包文件后，问答按新内容继续；知识包有错误时列出错误并沿用之前的内容。",
        },
    ),
    examples=(
        ("roadworthy kb play my_pack", {"en": "The pack in this folder.", "zh": "此文件夹中的知识包。"}),
        ("roadworthy kb play cn --plain", {"en": "Line by line.", "zh": "逐行进行。"}),
    ),
)


@command(TEACHING)
@argument(
    "pack",
    required=False,
    metavar="[PACK]",
    says={"en": f"A pack or its folder; by default {DEFAULT_PACK}.", "zh": f"知识包或其文件夹；默认 {DEFAULT_PACK}。"},
)
@option("--plain", is_flag=True, says={"en": "Plain lines.", "zh": "逐行显示。"})
@as_of_option()
@language_option()
@packs_option()
@click.pass_context
def play(ctx: click.Context, pack: str | None, plain: bool, as_of: date) -> None:
    """Try a pack out."""
    from interview.commands.kb.pack_versions import version_named
    from interview.workbench.playing import play as hold

    call, name = invocation(ctx), pack or DEFAULT_PACK

    def read() -> "KnowledgeBase":
        return version_named(name, name, call.pack_folders).knowledge_base

    folder = version_named(name, name, call.pack_folders).folder
    hold(read, [folder], as_of, call.language, plain=plain)
