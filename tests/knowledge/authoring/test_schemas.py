"""JSON Schemas are made from the reader: what it reads they accept, what it refuses for its shape they refuse."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from knowledge.authoring.cases import CASE, read_cases
from knowledge.authoring.entries import Entry
from knowledge.authoring.fields import EntryKind
from knowledge.authoring.files import pack_files
from knowledge.authoring.library import shipped_folder
from knowledge.authoring.reading import read_with_problems
from knowledge.authoring.schemas import PACK_FILES, file_for, schema_of
from tests.conftest import TOYLAND
from tests.knowledge.authoring.yaml_as_editors_read import as_an_editor_reads

PACKS = [TOYLAND, *sorted(manifest.parent for manifest in shipped_folder().glob("*/pack.yaml"))]


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(schema_of(next(file for file in PACK_FILES if file.name == name)))


def errors(name: str, content: str | bytes) -> list[str]:
    return [error.message for error in validator(name).iter_errors(as_an_editor_reads(content))]


@pytest.mark.slow
@pytest.mark.parametrize("folder", PACKS, ids=[folder.name for folder in PACKS])
def test_every_file_of_a_good_pack_validates(folder: Path) -> None:
    """Whatever the reader accepts, an editor with these schemas accepts."""
    for name, content in pack_files(folder).contents.items():
        file = file_for(name)
        assert file is not None, name
        assert errors(file.name, content) == [], name


@pytest.mark.parametrize("file", PACK_FILES, ids=[file.name for file in PACK_FILES])
def test_every_schema_is_a_schema(file: Any) -> None:
    """The schemas themselves are well formed."""
    Draft202012Validator.check_schema(schema_of(file))


DAMAGES = [
    ("facts.yaml", "type: date", "type: data"),
    ("facts.yaml", "label: Your part", "lable: Your part"),
    ("facts.yaml", "  label: Overall length\n", ""),
    ("facts.yaml", "decimals: 1", "decimals: one"),
    ("facts.yaml", "derived: yes", "derived: maybe"),
    ("facts.yaml", "{by: dealer, to: less}", "{by: dealer, to: less, last_resrt: yes}"),
    ("facts.yaml", "{by: dealer, to: less}", "{by: somebody, to: less}"),
    ("facts.yaml", "{by: dealer, to: less}", "{to: less}"),
    ("facts.yaml", "vehicle.wheels:", "Wheels:"),
    ("questions.yaml", "evidence: [document, told_by_seller]", "evidence: [documents]"),
    ("questions.yaml", "  ask: How long is it?\n", ""),
    ("sources.yaml", "confidence: medium", "confidence: middling"),
    ("sources.yaml", "  issuer: Insurers of Toyland\n", ""),
    ("parameters.yaml", "value: 100,", "valu: 100,"),
    ("parameters.yaml", "from: 2027-01-01", "from: 2027-1-1"),
    ("rules/category.yaml", "vehicle.length <= 3500 mm", "vehicle.length at most 3500 mm"),
    ("rules/category.yaml", "  concludes: {vehicle.category: large}\n", ""),
    ("rules/requirements.yaml", "cure: {by: nobody}", "cure: {by: noone}"),
    ("rules/requirements.yaml", "until 2026-12-31", "till 2026-12-31"),
    ("rules/requirements.yaml", "  otherwise: The model is not listed.\n", ""),
    ("guidance/steps.yaml", "  obtain: Town hall.\n", ""),
    ("guidance/steps.yaml", "certainty: certain", "certainty: surely"),
    ("migrations.yaml", "  renamed: vehicle.power\n", "  renamd: vehicle.power\n"),
    ("cases/cases.yaml", "- case: insurance unknown\n  like", "- like"),
    ("cases/cases.yaml", "asks_next: papers.listed", "ask_next: papers.listed"),
    ("translations/zh/all.yaml", '["Toyland", "玩具国：1"]', '["Toyland"]'),
    ("pack.yaml", "version: 1.0.0\n", ""),
    ("pack.yaml", "read_on: 2026-11-22", "read_on: yesterday"),
]


@pytest.mark.parametrize(("name", "before", "after"), DAMAGES, ids=[f"{one[0]}: {one[2]!r}" for one in DAMAGES])
def test_a_damaged_file_is_refused_by_schema_and_reader_alike(name: str, before: str, after: str) -> None:
    """A wrong key, word, type or a missing field."""
    files = pack_files(TOYLAND)
    text = files.contents[name].decode()
    assert before in text, "the damage must hit the file"
    file = file_for(name)
    assert file is not None
    assert errors(file.name, text.replace(before, after, 1))
    files.contents[name] = text.replace(before, after, 1).encode()
    reading = read_with_problems(files)
    assert [*reading.problems, *read_cases(files, reading.pack).problems]


@pytest.mark.slow
def test_the_reader_takes_exactly_the_declared_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    """No field is read that the declarations do not know, and none is declared that nobody reads."""
    taken: set[frozenset[str]] = set()
    finish = Entry.finish

    def watched(entry: Entry) -> None:
        taken.add(frozenset(entry._known))
        finish(entry)

    monkeypatch.setattr(Entry, "finish", watched)
    for folder in PACKS:
        files = pack_files(folder)
        read_cases(files, read_with_problems(files).pack)
    declared = {frozenset(kind.keys) for kind in every_kind()}
    assert declared <= taken
    assert all(any(one <= kind for kind in declared) for one in taken)


def every_kind() -> Iterator[EntryKind]:
    yield CASE
    for file in PACK_FILES:
        yield from (*file.kinds, *file.parts)
