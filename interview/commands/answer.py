"""`roadworthy answer`: give or change answers of a saved case, in any order, and see what that does."""

from collections.abc import Iterator
from datetime import date

from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import as_of_option, language_option, packs_option
from interview.commands.teaching import Teaching, argument, command, option
from interview.errors import UsageMistake
from knowledge.vocabulary.text import Text

HOW_TO_WRITE: Text = {"en": "Write FACT=VALUE.", "zh": "请写成 事实编号=值。"}
TEACHING = Teaching(
    brief={
        "en": "Give or change answers of a saved case, and see what that does.",
        "zh": "补充或修改已保存案例的回答，并查看其影响。",
    },
    more=(
        {
            "en": "In any order, whether they were asked or not; without CASE of the case changed last. Values are "
            "written as in a file of answers. Each line says what comes in, what drops out and whether the verdict "
            "changes; answers that drop out are kept and come back when they matter again.",
            "zh": "顺序不限，问过没问过都可以；不写 CASE 则为最近修改的案例。值的写法与回答文件相同。"
            "每项都会说明新增哪些问题、哪些不再需要、结论是否改变；不再需要的回答仍会保留，需要时自动恢复。",
        },
    ),
    examples=(
        (
            "roadworthy answer insurance.end=2027-05-01",
            {"en": "The case changed last.", "zh": "最近修改的案例。"},
        ),
        (
            "roadworthy answer cn-2026-11-23-a papers.announcement=listed --evidence document",
            {"en": "With what it rests on.", "zh": "并注明依据。"},
        ),
        (
            "roadworthy answer use.on_road=no --dry-run",
            {"en": "What would it do? Nothing is changed.", "zh": "仅查看影响，不作改动。"},
        ),
    ),
)


@command(TEACHING)
@argument(
    "words",
    nargs=-1,
    required=True,
    metavar="[CASE] FACT=VALUE...",
    says={
        "en": "The facts (see: roadworthy kb facts), each with its value, or with unknown.",
        "zh": "事实编号（见 roadworthy kb facts）及其值；不清楚写 unknown。",
    },
)
@option(
    "--evidence",
    metavar="WORD",
    says={
        "en": "What they rest on: document, seen_online, read_off_vehicle, catalogue_file, told_by_seller or assumed.",
        "zh": "依据：document、seen_online、read_off_vehicle、catalogue_file、told_by_seller 或 assumed。",
    },
)
@option("--dry-run", is_flag=True, says={"en": "Only show what it would do.", "zh": "只显示影响，不作改动。"})
@as_of_option()
@language_option()
@packs_option()
def answer(words: tuple[str, ...], evidence: str | None, dry_run: bool, as_of: date) -> None:
    """Give or change answers."""
    from interview.commands.answering import given_on
    from interview.saved_cases.store import Store
    from interview.saved_cases.store_file import data_folder

    call = invocation()
    case, pairs = _case_and_pairs(words)
    with Store(data_folder()) as store:
        show(given_on(store, case or store.latest(), list(_facts_and_values(pairs, evidence)), as_of, dry_run, call))


def _case_and_pairs(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    return (None, words) if "=" in words[0] else (words[0], words[1:])


def _facts_and_values(pairs: tuple[str, ...], evidence: str | None) -> Iterator[tuple[str, str, str | None]]:
    if not pairs:
        raise UsageMistake({"en": "No answer is given.", "zh": "没有给出回答。"}, HOW_TO_WRITE)
    for pair in pairs:
        fact, sign, value = pair.partition("=")
        if not sign:
            raise UsageMistake(
                {"en": f"{pair!r} is no answer.", "zh": f"{pair!r} 不是回答。"},
                HOW_TO_WRITE,
            )
        yield fact.strip(), value, evidence
