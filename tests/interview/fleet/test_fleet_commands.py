"""`roadworthy fleet`, as a fleet manager uses it."""

import csv
import gc
import json
import sys
import zipfile
from pathlib import Path

import fastexcel
import polars as pl
import pytest
from xlsxwriter.exceptions import FileCreateError

from interview.commands.fleet.one_vehicle import numbers_in
from interview.errors import UsageMistake
from interview.fleet.record import record_of
from interview.fleet.writing import TableForm, table_writer
from interview.report.printed import PrintedReport
from tests.interview.command_line import Call
from tests.interview.fleet.tables import workbook, written

HEADS = ["序号", "号牌号码", "设计用途", "Kind of drive", "vehicle.wheels", "车长(m)", "Maximum permitted gross mass [t]",
         "交强险最后有效日", "已投保交强险", "使用地点", "备注"]  # fmt: skip
VEHICLES = [
    [1, "粤B10001", "载货：有货台、货厢或封闭车厢", "Petrol", 4, 3.5, 1.8, "2027-05-01", "是", "深圳", "=1+1"],
    [2, "粤B10002", "goods", "纯电动", "four", 3.4, 1.7, "2026-12-05", "yes", "shenzhen", "+86 755"],
    [3, "粤B10003", "goods", "diesel", 3, 2.9, "不知道", None, "否", None, "@x"],
]
AS_OF = ("--as-of", "2026-11-28")


@pytest.fixture
def trucks(tmp_path: Path) -> Path:
    """A workbook with heads in both languages, by label and id, with units."""
    return workbook(tmp_path / "trucks.xlsx", [HEADS, *VEHICLES])


@pytest.fixture
def assessed(roadworthy: Call, trucks: Path, tmp_path: Path) -> Path:
    """The same, assessed."""
    path = tmp_path / "assessed.parquet"
    result = roadworthy("fleet", "assess", trucks, "-o", path, *AS_OF)
    assert result.code == 0, result.err
    return path


def test_the_users_columns_and_their_order_are_kept(assessed):
    """Ours stand behind; the row can be found again in the file."""
    table = pl.read_parquet(assessed)
    assert table.columns[: len(HEADS)] == HEADS
    assert table["号牌号码"].to_list() == ["粤B10001", "粤B10002", "粤B10003"]
    assert table["备注"].to_list() == ["=1+1", "+86 755", "@x"]
    assert table["source_line"].to_list() == [2, 3, 4]
    assert table["next_deadline"].cast(pl.String).to_list() == ["2027-05-01", "2026-12-05", None]
    assert table["cn.insurance.valid"].to_list() == ["undetermined", "undetermined", "undetermined"]
    record = record_of(assessed)
    assert record is not None
    assert (record.pack.id, record.rows, record.rows_rejected) == ("cn", 3, 0)


def test_the_screen_tells_counts_unused_columns_and_where_it_is(roadworthy, trucks, tmp_path):
    """In both languages."""
    for language, says in (("en", "Vehicles assessed: 3"), ("zh", "已评估3辆车")):
        result = roadworthy("fleet", "assess", trucks, "-o", tmp_path / f"{language}.csv", *AS_OF, "--lang", language)
        assert result.code == 0
        assert says in result.out
        assert "序号" in result.out
        assert "use.on_road" in result.out
        assert str(tmp_path / f"{language}.csv") in result.out


def test_no_cell_becomes_a_formula(roadworthy, trucks, tmp_path):
    """CSV marks what begins like one, a workbook holds texts; plain numbers stay what they are."""
    for name in ("a.csv", "a.xlsx"):
        assert roadworthy("fleet", "assess", trucks, "-o", tmp_path / name, "--no-remedies", *AS_OF).code == 0
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["备注"] for row in csv.DictReader(file)] == ["'=1+1", "'+86 755", "'@x"]
    sheet = fastexcel.read_excel(tmp_path / "a.xlsx").load_sheet(0, dtypes="string").to_polars()
    assert sheet["备注"].to_list() == ["=1+1", "+86 755", "@x"]
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")
        assert not [name for name in book.namelist() if "link" in name.casefold() or "vba" in name.casefold()]
    assert "Verdict" in sheet.columns
    assert set(sheet["Verdict"]) <= {"Undetermined", "Not road legal", "Road legal after steps", "Restricted use"}


