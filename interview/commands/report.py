"""`roadworthy report`: the report of a saved case or of a file of answers."""

from datetime import date
from typing import Any

import click

from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import as_of_option, pack_option, packs_option
from interview.commands.teaching import Teaching, argument, command, option
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={
        "en": "Print the report of a saved case or of a file of answers.",
        "zh": "为已保存的案例或回答文件生成报告。",
    },
    more=(
        {
            "en": "A PDF to print and to take to the counter; HTML and text say the same. A file that is there "
            "already is not overwritten unless you say --force.",
            "zh": "生成可打印、可带到窗口的 PDF；HTML 和文本内容相同。已存在的文件不会被覆盖，除非使用 --force。",
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
    ),
)
SAVED: Text = {"en": "Saved: {path}", "zh": "已保存：{path}"}


@command(TEACHING)
@argument(
    "subject",
    metavar="CASE|FILE",
    says={"en": "A saved case, a file of answers, or -.", "zh": "已保存的案例、回答文件，或 -。"},
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
    type=click.Choice(["pdf", "html", "text"]),
    says={
        "en": "By default what the ending of PATH says (.pdf, .html, .txt), else pdf.",
        "zh": "默认由文件扩展名（.pdf、.html、.txt）决定，否则为 pdf。",
    },
)
@option(
    "--force",
    is_flag=True,
    says={"en": "Overwrite a file that is there already.", "zh": "覆盖已存在的文件。"},
)
@as_of_option()
@pack_option()
@option(
    "--lang",
    "languages",
    type=click.Choice(["en", "zh", "en+zh"]),
    default="en+zh",
    says={
        "en": "Languages of the report; by default both, side by side (en+zh).",
        "zh": "报告语言；默认中英对照（en+zh）。",
    },
)
@packs_option()
def report(subject: str, pack: str, as_of: date, languages: str, **target: Any) -> None:
    """Print a report."""
    from interview.commands.report_target import Target
    from interview.commands.reporting import write_report
    from interview.commands.subject import subject_named
    from interview.report.lines import LanguageMode

    call = invocation()
    goes = Target.of(**target)
    found = subject_named(subject, pack, call)
    path = write_report(found, found.assessed(as_of), goes, LanguageMode(languages), call.language)
    if path is not None:
        show(in_language(SAVED, call.language).format(path=path))
