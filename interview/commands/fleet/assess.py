"""`roadworthy fleet assess`: every vehicle of a table assessed."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview.commands.fleet.table_options import (
    day_of_table_option,
    doubts_option,
    encoding_option,
    fact_option,
    fleet_wishes,
    map_option,
    pack_of_table_option,
    sheet_option,
    situations_option,
    tables_argument,
)
from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching, command, option
from interview.endings import Terminated, say
from knowledge.vocabulary.text import Language, Text, in_language

if TYPE_CHECKING:
    from interview.fleet.assessing import AssessedFleet
    from interview.fleet.job_order import FleetOrder
    from interview.fleet.target import FleetTarget

TEACHING = Teaching(
    brief={
        "en": "Assess every vehicle of a table; the answer is the table with our columns.",
        "zh": "评估表格中的每辆车；结果为原表附上各项结论。",
    },
    more=(
        {
            "en": "Your columns and their order are kept. Behind them: verdict, category, first reasons, the cheapest "
            "remedy (by whom, known cost, where it leads), the next deadline, and a column for each requirement. A row "
            "with a cell that cannot be read goes to OUT.rejected.csv with the reason (exit code 65); every other row "
            "is assessed. Beside OUT stands OUT.fleet.json, by which triage, explain, case and report read it.",
            "zh": "保留您的各列及顺序，其后附上：结论、类别、主要原因、最省的办法（由谁办理、已知费用、办妥后的结论）、"
            "最近期限，以及每项要求一列。有单元格无法读取的行连同原因写入 OUT.rejected.csv（退出码 65），"
            "其余各行照常评估。OUT 旁的 OUT.fleet.json 供 triage、explain、case、report 使用。",
        },
        {
            "en": "Millions of rows pass in flat memory. Whatever interrupts it (Ctrl-C, kill, a full disk, power), "
            "the same command goes on where it stopped; until then the folder OUT.unfinished keeps what was done. "
            "Files appear whole or not at all, and what is done is not done again.",
            "zh": "数百万行也只占用固定的内存。无论因何中断（Ctrl-C、被终止、磁盘满、断电），再次运行同一命令即从中断处"
            "继续，此前已完成的部分保存在 OUT.unfinished 文件夹中。文件要么完整，要么不存在；已完成的不会重复。",
        },
        {
            "en": "--engine dask does the parts in worker processes: those that it starts on this machine, or those of "
            "a running scheduler that see the same folders. A worker that dies loses and doubles nothing.",
            "zh": "--engine dask 由工作进程处理各部分：在本机启动，或使用已运行且能访问相同文件夹的调度器。"
            "工作进程中途退出不会丢失或重复任何一行。",
        },
    ),
    examples=(
        ("roadworthy fleet assess trucks.xlsx -o assessed.xlsx", {"en": "A workbook.", "zh": "工作簿。"}),
        (
            "roadworthy fleet assess 'exports/*.csv' --map columns.yaml -o assessed.parquet",
            {"en": "Many files as one table.", "zh": "多个文件合为一表。"},
        ),
        (
            "roadworthy fleet assess trucks.csv -o assessed.csv --words zh --no-remedies",
            {"en": "Our columns in Chinese; the quickest way.", "zh": "结论列用中文；不求解办法，速度最快。"},
        ),
        (
            "roadworthy fleet assess 'registry/*.parquet' -o assessed --engine dask --workers 2",
            {"en": "Millions, on two worker processes.", "zh": "数百万辆，使用两个工作进程。"},
        ),
    ),
)
SAVED: Text = {"en": "Saved: {path}", "zh": "已保存：{path}"}
NOTHING_LEFT: Text = {"en": "All of it was done before.", "zh": "此前已全部完成。"}
WENT_ON: Text = {"en": "{count:,} parts were done before.", "zh": "其中{count}个部分此前已完成。"}
GOES_ON: Text = {
    "en": "The same command goes on where it stopped.",
    "zh": "再次运行同一命令即从中断处继续。",
}


@command(TEACHING)
@tables_argument()
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    required=True,
    says={
        "en": "Where it goes: .parquet, .csv or .xlsx; without an ending a folder of Parquet files.",
        "zh": "保存位置：.parquet、.csv 或 .xlsx；无扩展名则为存放 Parquet 文件的文件夹。",
    },
)
@map_option()
@fact_option()
@option(
    "--words",
    type=click.Choice(["ids", "en", "zh"]),
    says={
        "en": "Our columns as ids for programs, or in words; by default words in .xlsx and ids elsewhere.",
        "zh": "结论列用编号（ids，供程序使用）或文字；默认 .xlsx 用文字，其他用编号。",
    },
)
@option(
    "--remedies/--no-remedies",
    default=True,
    says={
        "en": "Whether the cheapest remedy of each vehicle is looked for; by default it is.",
        "zh": "是否为每辆车求最省的办法；默认求解。",
    },
)
@situations_option()
@doubts_option()
@encoding_option()
@sheet_option()
@option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    says={"en": "Threads of this process (default), or dask workers.", "zh": "本进程的线程（默认）或 dask 工作进程。"},
)
@option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    default=2,
    says={
        "en": "With dask: processes that are started here; by default 2.",
        "zh": "使用 dask 时在本机启动的进程数；默认 2。",
    },
)
@option(
    "--scheduler",
    metavar="ADDRESS",
    says={
        "en": "With dask: use the workers of this scheduler, such as tcp://10.0.0.5:8786.",
        "zh": "使用 dask 时，改用该调度器的工作进程，如 tcp://10.0.0.5:8786。",
    },
)
@option(
    "--force",
    is_flag=True,
    says={
        "en": "Replace files that are there already, and give up another unfinished assessment there.",
        "zh": "覆盖已存在的文件，并放弃该处另一项未完成的评估。",
    },
)
@day_of_table_option()
@pack_of_table_option()
@language_option()
@packs_option()
def assess(tables: tuple[str, ...], output: Path, pack: str | None, as_of: date | None, **wishes: Any) -> None:
    """Assess a table."""
    from interview.fleet.packages import require_packages

    require_packages()
    from interview.fleet.assessing import assess_fleet
    from interview.fleet.outcome import RowsRejected
    from interview.fleet.progress import watched
    from interview.fleet.target import FleetTarget
    from interview.fleet.worker_engine import Workers

    language = invocation().language
    target = FleetTarget(output, force=wishes.pop("force"))
    engine, count, scheduler = wishes.pop("engine"), wishes.pop("workers"), wishes.pop("scheduler")
    workers = Workers(count, scheduler) if engine == "dask" else None
    order = _order(tables, target, pack, as_of or target.begun_on(), **wishes)
    try:
        done = assess_fleet(order, target, workers, partial(watched, language=language))
    except (KeyboardInterrupt, Terminated):
        say(in_language(GOES_ON, language))
        raise
    show(_in_words(done, language))
    show(in_language(SAVED, language).format(path=output.absolute()))
    if done.rejected:
        raise RowsRejected(done.rejected, target.rejected_path)


def _order(
    tables: tuple[str, ...], target: "FleetTarget", pack: str | None, as_of: date | None, **wishes: Any
) -> "FleetOrder":
    from interview.fleet.job_order import FleetOrder
    from interview.fleet.writing import TableForm

    words, remedies, situations = wishes.pop("words"), wishes.pop("remedies"), wishes.pop("situations")
    by_default = invocation().language if target.form is TableForm.XLSX else None
    base, how, opening = fleet_wishes(tables, pack, as_of, **wishes)
    return FleetOrder(
        tables,
        base.identity.id,
        tuple(invocation().pack_folders),
        how,
        opening,
        with_remedies=remedies,
        most_situations=situations,
        words=None if words == "ids" else words or by_default,
        form=target.form,
    )


def _in_words(done: "AssessedFleet", language: Language) -> Iterator[str]:
    from interview.fleet.summary import open_facts_in_words, outcome_in_words, unused_in_words

    if done.outcome is None:
        yield in_language(NOTHING_LEFT, language)
        return
    if done.parts_before:
        yield in_language(WENT_ON, language).format(count=done.parts_before)
    yield from outcome_in_words(done.outcome, language)
    yield from open_facts_in_words(done.outcome, done.fleet.knowledge_base, language)
    yield from unused_in_words(done.fleet, language)
