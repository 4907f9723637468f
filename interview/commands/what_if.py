"""`roadworthy what-if`: the same vehicle with other answers, beside what was assessed."""

from datetime import date

from interview.commands.format_option import JSON, chosen_form, format_option
from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import as_of_option, language_option, pack_option, packs_option, subject_argument
from interview.commands.teaching import Teaching, argument, command

TEACHING = Teaching(
    brief={
        "en": "Show what other answers would do: verdict, findings, steps, risks.",
        "zh": "查看换成其他回答会怎样：结论、逐项结论、步骤、风险。",
    },
    more=(
        {
            "en": "Nothing is changed. Values are written as in a file of answers; unanswered takes an answer away.",
            "zh": "不会改动任何内容。值的写法与回答文件相同；unanswered 表示去掉这一回答。",
        },
    ),
    examples=(
        (
            "roadworthy what-if vehicle.yaml insurance.end=2027-05-01",
            {"en": "With the insurance renewed.", "zh": "假设已续保。"},
        ),
        (
            "roadworthy what-if cn-2026-11-23-a place.city=beijing use.purpose=goods_for_hire",
            {"en": "In another place, for another purpose.", "zh": "换一个地方、换一种用途。"},
        ),
    ),
)


@command(TEACHING, name="what-if")
@subject_argument()
@argument(
    "pairs",
    nargs=-1,
    required=True,
    metavar="FACT=VALUE...",
    says={
        "en": "The facts (see: roadworthy kb facts), each with its value, unknown, or unanswered.",
        "zh": "事实编号（见 roadworthy kb facts）及其值；也可写 unknown 或 unanswered。",
    },
)
@as_of_option()
@format_option()
@pack_option()
@language_option()
@packs_option()
def what_if(subject: str, pairs: tuple[str, ...], as_of: date, form: str, as_json: bool, pack: str) -> None:
    """Show what other answers would do."""
    from interview.commands.subject import subject_named
    from interview.commands.supposing import supposed
    from interview.outlook.what_if import difference

    call = invocation()
    found = subject_named(subject, pack, call)
    changed = difference(found.assessed(as_of), supposed(found, pairs).assessed(as_of))
    if chosen_form(form, as_json) == JSON:
        from interview.outlook.what_if_json import difference_as_json

        show_json(difference_as_json(changed, found.knowledge_base, call.language))
    else:
        from interview.outlook.what_if_words import difference_in_words

        show(difference_in_words(changed, found.knowledge_base, call.language))
