"""Writes the reference of the pack language into docs/pack_language.md, from the declarations behind the JSON Schemas.

    .venv/bin/python -P scripts/make_pack_reference.py

Every kind of entry has an example: the entry of a pack that is checked by the tests in which most fields stand.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from knowledge.authoring.fields import EntryKind  # noqa: E402
from knowledge.authoring.files import pack_files  # noqa: E402
from knowledge.authoring.layout import Block, comments_above, laid_out  # noqa: E402
from knowledge.authoring.schemas import PACK_FILES, PackFile, file_for  # noqa: E402
from knowledge.authoring.starting import STARTERS  # noqa: E402

DOCUMENT = ROOT / "docs" / "pack_language.md"
BEGIN = "<!-- What follows is made by scripts/make_pack_reference.py from the declarations of the reader. -->\n"
EXAMPLES = (STARTERS / "alone", ROOT / "tests" / "packs" / "good" / "toyland")
TRANSLATIONS = "Words by entry and field, each `[the English, the translation]`; choices are `choices.<choice>`."


def document() -> str:
    """The document with the reference as the declarations are now."""
    above = DOCUMENT.read_text("utf-8").partition(BEGIN)[0].rstrip()
    return f"{above}\n\n{BEGIN}\n{''.join(_reference())}"


def _reference() -> Iterator[str]:
    yield "## Reference: every file, every field\n"
    for file in PACK_FILES:
        yield f"\n### `{file.path}`\n"
        if not file.kinds:
            yield f"\n{TRANSLATIONS}\n"
        for kind in (*file.kinds, *file.parts):
            yield from _kind(kind, file)


def _kind(kind: EntryKind, file: PackFile) -> Iterator[str]:
    yield f"\n#### {kind.name}\n\n{kind.says}.\n\n| field | holds | |\n|---|---|---|\n"
    required = set(kind.schema["required"])
    for field in kind.fields:
        must = " **Must be there.**" if field.key in required else ""
        yield f"| `{field.key}` | {field.holds.replace('|', '&#124;')} | {field.says}.{must} |\n"
    if kind in file.kinds:
        yield f"\n```yaml\n{example(kind)}```\n"


def example(kind: EntryKind) -> str:
    """The entry of a good pack in which most fields of this kind stand."""
    found = [block for folder in EXAMPLES for block in _blocks(folder, kind)]
    best = max(found, key=lambda block: len(block.node.items))
    return best.text.removeprefix(comments_above(best.text)).rstrip("\n") + "\n"


def _blocks(folder: Path, kind: EntryKind) -> Iterator[Block]:
    for name, content in pack_files(folder).contents.items():
        file = file_for(name)
        if file is None or kind not in file.kinds:
            continue
        for block in laid_out(content, name).blocks:
            if kind == next((one for one in _by_their_fields(file) if set(block.node.items) <= set(one.keys)), None):
                yield block


def _by_their_fields(file: PackFile) -> list[EntryKind]:
    """The kinds of a file, those with few fields first: a place is no step."""
    return sorted(file.kinds, key=lambda kind: len(kind.keys))


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
