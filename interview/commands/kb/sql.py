"""`roadworthy kb sql`: the rules as one SQL query."""

from datetime import date

import click

from interview.commands.invocation import invocation
from interview.commands.output import show_as_it_is
from interview.commands.shared_options import as_of_option, language_option, pack_option, packs_option
from interview.commands.teaching import Teaching, command, option
from interview.errors import UsageMistake, did_you_mean
from knowledge.vocabulary.text import Text

TEACHING = Teaching(
    brief={"en": "Print the rules as one SQL query.", "zh": "把规则输出为一条 SQL 查询。"},
    more=(
        {
            "en": "For DuckDB. The table has a column for each asked fact, of the fact's id: choices as text, figures "
            "in the fact's unit, dates; null is not known (kb facts lists them). Out come verdict, category and every "
            "requirement, as the interview would conclude them.",
            "zh": "适用于 DuckDB。表中每个可回答的事实各占一列，列名为事实编号：选项为文本，数值采用该事实的单位，"
            "日期为日期型；空值表示未知（事实见 kb facts）。结果为结论、类别和各项要求，与访谈得出的一致。",
        },
    ),
    examples=(
        (
            "roadworthy kb sql --keep vin > rules.sql",
            {"en": "With the table's column vin in front.", "zh": "并在最前保留表中的 vin 列。"},
        ),
        (
            "roadworthy kb sql --column verdict --column reason --table fleet_2026",
            {"en": "Only the verdict and what decided it.", "zh": "只要结论及决定结论的要求。"},
        ),
    ),
)
ALL_FACTS: Text = {"en": "roadworthy kb facts lists them.", "zh": "roadworthy kb facts 可列出全部事实。"}


@command(TEACHING)
@option(
    "--table",
    metavar="NAME",
    default="vehicles",
    show_default=True,
    says={"en": "The table to read; by default vehicles.", "zh": "要读取的表；默认 vehicles。"},
)
@option(
    "--keep",
    metavar="COLUMN",
    multiple=True,
    says={"en": "Carry over this column of the table; may be repeated.", "zh": "保留表中的这一列；可重复。"},
)
@option(
    "--column",
    "columns",
    metavar="ID",
    multiple=True,
    says={
        "en": "Conclude this instead: verdict, category, reason, a requirement, a derived fact, step.ID, risk.ID; "
        "may be repeated.",
        "zh": "改为得出此列：verdict、category、reason、某项要求、推导的事实、step.编号、risk.编号；可重复。",
    },
)
@option(
    "--given",
    metavar="FACT",
    multiple=True,
    says={
        "en": "The table has a column for this fact, and for those named likewise alone; others are not known.",
        "zh": "表中只有如此列出的事实各占一列；其余视为未知。可重复。",
    },
)
@as_of_option()
@pack_option()
@language_option()
@packs_option()
@click.pass_context
def sql(  # noqa: PLR0913 — one parameter an option
    ctx: click.Context,
    *,
    table: str,
    keep: tuple[str, ...],
    columns: tuple[str, ...],
    given: tuple[str, ...],
    as_of: date,
    pack: str,
) -> None:
    """Print the query."""
    from knowledge.authoring.library import knowledge_base
    from knowledge.logic.outputs import UnknownColumnError
    from knowledge.sql.query import query_of, table_name

    base = knowledge_base(pack, invocation(ctx).pack_folders)
    asked = {fact.id for fact in base.facts.values() if fact.is_asked and not fact.particular}
    for fact in given:
        if fact not in asked:
            raise UsageMistake(
                {"en": f"{fact} is no fact that is asked.", "zh": f"{fact} 不是可回答的事实。"},
                did_you_mean(fact, asked, ALL_FACTS),
                "--given",
            )
    try:
        show_as_it_is(
            query_of(base, as_of, columns or None, table=table_name(table), keep=keep, given=given or None).rstrip()
        )
    except UnknownColumnError as error:
        raise UsageMistake(
            {"en": str(error).partition(". ")[0] + ".", "zh": "没有这样的结论列。"},
            {"en": "Name verdict, category, reason, a requirement, a derived fact, step.ID or risk.ID.",
             "zh": "请写 verdict、category、reason、某项要求、推导的事实、step.编号或 risk.编号。"},
            "--column",
        ) from error  # fmt: skip
