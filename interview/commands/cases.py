"""`roadworthy cases`: what has been saved."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from interview.commands.invocation import invocation
from interview.commands.output import show, show_json, show_table
from interview.commands.shared_options import language_option
from interview.commands.teaching import Teaching, command, option
from knowledge.vocabulary.text import Language, Text, in_language

if TYPE_CHECKING:
    from interview.saved_cases.store import SavedCase

HEAD: tuple[Text, ...] = (
    {"en": "CASE", "zh": "案例"},
    {"en": "VERDICT", "zh": "结论"},
    {"en": "ANSWERS", "zh": "回答数"},
    {"en": "LAST CHANGE", "zh": "最后修改"},
)
NONE_YET: Text = {
    "en": "No case has been saved yet. Begin one with: roadworthy",
    "zh": "还没有保存过案例。开始一个新案例：roadworthy",
}
NO_VERDICT: Text = {"en": "not finished", "zh": "未完成"}
AGES: tuple[tuple[int, Text], ...] = (
    (365 * 86_400, {"en": "{count} years ago", "zh": "{count} 年前"}),
    (30 * 86_400, {"en": "{count} months ago", "zh": "{count} 个月前"}),
    (86_400, {"en": "{count} days ago", "zh": "{count} 天前"}),
    (3_600, {"en": "{count} hours ago", "zh": "{count} 小时前"}),
    (60, {"en": "{count} minutes ago", "zh": "{count} 分钟前"}),
)
JUST_NOW: Text = {"en": "just now", "zh": "刚刚"}

TEACHING = Teaching(
    brief={"en": "List the saved cases, the one changed last first.", "zh": "列出已保存的案例，最近修改的在前。"},
    examples=(
        ("roadworthy cases", {"en": "As a table.", "zh": "以表格显示。"}),
        ("roadworthy cases --json", {"en": "For other programs.", "zh": "供其他程序使用。"}),
    ),
)


@command(TEACHING)
@option(
    "--json", "as_json", is_flag=True, says={"en": "Print JSON instead of a table.", "zh": "输出 JSON 而不是表格。"}
)
@language_option()
def cases(as_json: bool) -> None:
    """List the saved cases."""
    from interview.saved_cases.store import Store
    from interview.saved_cases.store_file import data_folder

    with Store(data_folder()) as store:
        saved = store.cases()
    if as_json:
        show_json([_as_json(case) for case in saved])
    elif saved:
        language = invocation().language
        head = [in_language(title, language) for title in HEAD]
        show_table(head, [_as_row(case, language, datetime.now(UTC)) for case in saved])
    else:
        show(in_language(NONE_YET, invocation().language))


def _as_row(case: "SavedCase", language: Language, now: datetime) -> tuple[str, ...]:
    from interview.report.wording import VERDICT

    return (
        case.case,
        in_language(VERDICT[case.verdict] if case.verdict else NO_VERDICT, language),
        str(case.answers),
        age_in_words((now - case.last_change).total_seconds(), language),
    )


def _as_json(case: "SavedCase") -> dict[str, str | int | None]:
    return {
        "case": case.case,
        "pack": case.pack,
        "pack_version": case.pack_version,
        "begun": case.begun.isoformat(),
        "last_change": case.last_change.isoformat(),
        "answers": case.answers,
        "verdict": case.verdict.value if case.verdict else None,
    }


def age_in_words(seconds: float, language: Language) -> str:
    """ "3 days ago", in the largest unit that fits."""
    for unit, words in AGES:
        count = int(seconds // unit)
        if count:
            said = in_language(words, language).format(count=count)
            return said.replace("s ago", " ago") if count == 1 else said
    return in_language(JUST_NOW, language)
