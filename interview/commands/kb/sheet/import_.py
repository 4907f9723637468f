"""`roadworthy kb sheet import`: a workbook back to a pack."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from interview.commands.invocation import Invocation, invocation
from interview.commands.output import show
from interview.commands.shared_options import force_option, language_option, packs_option
from interview.commands.teaching import Teaching, argument, command, option
from interview.errors import BadData, ExitCode, MissingPart
from knowledge.vocabulary.text import Text, in_language

if TYPE_CHECKING:
    from knowledge.authoring.sheets.importing import Import

TEACHING = Teaching(
    brief={"en": "Make a pack from a workbook.", "zh": "由电子表格生成知识包。"},
    more=(
        {
            "en": "Every mistake is told by sheet, row and column; the exit code is then 65. "
            "Where the tables themselves are wrong nothing is written.",
            "zh": "错误按工作表、行、列列出，此时退出码为 65。表格本身有误时不写任何文件。",
        },
    ),
    examples=(
        (
            "roadworthy kb sheet import my_pack.xlsx -o new/my_pack",
            {"en": "To a new folder.", "zh": "写入新文件夹。"},
        ),
        (
            "roadworthy kb sheet import my_pack.xlsx -o my_pack --force",
            {"en": "Over the pack it came from.", "zh": "覆盖原知识包。"},
        ),
    ),
)
WRITTEN: Text = {
    "en": "{folder}: {count} files, {changed} of them changed.",
    "zh": "{folder}：{count} 个文件，其中 {changed} 个有改动。",
}


@command(TEACHING)
@argument(
    "path", metavar="FILE.xlsx", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    says={"en": "The workbook.", "zh": "电子表格文件。"},
)  # fmt: skip
@option(
    "-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="DIR",
    says={"en": "The folder of the pack.", "zh": "知识包的文件夹。"},
)  # fmt: skip
@force_option()
@language_option()
@packs_option()
@click.pass_context
def import_(ctx: click.Context, path: Path, folder: Path, force: bool) -> None:
    """Make a pack."""
    from interview.commands.kb.written_files import write_files
    from knowledge.authoring.sheets.importing import imported
    from knowledge.authoring.sheets.workbook import NoWorkbook, read_workbook

    try:
        tables, originals = read_workbook(path.read_bytes())
    except NoWorkbook as wrong:
        raise BadData({"en": str(wrong), "zh": str(wrong)}, {"en": "", "zh": ""}, str(path)) from wrong
    except ImportError as missing:
        raise _missing_reader() from missing
    result = imported(tables, originals)
    if not result.problems:
        write_files(folder, result.contents, replace=force)
        changed = sum(originals.get(name) != content for name, content in result.contents.items())
        words = in_language(WRITTEN, invocation(ctx).language)
        show(words.format(folder=folder, count=len(result.contents), changed=changed))
    problems = [str(one) for one in sorted(result.problems)] or _pack_problems(result, folder, invocation(ctx))
    for problem in problems:
        click.echo(f"{path}: {problem}", err=True)
    if problems:
        ctx.exit(ExitCode.BAD_DATA)


def _pack_problems(result: "Import", folder: Path, call: Invocation) -> list[str]:
    """What the check says of the pack that was written, by sheet, row and column."""
    from knowledge.authoring.checking import check_folder
    from knowledge.authoring.library import base_of
    from knowledge.authoring.sheets.tracing import traced

    return [str(one) for one in traced(check_folder(folder, base_of(folder, call.pack_folders)), result)]


def _missing_reader() -> MissingPart:
    return MissingPart(
        {"en": "reading a workbook needs the package pyarrow.", "zh": "读取电子表格需要软件包 pyarrow。"},
        {
            "en": "Get it with: pip install 'roadworthy[fleet]'; from a checkout with: ./run fleet --help",
            "zh": "安装：pip install 'roadworthy[fleet]'；在源码目录中：./run fleet --help",
        },
    )
