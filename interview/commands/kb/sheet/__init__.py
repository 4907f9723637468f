"""`roadworthy kb sheet`: packs as workbooks that people edit."""

import click

from interview.commands.loaded_on_call import LoadedOnCall
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching

COMMANDS = ("export", "import")
"""In the order of the help page."""

TEACHING = Teaching(
    brief={"en": "A pack as a workbook (XLSX), and back.", "zh": "知识包与电子表格（XLSX）互换。"},
    examples=(
        ("roadworthy kb sheet export my_pack -o my_pack.xlsx", {"en": "Out.", "zh": "导出。"}),
        ("roadworthy kb sheet import my_pack.xlsx -o new/my_pack", {"en": "And in.", "zh": "导入。"}),
    ),
)


@click.group(cls=LoadedOnCall, package=__name__, names=COMMANDS, teaching=TEACHING)
@language_option()
@packs_option()
def sheet() -> None:
    """What stands below is in the teaching."""
