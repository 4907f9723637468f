"""Packs through workbooks: what nobody edits keeps every byte, what is edited changes alone, mistakes have a place."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from knowledge.authoring.checking import check_files
from knowledge.authoring.files import PackFiles, pack_files
from knowledge.authoring.library import shipped_folder
from knowledge.authoring.problems import PackError
from knowledge.authoring.schemas import PACK_FILES
from knowledge.authoring.sheets.importing import Import, imported
from knowledge.authoring.sheets.plan import SHEETS
from knowledge.authoring.sheets.tables import Table, tables_of
from knowledge.authoring.sheets.tracing import traced
from knowledge.authoring.sheets.workbook import NoWorkbook, read_workbook, workbook
from tests.conftest import TOYLAND

Edit = Callable[[dict[str, Table]], None]
FILES = pack_files(TOYLAND).contents


def through_a_workbook(edit: Edit = lambda tables: None, files: dict[str, bytes] | None = None) -> Import:
    """The pack exported, edited as a person would in a spreadsheet, and taken in again."""
    contents = FILES if files is None else files
    tables = tables_of(contents)
    edit(tables)
    read, originals = read_workbook(workbook(tables, contents, "pack"))
    assert originals == contents
    return imported(read, originals)


def cell(sheet: str, row: int, column: str, text: str) -> Edit:
    """Another text in one cell; rows are counted as spreadsheets do."""

    def edit(tables: dict[str, Table]) -> None:
        table = tables[sheet]
        cells = list(table.rows[row - 2])
        cells[table.columns.index(column)] = text
        table.rows[row - 2] = tuple(cells)

    return edit


def changes(result: Import) -> dict[str, list[tuple[str, str]]]:
    """Of each changed file, the lines that went and came."""
    found = {}
    for name in FILES.keys() | result.contents.keys():
        before, after = FILES.get(name, b"").decode().splitlines(), result.contents.get(name, b"").decode().splitlines()
        if before != after:
            found[name] = [
                *(("-", line) for line in before if line not in after), *(("+", line) for line in after if line not in before)
            ]  # fmt: skip
    return found


@pytest.mark.slow
@pytest.mark.parametrize("folder", [TOYLAND, *sorted(one.parent for one in shipped_folder().glob("*/pack.yaml"))],
                         ids=lambda folder: folder.name)  # fmt: skip
def test_a_pack_comes_back_byte_for_byte(folder: Path) -> None:
    """Every file, with comments, layout and order."""
    contents = pack_files(folder).contents
    result = through_a_workbook(files=contents)
    assert result.problems == []
    assert result.contents == contents


@pytest.mark.slow
@pytest.mark.parametrize("folder", [TOYLAND, shipped_folder() / "cn"], ids=lambda folder: folder.name)
def test_the_tables_alone_say_everything(folder: Path) -> None:
    """A workbook without the hidden files makes a pack that reads the same, in the house layout."""
    files = pack_files(folder)
    tables, _ = read_workbook(workbook(tables_of(files.contents), {}, "pack"))
    result = imported(tables, {})
    assert result.problems == []
    before, after = check_files(files), check_files(PackFiles(folder, result.contents))
    assert after.problems == []
    for kind in ("facts", "changes", "questions", "sources", "rules", "requirements", "parameters", "places", "documents",
                 "next_steps", "consequences", "contradictions", "glossary", "migrations", "topics", "title", "read_on"):  # fmt: skip
        assert getattr(before.pack, kind) == getattr(after.pack, kind), kind
    assert tables_of(result.contents) == tables_of(files.contents)


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (cell("facts", 4, "plausible", "3\n10"),
         {"facts.yaml": [("-", "  plausible: [2, 10]"), ("+", "  plausible: [3, 10]")]}),
        (cell("facts", 6, "decimals", "2"), {"facts.yaml": [("-", "  decimals: 1"), ("+", "  decimals: 2")]}),
        (cell("values", 3, "value", "130"),
         {"parameters.yaml": [("-", "    - {from: 2027-01-01, value: 120, source: toyland.tariff}"),
                              ("+", "    - {from: 2027-01-01, value: 130, source: toyland.tariff}")]}),
        (cell("choices", 2, "words", "It is mine"),
         {"facts.yaml": [("-", "  choices: {owner: I own it, buyer: I may buy it}"),
                         ("+", "  choices: {owner: It is mine, buyer: I may buy it}")]}),
        (cell("ways", 2, "when", "papers.listed = listed\nvehicle.wheels = 4"),
         {"rules/requirements.yaml": [("-", "      when: [papers.listed = listed]"),
                                      ("+", "      when: [papers.listed = listed, vehicle.wheels = 4]")]}),
        (cell("cases", 5, "given", "insurance.end: 2026-11-23"),
         {"cases/cases.yaml": [("-", "  given: {vehicle.length: 3501}"), ("+", "  given: {insurance.end: 2026-11-23}")]}),
        (cell("changes", 3, "to", "more"),
         {"facts.yaml": [("-", "  change: {by: dealer, to: less}"), ("+", "  change: {by: dealer, to: more}")]}),
    ],
)  # fmt: skip
def test_an_edited_entry_changes_alone(edit: Edit, expected: dict[str, list[tuple[str, str]]]) -> None:
    """Its lines are written in the house layout; all other lines of all files stay."""
    result = through_a_workbook(edit)
    assert result.problems == []
    assert changes(result) == expected


def test_comments_stay_above_an_edited_entry() -> None:
    """And those of the others, wherever they stand."""
    facts = b"# all facts\n\n# of wheels\n" + FILES["facts.yaml"].replace(
        b"vehicle.length:", b"\n# how long\nvehicle.length: # x"
    )
    result = through_a_workbook(cell("facts", 5, "unit", "cm"), {**FILES, "facts.yaml": facts})
    text = result.contents["facts.yaml"].decode()
    assert text.startswith("# all facts\n\n# of wheels\nperson.role:\n")
    assert "\n\n# how long\nvehicle.length:\n  type: number\n  unit: cm\n" in text


def test_rows_come_go_and_move() -> None:
    """A new fact stands where its number says, a removed one is gone, others keep their lines."""

    def edit(tables: dict[str, Table]) -> None:
        table = tables["facts"]
        new = dict.fromkeys(table.columns, "") | {
            "file": "facts.yaml", "nr": "3.5", "id": "vehicle.doors", "type": "number", "label": "Number of doors: all", "plausible": "0\n9",
        }  # fmt: skip
        table.rows.append(tuple(new.values()))
        del table.rows[3]

    result = through_a_workbook(edit)
    text = result.contents["facts.yaml"].decode()
    lines = FILES["facts.yaml"].decode()
    start, end = lines.index("vehicle.length:"), lines.index("vehicle.power:")
    new = 'vehicle.doors:\n  type: number\n  label: "Number of doors: all"\n  plausible: [0, 9]\n'
    assert text == lines[:start] + new + lines[end:]


def test_a_new_file_and_one_without_rows() -> None:
    """A file is there because a row names it."""

    def edit(tables: dict[str, Table]) -> None:
        tables["places"].rows = [("guidance/places.yaml", *row[1:]) for row in tables["places"].rows]
        tables["migrations"].rows = []

    result = through_a_workbook(edit)
    assert result.contents["guidance/places.yaml"].decode() == (
        "toyland.place.insurer:\n  place: Insurer\ntoyland.place.home:\n  place: At home\n"
    )
    assert "migrations.yaml" not in result.contents
    assert b"toyland.place.home: {" not in result.contents["guidance/steps.yaml"]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (cell("facts", 3, "id", ""), "facts, row 3, column id: this row has no id. Write the id of the entry."),
        (cell("facts", 3, "id", "person.role"), "facts, row 3, column id: person.role is repeated. It stands first in row 2; keep one."),
        (cell("facts", 3, "file", "fact.yaml"), "facts, row 3, column file: fact.yaml is no file for facts. Did you mean facts.yaml?"),
        (cell("rules", 3, "file", "../x.yaml"), "rules, row 3, column file: ../x.yaml is no file for rules. Write e.g. rules/new.yaml."),
        (cell("rules", 3, "concludes", "vehicle.category small"),
         "rules, row 3, column concludes: 'vehicle.category small' is no pair. Write a line `key: value` each."),
        (cell("ways", 3, "id", "toyland.insurence"),
         "ways, row 3, column id: toyland.insurence is not in requirements. Did you mean toyland.insurance?"),
        (cell("choices", 3, "key", "owner"), "choices, row 3, column key: owner is repeated. It stands first in row 2; keep one."),
        (cell("choices", 3, "words", ""), "choices, row 3, column words: buyer has no words. Write them, or remove the row."),
        (cell("texts", 3, "Chinese", ""), "texts, row 3, column Chinese: this cell is empty. Fill it, or remove the row."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_table_has_sheet_row_and_column(edit: Edit, message: str) -> None:
    """What cannot become a file."""
    assert message in [str(problem) for problem in through_a_workbook(edit).problems]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (cell("facts", 4, "type", "numbr"), "facts, row 4, column type: 'numbr' is no type. Did you mean number?"),
        (cell("facts", 4, "label", ""), "facts, row 4, column label: vehicle.wheels has no label. Add label: …"),
        (cell("ways", 3, "when", "insurance.days_lft >= 0 day"),
         "ways, row 3, column when: insurance.days_lft is no fact. Did you mean insurance.days_left?"),
        (cell("steps", 3, "place", "toyland.place.hme"), "steps, row 3, column place: toyland.place.hme is no place. Did you mean toyland.place.home?"),
        (cell("values", 3, "source", "toyland.tarif"),
         "values, row 3, column source: toyland.tarif is no source. Did you mean toyland.tariff?"),
        (cell("cases", 4, "given", "insurance.nd: unknown"),
         "cases, row 4, column given: insurance.nd is no asked fact. Did you mean insurance.end?"),
        (cell("changes", 3, "by", "dealr"), "changes, row 3, column by: 'dealr' is no by. Did you mean dealer?"),
        (cell("texts", 11, "English", "Number of wheels, all"),
         "texts, row 11, column English: label of vehicle.wheels translates an older English text."),
        (cell("articles", 2, "words", "Other words."), "texts, row 39, column English: articles.1(1) of toyland.road_law translates an older"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_pack_has_sheet_row_and_column(edit: Edit, message: str) -> None:
    """What the check finds, told where the person can put it right."""
    result = through_a_workbook(edit)
    assert result.problems == []
    found = [str(one) for one in traced(check_files(PackFiles(TOYLAND, result.contents)).problems, result)]
    assert any(one.startswith(message) for one in found), "\n".join(found)


def test_days_and_numbers_of_a_spreadsheet_are_taken() -> None:
    """A program that made a date of a day, and 4.0 of a 4."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("values")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for column, head in enumerate(("id", "from", "value", "source", "confidence")):
        sheet.write(0, column, head)
    sheet.write(1, 0, "x.y")
    sheet.write_datetime(1, 1, date(2027, 1, 1), day)
    sheet.write_number(1, 2, 120.0)
    book.close()
    tables, originals = read_workbook(buffer.getvalue())
    assert originals == {}
    assert [tables["values"][0].cells[key] for key in ("id", "from", "value")] == ["x.y", "2027-01-01", "120"]


