"""Options of the commands that hold an interview."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from interview.commands.report_target import Target
from interview.commands.shared_options import Decorator, as_of_option, force_option
from interview.commands.teaching import option
from interview.errors import UsageMistake


@dataclass(frozen=True)
class Wishes:
    """What the person asked for besides the interview itself."""

    plain: bool
    as_of: date
    report: Target | None
    """Where the report goes; null = no report."""
    answers: str | None = None
    """A file of answers that are taken before the first question; null = none."""
    dry_run: bool = False
    """Whether nothing at all is written: no case, no report."""


def wishes_in(typed: dict[str, Any]) -> Wishes:
    """What the options of `interview_options` say."""
    dry_run = typed.get("dry_run", False)
    wanted = typed["report"] and not dry_run
    target = Target.of(typed["output"], None, typed["force"]) if wanted else None
    _refuse_standard_input(typed["answers"])
    return Wishes(typed["plain"], typed["as_of"], target, typed["answers"], dry_run)


def _refuse_standard_input(answers: str | None) -> None:
    """Standard input belongs to the person: what was piped in could not be followed by keys."""
    if answers == "-":
        raise UsageMistake(
            {"en": "standard input is for the questions.", "zh": "标准输入要用来回答问题。"},
            {"en": "Give the answers as a file.", "zh": "请把回答写入文件。"},
            "--answers",
        )


def interview_options() -> Decorator:
    """All of them."""
    options = (
        answers_option(),
        plain_option(),
        report_option(),
        output_option(),
        force_option(),
        as_of_option(),
    )

    def decorate(command: Any) -> Any:
        for each in reversed(options):
            command = each(command)
        return command

    return decorate


def answers_option() -> Decorator:
    """--answers, what is known beforehand."""
    return option(
        "--answers",
        metavar="FILE",
        says={
            "en": "Take these answers first (a file as for assess), then ask the rest.",
            "zh": "先采用此文件中的回答（格式同 assess），再询问其余问题。",
        },
    )


def dry_run_option() -> Decorator:
    """--dry-run, an interview that leaves nothing behind."""
    return option(
        "--dry-run",
        is_flag=True,
        says={
            "en": "Write nothing: neither the answers nor a report.",
            "zh": "不写入任何内容：既不保存回答，也不生成报告。",
        },
    )


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
