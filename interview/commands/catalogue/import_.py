"""`roadworthy catalogue import`: take the entries of a table."""

from pathlib import Path

from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import language_option
from interview.commands.teaching import Teaching, argument, command, option
from interview.endings import say
from knowledge.vocabulary.text import Text, in_language

MOST_BAD_ROWS = 20
"""Bad rows told one by one."""

TEACHING = Teaching(
    brief={"en": "Take the entries of a CSV or Excel table.", "zh": "导入 CSV 或 Excel 表格中的条目。"},
    more=(
        {
            "en": "The first line names the columns, in Chinese as the Announcement does or in English: model "
            "(required), manufacturer, brand, name, batch, length, width, height, gross mass, kerb mass, rated load, "
            "fuel, displacement, top speed, seats, status; all names are in docs/command_line.md. Lengths in mm, "
            "masses in kg; several values of one figure (4740,4840) are alternatives. CSV may be UTF-8, UTF-16 or "
            "GBK. Good rows are taken; bad ones are told with line and reason. An entry of the same model, maker and "
            "batch is replaced. Exit code 65 if no row can be used, 69 if what reads Excel files is missing.",
            "zh": "首行为列名，中文或英文均可：车辆型号（必需）、企业名称、产品商标、车辆名称、批次、外形尺寸长/宽/高、"
            "总质量、整备质量、额定载质量、燃料种类、排量、最高车速、额定载客、状态。长度单位 mm，质量单位 kg；"
            "同一数值有多个（如 4740,4840）视为任选其一。CSV 可为 UTF-8、UTF-16 或 GBK 编码。"
            "有误的行会注明行号和原因，其余照常导入；型号、企业、批次相同的条目会被替换。"
            "没有可用的行时退出码为 65，缺少读取 Excel 的组件时为 69。",
        },
    ),
    examples=(
        ("roadworthy catalogue import entries.csv", {"en": "Take a table.", "zh": "导入表格。"}),
        (
            "roadworthy catalogue import batch410.xlsx --batch 410",
            {"en": "A sheet without a column of batches.", "zh": "表格中没有批次一列。"},
        ),
    ),
)
TAKEN: Text = {"en": "Entries taken from {file}: {count}.", "zh": "已从 {file} 导入 {count} 条。"}
BAD_ROWS: Text = {"en": "Rows left out: {count}", "zh": "有 {count} 行未导入："}
BAD_ROW: Text = {"en": "  {file}:{line}: {what}", "zh": "  {file}:{line}：{what}"}
MORE: Text = {"en": "  … and {count} more", "zh": "  ……另有 {count} 行"}
NOT_USED: Text = {"en": "Columns that are not used: {columns}", "zh": "未使用的列：{columns}"}


@command(TEACHING, name="import")
@argument(
    "file", metavar="FILE", type=str, says={"en": "A table, or - for standard input.", "zh": "表格；- 表示标准输入。"}
)
@option(
    "--batch",
    default="",
    metavar="N",
    says={"en": "The batch of rows that name none.", "zh": "没有批次的行所属的批次。"},
)
@language_option()
def import_(file: str, batch: str) -> None:
    """Take a table."""
    from interview.catalogue.importing import imported
    from interview.catalogue.reading_files import content_of
    from interview.catalogue.store import Catalogue
    from interview.saved_cases.store_file import data_folder

    language = invocation().language
    name = Path(file).name
    found = imported(content_of(file), name, batch.strip())
    Catalogue(data_folder()).take(found.entries)
    if found.bad_rows:
        say(in_language(BAD_ROWS, language).format(count=len(found.bad_rows)))
        for row in found.bad_rows[:MOST_BAD_ROWS]:
            say(in_language(BAD_ROW, language).format(file=name, line=row.line, what=in_language(row.what, language)))
        if len(found.bad_rows) > MOST_BAD_ROWS:
            say(in_language(MORE, language).format(count=len(found.bad_rows) - MOST_BAD_ROWS))
    if found.unknown_columns:
        columns = ("、" if language == "zh" else ", ").join(found.unknown_columns)
        say(in_language(NOT_USED, language).format(columns=columns))
    show(in_language(TAKEN, language).format(count=len(found.entries), file=name))
