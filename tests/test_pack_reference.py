"""docs/pack_language.md: its reference is made from the reader, and its examples are accepted."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from jsonschema import Draft202012Validator

from knowledge.authoring.checking import check_folder
from knowledge.authoring.schemas import PACK_FILES, schema_of
from tests.knowledge.authoring.yaml_as_editors_read import as_an_editor_reads

ROOT = Path(__file__).parent.parent
DOCUMENT = (ROOT / "docs" / "pack_language.md").read_text("utf-8")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pack_reference", ROOT / "scripts" / "make_pack_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_up_to_date(script: ModuleType) -> None:
    """Whoever changes a field runs scripts/make_pack_reference.py."""
    assert script.document() == DOCUMENT


def test_every_field_is_in_the_reference() -> None:
    """With what it holds and what it says."""
    for file in PACK_FILES:
        for kind in (*file.kinds, *file.parts):
            part = DOCUMENT.partition(f"\n#### {kind.name}\n")[2].partition("\n#### ")[0]
            for field in kind.fields:
                assert re.search(rf"^\| `{field.key}` \| .+ \| {re.escape(field.says)}\.", part, re.MULTILINE), (
                    field.key
                )


def test_the_examples_come_from_packs_without_a_mistake(script: ModuleType) -> None:
    """Each stands in one of the packs word for word, and these packs are checked."""
    for folder in script.EXAMPLES:
        assert check_folder(folder) == []
    texts = [path.read_text("utf-8") for folder in script.EXAMPLES for path in folder.rglob("*.yaml")]
    examples = re.findall(r"^```yaml\n(.*?)^```$", DOCUMENT.partition(script.BEGIN)[2], re.MULTILINE | re.DOTALL)
    assert len(examples) == sum(len(file.kinds) for file in PACK_FILES)
    for example in examples:
        assert any(example in text or example.rstrip("\n") in text for text in texts), example


def guide_examples() -> list[tuple[str, str]]:
    """The blocks of the guide above the reference, with the file that their chapter is about."""
    guide = DOCUMENT.partition("## Reference: every file")[0]
    found = []
    for chapter in re.split(r"^## ", guide, flags=re.MULTILINE)[1:]:
        title = chapter.splitlines()[0].strip()
        found += [(title, block) for block in re.findall(r"^```yaml\n(.*?)^```$", chapter, re.MULTILINE | re.DOTALL)]
    return found


@pytest.mark.parametrize(
    ("title", "block"), guide_examples(), ids=[f"{n} {t}" for n, (t, _) in enumerate(guide_examples())]
)
def test_the_examples_of_the_guide_are_what_editors_accept(title: str, block: str) -> None:
    """Known fields, known words, right shapes; an excerpt may leave out fields that must be there."""
    file = next(file for file in PACK_FILES if file.path == title)
    errors = Draft202012Validator(schema_of(file)).iter_errors(as_an_editor_reads(block))
    assert [error.message for error in errors if not _is_only_missing(error)] == []


def _is_only_missing(error: object) -> bool:
    """Whether an entry is an excerpt, or one of several kinds that is an excerpt of its own kind."""
    if getattr(error, "validator", "") == "required":
        return True
    inner = getattr(error, "context", None) or ()
    by_kind: dict[object, list[object]] = {}
    for one in inner:
        by_kind.setdefault(one.relative_schema_path[0], []).append(one)
    return any(all(_is_only_missing(one) for one in errors) for errors in by_kind.values())
