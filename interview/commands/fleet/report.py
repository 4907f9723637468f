"""`roadworthy fleet report`: printed reports of vehicles of a table."""

import os
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from interview.commands.fleet.one_vehicle import numbers_in, rows_option, vehicles
from interview.commands.fleet.table_options import options_of_assessed_table
from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import force_option, packs_option, report_languages_option
from interview.commands.subject import Subject
from interview.commands.teaching import Teaching, argument, command, option
from interview.errors import UsageMistake
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={"en": "Print the report of vehicles of a table.", "zh": "为表格中的车辆生成报告。"},
    more=(
        {
            "en": "The same report as of an interview. One vehicle goes to a file, several go to a folder, each named "
            "by its row and its plate.",
            "zh": "与问答的报告相同。一辆车存为文件；多辆车存入文件夹，以行号和号牌命名。",
        },
    ),
    examples=(
        ("roadworthy fleet report assessed.xlsx --row 7 -o 7.pdf", {"en": "Vehicle 7.", "zh": "第 7 辆车。"}),
        (
            "roadworthy fleet report assessed.xlsx --row 1-20,31 --out-dir reports",
            {"en": "Twenty-one vehicles.", "zh": "21 辆车。"},
        ),
    ),
)
SAVED: Text = {"en": "Saved: {path}", "zh": "已保存：{path}"}


@command(TEACHING)
@argument("table", metavar="OUT|TABLE", says={"en": "The table, assessed or not.", "zh": "已评估或未评估的表格。"})
@rows_option()
@option(
    "-o",
    "--output",
    metavar="PATH",
    says={"en": "Where the report of one vehicle goes, or -.", "zh": "单份报告的保存位置，- 表示标准输出。"},
)
@option(
    "--out-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="OUT",
    says={"en": "The folder for several reports.", "zh": "存放多份报告的文件夹。"},
)
@option(
    "--format",
    "form",
    type=click.Choice(["pdf", "html", "text", "md", "json", "ics"]),
    says={"en": "By default what the ending of PATH says, else pdf.", "zh": "默认由扩展名决定，否则为 pdf。"},
)
@force_option()
@options_of_assessed_table()
@report_languages_option()
@packs_option()
def report(table: str, row: str, pack: str | None, as_of: date | None, languages: str, **wishes: Any) -> None:
    """Print reports."""
    from interview.commands.many_reports import DONE, Order, Vehicle, make_reports
    from interview.commands.printing_ahead import printing_alongside
    from interview.commands.report_target import Target
    from interview.commands.reporting import write_report
    from interview.report.lines import LanguageMode

    folder = wishes.pop("out_dir")
    target = Target.of(wishes.pop("output"), wishes.pop("form"), wishes.pop("force"))
    numbers, language, mode = numbers_in(row), invocation().language, LanguageMode(languages)
    if folder is None and len(numbers) > 1:
        raise UsageMistake(
            {"en": "several reports need a folder.", "zh": "多份报告需要一个文件夹。"},
            {"en": "Name it with --out-dir OUT.", "zh": "请用 --out-dir OUT 指定。"},
            "--row",
        )
    read = partial(vehicles, (table,), numbers, pack, as_of, **wishes)
    if folder is None:
        with printing_alongside(target) as service:
            found, fleet = read()
            path = write_report(found[0][0], fleet.how.as_of, target, mode, language, service.printed)
        if path is not None:
            show(in_language(SAVED, language).format(path=path))
        return
    found, fleet = read()
    order = Order(folder, target, mode, fleet.how.as_of, language, os.cpu_count() or 1)
    count = make_reports((Vehicle(one.session.case, partial(_itself, one)) for one, _ in found), order)
    show(in_language(DONE, language).format(count=count, folder=folder))


def _itself(subject: Subject) -> Subject:
    return subject
