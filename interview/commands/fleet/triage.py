"""`roadworthy fleet triage`: what to do first for a whole fleet, on a few pages."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from interview.commands.fleet.table_options import (
    day_of_table_option,
    doubts_option,
    encoding_option,
    fact_option,
    fleet_of,
    map_option,
    pack_of_table_option,
    sheet_option,
    situations_option,
    tables_argument,
)
from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import force_option, packs_option
from interview.commands.teaching import Teaching, command, option
from interview.errors import UsageMistake
from knowledge.vocabulary.text import Text, in_language

if TYPE_CHECKING:
    from interview.fleet.triage.parts import TriageDocument

TEACHING = Teaching(
    brief={
        "en": "Sum up a fleet on a few pages: how it stands, what to do first, where, when.",
        "zh": "用几页纸概括整个车队：现状、先办什么、地点和期限。",
    },
    more=(
        {
            "en": "Counts by verdict, by unmet requirement, by cheapest remedy with its known cost, by city and "
            "month of the deadline; the changes that most vehicles need; and what the verdicts would be in other "
            "cities. Of an assessed table or of any other.",
            "zh": "按结论、未符合的要求、最省办法及其已知费用、城市和到期月份统计；列出需要的车辆最多的事项，"
            "以及换到其他城市时的结论。可用于已评估或未评估的表格。",
        },
    ),
    examples=(
        ("roadworthy fleet triage assessed.xlsx -o triage.pdf", {"en": "To print.", "zh": "用于打印。"}),
        (
            "roadworthy fleet triage assessed.xlsx -o triage.html -o triage.xlsx --lang zh",
            {"en": "In Chinese, as a page and as a workbook.", "zh": "中文网页和工作簿。"},
        ),
    ),
)
SAVED: Text = {"en": "Saved: {path}", "zh": "已保存：{path}"}
COUNTING: Text = {"en": "Counting", "zh": "正在统计"}
ENDINGS = (".pdf", ".html", ".xlsx")


@command(TEACHING)
@tables_argument()
@option(
    "-o",
    "--output",
    "outputs",
    type=click.Path(path_type=Path),
    metavar="PATH",
    multiple=True,
    required=True,
    says={"en": ".pdf, .html or .xlsx; may be given several times.", "zh": ".pdf、.html 或 .xlsx；可多次给出。"},
)
@map_option()
@fact_option()
@situations_option()
@doubts_option()
@encoding_option()
@sheet_option()
@force_option()
@day_of_table_option()
@pack_of_table_option()
@option(
    "--lang",
    "languages",
    type=click.Choice(["en", "zh", "en+zh"]),
    default="en+zh",
    says={"en": "Languages; by default both (en+zh).", "zh": "语言；默认中英对照（en+zh）。"},
)
@packs_option()
def triage(
    tables: tuple[str, ...], outputs: tuple[Path, ...], pack: str | None, as_of: date | None, **wishes: Any
) -> None:
    """Sum up a fleet."""
    from interview.fleet.packages import require_packages

    require_packages()
    from interview.fleet.progress import watched
    from interview.fleet.results import Assessor
    from interview.fleet.triage.composing import triage_document
    from interview.fleet.triage.counting import counted
    from interview.report.save import refuse_to_overwrite, save

    force, spoken = wishes.pop("force"), tuple(wishes.pop("languages").split("+"))
    situations, language = wishes.pop("situations"), invocation().language
    for path in outputs:
        _refuse_other_endings(path)
        refuse_to_overwrite(path, force=force)
    fleet = fleet_of(tables, pack, as_of, **wishes)
    assessor = Assessor(fleet.knowledge_base, fleet.how.as_of, most_situations=situations)
    with watched(COUNTING, language) as watch:
        counts = counted(fleet, assessor, watch)
    document = triage_document(fleet, counts, fleet.how.as_of)
    for path in outputs:
        save(_content(document, path, spoken), path, force=force)
        show(in_language(SAVED, language).format(path=path.absolute()))


def _content(document: "TriageDocument", path: Path, languages: tuple[str, ...]) -> bytes:
    from interview.fleet.triage import page, workbook

    match path.suffix.lower():
        case ".pdf":
            return page.printed_triage(document, languages)
        case ".html":
            return page.triage_page(document, languages).encode()
        case _:
            return workbook.triage_workbook(document, languages)


def _refuse_other_endings(path: Path) -> None:
    if path.suffix.lower() not in ENDINGS:
        raise UsageMistake(
            {"en": "the ending says no form.", "zh": "扩展名没有说明格式。"},
            {"en": "Let it end in .pdf, .html or .xlsx.", "zh": "请以 .pdf、.html 或 .xlsx 结尾。"},
            str(path),
        )
