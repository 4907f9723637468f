"""`roadworthy kb explain-rule`: an entry of a pack in plain words, with its law and its cases."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import language_option, pack_option, packs_option
from interview.commands.teaching import WIDEST_PAGE, Teaching, argument, command, option
from interview.errors import UsageMistake, did_you_mean
from interview.report.columns import wrapped
from knowledge.vocabulary.text import LANGUAGES, Language, in_language

if TYPE_CHECKING:
    from interview.workbench.sheets import Sheet

TEACHING = Teaching(
    brief={
        "en": "Say in plain words what a rule, requirement or fact of a pack says.",
        "zh": "用通俗的话说明知识包中一条规则、要求或事实的内容。",
    },
    more=(
        {
            "en": "With its law, the day on which it was read, how sure we are of it, and the cases that exercise it.",
            "zh": "包括法律依据、查阅日期、可信程度，以及涉及它的案例。",
        },
    ),
    examples=(
        ("roadworthy kb explain-rule cn.insurance.valid", {"en": "A requirement.", "zh": "一项要求。"}),
        (
            "roadworthy kb explain-rule vehicle.category",
            {"en": "A concluded fact with all its rules.", "zh": "一个推断的事实及其全部规则。"},
        ),
        (
            "roadworthy kb explain-rule cn.reg164",
            {"en": "A source, and what rests on it.", "zh": "一项来源，以及以它为依据的内容。"},
        ),
    ),
)


@command(TEACHING)
@argument(
    "entry",
    metavar="ID",
    says={
        "en": "A rule, requirement, fact, step, consequence, figure or source.",
        "zh": "规则、要求、事实、步骤、后果、数值或来源的编号。",
    },
)
@option(
    "--json", "as_json", is_flag=True, says={"en": "Print JSON, in both languages.", "zh": "输出 JSON，含两种语言。"}
)
@pack_option()
@language_option()
@packs_option()
@click.pass_context
def explain_rule(ctx: click.Context, entry: str, as_json: bool, pack: str) -> None:
    """Explain an entry."""
    from interview.commands.kb.pack_versions import version_named
    from interview.workbench.entry_sheets import EntrySheets

    call = invocation(ctx)
    version = version_named(pack, pack, call.pack_folders)
    sheets = EntrySheets(version.knowledge_base, tuple(version.cases.values()))
    sheet = sheets.sheet(entry)
    if sheet is None:
        raise UsageMistake(
            {"en": f"the pack has nothing of the id {entry!r}.", "zh": f"知识包中没有编号 {entry!r}。"},
            did_you_mean(
                entry,
                sheets.known(),
                {
                    "en": "See: roadworthy kb facts, roadworthy kb sources",
                    "zh": "见：roadworthy kb facts、roadworthy kb sources",
                },
            ),
        )
    if as_json:
        show_json(_as_json(sheet))
    else:
        width = min(shutil.get_terminal_size().columns, WIDEST_PAGE)
        show(sheet_as_lines(sheet, version.places.of(entry), call.language, width))


def sheet_as_lines(sheet: "Sheet", place: str, language: Language, width: int) -> Iterator[str]:
    """The sheet for reading; `place`: the file and line of the entry."""
    yield f"{in_language(sheet.kind, language)} {sheet.id}{f'  {place}' if place else ''}"
    yield from wrapped(in_language(sheet.title, language), width)
    for part in sheet.parts:
        yield ""
        yield f"{in_language(part.heading, language)}{'：' if language == 'zh' else ':'}"
        for line in part.lines:
            indent = "  " * (line.depth + 1)
            first, *rest = wrapped(in_language(line.words, language), max(width - len(indent) - 2, 20))
            yield f"{indent}- {first}"
            yield from (f"{indent}  {more}" for more in rest)


def _as_json(sheet: "Sheet") -> dict[str, object]:
    return {
        "id": sheet.id,
        "kind": sheet.kind["en"],
        "title": {language: in_language(sheet.title, language) for language in LANGUAGES},
        "parts": [
            {
                "part": part.kind.value,
                "lines": [
                    {"depth": line.depth, **{one: in_language(line.words, one) for one in LANGUAGES}}
                    for line in part.lines
                ],
            }
            for part in sheet.parts
        ],
    }
