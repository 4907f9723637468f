"""`roadworthy nearest`: the smallest set of changes that makes the vehicle legal."""

from datetime import date

import click

from interview.commands.format_option import JSON, chosen_form, format_option
from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import as_of_option, language_option, pack_option, packs_option, subject_argument
from interview.commands.teaching import Teaching, command, option
from knowledge.vocabulary.plans import Measure

TEACHING = Teaching(
    brief={
        "en": "Find the smallest set of changes that makes the vehicle legal.",
        "zh": "找出使车辆合法上路所需的最少变更。",
    },
    more=(
        {
            "en": "Exact, never a guess: nothing smaller leads there, and where nothing does, that is proved and "
            "the reason named. Where a figure must be asked, it is not guessed either.",
            "zh": "结果精确，绝非估计：没有更少的办法；如果根本没有办法，也会给出证明和原因。"
            "需要询问的数额不会凭空估计。",
        },
    ),
    examples=(
        ("roadworthy nearest cn-2026-11-23-a", {"en": "Of a saved case.", "zh": "已保存的案例。"}),
        (
            "roadworthy nearest vehicle.yaml --by money",
            {"en": "The cheapest way.", "zh": "花钱最少的办法。"},
        ),
    ),
)


@command(TEACHING)
@subject_argument()
@option(
    "--by",
    "measure",
    type=click.Choice([measure.value for measure in Measure]),
    default=Measure.CHANGES.value,
    says={
        "en": "What is to be smallest: changes (default), money or days. What must be asked counts most.",
        "zh": "以什么为最少：changes（变更数，默认）、money（费用）或 days（天数）；需询问的视为最多。",
    },
)
@as_of_option()
@format_option()
@pack_option()
@language_option()
@packs_option()
def nearest(subject: str, measure: str, as_of: date, form: str, as_json: bool, pack: str) -> None:
    """Find the nearest legal version."""
    from interview.commands.subject import subject_named

    call = invocation()
    found = subject_named(subject, pack, call)
    assessment = found.assessed(as_of, Measure(measure))
    if chosen_form(form, as_json) == JSON:
        from interview.outlook.nearest_json import nearest_as_json

        show_json(nearest_as_json(assessment, found.knowledge_base, call.language))
    else:
        from interview.outlook.plan_text import nearest_in_words

        show(nearest_in_words(assessment, found.knowledge_base, call.language))
