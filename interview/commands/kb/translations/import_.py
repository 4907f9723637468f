"""`roadworthy kb translations import`: a file of translations into a pack."""

from pathlib import Path

import click

from interview.commands.invocation import invocation
from interview.commands.kb.pack_argument import pack_argument
from interview.commands.output import show
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching, argument, command, option
from interview.errors import ExitCode
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={"en": "Take a file of translations (.po) into a pack.", "zh": "把译者的 .po 并入知识包。"},
    more=(
        {
            "en": "Only what was translated anew changes; all else keeps every byte. Fuzzy and empty ones are left. "
            "What does not fit is told by line, and the exit code is then 65.",
            "zh": "只改动新的译文，其余一字不变；fuzzy 和空的条目不取用；不符的条目按行列出，此时退出码为 65。",
        },
    ),
    examples=(
        (
            "roadworthy kb translations import my_pack.po my_pack",
            {"en": "Into the pack.", "zh": "直接写入知识包。"},
        ),
        (
            "roadworthy kb translations import my_pack.po my_pack -o new/my_pack",
            {"en": "Into a copy of it.", "zh": "写入副本。"},
        ),
    ),
)
TAKEN: Text = {
    "en": "{folder}: {count} translations taken, {left} left as they are.",
    "zh": "{folder}：取用 {count} 条译文，{left} 条不变。",
}


@command(TEACHING)
@argument(
    "po_path", metavar="FILE.po", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    says={"en": "The file.", "zh": "译文文件。"},
)  # fmt: skip
@pack_argument()
@option(
    "-o", "--output", "to", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
    says={"en": "Write the whole pack there instead.", "zh": "改为把整个知识包写到这里。"},
)  # fmt: skip
@language_option()
@packs_option()
@click.pass_context
def import_(ctx: click.Context, po_path: Path, folder: Path, to: Path | None) -> None:
    """Take translations."""
    from interview.commands.kb.pack_texts import reading_of
    from interview.commands.kb.written_files import write_files
    from knowledge.authoring.files import pack_files
    from knowledge.authoring.translating import with_new_words
    from knowledge.authoring.translation_files import read_translation_file

    call = invocation(ctx)
    reading = reading_of(folder, call.pack_folders)
    found = read_translation_file(po_path.read_bytes(), str(po_path), reading)
    contents = pack_files(folder).contents
    changed = with_new_words(contents, reading, found.news)
    write_files(to or folder, {**contents, **changed} if to else changed, replace=to is None)
    for problem in found.problems:
        click.echo(str(problem), err=True)
    show(in_language(TAKEN, call.language).format(folder=to or folder, count=len(found.news), left=found.left))
    if found.problems:
        ctx.exit(ExitCode.BAD_DATA)
