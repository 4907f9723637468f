"""A table of Announcement entries becomes a catalogue; hostile tables end in one message. All entries are invented."""

import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from interview.catalogue.comparing import differences
from interview.catalogue.entries import CatalogueEntry
from interview.catalogue.importing import imported
from interview.catalogue.looking_up import with_listing
from interview.catalogue.store import Catalogue, CatalogueDamaged
from interview.errors import BadData
from knowledge.authoring.library import knowledge_base
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.packs import KnowledgeBase
from knowledge.vocabulary.questions import Answer, AnswerValue, Evidence
from tests.interview.command_line import Call

HEADS = "企业名称,产品商标,车辆型号,车辆名称,批次,外形尺寸长(mm),外形尺寸宽(mm),外形尺寸高(mm),总质量(kg),整备质量（kg）,额定载质量,燃料种类\n"
ROW = '虚构汽车,虚构,XGA1021AA1,轻型载货汽车,410,"4740,4840",1690,1860,"2,330",1150,1050,汽油\n'
ENTRY = CatalogueEntry(
    "XGA1021AA1", "虚构汽车", "虚构", "轻型载货汽车", "410", False,
    {
        "vehicle.length": (4740, 4840), "vehicle.width": (1690,), "vehicle.height": (1860,),
        "vehicle.gross_mass": (2330,), "vehicle.kerb_mass": (1150,), "vehicle.rated_load": (1050,),
        "vehicle.powertrain": ("petrol",),
    },
    "t.csv",
)  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_a_table_is_read_in_every_common_encoding(encoding: str) -> None:
    """The same entry from each."""
    assert imported((HEADS + ROW).encode(encoding), "t.csv").entries == (ENTRY,)


@pytest.mark.parametrize(
    "heads",
    [
        "Manufacturer;Brand;Vehicle Model;Vehicle_Name;Batch;Length (mm);Width (mm);Height;Gross mass;Kerb mass;Payload;Fuel",
        "生产企业\t商标\t产品型号\t产品名称\t公告批次\t外形尺寸/长\t外形尺寸/宽\t外形尺寸/高\t最大允许总质量\t整车整备质量(kg)\t核定载质量\t燃料类型",
    ],
)
def test_columns_are_known_by_their_names_in_both_languages(heads: str) -> None:
    """Whatever separates them, with and without units."""
    sign = ";" if ";" in heads else "\t"
    row = sign.join(["虚构汽车", "虚构", "xga1021 aa1", "轻型载货汽车", "第410批", "4740/4840", "1690", "1860", "2330", "1150",
                     "1050", "petrol"])  # fmt: skip
    found = imported(f"{heads}\n{row}\n".encode(), "t.csv")
    assert found.entries == (ENTRY,)
    assert found.unknown_columns == ()


def test_one_column_may_hold_all_three_sizes() -> None:
    """外形尺寸 as it stands on a certificate."""
    (entry,) = imported("型号,外廓尺寸(mm)\nXGA1,4740×1690×1860\n".encode(), "t.csv").entries
    assert entry.values == {"vehicle.length": (4740,), "vehicle.width": (1690,), "vehicle.height": (1860,)}


BAD_ROWS = [
    (",空的型号", "no model number"),
    ("五菱小卡,名", "is no model number"),
    ("=HYPERLINK(1),名", "a formula stands in the cell of model"),
    ("XGA2,@SUM(1)", "a formula stands in the cell of name"),
    ("XGA2," + "长" * 201, "the cell of name has 201 signs"),
    ("XGA2,名\u202e", "control characters"),
]


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS, ids=[reason for _, reason in BAD_ROWS])
def test_a_bad_row_is_told_and_the_good_ones_are_taken(row: str, reason: str) -> None:
    """With its line."""
    found = imported(f"车辆型号,车辆名称\nXGA1,好\n{row}\nXGA3,好\n".encode(), "t.csv")
    assert [entry.model for entry in found.entries] == ["XGA1", "XGA3"]
    (bad,) = found.bad_rows
    assert bad.line == 3
    assert reason in bad.what["en"]


