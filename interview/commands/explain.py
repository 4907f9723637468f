"""`roadworthy explain`: HOW each conclusion was reached, and WHY NOT another."""

from datetime import date

from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import (
    as_of_option,
    expected_option,
    finding_argument,
    json_option,
    language_option,
    pack_option,
    packs_option,
    subject_argument,
)
from interview.commands.teaching import Teaching, command

TEACHING = Teaching(
    brief={
        "en": "Show how each conclusion was reached, or why not another.",
        "zh": "说明每个结论是怎样得出的，或为何不是另一结论。",
    },
    more=(
        {
            "en": "HOW: rule, answers, law. WHY NOT (--not): the rules that would have given what you expected, "
            "the nearest first, and what each of them lacks.",
            "zh": "怎样得出：规则、回答、法律依据。为何不是（--not）：列出本可得出预期结论的规则，"
            "差距最小的在前，并指出各缺什么。",
        },
    ),
    examples=(
        (
            "roadworthy explain cn-2026-11-23-a",
            {"en": "Everything about a saved case.", "zh": "说明一个已保存案例的全部结论。"},
        ),
        (
            "roadworthy explain vehicle.yaml cn.insurance.valid",
            {"en": "One finding about a file of answers.", "zh": "说明一份回答文件的某一项结论。"},
        ),
        (
            "roadworthy explain vehicle.yaml vehicle.category",
            {"en": "Why the vehicle is what it is in law.", "zh": "说明车辆为何属于该法定类型。"},
        ),
        (
            "roadworthy explain vehicle.yaml --not micro_truck",
            {
                "en": "Why it is no micro truck; also: --not road_legal",
                "zh": "为何不是微型货车；也可写 --not road_legal",
            },
        ),
    ),
)


@command(TEACHING)
@subject_argument()
@finding_argument()
@expected_option()
@json_option()
@as_of_option()
@pack_option()
@language_option()
@packs_option()
def explain(subject: str, finding: str | None, expected: str | None, as_of: date, as_json: bool, pack: str) -> None:
    """Explain conclusions."""
    from interview.commands.explaining import explained, explained_as_json
    from interview.commands.subject import subject_named

    call = invocation()
    found = subject_named(subject, pack, call)
    if as_json:
        show_json(explained_as_json(found, as_of, finding, expected, call.language))
    else:
        show(explained(found, as_of, finding, expected, call.language))
