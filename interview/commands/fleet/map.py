"""`roadworthy fleet map`: which column may be which fact, as a file to correct."""

from pathlib import Path

import click

from interview.commands.fleet.table_options import encoding_option, sheet_option, tables_argument
from interview.commands.invocation import invocation
from interview.commands.output import show, show_as_it_is
from interview.commands.shared_options import (
    DEFAULT_PACK,
    force_option,
    language_option,
    pack_option,
    packs_option,
    today,
)
from interview.commands.teaching import Teaching, command, option
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={
        "en": "Propose which column of a table is which fact, as a file to correct.",
        "zh": "生成表格各列与事实的对应文件，供您修改。",
    },
    more=(
        {
            "en": "By ids and labels, by what lists usually call the facts, by likeness, and with the units of the "
            "heads. Look at every line: what is proposed is not certain. For columns of choices the words of the "
            "table that are no choice are listed, to be filled in.",
            "zh": "依据编号和名称、常见叫法、相似程度以及标题中的单位。请逐行核对：推测并不一定正确。"
            "选项列中无法识别的词会列出，由您填写其含义。",
        },
    ),
    examples=(
        ("roadworthy fleet map trucks.xlsx", {"en": "Look at it.", "zh": "查看。"}),
        (
            "roadworthy fleet map trucks.xlsx -o columns.yaml",
            {"en": "To a file, for: fleet assess --map columns.yaml", "zh": "写入文件，供 fleet assess --map 使用。"},
        ),
    ),
)
SAVED: Text = {
    "en": "Saved: {path}. Correct it, then: roadworthy fleet assess {table} --map {path} -o OUT",
    "zh": "已保存：{path}。请修改后运行：roadworthy fleet assess {table} --map {path} -o OUT",
}


@command(TEACHING)
@tables_argument()
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    says={"en": "Where it goes; by default to standard output.", "zh": "保存位置；默认输出到标准输出。"},
)
@encoding_option()
@sheet_option()
@force_option()
@pack_option()
@language_option()
@packs_option()
def map(tables: tuple[str, ...], output: Path | None, pack: str, force: bool, **wishes: str | None) -> None:  # noqa: A001
    """Propose a mapping."""
    from interview.fleet.packages import require_packages

    require_packages()
    from interview.fleet.cells import HowToRead
    from interview.fleet.proposal import proposed_mapping
    from interview.fleet.sources import ReadingWishes
    from interview.report.save import save
    from knowledge.authoring.library import knowledge_base

    call = invocation()
    base = knowledge_base(pack or DEFAULT_PACK, call.pack_folders)
    reading = ReadingWishes(wishes["encoding"], wishes["sheet"])
    text = proposed_mapping(tables, base, HowToRead(call.language, today()), reading)
    if output is None:
        show_as_it_is(text.splitlines())
        return
    save(text.encode(), output, force=force)
    show(in_language(SAVED, call.language).format(path=output, table=tables[0]))
