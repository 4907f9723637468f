"""`roadworthy catalogue show`: what the catalogue says of a model."""

from interview.commands.catalogue.entry_words import as_json, in_lines
from interview.commands.invocation import invocation
from interview.commands.output import show as show_lines
from interview.commands.output import show_json
from interview.commands.shared_options import language_option
from interview.commands.teaching import Teaching, argument, command, option
from interview.errors import UsageMistake

TEACHING = Teaching(
    brief={"en": "Show the entries of a model.", "zh": "显示某一型号的条目。"},
    more=(
        {
            "en": "The newest batch first. Where there is none of this model, near ones are named (exit code 2).",
            "zh": "批次新的在前。没有该型号时列出相近的型号（退出码 2）。",
        },
    ),
    examples=(("roadworthy catalogue show LZW1029PSY", {"en": "Every figure of it.", "zh": "显示全部数据。"}),),
)


@command(TEACHING)
@argument("model", metavar="MODEL", says={"en": "The exact model number.", "zh": "完整的车辆型号。"})
@option("--json", "as_data", is_flag=True, says={"en": "Print JSON instead of lines.", "zh": "输出 JSON 而不是文本。"})
@language_option()
def show(model: str, as_data: bool) -> None:
    """Show a model."""
    from interview.catalogue.store import Catalogue
    from interview.saved_cases.store_file import data_folder

    catalogue = Catalogue(data_folder())
    entries = catalogue.entries_of(model)
    if not entries:
        near = catalogue.near(model)
        named = ", ".join(near)
        raise UsageMistake(
            {"en": f"{model[:60]!r} is not in the catalogue.", "zh": f"目录中没有 {model[:60]!r}。"},
            {"en": f"Near it: {named}", "zh": f"相近的型号：{named}"}
            if near
            else {"en": "All entries: roadworthy catalogue list", "zh": "全部条目：roadworthy catalogue list"},
        )
    if as_data:
        show_json([as_json(entry) for entry in entries])
    else:
        show_lines(line for entry in entries for line in in_lines(entry, invocation().language))
