"""`roadworthy kb diff`: what another version of a pack says, and which situations that changes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import json_option, language_option, pack_option, packs_option, today
from interview.commands.teaching import Teaching, argument, command, option

if TYPE_CHECKING:
    from knowledge.verification.versions.case_turns import GivenCase
    from knowledge.vocabulary.packs import KnowledgeBase

TEACHING = Teaching(
    brief={
        "en": "Compare two versions of a pack: what they say, and which situations that changes.",
        "zh": "比较知识包的两个版本：内容有何不同，哪些情形因此改变。",
    },
    more=(
        {
            "en": "A version is a folder, the id of a pack, a version number, or a git revision (HEAD~1, or "
            "HEAD~1:path/of/the/pack). NEW is the pack as it is now unless you say otherwise.",
            "zh": "版本可以是文件夹、知识包编号、版本号，或 git 修订（HEAD~1，或 HEAD~1:知识包路径）。"
            "NEW 不写则为知识包当前的内容。",
        },
        {
            "en": "The situations are proved over all complete sets of answers and all days of changed law; cases of "
            "the pack and your saved cases are compared as far as they are answered.",
            "zh": "情形是对所有完整回答和法律变动的每一天证明得出的；知识包案例和您保存的案例按已有回答比较。",
        },
    ),
    examples=(
        ("roadworthy kb diff HEAD~1", {"en": "What the last commit changed.", "zh": "上次提交改变了什么。"}),
        ("roadworthy kb diff old_pack new_pack", {"en": "Two folders.", "zh": "两个文件夹。"}),
        ("roadworthy kb diff HEAD~1:knowledge/packs/cn --json", {"en": "For programs.", "zh": "供程序使用。"}),
    ),
)


@command(TEACHING)
@argument("old", metavar="OLD", says={"en": "The earlier version.", "zh": "较早的版本。"})
@argument("new", metavar="[NEW]", required=False, says={"en": "The later version.", "zh": "较新的版本。"})
@option(
    "--full",
    is_flag=True,
    says={"en": "All answers of every example, every step and case.", "zh": "列出每个例子的全部回答、每个步骤和案例。"},
)
@json_option()
@pack_option()
@language_option()
@packs_option()
@click.pass_context
def diff(ctx: click.Context, old: str, new: str | None, full: bool, as_json: bool, pack: str) -> None:
    """Compare versions."""
    from interview.commands.kb.pack_versions import version_named
    from interview.workbench.difference_json import difference_as_json
    from interview.workbench.difference_words import DifferenceWords
    from interview.workbench.pack_difference import pack_difference

    call = invocation(ctx)
    before, after = (version_named(name, pack, call.pack_folders) for name in (old, new or pack))
    found = pack_difference(
        (before.knowledge_base, before.cases), (after.knowledge_base, after.cases), _saved_cases(after.knowledge_base)
    )
    if as_json:
        show_json(difference_as_json(found))
    else:
        words = DifferenceWords(found, call.language, full)
        show(words.lines((before.name, after.name), (before.places, after.places)))


def _saved_cases(base: "KnowledgeBase") -> "Iterator[GivenCase]":
    """What the person who asks has answered of vehicles by this pack, as it is taken today."""
    from interview.saved_cases.carrying_over import carried_over
    from interview.saved_cases.store import Store
    from interview.saved_cases.store_file import data_folder
    from knowledge.inference.assessing import known_answers
    from knowledge.verification.versions.case_turns import GivenCase

    with Store(data_folder()) as store:
        for saved in store.cases():
            if saved.pack == base.identity.id:
                session, _ = carried_over(store.load(saved.case), base)
                yield GivenCase(saved.case, "", today(), known_answers(session.answers))
