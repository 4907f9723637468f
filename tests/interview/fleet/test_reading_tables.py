"""Tables as people have them: any usual encoding and delimiter, titles above the heads, bad rows told apart."""

from pathlib import Path

import polars as pl
import pytest

from interview.errors import BadData, UsageMistake
from interview.fleet.delimited_text import layout_of, text_parts
from interview.fleet.encodings import EncodingNotCertain
from interview.fleet.heads import Heads
from interview.fleet.sources import ReadingWishes, sources_of
from interview.fleet.tables import MOST_COLUMNS, UnusableTable
from tests.interview.fleet.tables import CN, fleet_in, workbook, written

HEADS = Heads(CN)


def rows(path: Path, language: str = "en"):
    """All rows with their lines, and all that is rejected."""
    (source,) = sources_of([str(path)], HEADS.recognised)
    parts = list(source.parts(language))
    frame = pl.concat([part.frame for part in parts])
    lines = [line for part in parts for line in part.lines]
    return frame, lines, pl.concat([part.rejected for part in parts]).rows()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_found_out(tmp_path, encoding, delimiter):
    """What Excel, Windows and databases write is read the same."""
    text = "车轮数,车长,备注\n4,3500,面包车\n3,2900,三轮\n".replace(",", delimiter)
    frame, lines, rejected = rows(written(tmp_path / "a.csv", text, encoding))
    assert frame.rows() == [("4", "3500", "面包车"), ("3", "2900", "三轮")]
    assert lines == [2, 3]
    assert rejected == []


def test_other_encodings_can_be_named(tmp_path):
    """Big5 is not found out, but read when it is named."""
    path = written(tmp_path / "a.csv", "車牌,vehicle.wheels\n測試,4\n", "big5")
    parts = list(text_parts(path, layout_of(path, HEADS.recognised, "big5"), "en"))
    assert parts[0].frame.rows() == [("測試", "4")]


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "Länge,Gewicht,Größe\n3500,1800,klein\n"),
        ("cp1252", "véhicule,poids\nréglé,déjà ça\n"),
        ("cp1252", "length,temperature\n4,20°\n"),
        ("cp1250", "Długość,Masa\nŁódź,żółty\n"),
        ("cp1251", "Номер,Масса\nА123ВС,Грузовик малый\n"),
        ("big5", "車牌號碼,總質量,備註\n測試,4,機車行照遺失\n"),
        ("shift_jis", "ナンバー,総重量\n品川,軽トラック\n"),
        ("euc_jp", "ナンバー,総重量\n品川,軽トラックです\n"),
        ("euc_kr", "차량번호,총중량\n서울,경형화물차\n"),
    ],
)
def test_an_encoding_that_is_not_certain_is_asked_for(tmp_path, encoding, text):
    """Nothing is taken for Chinese that is not; named, the same text is read as it is."""
    path = written(tmp_path / "a.csv", text, encoding)
    with pytest.raises(EncodingNotCertain, match="not certain in which encoding"):
        sources_of([str(path)], HEADS.recognised)
    (source,) = sources_of([str(path)], HEADS.recognised, ReadingWishes(encoding=encoding))
    assert ",".join(source.heads) == text.partition("\n")[0]


def test_chinese_with_rare_characters_and_bad_bytes_is_certain(tmp_path):
    """Names have characters beyond the common ones."""
    text = "车主,备注\n王喆,东风小康\n李玥,五菱宏光\n" * 20
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode("gb18030") + b"\xff\xff,x\n")
    frame, _, rejected = rows(path)
    assert frame.row(0) == ("王喆", "东风小康")
    assert len(rejected) == 1


