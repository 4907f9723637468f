"""Options that several commands have, with one meaning everywhere."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import click

from interview.commands.invocation import invocation
from interview.commands.teaching import argument, option
from interview.errors import UsageMistake
from knowledge.vocabulary.text import LANGUAGES

DEFAULT_PACK = "cn"

Decorator: TypeAlias = Callable[[Any], Any]


def today() -> date:
    """The calendar day of the person at the machine."""
    return datetime.now().astimezone().date()


def _read_day(ctx: click.Context, parameter: click.Parameter, typed: str | None) -> date:
    return day_typed(typed) if typed else today()


def day_typed(typed: str) -> date:
    """The day of --as-of. Raises UsageMistake."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise UsageMistake(
            {"en": f"{typed!r} is no day.", "zh": f"{typed!r} 不是日期。"},
            {"en": "Write it as 2026-11-22.", "zh": "请写成 2026-11-22 这样的形式。"},
            "--as-of",
        ) from None


def _choose_language(ctx: click.Context, parameter: click.Parameter, language: str | None) -> None:
    if language:
        invocation(ctx).language = language


def _add_pack_folders(ctx: click.Context, parameter: click.Parameter, folders: tuple[Path, ...]) -> None:
    for folder in folders:
        _refuse_without_packs(folder)
    invocation(ctx).pack_folders.extend(folders)


def _refuse_without_packs(folder: Path) -> None:
    """A folder next to the one that was meant would pass in silence."""
    from knowledge.authoring.library import has_packs

    if not has_packs(folder):
        raise UsageMistake(
            {
                "en": f"there is no pack in {folder}: neither it nor a folder in it has a pack.yaml.",
                "zh": f"{folder} 中没有知识包：该文件夹及其下一层都没有 pack.yaml。",
            },
            {
                "en": "Name the folder of a pack, or the one that holds it.",
                "zh": "请给出知识包的文件夹，或其上一层文件夹。",
            },
            "--packs",
        )


def language_option() -> Decorator:
    """--lang, of what this call prints."""
    return option(
        "--lang",
        type=click.Choice(LANGUAGES),
        expose_value=False,
        is_eager=True,
        callback=_choose_language,
        says={
            "en": "Language; by default that of your locale (LC_ALL, LC_MESSAGES, LANG).",
            "zh": "语言；默认取自系统区域设置（LC_ALL、LC_MESSAGES、LANG）。",
        },
    )


def packs_option() -> Decorator:
    """--packs, folders with further packs."""
    return option(
        "--packs",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        metavar="DIR",
        multiple=True,
        expose_value=False,
        callback=_add_pack_folders,
        says={
            "en": "A folder with further packs, or of one pack; may be given several times.",
            "zh": "存放其他知识包的文件夹，或单个知识包的文件夹；可多次给出。",
        },
    )


def pack_option() -> Decorator:
    """--pack, by whose law the vehicle is judged."""
    return option(
        "--pack",
        metavar="ID",
        default=DEFAULT_PACK,
        show_default=True,
        says={
            "en": f"Whose law: the id of a pack; by default {DEFAULT_PACK}.",
            "zh": f"适用哪里的法律：知识包编号；默认 {DEFAULT_PACK}。",
        },
    )


def as_of_option() -> Decorator:
    """--as-of, the day whose law is applied."""
    return option(
        "--as-of",
        metavar="DATE",
        callback=_read_day,
        says={
            "en": "Judge as of this day (2026-11-22) instead of today.",
            "zh": "按这一天（如 2026-11-22）而不是今天的法律判断。",
        },
    )


def force_option() -> Decorator:
    """--force, over a file that is there."""
    return option(
        "--force",
        is_flag=True,
        says={"en": "Replace a file that is there already.", "zh": "覆盖已存在的文件。"},
    )


def json_option() -> Decorator:
    """--json, for programs."""
    return option(
        "--json",
        "as_json",
        is_flag=True,
        says={"en": "Print JSON instead of text.", "zh": "输出 JSON 而不是文本。"},
    )


def report_languages_option() -> Decorator:
    """--lang of a printed page, one language or both."""
    return option(
        "--lang",
        "languages",
        type=click.Choice(["en", "zh", "en+zh"]),
        default="en+zh",
        says={
            "en": "Languages of the report; by default both, side by side (en+zh).",
            "zh": "报告语言；默认中英对照（en+zh）。",
        },
    )


def subject_argument() -> Decorator:
    """CASE|FILE, what the command is about."""
    return argument(
        "subject",
        metavar="CASE|FILE",
        says={"en": "A saved case, a file of answers, or -.", "zh": "已保存的案例、回答文件，或 -。"},
    )


def finding_argument() -> Decorator:
    """[FINDING], what is explained."""
    return argument(
        "finding",
        required=False,
        metavar="[FINDING]",
        says={
            "en": "The id of a requirement or of a concluded fact, or: verdict; all that apply without it.",
            "zh": "要求或推断事实的编号，或 verdict（结论）；不写则说明全部适用项。",
        },
    )


def expected_option() -> Decorator:
    """--not, the value that was expected instead."""
    return option(
        "--not",
        "expected",
        metavar="VALUE|FACT=VALUE",
        says={
            "en": "Why it is not this: a category, a verdict, or any value of FINDING or FACT.",
            "zh": "为何不是此值：车辆类型、结论，或 FINDING、FACT 的其他值。",
        },
    )
