"""`roadworthy compare`: several vehicles side by side."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from interview.commands.format_option import JSON, chosen_form, format_option
from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import as_of_option, language_option, pack_option, packs_option
from interview.commands.teaching import Teaching, argument, command
from interview.errors import UsageMistake
from knowledge.vocabulary.text import Language, in_language

if TYPE_CHECKING:
    from interview.outlook.comparison import Candidate

TEACHING = Teaching(
    brief={
        "en": "Compare vehicles: verdicts, what would make each legal, risks.",
        "zh": "比较多辆车：结论、合法上路所需变更、风险。",
    },
    examples=(
        (
            "roadworthy compare blue_truck.yaml red_truck.yaml",
            {"en": "Two offers.", "zh": "两个备选车辆。"},
        ),
        (
            "roadworthy compare cn-2026-11-23-a cn-2026-11-23-b --format json",
            {"en": "Two saved cases, for a program.", "zh": "两个已保存的案例，输出 JSON。"},
        ),
    ),
)


@command(TEACHING)
@argument(
    "subjects",
    nargs=-1,
    required=True,
    metavar="CASE|FILE CASE|FILE...",
    says={"en": "Two or more saved cases or files of answers.", "zh": "两个或更多已保存的案例或回答文件。"},
)
@as_of_option()
@format_option()
@pack_option()
@language_option()
@packs_option()
def compare(subjects: tuple[str, ...], as_of: date, form: str, as_json: bool, pack: str) -> None:
    """Compare vehicles."""
    from interview.commands.subject import subject_named
    from interview.outlook.comparison import Candidate

    if len(subjects) < 2:
        raise UsageMistake(
            {"en": "one vehicle alone cannot be compared.", "zh": "只有一辆车，无法比较。"},
            {"en": "Name two or more.", "zh": "请给出两辆或更多。"},
        )
    call = invocation()
    found = [(name, subject_named(name, pack, call)) for name in subjects]
    candidates = [Candidate(name, one.assessed(as_of), one.knowledge_base) for name, one in found]
    if chosen_form(form, as_json) == JSON:
        from interview.outlook.comparison_json import comparison_as_json

        show_json(comparison_as_json(candidates, call.language))
    else:
        show(_in_words(candidates, call.language))


def _in_words(candidates: "Sequence[Candidate]", language: Language) -> Iterator[str]:
    """A paragraph a row: what is compared, and a line for each vehicle, so that long reasons find room."""
    from interview.commands.columns import padded
    from interview.outlook.comparison import comparison_rows
    from interview.report.columns import width_of

    width = max(width_of(candidate.name) for candidate in candidates)
    for label, cells in comparison_rows(candidates):
        yield in_language(label, language)
        for candidate, cell in zip(candidates, cells, strict=True):
            yield f"  {padded(candidate.name, width)}  {in_language(cell, language)}"
