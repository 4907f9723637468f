"""`roadworthy fleet`: tables of vehicles: map, assess, sum up, explain."""

import click

from interview.commands.loaded_on_call import LoadedOnCall
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching

COMMANDS = ("map", "assess", "triage", "explain", "case", "report")
"""In the order of the help page. The command `x` is the `x` of interview.commands.fleet.x."""

TEACHING = Teaching(
    brief={
        "en": "Assess tables of vehicles: CSV, Excel, Parquet; a thousand or millions.",
        "zh": "评估车辆表格：CSV、Excel、Parquet，从几辆到数百万辆。",
    },
    more=(
        {
            "en": "A row for each vehicle, a column for each fact: its id or its label in either language, with its "
            "unit where that is another. An empty cell is not known. More: docs/fleets.md",
            "zh": "每行一辆车，每列一个事实：标题写编号或中英文名称，单位不同时写在标题里。空格视为不清楚。"
            "详见 docs/fleets.md",
        },
    ),
    examples=(
        (
            "roadworthy fleet map trucks.xlsx -o columns.yaml",
            {"en": "Propose which column is which fact; correct the file.", "zh": "生成列映射文件，供您修改。"},
        ),
        (
            "roadworthy fleet assess trucks.xlsx --map columns.yaml -o assessed.xlsx",
            {"en": "The same table with verdicts, reasons, remedies.", "zh": "在原表后附上结论、原因和办法。"},
        ),
        (
            "roadworthy fleet triage assessed.xlsx -o triage.pdf",
            {"en": "What to do first, on a few pages.", "zh": "用几页纸说明先办什么。"},
        ),
    ),
)


@click.group(cls=LoadedOnCall, package=__name__, names=COMMANDS, teaching=TEACHING)
@language_option()
@packs_option()
def fleet() -> None:
    """What stands below is in the teaching."""
