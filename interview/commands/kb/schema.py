"""`roadworthy kb schema`: JSON Schemas of the files of a pack, for editors."""

import json
from pathlib import Path

import click

from interview.commands.invocation import invocation
from interview.commands.output import show, show_json
from interview.commands.shared_options import language_option, packs_option
from interview.commands.teaching import Teaching, command, option
from knowledge.vocabulary.text import Text, in_language

TEACHING = Teaching(
    brief={
        "en": "JSON Schemas of a pack's files, so that editors complete and check.",
        "zh": "知识包各文件的 JSON Schema，供编辑器补全和检查。",
    },
    more=(
        {
            "en": "With -o a file each, and settings.json for editors that map schemas to files (yaml.schemas). "
            "Without it, all in one JSON document.",
            "zh": "-o：每种文件写一个，另写 settings.json（yaml.schemas）供编辑器对应；不用则输出一个 JSON 文档。",
        },
    ),
    examples=(
        ("roadworthy kb schema -o .vscode", {"en": "For the editor of this folder.", "zh": "供本文件夹的编辑器使用。"}),
        ("roadworthy kb schema", {"en": "All of them, for programs.", "zh": "全部输出，供程序使用。"}),
    ),
)
WRITTEN: Text = {"en": "{count} files written to {folder}.", "zh": "已在 {folder} 写入 {count} 个文件。"}


@command(TEACHING)
@option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    says={"en": "The folder to write them to.", "zh": "写入的文件夹。"},
)
@language_option()
@packs_option()
@click.pass_context
def schema(ctx: click.Context, folder: Path | None) -> None:
    """Write schemas."""
    from interview.commands.kb.written_files import write_files
    from knowledge.authoring.schemas import PACK_FILES, schema_of

    if folder is None:
        show_json({file.path: schema_of(file) for file in PACK_FILES})
        return
    contents = {f"{file.name}.schema.json": _as_bytes(schema_of(file)) for file in PACK_FILES}
    settings = {"yaml.schemas": {f"./{folder.name}/{file.name}.schema.json": f"**/{file.path}" for file in PACK_FILES}}
    contents["settings.json"] = _as_bytes(settings)
    write_files(folder, contents, replace=True)
    show(in_language(WRITTEN, invocation(ctx).language).format(count=len(contents), folder=folder))


def _as_bytes(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
