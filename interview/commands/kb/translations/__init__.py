"""`roadworthy kb translations`: missing and stale texts, and translation files for translators."""

import click

from interview.commands.loaded_on_call import LoadedOnCall
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching

COMMANDS = ("show", "export", "import")
"""In the order of the help page. Without one of these words, `show` is meant."""

TEACHING = Teaching(
    brief={
        "en": "Missing and stale translations; .po for translators.",
        "zh": "缺少和过期的译文；导出导入 .po。",
    },
    examples=(
        ("roadworthy kb translations", {"en": "Of all packs.", "zh": "全部知识包。"}),
        ("roadworthy kb translations my_pack", {"en": "Of one.", "zh": "某个知识包。"}),
        (
            "roadworthy kb translations export my_pack -o my_pack.po",
            {"en": "For translators.", "zh": "交给译者。"},
        ),
        ("roadworthy kb translations import my_pack.po my_pack", {"en": "And back.", "zh": "再取回来。"}),
    ),
)


class _ShowByDefault(LoadedOnCall):
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if "--help" not in args and not any(word in COMMANDS for word in args):
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_ShowByDefault, package=__name__, names=COMMANDS, teaching=TEACHING)
@language_option()
@packs_option()
def translations() -> None:
    """What stands below is in the teaching."""
