"""`roadworthy kb new`: a small complete pack to begin with."""

from pathlib import Path

import click

from interview.commands.invocation import Invocation, invocation
from interview.commands.output import show
from interview.commands.shared_options import language_option, packs_option, today
from interview.commands.teaching import Teaching, argument, command, option
from interview.errors import UsageMistake
from knowledge.vocabulary.packs import PackIdentity
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={"en": "Begin a pack: small, complete, without a mistake.", "zh": "新建知识包：小而完整，没有错误。"},
    more=(
        {
            "en": "It checks, passes its cases, is proved, and can be interviewed at once. "
            "docs/tutorial.md goes on from here.",
            "zh": "可立即检查、运行案例、证明和提问。后续步骤见 docs/tutorial.md。",
        },
    ),
    examples=(
        ("roadworthy kb new atlantis", {"en": "A jurisdiction of its own.", "zh": "新建一个独立辖区。"}),
        (
            "roadworthy kb new cn_chengdu --extends cn --title Chengdu",
            {"en": "A city on top of its country.", "zh": "在国家知识包之上新建一个城市。"},
        ),
    ),
)
WRITTEN: Text = {
    "en": "{folder}: {count} files. Go on with:\n"
    "  roadworthy kb check {folder} --watch\n"
    "  roadworthy --packs {folder} ask --pack {name}",
    "zh": "{folder}：{count} 个文件。接下来：\n"
    "  roadworthy kb check {folder} --watch\n"
    "  roadworthy --packs {folder} ask --pack {name}",
}


@command(TEACHING)
@argument("name", metavar="PACK", says={"en": "Its id, e.g. cn_chengdu.", "zh": "编号，如 cn_chengdu。"})
@option(
    "--extends",
    metavar="PACK",
    says={"en": "The pack that it is a layer of.", "zh": "它所补充的知识包。"},
)
@option("--title", metavar="WORDS", says={"en": "Where its law holds.", "zh": "适用地区（英文）。"})
@option("--title-zh", metavar="WORDS", says={"en": "The same in Chinese.", "zh": "适用地区（中文）。"})
@option(
    "-o",
    "--output",
    "parent",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    metavar="DIR",
    says={"en": "Where to make its folder; here without it.", "zh": "在哪里建立文件夹；默认当前位置。"},
)
@language_option()
@packs_option()
@click.pass_context
def new(
    ctx: click.Context, name: str, extends: str | None, title: str | None, title_zh: str | None, parent: Path
) -> None:
    """Make a pack."""
    from interview.commands.kb.written_files import write_files
    from knowledge.authoring.starting import is_pack_name, new_pack

    call = invocation(ctx)
    if not is_pack_name(name):
        raise UsageMistake(
            {"en": f"{name!r} is no name for a pack.", "zh": f"{name!r} 不能作知识包编号。"},
            {
                "en": "Write lower-case words joined by _, at most 40 signs: cn_chengdu.",
                "zh": "请用下划线连接的小写英文词，最多 40 个字符，如 cn_chengdu。",
            },
        )
    base = _base(name, extends, call)
    titles = {"en": title or name, "zh": title_zh or title or name}
    folder = parent / name
    contents = new_pack(name, base, titles, today())
    write_files(folder, contents)
    show(in_language(WRITTEN, call.language).format(folder=folder, count=len(contents), name=name).splitlines())


def _base(name: str, extends: str | None, call: Invocation) -> PackIdentity | None:
    from knowledge.authoring.library import available_folders, knowledge_base

    if name in available_folders(call.pack_folders):
        raise UsageMistake(
            {"en": f"there is a pack {name} already.", "zh": f"已有知识包 {name}。"},
            {"en": "Choose another name.", "zh": "请换一个编号。"},
        )
    return knowledge_base(extends, call.pack_folders).identity if extends else None