@pytest.mark.parametrize("figure", ["四米", "-1", "1e9", "nan", "4740mm?"])
def test_what_is_no_figure_makes_a_bad_row(figure: str) -> None:
    """And a dash only says nothing."""
    found = imported(f"车辆型号,总质量\nXGA1,{figure}\nXGA2,-\n".encode(), "t.csv")
    assert [bad.line for bad in found.bad_rows] == [2]
    assert [(entry.model, entry.values) for entry in found.entries] == [("XGA2", {})]


def workbook(*rows: tuple[object, ...]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return content.getvalue()


def test_an_excel_sheet_is_read_like_a_csv() -> None:
    """Numbers as numbers, text as text; a formula counts as the value that was saved with it."""
    found = imported(workbook(("车辆型号", "批次", "总质量"), ("XGA1", 410, 2330), ("XGA2", 410, "=1+1")), "t.xlsx")
    assert [(entry.model, entry.batch, dict(entry.values)) for entry in found.entries] == [
        ("XGA1", "410", {"vehicle.gross_mass": (2330,)}), ("XGA2", "410", {"vehicle.gross_mass": (0,)}),
    ]  # fmt: skip


def archive(**parts: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return content.getvalue()


HOSTILE = [
    (b"", "the file is empty"),
    (b" \n\n", "the file is empty"),
    ("车辆型号\n".encode(), "no row below the headings"),
    ("名,别的\nXGA1,1\n".encode(), "no column of models"),
    ("车辆型号\n五菱\n".encode(), "no row can be used; the first: '五菱' is no model number"),
    (b"%PDF-1.7\x00\x01\x02", "this is no table"),
    (b"\x89PNG\r\n\x1a\n\x00\x00", "this is no table"),
    (os.urandom(64) + b"\x00\xff", "this is no table"),
    (b"PK\x03\x04 not really", "cannot be read"),
    (archive(text="no workbook"), "this is no table"),
    (workbook(("车辆型号",), ("XGA1",))[:-200], "cannot be read"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing", "cannot be read"),
    ("车辆型号\n".encode() + b'"' + b"x" * 200_000 + b'"\n', "cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "message"), HOSTILE, ids=[f"{number} {one[1]}" for number, one in enumerate(HOSTILE)]
)
def test_a_hostile_file_ends_in_one_message(content: bytes, message: str) -> None:
    """Empty, cut off, of another kind, with a huge cell, with nothing to be had."""
    with pytest.raises(BadData) as refused:
        imported(content, "t")
    assert message in refused.value.what["en"]
    assert refused.value.what["zh"]


def test_the_command_exits_with_65(roadworthy: Call, tmp_path: Path) -> None:
    """One line on standard error, no traceback, nothing kept."""
    (tmp_path / "t.csv").write_bytes(b"%PDF\x00")
    result = roadworthy("catalogue", "import", tmp_path / "t.csv")
    assert result.code == 65
    assert "this is no table" in result.err
    assert "Traceback" not in result.err
    assert "Nothing has been imported" in roadworthy("catalogue", "list").out


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """With one entry."""
    found = Catalogue(tmp_path / "own")
    found.take([ENTRY])
    return found


def test_the_file_is_for_its_owner_only(catalogue: Catalogue) -> None:
    """As the saved cases are."""
    assert stat.S_IMODE(catalogue.path.stat().st_mode) == 0o600


def test_the_newest_batch_counts_and_an_import_replaces_its_own(catalogue: Catalogue) -> None:
    """Of the same model, maker and batch there is one entry."""
    older = CatalogueEntry("XGA1021AA1", "虚构汽车", batch="99")
    catalogue.take([older, ENTRY])
    assert catalogue.count() == 2
    assert catalogue.entry("xga1021 aa1") == ENTRY
    assert catalogue.entries_of("XGA1021AA1") == [ENTRY, older]


def test_a_model_is_found_exactly_with_or_without_its_maker(catalogue: Catalogue) -> None:
    """Width, case and blanks apart; nothing else is the same model."""
    assert catalogue.entry("ｘｇａ１０２１ＡＡ１") == ENTRY
    assert catalogue.entry("虚构 XGA1021AA1") == ENTRY
    assert catalogue.entry("XGA1021AA") is None
    assert catalogue.entry("") is None


@pytest.mark.parametrize(
    ("typed", "near"),
    [("XGA1021AA2", True), ("XGA1012AA1", True), ("虚构 XGA1021A1", True), ("LZW6430", False), ("", False)],
)
def test_a_mistyped_model_is_near(catalogue: Catalogue, typed: str, near: bool) -> None:
    """A sign or two apart, not a different one."""
    assert catalogue.near(typed) == (["XGA1021AA1"] if near else [])


def test_forgetting(catalogue: Catalogue) -> None:
    """One model, then all."""
    catalogue.take([CatalogueEntry("XGA2"), CatalogueEntry("XGA3")])
    assert catalogue.forget(["xga2"]) == 1
    assert [entry.model for entry in catalogue.entries()] == ["XGA1021AA1", "XGA3"]
    assert catalogue.forget() == 2
    assert catalogue.entries() == []


def test_a_damaged_file_says_what_to_do(catalogue: Catalogue) -> None:
    """And is left as it is."""
    catalogue.path.write_bytes(b"not a database" * 100)
    with pytest.raises(CatalogueDamaged) as damaged:
        catalogue.entries()
    assert "import your table again" in damaged.value.remedy["en"]
    assert catalogue.path.read_bytes().startswith(b"not a database")


@pytest.fixture(scope="module")
def china() -> KnowledgeBase:
    """The shipped pack."""
    return knowledge_base("cn")


@pytest.mark.parametrize(
    ("fact", "value", "differs"),
    [
        ("vehicle.length", 4740, False), ("vehicle.length", 4840, False), ("vehicle.length", 4841, True),
        ("vehicle.length", UNKNOWN, False), ("vehicle.gross_mass", 2330, False), ("vehicle.gross_mass", 2331, True),
        ("vehicle.powertrain", "petrol", False), ("vehicle.powertrain", "electric", True),
        ("papers.announcement", "listed", False), ("papers.announcement", "not_listed", True),
        ("vehicle.seats", 2, False),
    ],
)  # fmt: skip
def test_an_entry_is_held_against_the_answers(
    china: KnowledgeBase, fact: str, value: AnswerValue, differs: bool
) -> None:
    """Any of several values fits; what either side does not say cannot differ."""
    found = list(differences(ENTRY, {fact: Answer(fact, value)}, china))
    assert [each.id for each in found] == ([f"catalogue.{fact}"] if differs else [])


def test_the_listing_is_answered_on_evidence_of_its_own(china: KnowledgeBase, catalogue: Catalogue) -> None:
    """Only where the model is in the catalogue and the person has said nothing; a withdrawn model is withdrawn."""
    model = Answer("vehicle.model", "XGA1021AA1")
    listing = with_listing({"vehicle.model": model}, china, catalogue)
    assert listing["papers.announcement"] == Answer("papers.announcement", "listed", Evidence.CATALOGUE_FILE)
    assert listing["papers.batch"].value == "410"
    said = {"vehicle.model": model, "papers.announcement": Answer("papers.announcement", "not_listed")}
    assert with_listing(said, china, catalogue)["papers.announcement"].value == "not_listed"
    assert "papers.announcement" not in with_listing(
        {"vehicle.model": Answer("vehicle.model", "XGA9")}, china, catalogue
    )
    assert with_listing({"vehicle.model": model}, china, None) == {"vehicle.model": model}
    catalogue.take(imported("型号,批次,状态\nXGA1021AA1,411,撤销\n".encode(), "t.csv").entries)
    assert with_listing({"vehicle.model": model}, china, catalogue)["papers.announcement"].value == "withdrawn"


@pytest.fixture
def truck(tmp_path: Path) -> Path:
    """Answers that name the model and give another length."""
    path = tmp_path / "truck.yaml"
    path.write_text("use.on_road: yes\nvehicle.model: XGA1021AA1\nvehicle.length: 4000\n", "utf-8")
    return path


@pytest.mark.slow
def test_assess_and_report_use_it(roadworthy: Call, truck: Path, tmp_path: Path) -> None:
    """The listing with its evidence apart from documents seen, and the difference; nothing of it without a catalogue."""
    before = roadworthy("assess", truck)
    assert "catalogue file" not in before.out
    (tmp_path / "t.csv").write_bytes((HEADS + ROW).encode("gbk"))
    taken = roadworthy("catalogue", "import", tmp_path / "t.csv")
    assert (taken.code, taken.out.strip()) == (0, "Entries taken from t.csv: 1.")
    after = roadworthy("assess", truck)
    assert "From an imported catalogue file" in after.out
    assert "there it is 4,740 mm or 4,840 mm" in " ".join(after.out.split())
    assert "Batch of the Announcement" in after.out
    shown = roadworthy("catalogue", "show", "XGA1021AA1", "--json")
    assert '"batch": "410"' in shown.out
    missing = roadworthy("catalogue", "show", "XGA1021AA2")
    assert missing.code == 2
    assert "Near it: XGA1021AA1" in missing.err


@pytest.fixture
def asked(roadworthy: Call, tmp_path: Path) -> Callable[[str], str]:
    """What a piped interview says whose file names a model."""

    def ask(model: str) -> str:
        (tmp_path / "t.csv").write_bytes((HEADS + ROW).encode())
        roadworthy("catalogue", "import", tmp_path / "t.csv")
        path = tmp_path / "answers.yaml"
        path.write_text(
            "use.on_road: yes\nvehicle.kind: goods\nvehicle.powertrain: petrol\nvehicle.wheels: 4\n"
            f"vehicle.origin: domestic\nvehicle.steering_side: left\npapers.registration: none\n{model}",
            "utf-8",
        )
        return roadworthy("ask", "--plain", "--answers", path).out

    return ask


def test_the_interview_looks_the_model_up(asked: Callable[[str], str]) -> None:
    """The listing question is answered, and the next one comes; a pipe is never asked for a model."""
    found = asked("vehicle.model: XGA1021AA1\n")
    assert "XGA1021AA1 is in your catalogue file (batch 410)" in found
    assert "Is the exact model in the Announcement" not in found


def test_a_model_that_is_not_there_is_asked_about(asked: Callable[[str], str]) -> None:
    """With near ones, and the listing question as ever."""
    found = asked("vehicle.model: XGA1021AA2\n")
    assert "XGA1021AA2 is not in your catalogue file." in found
    assert "Near it: XGA1021AA1" in found
    assert "Is the exact model in the Announcement" in found


def test_without_a_model_a_pipe_is_asked_what_it_always_was(asked: Callable[[str], str]) -> None:
    """No question more."""
    found = asked("")
    assert "catalogue" not in found
    assert "Is the exact model in the Announcement" in found


def test_a_script_deletes_the_whole_catalogue_only_when_it_says_so(roadworthy: Call, tmp_path: Path) -> None:
    """Nobody is there to be asked; a forgotten model shall not cost all of them."""
    (tmp_path / "t.csv").write_text("model\nXGA1\nXGA2\n", "utf-8")
    roadworthy("catalogue", "import", tmp_path / "t.csv")
    refused = roadworthy("catalogue", "forget")
    assert (refused.code, refused.err.count("--yes")) == (2, 1)
    assert "Entries deleted: 1." in roadworthy("catalogue", "forget", "XGA1").out
    assert "Entries deleted: 1." in roadworthy("catalogue", "forget", "--yes").out
