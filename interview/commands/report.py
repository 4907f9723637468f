"""`roadworthy report`: the report of a saved case or of a file of answers."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import (
    as_of_option,
    force_option,
    pack_option,
    packs_option,
    report_languages_option,
)
from interview.commands.teaching import Teaching, argument, command, option
from interview.errors import UsageMistake
from knowledge.vocabulary.text import Text, in_language

if TYPE_CHECKING:
    from interview.commands.report_target import Target
    from interview.report.lines import LanguageMode

TEACHING = Teaching(
    brief={
        "en": "Print the report of a saved case or of a file of answers.",
        "zh": "为已保存的案例或回答文件生成报告。",
    },
    more=(
        {
            "en": "A PDF to print and to take to the counter; HTML, text, Markdown (md) and JSON say the same, "
            "and a calendar (ics) holds its dates. A file that is there already is not overwritten, "
            "unless you say --force.",
            "zh": "生成可打印、可带到窗口的 PDF；HTML、文本、Markdown（md）和 JSON 内容相同，"
            "日历（ics）载有其中的日期。已存在的文件不会被覆盖，除非使用 --force。",
        },
        {
            "en": "PDF needs a system library (exit code 69 without it; see: roadworthy doctor).",
            "zh": "生成 PDF 需要系统库（缺少时退出码为 69；见 roadworthy doctor）。",
        },
    ),
    examples=(
        (
            "roadworthy report cn-2026-11-23-a -o out.pdf",
            {"en": "A saved case, in both languages.", "zh": "已保存的案例，中英对照。"},
        ),
        (
            "roadworthy report vehicle.yaml -o out.pdf --lang zh",
            {"en": "A file of answers, in Chinese.", "zh": "回答文件，仅中文。"},
        ),
        (
            "roadworthy report vehicle.yaml --format text -o -",
            {"en": "As text, to standard output.", "zh": "以文本输出到标准输出。"},
        ),
        (
            "roadworthy report fleet.csv --out-dir reports --jobs 2",
            {"en": "A report for each row of a table.", "zh": "表格中每行一份报告。"},
        ),
    ),
)
TABLE_ENDING = ".csv"
ONE_IS_NOT_MANY: tuple[Text, Text] = (
    {"en": "this is for a folder of answer files or a table.", "zh": "仅用于回答文件的文件夹或表格。"},
    {"en": "Use -o for a single report.", "zh": "单份报告请用 -o。"},
)
WHERE_DO_THEY_GO: tuple[Text, Text] = (
    {"en": "many reports need a folder.", "zh": "多份报告需要一个文件夹。"},
    {"en": "Name it with --out-dir OUT, without -o.", "zh": "请用 --out-dir OUT 指定，不要用 -o。"},
)
SAVED: Text = {"en": "Saved: {path}", "zh": "已保存：{path}"}


@command(TEACHING)
@argument(
    "subject",
    metavar="CASE|FILE|DIR|TABLE",
    says={
        "en": "A saved case, a file of answers, or -; a folder of such files, or a CSV table with a row for each "
        "vehicle and a column for each fact (its id or its label; a column name names the report).",
        "zh": "已保存的案例、回答文件，或 -；也可以是回答文件的文件夹，或 CSV 表格：每行一辆车，每列一个事实"
        "（编号或名称；“名称”列为报告命名）。",
    },
)
@option(
    "-o",
    "--output",
    metavar="PATH",
    says={
        "en": "Where it goes, or - for standard output; by default roadworthy-<case>.pdf here.",
        "zh": "保存位置，- 表示标准输出；默认存为当前文件夹中的 roadworthy-<案例>.pdf。",
    },
)
@option(
    "--format",
    "form",
    type=click.Choice(["pdf", "html", "text", "md", "json", "ics"]),
    says={
        "en": "By default what the ending of PATH says (.pdf, .html, .txt, .md, .json, .ics), else pdf.",
        "zh": "默认由文件扩展名（.pdf、.html、.txt、.md、.json、.ics）决定，否则为 pdf。",
    },
)
@option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    says={"en": "Size of the page of a PDF; by default a4.", "zh": "PDF 的纸张大小；默认 a4。"},
)
@force_option()
@option(
    "--out-dir",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="OUT",
    says={"en": "The folder for many reports.", "zh": "存放多份报告的文件夹。"},
)
@option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    says={
        "en": "So many are printed at once; by default as many as there are processors.",
        "zh": "同时生成的份数；默认等于处理器数。",
    },
)
@as_of_option()
@pack_option()
@report_languages_option()
@packs_option()
def report(subject: str, pack: str, as_of: date, languages: str, paper: str, **wishes: Any) -> None:
    """Print a report, or many."""
    from interview.commands.report_target import Target
    from interview.report.lines import LanguageMode
    from interview.report.paper import Paper

    folder, jobs = wishes.pop("out_dir"), wishes.pop("jobs")
    target = Target.of(**wishes, paper=Paper.LETTER if paper == "letter" else Paper.A4)
    mode = LanguageMode(languages)
    if _are_many(subject) or folder is not None:
        _many(subject, pack, _Many(as_of, target, mode, folder, jobs))
    else:
        _one(subject, pack, as_of, target, mode)


def _are_many(subject: str) -> bool:
    """Whether this names a folder or a table."""
    return Path(subject).is_dir() or subject.lower().endswith(TABLE_ENDING)


@dataclass(frozen=True)
class _Many:
    as_of: date
    target: "Target"
    mode: "LanguageMode"
    folder: Path | None
    jobs: int | None


def _one(subject: str, pack: str, as_of: date, target: "Target", mode: "LanguageMode") -> None:
    from interview.commands.printing_ahead import printing_alongside

    call = invocation()
    with printing_alongside(target) as service:
        from interview.commands.reporting import write_report
        from interview.commands.subject import subject_named

        found = subject_named(subject, pack, call)
        path = write_report(found, as_of, target, mode, call.language, service.printed)
    if path is not None:
        show(in_language(SAVED, call.language).format(path=path))


def _many(subject: str, pack: str, wishes: _Many) -> None:
    from interview.commands.many_reports import DONE, Order, make_reports
    from interview.commands.vehicles import vehicles_in

    call, folder = invocation(), wishes.folder
    if not _are_many(subject):
        raise UsageMistake(*ONE_IS_NOT_MANY, "--out-dir")
    if folder is None or wishes.target.path is not None or wishes.target.is_standard_output:
        raise UsageMistake(*WHERE_DO_THEY_GO, subject)
    order = Order(folder, wishes.target, wishes.mode, wishes.as_of, call.language, wishes.jobs or os.cpu_count() or 1)
    count = make_reports(vehicles_in(subject, pack, call), order)
    show(in_language(DONE, call.language).format(count=count, folder=folder))
