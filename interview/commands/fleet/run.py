"""`roadworthy fleet run`: a table of millions as a job that survives interruptions, here or on several workers."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from interview.commands.fleet.table_options import (
    day_of_table_option,
    doubts_option,
    encoding_option,
    fleet_wishes,
    map_option,
    pack_of_table_option,
    sheet_option,
    tables_argument,
)
from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching, command, option
from interview.errors import UsageMistake
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={
        "en": "Assess millions of vehicles as a job that goes on where it stopped.",
        "zh": "以可断点续作的任务评估数百万辆车。",
    },
    more=(
        {
            "en": "The folder OUT receives assessed/, a folder of Parquet files in the order of the rows, with the "
            "columns of fleet assess --no-remedies, and rejected.csv. A file is there whole or not at all. After an "
            "interruption (kill, full disk, power) the same command goes on where it stopped; when all is done, it "
            "does nothing again. OUT/assessed is a table for fleet explain, case and report.",
            "zh": "文件夹 OUT 中生成 assessed/（按行序排列的 Parquet 文件，各列同 fleet assess --no-remedies）"
            "和 rejected.csv。每个文件要么完整，要么不存在。中断后（被终止、磁盘满、断电）"
            "再次运行同一命令即从中断处继续；"
            "全部完成后再运行不会重复。OUT/assessed 可供 fleet explain、case、report 使用。",
        },
        {
            "en": "--engine dask does the parts in worker processes: those that it starts on this machine, or those of "
            "a running scheduler that see the same folders. A worker that dies loses and doubles nothing. Parquet "
            "only.",
            "zh": "--engine dask 由工作进程处理各部分：在本机启动，或使用已运行且能访问相同文件夹的调度器。"
            "工作进程中途退出不会丢失或重复任何一行。仅限 Parquet。",
        },
    ),
    examples=(
        (
            "roadworthy fleet run 'registry/*.parquet' -o assessed",
            {"en": "Again, to go on after an interruption.", "zh": "中断后再次运行即可继续。"},
        ),
        (
            "roadworthy fleet run 'registry/*.parquet' -o assessed --engine dask --workers 2",
            {"en": "On two worker processes.", "zh": "使用两个工作进程。"},
        ),
    ),
)
RUNNING: Text = {"en": "Assessing", "zh": "正在评估"}
SAVED: Text = {"en": "Saved: {path}", "zh": "已保存：{path}"}
NOTHING_LEFT: Text = {"en": "All of it was done before.", "zh": "此前已全部完成。"}
WENT_ON: Text = {"en": "{count:,} parts were done before.", "zh": "其中{count}个部分此前已完成。"}


class OnlyParquet(UsageMistake):
    """Workers read spans of Parquet files."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            {"en": "workers read Parquet only.", "zh": "工作进程只能读取 Parquet。"},
            {"en": "Leave out --engine, or save the table as Parquet first.",
             "zh": "请不要使用 --engine，或先将表格存为 Parquet。"},
            str(path),
        )  # fmt: skip


@command(TEACHING)
@tables_argument()
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="OUT",
    required=True,
    says={"en": "The folder of the job.", "zh": "任务文件夹。"},
)
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
@map_option()
@doubts_option()
@encoding_option()
@sheet_option()
@day_of_table_option()
@pack_of_table_option()
@language_option()
@packs_option()
def run(tables: tuple[str, ...], output: Path, pack: str | None, as_of: date | None, **wishes: Any) -> None:
    """Run a job."""
    from interview.fleet.packages import require_packages

    require_packages()
    from interview.fleet.assessing import RowsRejected
    from interview.fleet.job import begun
    from interview.fleet.job_order import FleetOrder, description_of, parts_of
    from interview.fleet.job_result import REJECTED_FILE, TABLE, result_of
    from interview.fleet.job_run import PartDone, Workers, run_here, run_on_workers
    from interview.fleet.progress import watched
    from interview.fleet.sources import Kind
    from interview.fleet.summary import outcome_in_words, unused_in_words

    language = invocation().language
    engine, count, scheduler = wishes.pop("engine"), wishes.pop("workers"), wishes.pop("scheduler")
    base, how, opening = fleet_wishes(tables, pack, as_of, **wishes)
    order = FleetOrder(tables, base.identity.id, tuple(invocation().pack_folders), how, opening)
    fleet = order.fleet()
    others = [source.path for source in fleet.sources if source.kind is not Kind.PARQUET]
    if engine == "dask" and others:
        raise OnlyParquet(others[0])
    done: list[PartDone] = []
    with begun(output, description_of(fleet)) as job:
        with watched(RUNNING, language) as watch:

            def tell(part: PartDone) -> None:
                done.append(part)
                watch(part.rows, sum(one.share for one in done))

            if engine == "dask":
                run_on_workers(job, parts_of(fleet), order, tell, Workers(count, scheduler))
            else:
                run_here(job, parts_of(fleet), order.prepared(), tell)
        outcome = result_of(job, fleet)
    before = sum(not part.is_new for part in done)
    if before:
        words = NOTHING_LEFT if before == len(done) else WENT_ON
        show(in_language(words, language).format(count=before))
    show(outcome_in_words(outcome, language))
    show(unused_in_words(fleet, language))
    show(in_language(SAVED, language).format(path=(output / TABLE).absolute()))
    if outcome.rejected:
        raise RowsRejected(outcome.rejected, output / REJECTED_FILE)
