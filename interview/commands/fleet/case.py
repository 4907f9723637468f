"""`roadworthy fleet case`: a vehicle of a table as a saved interview."""

from datetime import UTC, date, datetime
from typing import Any

from interview.commands.fleet.one_vehicle import one_vehicle, row_option
from interview.commands.fleet.table_options import options_of_assessed_table
from interview.commands.invocation import invocation
from interview.commands.output import show
from interview.commands.shared_options import language_option, packs_option, today
from interview.commands.teaching import Teaching, argument, command
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={"en": "Make one vehicle of a table an interview of its own.", "zh": "把表格中的一辆车转为问答案例。"},
    more=(
        {
            "en": "What the row gives counts as answered; going on asks only what is still open.",
            "zh": "该行已给出的视为已回答；继续问答时只问尚不清楚的。",
        },
    ),
    examples=(("roadworthy fleet case assessed.xlsx --row 7", {"en": "Vehicle 7.", "zh": "第 7 辆车。"}),),
)
SAVED: Text = {
    "en": "Saved as case {case}, {count} answers. Go on with: roadworthy resume {case}",
    "zh": "已存为案例 {case}，共{count}个回答。继续问答：roadworthy resume {case}",
}


@command(TEACHING)
@argument("table", metavar="OUT|TABLE", says={"en": "The table, assessed or not.", "zh": "已评估或未评估的表格。"})
@row_option()
@options_of_assessed_table()
@language_option()
@packs_option()
def case(table: str, row: str, pack: str | None, as_of: date | None, **wishes: Any) -> None:
    """Save a vehicle as a case."""
    from interview.saved_cases.store import Store
    from interview.saved_cases.store_file import data_folder

    subject, _, fleet = one_vehicle((table,), row, pack, as_of, **wishes)
    now = datetime.now(UTC)
    with Store(data_folder()) as store:
        session = store.begin(fleet.knowledge_base.identity, now, today())
        for answer in subject.session.answers.values():
            session = session.with_answer(answer)
        store.save(session)
    words = in_language(SAVED, invocation().language)
    show(words.format(case=session.case, count=len(session.answers)))