@pytest.mark.parametrize(
    ("head", "cell"),
    [("备注", "plain"), ("备注", "a,b"), ("备注", 'so "called"'), ("备注", "two\nlines"), ("备注, more", "plain")],
)
def test_cells_and_heads_come_back_as_they_were(roadworthy, tmp_path, head, cell):
    """Quoted where that is needed."""
    table = tmp_path / "a.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["vehicle.wheels", "车长(m)", head], ["4", "3.5", cell], ["3", "2.9", ""]])
    assert roadworthy("fleet", "assess", table, "-o", tmp_path / "out.csv", "--no-remedies", *AS_OF).code == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row[head] for row in rows] == [cell, ""]
    assert {row["verdict"] for row in rows} == {"undetermined"}


def test_rejected_rows_are_apart_and_every_good_row_is_answered(roadworthy, tmp_path):
    """From a GBK file with bad rows; the exit code says that there were some."""
    text = "号牌号码,车轮数,车长(m)\n粤B1,4,3.5\n粤B2,四个,abc\n粤B3,4\n粤B4,3,2.9\n"
    table = written(tmp_path / "gbk.csv", text, "gbk")
    result = roadworthy("fleet", "assess", table, "-o", tmp_path / "out.csv", *AS_OF, "--lang", "zh")
    assert result.code == 65
    assert "有2行无法读取" in result.err
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["号牌号码"] for row in csv.DictReader(file)] == ["粤B1", "粤B4"]
    with (tmp_path / "out.rejected.csv").open(encoding="utf-8-sig", newline="") as file:
        entries = list(csv.DictReader(file))
    assert [(entry["file"], entry["line"], entry["column"], entry["cell"]) for entry in entries] == [
        (str(table), "3", "车长(m)", "abc"),
        (str(table), "4", "", ""),
    ]
    assert all(any("一" <= sign <= "鿿" for sign in entry["reason"]) for entry in entries)


def test_an_existing_file_is_not_overwritten_without_force(roadworthy, trucks, assessed):
    """The same again is done already; another day is another table."""
    before = assessed.read_bytes()
    assert "All of it was done before." in roadworthy("fleet", "assess", trucks, "-o", assessed, *AS_OF).out
    assert roadworthy("fleet", "assess", trucks, "-o", assessed, "--as-of", "2026-11-29").code == 74
    assert roadworthy("fleet", "assess", trucks, "-o", assessed, *AS_OF, "--situations", "1").code == 74
    assert assessed.read_bytes() == before
    assert roadworthy("fleet", "assess", trucks, "-o", assessed, *AS_OF, "--force", "--no-remedies").code == 0
    assert "remedy_by" not in pl.read_parquet(assessed).columns


