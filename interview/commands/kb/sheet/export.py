"""`roadworthy kb sheet export`: a pack as a workbook."""

from pathlib import Path

import click

from interview.commands.invocation import invocation
from interview.commands.kb.pack_argument import pack_argument
from interview.commands.output import show
from interview.commands.shared_options import force_option, language_option, packs_option
from interview.commands.teaching import Teaching, command, option
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={
        "en": "Write a pack as a workbook: a row each entry.",
        "zh": "把知识包写成电子表格，每条一行。",
    },
    more=(
        {
            "en": "Lists stand one item a line in their cell, pairs as `key: value`. "
            "What nobody edits comes back byte for byte.",
            "zh": "列表在单元格内每行一项，键值写作 `key: value`。未改动的内容导入后一字不差。",
        },
    ),
    examples=(
        (
            "roadworthy kb sheet export my_pack -o my_pack.xlsx",
            {"en": "Open it in any spreadsheet program.", "zh": "可用任何电子表格软件打开。"},
        ),
    ),
)
WRITTEN: Text = {"en": "{path}: {sheets} sheets, {rows} rows.", "zh": "{path}：{sheets} 个工作表，{rows} 行。"}


@command(TEACHING)
@pack_argument()
@option(
    "-o", "--output", "path", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE.xlsx",
    says={"en": "The workbook to write.", "zh": "要写入的文件。"},
)  # fmt: skip
@force_option()
@language_option()
@packs_option()
@click.pass_context
def export(ctx: click.Context, folder: Path, path: Path, force: bool) -> None:
    """Write a workbook."""
    from interview.commands.kb.pack_work import placed
    from interview.report.save import refuse_to_overwrite, save
    from knowledge.authoring.files import pack_files
    from knowledge.authoring.problems import PackError
    from knowledge.authoring.sheets.tables import tables_of
    from knowledge.authoring.sheets.workbook import workbook

    refuse_to_overwrite(path, force=force)
    contents = pack_files(folder).contents
    try:
        tables = tables_of(contents)
    except PackError as error:
        raise PackError(placed(problem, folder) for problem in error.problems) from error
    save(workbook(tables, contents, folder.resolve().name), path, force=force)
    words = in_language(WRITTEN, invocation(ctx).language)
    show(words.format(path=path, sheets=len(tables), rows=sum(len(table.rows) for table in tables.values())))