@pytest.mark.parametrize("content", [b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n", b"{\\rtf1 hello}", b"\x1f\x8bx"])
def test_documents_and_archives_are_no_tables(tmp_path, content):
    """Whatever their name says, in one message."""
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(UnusableTable, match="no table that can be read"):
        sources_of([str(path)], HEADS.recognised)


@pytest.mark.parametrize("quoted", [False, True])
def test_rows_of_another_width_and_with_damaged_bytes_are_rejected_with_their_line(tmp_path, quoted):
    """Every good row stays, with the number of its line; padding and empty lines do no harm."""
    mark = b'"' if quoted else b""
    content = b"".join([
        b"vehicle.plate,vehicle.wheels\n",
        mark + "粤B1".encode("gbk") + mark + b",4\n",
        b"\n",
        b"one\n",
        b"a,4,b\n",
        b"a,4,,\n",
        b"\xff\xff\xfe,4\n",
        b"c,3\n",
    ])  # fmt: skip
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    frame, lines, rejected = rows(path)
    assert frame.rows() == [("粤B1", "4"), ("a", "4"), ("c", "3")]
    assert lines == [2, 6, 8]
    assert sorted(entry[1] for entry in rejected) == [4, 5, 7]
    assert {entry[1]: entry[4] for entry in rejected}[7] == "bytes that are no gb18030 text"


def test_a_quoted_cell_may_hold_delimiters_and_lines(tmp_path):
    """Rows begin where their first line is, also behind a cell of several lines."""
    text = 'vehicle.plate,vehicle.wheels\n"a, b\nc",4\n"say ""hi""",3\n'
    frame, lines, _ = rows(written(tmp_path / "a.csv", text))
    assert frame.rows() == [("a, b\nc", "4"), ('say "hi"', "3")]
    assert lines == [2, 4]


def test_an_inch_sign_in_a_cell_is_no_quotation(tmp_path):
    """Only a mark at the beginning of a cell quotes."""
    frame, _, rejected = rows(written(tmp_path / "a.csv", 'vehicle.plate,vehicle.wheels\n15",4\nb,3\n'))
    assert frame.rows() == [('15"', "4"), ("b", "3")]
    assert rejected == []


def test_a_title_above_the_heads_is_passed_over(tmp_path):
    """The row with most heads of facts is that of the heads, in text and in a workbook."""
    csv = written(tmp_path / "a.csv", "2026年车辆台账,,\n,,\n号牌号码,车轮数,车长\n粤B1,4,3500\n")
    xlsx = workbook(
        tmp_path / "a.xlsx", [["2026年车辆台账"], ["号牌号码", "车轮数", "车长"], ["粤B1", 4, 3500]], first_row=1
    )
    for path, line in ((csv, 4), (xlsx, 4)):
        frame, lines, _ = rows(path)
        assert frame.columns == ["号牌号码", "车轮数", "车长"]
        assert frame.rows() == [("粤B1", "4", "3500")]
        assert lines == [line]


def test_of_a_workbook_the_sheet_with_facts_is_read_and_another_can_be_named(tmp_path):
    """A cover sheet in front does not matter."""
    path = workbook(tmp_path / "a.xlsx", [["车轮数", "vehicle.length"], [4, 3500.0]], sheets_before=1)
    assert rows(path)[0].rows() == [("4", "3500")]
    with pytest.raises(UnusableTable, match="no sheet"):
        fleet_in(path, reading=sources_wishes(sheet="Sheet9"))


def sources_wishes(**wishes):
    from interview.fleet.sources import ReadingWishes

    return ReadingWishes(**wishes)


def test_a_folder_and_a_pattern_are_all_their_tables(tmp_path):
    """In the order of their names; what is no table, hidden or half written is passed over."""
    for name in ("b.csv", "a.csv", "notes.md", ".c.csv", "~$d.xlsx"):
        written(tmp_path / name, f"vehicle.plate,vehicle.wheels\n{name},4\n")
    for name in (str(tmp_path), str(tmp_path / "*.csv")):
        assert [source.path.name for source in sources_of([name], HEADS.recognised)] == ["a.csv", "b.csv"]
    with pytest.raises(UsageMistake, match="no table"):
        sources_of([str(tmp_path / "*.parquet")], HEADS.recognised)


def test_the_kind_of_a_file_is_found_out_from_its_content(tmp_path):
    """A workbook that is called .csv is still a workbook, and Parquet is Parquet."""
    path = workbook(tmp_path / "a.csv", [["vehicle.wheels"], [4]])
    pl.DataFrame({"vehicle.wheels": [3.0, None]}).write_parquet(tmp_path / "b.txt")
    assert rows(path)[0].rows() == [("4",)]
    assert rows(tmp_path / "b.txt")[:2][0].rows() == [(3.0,), (None,)]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "no table that can be read"),
        (b"PK\x03\x04 a zip that is no workbook", "workbook cannot be read"),
        (b"PAR1 cut off", "damaged or not complete"),
        (",".join(f"c{number}" for number in range(1_000_000)).encode(), f"at most {MOST_COLUMNS:,}"),
    ],
    ids=["empty", "blank", "picture", "zip", "cut Parquet", "a million columns"],
)
def test_what_is_no_table_ends_in_one_clear_message(tmp_path, content, says):
    """Where and what, and how to put it right, in both languages."""
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(BadData) as error:
        sources_of([str(path)], HEADS.recognised)
    assert says in error.value.in_words("en")
    assert error.value.in_words("en").startswith(str(path))
    assert error.value.in_words("zh") != error.value.in_words("en")
