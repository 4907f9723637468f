"""`roadworthy kb facts`: list every fact that a pack knows."""

import click

from interview.commands.invocation import Invocation, invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import language_option, pack_option, packs_option
from interview.commands.teaching import Teaching, command, option

TEACHING = Teaching(
    brief={"en": "List every fact: type, unit, choices, labels.", "zh": "列出全部事实：类型、单位、选项、名称。"},
    examples=(
        ("roadworthy kb facts", {"en": "For reading.", "zh": "供阅读。"}),
        (
            "roadworthy kb facts --format json",
            {"en": "For programs, both languages.", "zh": "供程序使用，含两种语言。"},
        ),
    ),
)


@command(TEACHING)
@option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    says={"en": "text (default) or json.", "zh": "text（默认）或 json。"},
)
@pack_option()
@language_option()
@packs_option()
@click.pass_context
def facts(ctx: click.Context, form: str, pack: str) -> None:
    """List facts."""
    from interview.commands.kb.fact_list import facts_as_json, facts_as_lines
    from knowledge.authoring.library import knowledge_base

    call: Invocation = invocation(ctx)
    base = knowledge_base(pack, call.pack_folders)
    if form == "json":
        show_json(facts_as_json(base))
    else:
        show(facts_as_lines(base, call.language))
