"""`roadworthy kb check`: check packs: every mistake with file, line and remedy."""

from pathlib import Path

import click

from interview.commands.invocation import invocation
from interview.commands.kb.folder_argument import folder_argument
from interview.commands.output import show
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching, command, option
from interview.errors import ExitCode

TEACHING = Teaching(
    brief={
        "en": "Check packs: every mistake with file, line and remedy.",
        "zh": "检查知识包：列出每个错误的文件、行号和改法。",
    },
    more=(
        {
            "en": "All problems are told in one run; exit code 65 if there are any.",
            "zh": "所有问题一次列出；有问题时退出码为 65。",
        },
    ),
    examples=(
        ("roadworthy kb check", {"en": "All packs that come with the program.", "zh": "检查程序自带的全部知识包。"}),
        ("roadworthy kb check packs/xx", {"en": "One that you are writing.", "zh": "检查您正在编写的知识包。"}),
        (
            "roadworthy kb check packs/xx --watch",
            {"en": "Again on every save, until Ctrl-C.", "zh": "每次保存后重新检查，直到按 Ctrl-C。"},
        ),
    ),
)


@command(TEACHING)
@folder_argument()
@option(
    "--watch",
    is_flag=True,
    says={"en": "Check again whenever a file is saved.", "zh": "文件保存后自动重新检查。"},
)
@language_option()
@packs_option()
@click.pass_context
def check(ctx: click.Context, folder: Path | None, watch: bool) -> None:
    """Check packs."""
    from interview.commands.kb.pack_work import checked

    call = invocation(ctx)
    if watch:
        from interview.commands.kb.watching import check_on_every_save

        check_on_every_save(folder, call.pack_folders, call.language)
    problems = 0
    for pack in checked(folder, call.pack_folders):
        show(pack.in_words(call.language))
        problems += len(pack.problems)
    if problems:
        ctx.exit(ExitCode.BAD_DATA)
