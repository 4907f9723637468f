"""`roadworthy recheck`: what is concluded of saved cases otherwise than when they were last assessed."""

from datetime import date

import click

from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import as_of_option, json_option, language_option, packs_option
from interview.commands.teaching import Teaching, argument, command
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={
        "en": "Judge saved cases again: what is otherwise by today's rules and day.",
        "zh": "重新判断已保存的案例：按今天的规则和日期有何不同。",
    },
    more=(
        {
            "en": "It tells what the passing of time changed apart from what changed rules do. Nothing is written.",
            "zh": "分别说明时间推移和规则更新带来的变化。不写入任何内容。",
        },
    ),
    examples=(
        ("roadworthy recheck", {"en": "All cases, the one changed last first.", "zh": "全部案例，最近更改的在前。"}),
        ("roadworthy recheck cn-2026-11-23-a", {"en": "One of them.", "zh": "其中一个。"}),
        (
            "roadworthy recheck --as-of 2027-06-01 --json",
            {"en": "As of a later day, for programs.", "zh": "按以后的某一天，供程序使用。"},
        ),
    ),
)
NONE_YET: Text = {
    "en": "No case has been saved yet. Begin one with: roadworthy",
    "zh": "还没有保存的案例。请输入 roadworthy 开始。",
}
OTHERWISE: Text = {
    "en": "{count} of {all} cases are otherwise than when they were last assessed.",
    "zh": "{all} 个案例中有 {count} 个与上次评估不同。",
}


@command(TEACHING)
@argument(
    "cases",
    nargs=-1,
    metavar="[CASE]...",
    says={"en": "Saved cases; all without it.", "zh": "已保存的案例；不写则为全部。"},
)
@json_option()
@as_of_option()
@language_option()
@packs_option()
@click.pass_context
def recheck(ctx: click.Context, cases: tuple[str, ...], as_of: date, as_json: bool) -> None:
    """Judge saved cases again."""
    from interview.outlook.recheck_words import recheck_as_json, recheck_in_words
    from interview.outlook.rechecking import rechecked
    from interview.saved_cases.store import Store
    from interview.saved_cases.store_file import data_folder
    from knowledge.authoring.library import knowledge_base

    call = invocation(ctx)
    with Store(data_folder()) as store:
        saved = store.cases()
        sessions = {case: store.load(case) for case in cases or [one.case for one in saved]}
    found = [
        rechecked(one, sessions[one.case], knowledge_base(one.pack, call.pack_folders), as_of)
        for one in saved
        if one.case in sessions
    ]
    if as_json:
        show_json([recheck_as_json(one) for one in found])
        return
    if not found:
        show(in_language(NONE_YET, call.language))
        return
    for one in found:
        show(recheck_in_words(one, call.language))
    count = sum(one.is_otherwise for one in found)
    show(in_language(OTHERWISE, call.language).format(count=count, all=len(found)))
