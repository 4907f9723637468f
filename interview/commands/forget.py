"""`roadworthy forget`: delete a case for good."""

import sys

import click

from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import language_option
from interview.commands.teaching import Teaching, argument, command, option
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={
        "en": "Delete saved cases with every answer, for good.",
        "zh": "永久删除已保存的案例及其全部回答。",
    },
    more=(
        {
            "en": "Their place in the file is overwritten. Reports that were saved as files stay where they are.",
            "zh": "文件中的相应位置会被覆盖。另行保存的报告文件不受影响。",
        },
    ),
    examples=(("roadworthy forget cn-2026-11-23-a", {"en": "Delete this case.", "zh": "删除这个案例。"}),),
)
CERTAIN: Text = {"en": "Delete {case} for good?", "zh": "永久删除 {case}？"}
FORGOTTEN: Text = {"en": "{case} is deleted.", "zh": "{case} 已删除。"}
KEPT: Text = {"en": "{case} is kept.", "zh": "{case} 已保留。"}


@command(TEACHING)
@argument(
    "names",
    nargs=-1,
    required=True,
    metavar="CASE...",
    says={"en": "Names from: roadworthy cases", "zh": "案例名称，见：roadworthy cases"},
)
@option("--yes", is_flag=True, says={"en": "Do not ask first.", "zh": "不再询问。"})
@language_option()
def forget(names: tuple[str, ...], yes: bool) -> None:
    """Delete cases."""
    from interview.saved_cases.store import Store
    from interview.saved_cases.store_file import data_folder

    language = invocation().language
    with Store(data_folder()) as store:
        for case in names:
            store.load(case)  # all of them must be there before any is deleted
        for case in names:
            sure = yes or not sys.stdin.isatty() or click.confirm(in_language(CERTAIN, language).format(case=case))
            if sure:
                store.forget(case)
            show(in_language(FORGOTTEN if sure else KEPT, language).format(case=case))
