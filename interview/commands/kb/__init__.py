"""`roadworthy kb`: the knowledge base itself: check it, test it, prove it, list its facts."""

import click

from interview.commands.loaded_on_call import LoadedOnCall
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching

COMMANDS = (
    "new",
    "check",
    "test",
    "prove",
    "diff",
    "explain-rule",
    "play",
    "book",
    "questions",
    "graph",
    "coverage",
    "facts",
    "sql",
    "sources",
    "schema",
    "translations",
    "sheet",
)
"""In the order of the help page. The command `x` is the `x` of interview.commands.kb.x."""

TEACHING = Teaching(
    brief={"en": "Check, test, prove and list the knowledge base.", "zh": "检查、测试、证明、列出知识库。"},
    examples=(
        (
            "roadworthy kb check my_pack",
            {"en": "Every mistake with file and line.", "zh": "列出每个错误所在的文件和行。"},
        ),
        ("roadworthy kb test", {"en": "Run the validation cases of all packs.", "zh": "运行所有知识包的验证案例。"}),
        ("roadworthy kb facts --format json", {"en": "All facts, for programs.", "zh": "全部事实，供程序使用。"}),
    ),
)


@click.group(cls=LoadedOnCall, package=__name__, names=COMMANDS, teaching=TEACHING)
@language_option()
@packs_option()
def kb() -> None:
    """What stands below is in the teaching."""
