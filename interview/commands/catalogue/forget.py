"""`roadworthy catalogue forget`: delete entries for good."""

import sys

import click

from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import language_option
from interview.commands.teaching import Teaching, argument, command, option
from interview.errors import UsageMistake
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={"en": "Delete entries of the catalogue, for good.", "zh": "永久删除目录中的条目。"},
    more=(
        {
            "en": "All of them where no model is named. Cases keep their answers and what these rest on.",
            "zh": "不写型号则删除全部。已保存的案例保留其回答和依据。",
        },
    ),
    examples=(
        ("roadworthy catalogue forget LZW1029PSY", {"en": "One model.", "zh": "删除一个型号。"}),
        ("roadworthy catalogue forget --yes", {"en": "Everything, without asking.", "zh": "删除全部，不再询问。"}),
    ),
)
CERTAIN: Text = {"en": "Delete the whole catalogue for good?", "zh": "永久删除整个目录？"}
FORGOTTEN: Text = {"en": "Entries deleted: {count}.", "zh": "已删除 {count} 条。"}
KEPT: Text = {"en": "The catalogue is kept.", "zh": "目录已保留。"}


@command(TEACHING)
@argument("models", nargs=-1, metavar="[MODEL...]", says={"en": "Exact model numbers.", "zh": "完整的车辆型号。"})
@option("--yes", is_flag=True, says={"en": "Do not ask first.", "zh": "不再询问。"})
@language_option()
def forget(models: tuple[str, ...], yes: bool) -> None:
    """Delete entries."""
    from interview.catalogue.store import Catalogue
    from interview.saved_cases.store_file import data_folder

    language = invocation().language
    catalogue = Catalogue(data_folder())
    is_everything = not models and not yes
    if is_everything and not sys.stdin.isatty():
        raise UsageMistake(
            {"en": "nothing was deleted: no model is named.", "zh": "没有删除任何内容：未指明型号。"},
            {
                "en": "Name the models, or say --yes to delete all of them.",
                "zh": "请写明型号；要删除全部，请加 --yes。",
            },
        )
    if is_everything and not click.confirm(in_language(CERTAIN, language)):
        show(in_language(KEPT, language))
        return
    count = catalogue.forget(models) if catalogue.is_there else 0
    show(in_language(FORGOTTEN, language).format(count=count))
