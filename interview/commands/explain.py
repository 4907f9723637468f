"""`roadworthy explain`: HOW each conclusion was reached."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import as_of_option, language_option, pack_option, packs_option
from interview.commands.teaching import Teaching, argument, command
from interview.errors import UsageMistake, did_you_mean

if TYPE_CHECKING:
    from interview.explanation import Explainer

TEACHING = Teaching(
    brief={
        "en": "Show how each conclusion was reached: rule, answers, law.",
        "zh": "说明每个结论是怎样得出的：规则、回答、法律依据。",
    },
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
    ),
)


@command(TEACHING)
@argument(
    "subject",
    metavar="CASE|FILE",
    says={"en": "A saved case, a file of answers, or -.", "zh": "已保存的案例、回答文件，或 -。"},
)
@argument(
    "finding",
    required=False,
    metavar="[FINDING]",
    says={
        "en": "The id of a requirement or of a concluded fact; all that apply without it.",
        "zh": "要求或推断事实的编号；不写则说明全部适用项。",
    },
)
@as_of_option()
@pack_option()
@language_option()
@packs_option()
def explain(subject: str, finding: str | None, as_of: date, pack: str) -> None:
    """Explain conclusions."""
    from interview.commands.subject import subject_named
    from interview.explanation import Explainer
    from knowledge.logic.rule_base import rule_base_of

    call = invocation()
    found = subject_named(subject, pack, call)
    rule_base = rule_base_of(found.knowledge_base, as_of)
    explainer = Explainer(found.knowledge_base, rule_base, found.assessed(as_of), call.language)
    show(explainer.everything() if finding is None else _one(explainer, finding))


def _one(explainer: "Explainer", id: str) -> Iterator[str]:
    for finding in explainer.assessment.findings:
        if finding.requirement == id:
            return explainer.finding(finding)
    declaration = explainer.knowledge_base.facts.get(id)
    if declaration is not None:
        return explainer.fact(id)
    raise UsageMistake(
        {"en": f"there is no finding {id!r}.", "zh": f"没有 {id!r} 这一项。"},
        did_you_mean(
            id,
            [*explainer.knowledge_base.requirements, *explainer.knowledge_base.facts],
            {"en": "Leave it out to see all.", "zh": "不写则显示全部。"},
        ),
    )
