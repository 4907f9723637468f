"""`roadworthy catalogue`: a table of Announcement entries of one's own, in which models are looked up."""

import click

from interview.commands.loaded_on_call import LoadedOnCall
from interview.commands.shared_options import language_option
from interview.commands.teaching import Teaching

COMMANDS = ("import", "list", "show", "forget")
"""In the order of the help page."""

TEACHING = Teaching(
    brief={
        "en": "Keep a table of Announcement entries, in which models are looked up.",
        "zh": "保存您自己的《公告》条目表，供查询车型。",
    },
    more=(
        {
            "en": "The program brings no entries. Where you have imported some, the interview asks for the model and "
            "looks it up, answers the question whether it is listed on that evidence, and tells where the entry "
            "differs from your answers. A catalogue is your own copy; the Announcement itself is what counts.",
            "zh": "程序不附带任何条目。导入后，问答会先问车辆型号并查询，据此回答是否列入《公告》，"
            "并指出条目与回答的不同之处。目录只是您自己的副本，以《公告》本身为准。",
        },
    ),
    examples=(
        ("roadworthy catalogue import entries.csv", {"en": "Take a table.", "zh": "导入表格。"}),
        ("roadworthy catalogue show LZW1029PSY", {"en": "Look a model up.", "zh": "查询型号。"}),
    ),
)


@click.group(cls=LoadedOnCall, package=__name__, names=COMMANDS, teaching=TEACHING)
@language_option()
def catalogue() -> None:
    """What stands below is in the teaching."""
