"""Options of the commands that hold an interview."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from interview.commands.report_target import Target
from interview.commands.shared_options import Decorator, as_of_option
from interview.commands.teaching import option


@dataclass(frozen=True)
class Wishes:
    """What the person asked for besides the interview itself."""

    plain: bool
    as_of: date
    report: Target | None
    """Where the report goes; null = no report."""


def wishes_in(typed: dict[str, Any]) -> Wishes:
    """What the options of `interview_options` say."""
    target = Target.of(typed["output"], None, typed["force"]) if typed["report"] else None
    return Wishes(typed["plain"], typed["as_of"], target)


def interview_options() -> Decorator:
    """All of them."""
    options = (plain_option(), report_option(), output_option(), force_option(), as_of_option())

    def decorate(command: Any) -> Any:
        for each in reversed(options):
            command = each(command)
        return command

    return decorate


def plain_option() -> Decorator:
    """--plain, the line driver."""
    return option(
        "--plain",
        is_flag=True,
        says={
            "en": "Plain lines, nothing redrawn: for screen readers and pipes.",
            "zh": "逐行显示，不重绘屏幕：适合读屏软件和管道。",
        },
    )


def report_option() -> Decorator:
    """--no-report, the summary alone."""
    return option(
        "--report/--no-report",
        default=True,
        says={"en": "Save a report at the end (the default), or none.", "zh": "结束时保存报告（默认），或不保存。"},
    )


def output_option() -> Decorator:
    """-o, where the report goes."""
    return option(
        "-o",
        "--output",
        metavar="PATH",
        says={
            "en": "Where the report goes: .pdf, .html or .txt; by default roadworthy-<case>.pdf here.",
            "zh": "报告保存位置：.pdf、.html 或 .txt；默认存为当前文件夹中的 roadworthy-<案例>.pdf。",
        },
    )


def force_option() -> Decorator:
    """--force, over a file that is there."""
    return option(
        "--force",
        is_flag=True,
        says={"en": "Overwrite a report that is there already.", "zh": "覆盖已存在的报告。"},
    )
