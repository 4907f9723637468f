"""`roadworthy fleet explain`: HOW and WHY NOT about one vehicle of a table."""

from datetime import date
from typing import Any

from interview.commands.fleet.one_vehicle import LINE, one_vehicle, row_option
from interview.commands.fleet.table_options import options_of_assessed_table
from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import (
    expected_option,
    finding_argument,
    json_option,
    language_option,
    packs_option,
)
from interview.commands.teaching import Teaching, argument, command
from knowledge.vocabulary.text import in_language

TEACHING = Teaching(
    brief={"en": "Explain the conclusions about one vehicle of a table.", "zh": "说明表格中某一辆车的各项结论。"},
    more=(
        {
            "en": "The same words as `roadworthy explain`: rule, answers, law. Of an assessed table, or of any other.",
            "zh": "与 roadworthy explain 相同：规则、回答、法律依据。可用于已评估或未评估的表格。",
        },
    ),
    examples=(
        (
            "roadworthy fleet explain assessed.xlsx --row 7",
            {"en": "All about vehicle 7.", "zh": "第 7 辆车的全部结论。"},
        ),
        (
            "roadworthy fleet explain assessed.xlsx cn.insurance.valid --row 7",
            {"en": "One finding.", "zh": "某一项结论。"},
        ),
        (
            "roadworthy fleet explain assessed.xlsx --row 7 --not road_legal",
            {"en": "Why it is not road legal.", "zh": "为何不能上路。"},
        ),
    ),
)


@command(TEACHING)
@argument("table", metavar="OUT|TABLE", says={"en": "The table, assessed or not.", "zh": "已评估或未评估的表格。"})
@finding_argument()
@row_option()
@expected_option()
@json_option()
@options_of_assessed_table()
@language_option()
@packs_option()
def explain(table: str, finding: str | None, row: str, pack: str | None, as_of: date | None, **wishes: Any) -> None:
    """Explain one vehicle."""
    from interview.commands.explaining import explained, explained_as_json

    expected, as_json = wishes.pop("expected"), wishes.pop("as_json")
    subject, found, fleet = one_vehicle((table,), row, pack, as_of, **wishes)
    language, day = invocation().language, fleet.how.as_of
    if as_json:
        show_json(explained_as_json(subject, day, finding, expected, language))
        return
    show(in_language(LINE, language).format(number=found.number, line=found.line, file=found.file))
    show("")
    show(explained(subject, day, finding, expected, language))
