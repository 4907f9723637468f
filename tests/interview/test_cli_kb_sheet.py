"""`roadworthy kb sheet`: out and in on the command line."""

from pathlib import Path

import pytest

from knowledge.authoring.files import pack_files
from knowledge.authoring.sheets.tables import tables_of
from knowledge.authoring.sheets.workbook import workbook
from tests.conftest import TOYLAND
from tests.interview.command_line import Call


def test_out_and_in_again(roadworthy: Call) -> None:
    """Byte for byte; files that are there are left alone unless --force is given."""
    out = roadworthy("kb", "sheet", "export", TOYLAND, "-o", "toyland.xlsx")
    assert (out.code, out.out) == (0, "toyland.xlsx: 23 sheets, 145 rows.\n"), out.err
    assert roadworthy("kb", "sheet", "export", TOYLAND, "-o", "toyland.xlsx").code == 74
    result = roadworthy("kb", "sheet", "import", "toyland.xlsx", "-o", "new/toyland", "--lang", "zh")
    assert (result.code, "0 个有改动" in result.out) == (0, True), result.err
    assert pack_files(Path("new/toyland")).contents == pack_files(TOYLAND).contents
    assert roadworthy("kb", "sheet", "import", "toyland.xlsx", "-o", "new/toyland").code == 74
    assert roadworthy("kb", "sheet", "import", "toyland.xlsx", "-o", "new/toyland", "--force").code == 0


def edited(sheet: str, row: int, column: str, text: str) -> Path:
    contents = pack_files(TOYLAND).contents
    tables = tables_of(contents)
    cells = list(tables[sheet].rows[row - 2])
    cells[tables[sheet].columns.index(column)] = text
    tables[sheet].rows[row - 2] = tuple(cells)
    path = Path("edited.xlsx")
    path.write_bytes(workbook(tables, contents, "x"))
    return path


def test_a_mistake_of_the_pack_is_told_by_cell(roadworthy: Call) -> None:
    """The pack is written, so that it can be put right either way; the code is 65."""
    path = edited("facts", 4, "type", "numbr")
    result = roadworthy("kb", "sheet", "import", path, "-o", "new/toyland")
    assert result.code == 65
    assert "edited.xlsx: facts, row 4, column type: 'numbr' is no type. Did you mean number?\n" in result.err
    assert "type: numbr" in Path("new/toyland/facts.yaml").read_text("utf-8")


def test_a_mistake_of_the_tables_writes_nothing(roadworthy: Call) -> None:
    """An id twice."""
    result = roadworthy("kb", "sheet", "import", edited("facts", 4, "id", "person.role"), "-o", "new/toyland")
    assert (result.code, "facts, row 4, column id: person.role is repeated." in result.err) == (65, True)
    assert not Path("new").exists()


def test_what_is_no_workbook(roadworthy: Call) -> None:
    """A message with the file, code 65; of a pack with mistakes nothing is exported."""
    Path("x.xlsx").write_bytes(b"x")
    result = roadworthy("kb", "sheet", "import", "x.xlsx", "-o", "new")
    assert (result.code, "x.xlsx: it is no XLSX. Save it as XLSX." in result.err) == (65, True), result.err
    assert roadworthy("kb", "sheet", "export", "nowhere", "-o", "y.xlsx").code == 65


def test_without_the_package_that_reads_tables(roadworthy: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small installation is told what it lacks."""
    monkeypatch.setattr("fastexcel._PYARROW_AVAILABLE", False)
    result = roadworthy("kb", "sheet", "import", edited("facts", 4, "unit", "mm"), "-o", "new")
    assert (result.code, "roadworthy[fleet]" in result.err) == (69, True), result.err