def test_nothing_is_left_behind_where_there_is_no_row(roadworthy, tmp_path):
    """Heads alone are an empty table."""
    table = written(tmp_path / "a.csv", "vehicle.wheels,vehicle.length\n")
    result = roadworthy("fleet", "assess", table, "-o", tmp_path / "out.parquet")
    assert (result.code, "empty" in result.err) == (65, True)
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(("out", "."))] == []


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.csv", b"", "the table is empty"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n", "no table that can be read"),
        ("a.xlsx", b"PK\x03\x04 a zip that is no workbook", "workbook cannot be read"),
        ("a.csv", b",".join([b"h"] * 1_000_000) + b"\n", "at most 16,384"),
        ("a.csv", b"a" * 5_000_000 + b"\n1,2\n", "cannot be read from here on"),
        ("", b"", "there is no table in it"),
    ],
    ids=["empty", "PDF", "zip", "a million columns", "one long cell", "a folder without tables"],
)
def test_what_is_no_table_is_told_in_one_message(roadworthy, tmp_path, name, content, says):
    """With what to do; nothing is left behind."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / (name or "letter.md")).write_bytes(content)
    (tmp_path / "out").mkdir()
    result = roadworthy("fleet", "assess", folder / name if name else folder, "-o", tmp_path / "out" / "a.csv", *AS_OF)
    assert result.code in (2, 65)
    assert says in result.err
    assert len(result.err.splitlines()) == 1
    assert not list((tmp_path / "out").iterdir())


def test_a_workbook_on_a_full_disk_fails_once(tmp_path, monkeypatch):
    """The library that writes it does not complain again when it is cleared away."""
    complaints = []
    monkeypatch.setattr(sys, "unraisablehook", complaints.append)
    frame = pl.DataFrame({"a": ["x"]})
    with (
        pytest.raises((OSError, FileCreateError), match="No space left"),
        table_writer(Path("/dev/full"), TableForm.XLSX, 1, scratch=tmp_path) as table,
    ):
        table.write(frame)
    del table
    gc.collect()
    assert complaints == []


def test_two_hundred_rows_with_mixed_heads_end_in_a_result(roadworthy, tmp_path):
    """Row by row the same as one by one."""
    rows = [[number, *VEHICLES[number % 3][1:]] for number in range(200)]
    table = workbook(tmp_path / "big.xlsx", [["车辆台账"], HEADS, *rows])
    result = roadworthy("fleet", "assess", table, "-o", tmp_path / "out.xlsx", *AS_OF)
    assert result.code == 0
    sheet = fastexcel.read_excel(tmp_path / "out.xlsx").load_sheet(0, dtypes="string").to_polars()
    assert sheet["序号"].to_list() == [str(number) for number in range(200)]
    assert sheet["Verdict"].to_list() == sheet["Verdict"].to_list()[:3] * 66 + sheet["Verdict"].to_list()[:2]


def test_a_row_is_explained_in_the_words_of_explain(roadworthy, assessed, tmp_path):
    """Of the table and of a file with the same answers."""
    answers = written(
        tmp_path / "truck.yaml",
        "vehicle.kind: goods\nvehicle.powertrain: electric\nvehicle.wheels: 4\nvehicle.length: 3400\n"
        "vehicle.gross_mass: 1700\ninsurance.end: 2026-12-05\ninsurance.has: yes\nplace.city: shenzhen\n",
    )
    whole = roadworthy("fleet", "explain", assessed, "--row", "2")
    assert whole.out.splitlines()[0] == f"Vehicle 2, line 2 of {assessed}"
    assert whole.out.split("\n\n", 1)[1] == roadworthy("explain", answers, *AS_OF).out
    for words in (["vehicle.category"], ["--not", "road_legal"], ["--json"]):
        one = roadworthy("fleet", "explain", assessed, "--row", "2", *words)
        assert one.code == 0
        assert one.out.endswith(roadworthy("explain", answers, *AS_OF, *words).out)


def test_a_row_becomes_a_case_and_a_report(roadworthy, assessed, tmp_path):
    """With "I don't know" where that stands in the table, and its plate on the report."""
    made = roadworthy("fleet", "case", assessed, "--row", "3")
    case = made.out.split("case ")[1].split(",")[0]
    found = json.loads(roadworthy("report", case, "--format", "json", "-o", "-", *AS_OF).out)
    assert found is not None
    reported = roadworthy("fleet", "report", assessed, "--row", "3", "--format", "text", "-o", "-", "--lang", "en")
    assert reported.code == 0
    assert "粤B10003" in reported.out
    several = roadworthy("fleet", "report", assessed, "--row", "1-2", "--format", "md", "--out-dir", tmp_path / "many")
    assert several.code == 0
    assert {path.name for path in (tmp_path / "many").iterdir()} == {"1-粤B10001.md", "2-粤B10002.md"}
    assert roadworthy("fleet", "report", assessed, "--row", "1-2").code == 2


def test_a_row_is_printed_by_a_process_that_got_ready_meanwhile(roadworthy, assessed, tmp_path, monkeypatch):
    """As `report` does it, where there is a processor for it."""
    started = []

    def start(service):
        started.append(service)

    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("interview.report.print_service.PrintService.start", start)
    printed = PrintedReport(b"%PDF", 1, ())
    monkeypatch.setattr("interview.report.print_service.PrintService.printed", lambda self, document, paper: printed)
    for name, processes in (("3.pdf", 1), ("3.txt", 0)):
        started.clear()
        assert roadworthy("fleet", "report", assessed, "--row", "3", "-o", tmp_path / name).code == 0
        assert len(started) == processes
    assert (tmp_path / "3.pdf").read_bytes() == printed.content


def test_a_row_that_is_not_there_is_told(roadworthy, assessed, trucks):
    """With how many there are; of a table that was not assessed too."""
    for table in (assessed, trucks):
        result = roadworthy("fleet", "explain", table, "--row", "4")
        assert result.code == 2
        assert "no vehicle 4. It has 3" in result.err
    assert roadworthy("fleet", "explain", assessed, "--row", "0").code == 2


def test_rows_are_named_by_numbers_and_ranges():
    """And by nothing else."""
    assert numbers_in("7") == [7]
    assert numbers_in("1-3,9") == [1, 2, 3, 9]
    for typed in ("", "0", "3-1", "a", "1-", "1-999999999", "-5"):
        with pytest.raises(UsageMistake):
            numbers_in(typed)


def test_a_mapping_is_proposed_corrected_and_used(roadworthy, tmp_path):
    """From the first look to the result."""
    table = written(tmp_path / "a.csv", "车牌,总质量(t),燃料,vehicle.wheels\n粤B1,1.8,电,4\n")
    assert roadworthy("fleet", "map", table).out.count("please check") == 3
    columns = tmp_path / "columns.yaml"
    assert roadworthy("fleet", "map", table, "-o", columns).code == 0
    columns.write_text(columns.read_text("utf-8").replace('"电": ', '"电": electric'), "utf-8")
    result = roadworthy("fleet", "assess", table, "--map", columns, "-o", tmp_path / "out.parquet", *AS_OF)
    assert result.code == 0, result.err
    record = record_of(tmp_path / "out.parquet")
    assert record is not None
    assert record.columns["燃料"].values == {"电": "electric"}
    assert roadworthy("fleet", "explain", tmp_path / "out.parquet", "--row", "1").code == 0


def test_what_is_the_same_for_all_vehicles_is_said_once(roadworthy, tmp_path):
    """On the command line or in the mapping file; the record knows it, so that one vehicle is explained with it."""
    table = written(tmp_path / "a.csv", "plate,vehicle.wheels\nA,4\nB,3\n")
    beijing = ("--fact", "place.city=beijing", "--fact", "insurance.end=2027-05-01", *AS_OF)
    assert roadworthy("fleet", "assess", table, "-o", tmp_path / "one.parquet", *beijing).code == 0
    one = pl.read_parquet(tmp_path / "one.parquet")
    assert one["next_deadline"].cast(pl.String).to_list() == ["2027-05-01", "2027-05-01"]
    assert "place.city" not in one.columns
    explained = roadworthy("fleet", "explain", tmp_path / "one.parquet", "--row", "2", "place.city")
    assert "Beijing" in explained.out
    columns = written(
        tmp_path / "columns.yaml",
        "facts: {place.city: shenzhen, insurance.end: 2027-05-01}\ncolumns: {vehicle.wheels: vehicle.wheels}\n",
    )
    two = tmp_path / "two.parquet"
    result = roadworthy("fleet", "assess", table, "-o", two, "--map", columns, "--fact", "place.city=beijing", *AS_OF)
    assert result.code == 0, result.err
    assert pl.read_parquet(two).equals(one)


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        ("place.city", "Write FACT=VALUE"),
        ("place.city=bejing", "Did you mean beijing?"),
        ("place.cty=beijing", "Did you mean place.city?"),
        ("vehicle.wheels=4", "the column 'vehicle.wheels' gives vehicle.wheels already"),
        ("vehicle.category=tricycle", "--fact: vehicle.category cannot be given"),
    ],
)
def test_a_fact_for_all_that_cannot_be_used_is_told(roadworthy, tmp_path, fact, says):
    """In one message; nothing is written."""
    table = written(tmp_path / "a.csv", "plate,vehicle.wheels\nA,4\n")
    result = roadworthy("fleet", "assess", table, "-o", tmp_path / "out.csv", "--fact", fact)
    assert result.code in (2, 65)
    assert says in result.err
    assert not list(tmp_path.glob("out*"))


def test_without_the_packages_the_command_names_the_remedy(roadworthy, trucks, tmp_path, monkeypatch):
    """Exit code 69, and what to type; help is there all the same."""
    monkeypatch.setattr("interview.fleet.packages.find_spec", lambda name: None if name == "polars" else object())
    result = roadworthy("fleet", "assess", trucks, "-o", tmp_path / "out.csv")
    assert result.code == 69
    assert "polars" in result.err
    assert "./run fleet" in result.err
    assert roadworthy("fleet", "assess", "--help").code == 0
