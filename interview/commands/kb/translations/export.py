"""`roadworthy kb translations export`: a file for translators' tools."""

from pathlib import Path

import click

from interview.commands.invocation import invocation
from interview.commands.kb.pack_argument import pack_argument
from interview.commands.output import show
from interview.commands.shared_options import force_option, language_option, packs_option
from interview.commands.teaching import Teaching, command, option
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={"en": "All texts of a pack as a gettext file (.po).", "zh": "把知识包的全部文字导出为 .po。"},
    more=(
        {
            "en": "A text whose English has changed is marked fuzzy, with the older English. Keep msgctxt as it is.",
            "zh": "英文已改动的条目标为 fuzzy，并附旧英文。请勿改动 msgctxt。",
        },
    ),
    examples=(
        (
            "roadworthy kb translations export my_pack -o my_pack.po",
            {"en": "Open it in any translator's tool.", "zh": "可用任何翻译工具打开。"},
        ),
    ),
)
WRITTEN: Text = {"en": "{path}: {count} texts.", "zh": "{path}：{count} 条文字。"}


@command(TEACHING)
@pack_argument()
@option(
    "-o", "--output", "path", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE.po",
    says={"en": "The file to write.", "zh": "要写入的文件。"},
)  # fmt: skip
@force_option()
@language_option()
@packs_option()
@click.pass_context
def export(ctx: click.Context, folder: Path, path: Path, force: bool) -> None:
    """Write a file of translations."""
    from interview.commands.kb.pack_texts import reading_of
    from interview.report.save import save
    from knowledge.authoring.translating import translated_texts
    from knowledge.authoring.translation_files import translation_file

    call = invocation(ctx)
    reading = reading_of(folder, call.pack_folders)
    texts = translated_texts(reading)
    save(translation_file(reading.pack, texts), path, force=force)
    show(in_language(WRITTEN, call.language).format(path=path, count=len(texts)))
