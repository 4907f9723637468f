"""`roadworthy kb sources`: which law a pack rests on, and what of it is to be read again."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from interview.commands.columns import table
from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import as_of_option, language_option, pack_option, packs_option
from interview.commands.teaching import Teaching, command, option
from interview.errors import ExitCode
from knowledge.vocabulary.text import LANGUAGES, Language, Text, in_language

if TYPE_CHECKING:
    from knowledge.vocabulary.sources import Source

TEACHING = Teaching(
    brief={
        "en": "List the law that a pack rests on, and what is to be read again.",
        "zh": "列出知识包所依据的法律，以及哪些应重新查阅。",
    },
    more=(
        {
            "en": "A source is due when more days have passed since read_on than read_every allows. With --stale the "
            "exit code is 65 if any is due.",
            "zh": "自 read_on 起超过 read_every 的天数即为到期。使用 --stale 时，只要有到期的来源，退出码为 65。",
        },
    ),
    examples=(
        ("roadworthy kb sources", {"en": "All, the first due first.", "zh": "全部，最先到期的在前。"}),
        ("roadworthy kb sources --stale", {"en": "What is due today.", "zh": "今天已到期的。"}),
        (
            "roadworthy kb sources --stale --as-of 2027-06-01",
            {"en": "What will be due by then.", "zh": "到那一天将到期的。"},
        ),
    ),
)
HEAD: tuple[Text, ...] = (
    {"en": "READ AGAIN BY", "zh": "应重新查阅"},
    {"en": "READ ON", "zh": "查阅日期"},
    {"en": "EVERY", "zh": "间隔（天）"},
    {"en": "CONFIDENCE", "zh": "可信程度"},
    {"en": "SOURCE", "zh": "来源"},
    {"en": "TITLE", "zh": "名称"},
)
DUE: Text = {
    "en": "{due} of {count} sources are due as of {day}.",
    "zh": "截至 {day}，{count} 项来源中有 {due} 项到期。",
}


@command(TEACHING)
@option("--stale", is_flag=True, says={"en": "Only what is due.", "zh": "只列出已到期的。"})
@option(
    "--json", "as_json", is_flag=True, says={"en": "Print JSON instead of a table.", "zh": "输出 JSON 而不是表格。"}
)
@as_of_option()
@pack_option()
@language_option()
@packs_option()
@click.pass_context
def sources(ctx: click.Context, stale: bool, as_json: bool, as_of: date, pack: str) -> None:
    """List sources."""
    from knowledge.authoring.library import knowledge_base

    call = invocation(ctx)
    known = knowledge_base(pack, call.pack_folders).sources
    in_order = sorted(known.values(), key=lambda source: (source.read_again_on, source.id))
    due = [source for source in in_order if source.is_overdue(as_of)]
    listed = due if stale else in_order
    if as_json:
        show_json([_as_json(source, as_of) for source in listed])
    else:
        show(_as_lines(listed, call.language))
        show(in_language(DUE, call.language).format(due=len(due), count=len(known), day=as_of.isoformat()))
    if stale and due:
        ctx.exit(ExitCode.BAD_DATA)


def _as_lines(sources: "list[Source]", language: Language) -> list[str]:
    from interview.report.law import title_in_words

    rows = [
        (
            source.read_again_on.isoformat(),
            source.read_on.isoformat(),
            str(source.days_between_readings),
            source.confidence.value,
            source.id,
            in_language(title_in_words(source), language),
        )
        for source in sources
    ]
    return table([in_language(title, language) for title in HEAD], rows) if rows else []


def _as_json(source: "Source", as_of: date) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": {language: in_language(source.title, language) for language in LANGUAGES},
        "kind": source.kind,
        "confidence": source.confidence.value,
        "read_on": source.read_on.isoformat(),
        "read_every": source.days_between_readings,
        "read_again_on": source.read_again_on.isoformat(),
        "is_due": source.is_overdue(as_of),
    }