def bomb() -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("x.xml", "w") as file,
    ):
        for _ in range(21):
            file.write(b"0" * 1_000_000)
    return buffer.getvalue()


def foreign() -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    book.add_worksheet("Sheet1").write(0, 0, "x")
    book.close()
    return buffer.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "message"),
    [(lambda: b"", "it is no XLSX"), (lambda: b"PK\x03\x04" + b"\0" * 100, "it is no XLSX"), (foreign, "it has none of the sheets"),
     (bomb, "it is too large"), (lambda: workbook({"facts": Table(("id",))}, {}, "x")[:-200], "it is no XLSX")],
)  # fmt: skip
def test_what_is_no_workbook_of_a_pack_is_told(
    content: Callable[[], bytes], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other files, half a file, one that would fill the memory."""
    monkeypatch.setattr("knowledge.authoring.sheets.workbook.LARGEST_UNPACKED", 20_000_000)
    with pytest.raises(NoWorkbook, match=message):
        read_workbook(content())


def test_every_kind_of_entry_has_a_table() -> None:
    """What the reader reads, people can edit."""
    tabled = {sheet.kind.name for sheet in SHEETS} | {part.kind.name for sheet in SHEETS for part in sheet.parts}
    assert {kind.name for file in PACK_FILES for kind in (*file.kinds, *file.parts)} <= tabled


def test_every_table_has_its_own_name() -> None:
    """Within what a spreadsheet allows."""
    names = [sheet.name for sheet in SHEETS] + [part.name for sheet in SHEETS for part in sheet.parts]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 31


@pytest.mark.parametrize(
    "damage",
    [(b"label: Your part", b"label: {a: b}"), (b"label: Your part", b"labl: x"), (b"person.role:", b"person.role: [")],
)
def test_what_fits_into_no_table_is_not_exported(damage: tuple[bytes, bytes]) -> None:
    """Nothing is lost in silence: the pack is to be put right first."""
    with pytest.raises(PackError, match=r"facts.yaml:\d+: "):
        tables_of({**FILES, "facts.yaml": FILES["facts.yaml"].replace(*damage, 1)})
