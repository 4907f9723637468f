"""`roadworthy fleet assess`: every vehicle of a table assessed."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from interview.commands.fleet.table_options import (
    day_of_table_option,
    doubts_option,
    encoding_option,
    fleet_of,
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
from knowledge.vocabulary.text import Text, in_language

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
    ),
)
SAVED: Text = {"en": "Saved: {path}", "zh": "已保存：{path}"}
ASSESSING: Text = {"en": "Assessing", "zh": "正在评估"}


@command(TEACHING)
@tables_argument()
@option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="OUT",
    required=True,
    says={"en": "Where it goes: .parquet, .csv or .xlsx.", "zh": "保存位置：.parquet、.csv 或 .xlsx。"},
)
@map_option()
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
@option("--force", is_flag=True, says={"en": "Overwrite files that are there already.", "zh": "覆盖已存在的文件。"})
@day_of_table_option()
@pack_of_table_option()
@language_option()
@packs_option()
def assess(tables: tuple[str, ...], output: Path, pack: str | None, as_of: date | None, **wishes: Any) -> None:
    """Assess a table."""
    from interview.fleet.packages import require_packages

    require_packages()
    from interview.fleet.assessing import FleetTarget, RowsRejected, assess_fleet
    from interview.fleet.progress import watched
    from interview.fleet.results import Assessor
    from interview.fleet.summary import open_facts_in_words, outcome_in_words, unused_in_words

    language = invocation().language
    words, remedies, situations = wishes.pop("words"), wishes.pop("remedies"), wishes.pop("situations")
    by_default = language if output.suffix.lower() == ".xlsx" else None
    target = FleetTarget.of(output, (None if words == "ids" else words or by_default), force=wishes.pop("force"))
    fleet = fleet_of(tables, pack, as_of, **wishes)
    assessor = Assessor(fleet.knowledge_base, fleet.how.as_of, with_remedies=remedies, most_situations=situations)
    with watched(ASSESSING, language) as watch:
        outcome = assess_fleet(fleet, assessor, target, watch)
    show(outcome_in_words(outcome, language))
    show(open_facts_in_words(outcome, fleet.knowledge_base, language))
    show(unused_in_words(fleet, language))
    show(in_language(SAVED, language).format(path=output.absolute()))
    if outcome.rejected:
        raise RowsRejected(outcome.rejected, target.rejected_path)
