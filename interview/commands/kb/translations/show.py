"""`roadworthy kb translations show`: what is missing, and what translates an older text."""

from pathlib import Path

import click

from interview.commands.invocation import invocation
from interview.commands.kb.folder_argument import folder_argument
from interview.commands.output import show as print_lines
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching, command
from interview.errors import ExitCode
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={"en": "Which texts have no translation, or a stale one.", "zh": "哪些文字没有译文，或译文已过期。"},
    more=(
        {
            "en": "Exit code 65 if there are any. A stale one quotes an English text that has changed since.",
            "zh": "如有则退出码为 65。过期的译文所引英文已改动。",
        },
    ),
    examples=(("roadworthy kb translations show my_pack", {"en": "Of one pack.", "zh": "某个知识包。"}),),
)
SAID: dict[str, Text] = {
    "missing": {
        "en": "{place}: {name} of {owner} has no words in Chinese: {english}",
        "zh": "{place}：{owner} 的 {name} 没有中文：{english}",
    },
    "stale": {
        "en": "{place}: {name} of {owner} translates an older text: {quoted} -> {english}",
        "zh": "{place}：{owner} 的 {name} 译自旧文：{quoted} -> {english}",
    },
}
SUMMARY: Text = {
    "en": "{name}: {good} texts translated, {missing} missing, {stale} stale.",
    "zh": "{name}：已译 {good} 条，缺 {missing} 条，过期 {stale} 条。",
}


@command(TEACHING)
@folder_argument()
@language_option()
@packs_option()
@click.pass_context
def show(ctx: click.Context, folder: Path | None) -> None:
    """Show the state of translations."""
    from interview.commands.kb.pack_texts import texts_of
    from interview.commands.kb.pack_work import folders_meant
    from knowledge.authoring.translating import State

    call = invocation(ctx)
    is_any_open = False
    for pack_folder in folders_meant(folder, call.pack_folders):
        texts = texts_of(pack_folder, call.pack_folders)
        for one in texts:
            if one.state is not State.GOOD:
                stale = one.translation
                place = stale or one.text
                words = in_language(SAID[one.state.value], call.language).format(
                    place=f"{pack_folder / place.file}:{place.line}", name=one.text.name, owner=one.text.owner,
                    english=one.text.english, quoted=stale.quoted if stale else "",
                )  # fmt: skip
                print_lines(words)
        counts = {state.value: sum(one.state is state for one in texts) for state in State}
        print_lines(in_language(SUMMARY, call.language).format(name=pack_folder.name, **counts))
        is_any_open |= counts["good"] < len(texts)
    if is_any_open:
        ctx.exit(ExitCode.BAD_DATA)
