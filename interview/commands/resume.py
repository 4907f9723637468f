"""`roadworthy resume`: go on with a saved case."""

from typing import Any

from interview.commands.interview_options import interview_options, wishes_in
from interview.commands.invocation import invocation
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching, argument, command

TEACHING = Teaching(
    brief={"en": "Go on with a saved case; by default the last one.", "zh": "继续已保存的案例；默认是最近的一个。"},
    more=(
        {
            "en": "Nothing that was answered is asked again; what is still open is. A finished case is judged anew "
            "as of today.",
            "zh": "已回答的不再问，只问尚未解决的问题。已完成的案例会按今天的法律重新判断。",
        },
    ),
    examples=(
        ("roadworthy resume", {"en": "The case changed last.", "zh": "最近修改的案例。"}),
        (
            "roadworthy resume cn-2026-11-23-a",
            {"en": "This one; see: roadworthy cases", "zh": "指定案例；见 roadworthy cases"},
        ),
        (
            "roadworthy resume --answers found.yaml",
            {"en": "Take what has been found out since, then ask on.", "zh": "先采用后来查到的回答，再继续提问。"},
        ),
    ),
)


@command(TEACHING)
@argument(
    "case",
    required=False,
    metavar="[CASE]",
    says={"en": "A name from: roadworthy cases", "zh": "案例名称，见：roadworthy cases"},
)
@interview_options()
@language_option()
@packs_option()
def resume(case: str | None, **typed: Any) -> None:
    """Go on with a saved case."""
    from interview.commands.interviewing import go_on
    from interview.saved_cases.store import Store
    from interview.saved_cases.store_file import data_folder

    call, wishes = invocation(), wishes_in(typed)
    with Store(data_folder()) as store:
        go_on(store, case or store.latest(), wishes, call)
