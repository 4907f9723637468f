"""Rows that are carried along as text are those that would be written of their cells."""

import io
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.fleet.csv_rows import WRITTEN, RowsWriter, is_tidy, rows_of
from interview.fleet.tables import without_blanks
from interview.fleet.writing import TableForm, for_csv, table_writer
from tests.interview.fleet.tables import fleet_in, written

SIGNS = " \t=+-@'\",;\r\n\u3000\xa0＝＋－＠a1.车"
CELLS = st.text(SIGNS, max_size=4)
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=4)
PLAIN_TABLES = st.lists(st.tuples(*[st.text(" \t=+-@';\u3000\xa0＝a1.车", max_size=3)] * 3), min_size=1, max_size=4)


def frame(rows):
    """Texts as they are read."""
    return without_blanks(pl.DataFrame(rows, schema=dict.fromkeys("ABC", pl.String), orient="row"))


def by_polars(texts):
    """The same cells as polars writes them."""
    stream = io.BytesIO()
    for_csv(texts)[0].write_csv(stream, include_header=False, quote_style="necessary")
    return stream.getvalue().decode()


@given(TABLES)
def test_a_row_is_what_is_written_of_its_cells(rows):
    texts = frame(rows)
    assert "".join(f"{row}\n" for row in rows_of(texts)) == by_polars(texts)


@given(PLAIN_TABLES)
def test_tidy_lines_are_written_as_they_are(rows):
    text = "\n".join(",".join(row) for row in rows)
    if is_tidy(text, ","):
        assert by_polars(frame(rows)) == f"{text}\n"


@pytest.mark.parametrize("text", ["粤B1,3.5,,", "a b,c=d,e-f\n1,2,3", ",,\n,,", ""])
def test_ordinary_lines_are_tidy(text):
    assert is_tidy(text, ",")


@pytest.mark.parametrize(
    "text", [" a,b", "a ,b", "a, b", "a,b ", "a\n b", "=a,b", "a,@b", "a\n-b", "a,\u3000b", "a,＝b", "a\t,b"]
)
def test_lines_that_would_change_are_not_tidy(text):
    assert not is_tidy(text, ",")


def test_another_delimiter_is_no_blank():
    assert is_tidy("a\tb\n\tc", "\t")
    assert not is_tidy("a\t b", "\t")


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4), st.sampled_from(["A", "=A", 'A"', "甲,乙"]))
def test_the_file_is_that_of_all_columns(tmp_path_factory, rows, head):
    folder = tmp_path_factory.mktemp("rows")
    own = frame([(*row, "x") for row in rows])
    own.columns = [head, "B", "C"]
    ours = pl.DataFrame(
        {
            "source_line": pl.Series(range(len(rows)), dtype=pl.UInt32),
            "verdict": pl.Series(["met, or not"] * len(rows), dtype=pl.Enum(["met, or not", "met"])),
            "reasons": pl.Series([None, *(second or None for _, second in rows)][: len(rows)], dtype=pl.String),
            "next_deadline": [date(2026, 11, 28)] * len(rows),
        }
    )
    with table_writer(folder / "whole.csv", TableForm.CSV, len(rows), scratch=folder) as table:
        table.write(own.hstack(ours))
    by_rows = RowsWriter(folder / "rows.csv", own.columns)
    by_rows.write(rows_of(own).to_frame().hstack(ours))
    by_rows.close()
    assert (folder / "rows.csv").read_bytes() == (folder / "whole.csv").read_bytes()


def test_lines_of_a_tidy_file_are_carried_along(tmp_path):
    table = written(
        tmp_path / "trucks.csv", "号牌号码,车轮数,车长(m)\n粤B1,4,3.5\n\n粤B2,oops,3.4\n粤B3,4,,\n,,\n粤B4,4\n"
    )
    ((answered, _),) = fleet_in(table).answered()
    assert answered.written is not None
    assert answered.written.name == WRITTEN
    assert answered.written.to_list() == ["粤B1,4,3.5", "粤B3,4,"]
    assert answered.written.equals(rows_of(answered.own))


@pytest.mark.parametrize("cell", [" 粤B1", "=粤B1", '"粤B1"'])
def test_lines_that_have_to_change_are_not(tmp_path, cell):
    table = written(tmp_path / "trucks.csv", f"号牌号码,车轮数,车长(m)\n{cell},4,3.5\n")
    ((answered, _),) = fleet_in(table).answered()
    assert answered.written is None
