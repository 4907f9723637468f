"""`roadworthy check-list`: what a buyer has proved before paying."""

from datetime import date

from interview.commands.format_option import JSON, chosen_form, format_option
from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import as_of_option, language_option, pack_option, packs_option, subject_argument
from interview.commands.teaching import Teaching, command

TEACHING = Teaching(
    brief={
        "en": "Print what a buyer should have proved before paying.",
        "zh": "列出买车付款前应核实的事项。",
    },
    more=(
        {
            "en": "Only what decides: each answer of which another value would make the verdict of this very vehicle "
            "worse, the gravest first, and what proves it.",
            "zh": "只列决定性事项：换成其他值会使本车结论变差的每个回答，后果最重的在前，并注明如何证明。",
        },
    ),
    examples=(
        ("roadworthy check-list offer.yaml", {"en": "To print and take along.", "zh": "可打印携带。"}),
        ("roadworthy check-list offer.yaml --lang zh", {"en": "In Chinese, for the seller.", "zh": "中文版。"}),
    ),
)


@command(TEACHING, name="check-list")
@subject_argument()
@as_of_option()
@format_option()
@pack_option()
@language_option()
@packs_option()
def check_list(subject: str, as_of: date, form: str, as_json: bool, pack: str) -> None:
    """Print the check list."""
    from interview.commands.subject import subject_named
    from interview.outlook import check_list as checking
    from knowledge.inference.deciding import deciding_facts
    from knowledge.inference.nearest.finder import NearestLegalFinder
    from knowledge.logic.rule_base import rule_base_of

    call = invocation()
    found = subject_named(subject, pack, call)
    base = found.knowledge_base
    finder = NearestLegalFinder(base, rule_base_of(base, as_of))
    items = checking.check_list(deciding_facts(finder, found.assessed(as_of)), base)
    if chosen_form(form, as_json) == JSON:
        show_json(checking.check_list_as_json(items, call.language))
    else:
        show(checking.check_list_in_words(items, base, call.language))
