"""`roadworthy kb schema`: the schemas for programs and for editors."""

import json
from pathlib import Path

from knowledge.authoring.schemas import PACK_FILES
from tests.interview.command_line import Call


def test_kb_schema_prints_all(roadworthy: Call) -> None:
    """For programs: one document with the schema of every kind of file."""
    result = roadworthy("kb", "schema")
    assert result.code == 0
    assert set(json.loads(result.out)) == {file.path for file in PACK_FILES}


def test_kb_schema_writes_files_for_editors(roadworthy: Call, tmp_path: Path) -> None:
    """A file each, and the settings that map them; written again without complaint."""
    folder = tmp_path / ".vscode"
    for _ in range(2):
        result = roadworthy("kb", "schema", "-o", folder, "--lang", "zh")
        assert result.code == 0, result.err
    assert "写入" in result.out
    written = json.loads((folder / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {str(folder / Path(name).name) for name in written} == {str(path) for path in folder.glob("*.schema.json")}
    assert json.loads((folder / "rules.schema.json").read_text("utf-8"))["title"] == "rules/*.yaml"


def test_kb_schema_says_where_it_cannot_write(roadworthy: Call, tmp_path: Path) -> None:
    """A file in the way of the folder."""
    (tmp_path / "file").write_text("x")
    result = roadworthy("kb", "schema", "-o", tmp_path / "file" / "below")
    assert result.code == 74
    assert "cannot be made" in result.err
