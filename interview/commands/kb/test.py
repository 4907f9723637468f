"""`roadworthy kb test`: run the validation cases of packs."""

from pathlib import Path

import click

from interview.commands.invocation import invocation
from interview.commands.kb.folder_argument import folder_argument
from interview.commands.output import show
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching, command
from interview.errors import ExitCode

TEACHING = Teaching(
    brief={"en": "Run the validation cases of packs.", "zh": "运行知识包的验证案例。"},
    more=(
        {
            "en": "Each case gives answers and what must come out. Exit code 65 if one comes out otherwise.",
            "zh": "每个案例给出回答和应有的结果。有案例结果不符时退出码为 65。",
        },
    ),
    examples=(
        ("roadworthy kb test", {"en": "The cases of all packs.", "zh": "全部知识包的案例。"}),
        ("roadworthy kb test packs/xx", {"en": "Those of one pack.", "zh": "某个知识包的案例。"}),
    ),
)


@command(TEACHING)
@folder_argument()
@language_option()
@packs_option()
@click.pass_context
def test(ctx: click.Context, folder: Path | None) -> None:
    """Run validation cases."""
    from interview.commands.kb.pack_work import tested

    call = invocation(ctx)
    failed = 0
    for pack in tested(folder, call.pack_folders):
        show(pack.in_words(call.language))
        failed += pack.failed
    if failed:
        ctx.exit(ExitCode.BAD_DATA)
