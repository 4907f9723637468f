"""What the commands of fleets share: the arguments and options that say which table, and opening it."""

import codecs
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview.commands.invocation import invocation
from interview.commands.shared_options import DEFAULT_PACK, Decorator, day_typed, today
from interview.commands.teaching import argument, option
from interview.errors import UsageMistake

if TYPE_CHECKING:
    from interview.fleet.cells import HowToRead
    from interview.fleet.opening import Fleet, OpeningWishes
    from knowledge.vocabulary.packs import KnowledgeBase

MOST_SITUATIONS = 2_000


def tables_argument() -> Decorator:
    """TABLE..., what is read."""
    return argument(
        "tables",
        nargs=-1,
        required=True,
        metavar="TABLE...",
        says={
            "en": "CSV, Excel (.xlsx), OpenDocument or Parquet; a folder of them; or a pattern such as 'in/*.csv'.",
            "zh": "CSV、Excel（.xlsx）、OpenDocument 或 Parquet 表格；也可以是文件夹，或 'in/*.csv' 这样的通配符。",
        },
    )


def map_option() -> Decorator:
    """--map, a mapping file."""
    return option(
        "--map",
        "mapping_file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        metavar="FILE",
        says={
            "en": "Which column is which fact, as this file says (roadworthy fleet map proposes one).",
            "zh": "按该文件对应各列与事实（可由 roadworthy fleet map 生成）。",
        },
    )


def fact_option() -> Decorator:
    """--fact, the same for all vehicles."""
    return option(
        "--fact",
        "facts",
        multiple=True,
        metavar="FACT=VALUE",
        callback=_facts_and_values,
        says={
            "en": "What is the same for all vehicles and no column gives, such as place.city=beijing; may be repeated.",
            "zh": "所有车辆相同、且没有列给出的事实，如 place.city=beijing；可重复使用。",
        },
    )


def _facts_and_values(
    ctx: click.Context, parameter: click.Parameter, pairs: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    found: dict[str, str] = {}
    for pair in pairs:
        fact, sign, value = (part.strip() for part in pair.partition("="))
        if not sign or fact in found:
            raise UsageMistake(
                {"en": f"{pair!r} is no fact with its value.", "zh": f"{pair!r} 不是事实及其值。"},
                {"en": "Write FACT=VALUE, each fact once.", "zh": "请写成 事实编号=值，每个事实只写一次。"},
                "--fact",
            )
        found[fact] = value
    return tuple(found.items())


def encoding_option() -> Decorator:
    """--encoding, of text."""
    return option(
        "--encoding",
        metavar="NAME",
        callback=_known_encoding,
        says={
            "en": "Of CSV, such as big5 or cp1252: UTF-8, UTF-16 and GB 18030 (GBK) are found out where certain.",
            "zh": "CSV 的编码，如 big5、cp1252；UTF-8、UTF-16 和 GB 18030（GBK）在能确定时自动识别。",
        },
    )


def sheet_option() -> Decorator:
    """--sheet, of a workbook."""
    return option(
        "--sheet",
        metavar="NAME",
        says={
            "en": "Of a workbook; by default the one whose heads are facts, else the first.",
            "zh": "工作表名称；默认取标题是事实的工作表，否则取第一个。",
        },
    )


def situations_option() -> Decorator:
    """--situations, into how many is looked."""
    return option(
        "--situations",
        type=click.IntRange(0),
        default=MOST_SITUATIONS,
        metavar="N",
        says={
            "en": "So many different situations are looked into (a hundredth of a second each); by default "
            f"{MOST_SITUATIONS:,}. Beyond, only the class of the remedy is given, estimated.",
            "zh": f"最多逐一求解的不同情形数（每种约百分之一秒）；默认 {MOST_SITUATIONS}。超出的只估计由谁办理。",
        },
    )


def doubts_option() -> Decorator:
    """--accept-doubts."""
    return option(
        "--accept-doubts",
        is_flag=True,
        says={
            "en": "Take a cell for what it seems to say where an interview would ask back; else its row is rejected.",
            "zh": "问答中需要确认的值按字面接受；否则该行不予评估。",
        },
    )


def pack_of_table_option() -> Decorator:
    """--pack, by default that of an earlier assessment."""
    return option(
        "--pack",
        metavar="ID",
        says={
            "en": f"Whose law: the id of a pack; by default that of an assessed table, else {DEFAULT_PACK}.",
            "zh": f"适用哪里的法律：知识包编号；默认沿用已评估表格的知识包，否则为 {DEFAULT_PACK}。",
        },
    )


def day_of_table_option() -> Decorator:
    """--as-of, by default that of an earlier assessment."""
    return option(
        "--as-of",
        metavar="DATE",
        callback=lambda ctx, parameter, typed: day_typed(typed) if typed else None,
        says={
            "en": "Judge as of this day (2026-11-22); by default that of an assessed table, else today.",
            "zh": "按这一天（如 2026-11-22）的法律判断；默认沿用已评估表格的日期，否则为今天。",
        },
    )


def options_of_assessed_table() -> Decorator:
    """How a table is read and judged of which vehicles are taken: the options above, in the order of the help page."""

    def decorate(function: Any) -> Any:
        one_by_one = (
            map_option(),
            fact_option(),
            doubts_option(),
            encoding_option(),
            sheet_option(),
            day_of_table_option(),
            pack_of_table_option(),
        )
        for add in reversed(one_by_one):
            function = add(function)
        return function

    return decorate


def _known_encoding(ctx: click.Context, parameter: click.Parameter, name: str | None) -> str | None:
    try:
        return codecs.lookup(name).name if name else None
    except LookupError:
        raise UsageMistake(
            {"en": f"there is no encoding {name!r}.", "zh": f"没有 {name!r} 这种编码。"},
            {"en": "Usual ones: utf-8, gb18030, big5, cp1252.", "zh": "常用：utf-8、gb18030、big5、cp1252。"},
            "--encoding",
        ) from None


def fleet_of(tables: tuple[str, ...], pack: str | None, as_of: date | None, **wishes: Any) -> "Fleet":
    """The fleet in the tables, as the options say."""
    from interview.fleet.packages import require_packages

    require_packages()
    from interview.fleet.opening import opened

    return opened(tables, *fleet_wishes(tables, pack, as_of, **wishes))


def fleet_wishes(
    tables: tuple[str, ...], pack: str | None, as_of: date | None, **wishes: Any
) -> "tuple[KnowledgeBase, HowToRead, OpeningWishes]":
    """By which law, how, and by which wishes the tables are to be opened, as the options say."""
    from interview.fleet.cells import HowToRead
    from interview.fleet.opening import OpeningWishes
    from interview.fleet.record import record_of
    from interview.fleet.sources import ReadingWishes
    from knowledge.authoring.library import knowledge_base

    call = invocation()
    record = record_of(Path(tables[0])) if len(tables) == 1 else None
    base = knowledge_base(pack or (record.pack.id if record else DEFAULT_PACK), call.pack_folders)
    day = as_of or (record.as_of if record else today())
    reading = ReadingWishes(wishes.pop("encoding"), wishes.pop("sheet"))
    how = HowToRead(call.language, day, wishes.pop("accept_doubts"))
    opening = OpeningWishes(reading, wishes.pop("mapping_file"), wishes.pop("facts"))
    assert not wishes
    return base, how, opening
