"""Cells are read as a person's answers are; what would need a question back is rejected."""

from datetime import UTC, date, datetime

import polars as pl
import pytest

from interview.answers import Understood, read_answer
from interview.fleet.cells import HowToRead, column_type, read_columns
from interview.fleet.mapping import ColumnUse
from knowledge.vocabulary.facts import Unknown
from tests.interview.fleet.tables import CN, DAY, fleet_in, written

HOW = HowToRead("en", DAY)


def read(fact, cells, how=HOW, **use):
    """Values and reasons of a column."""
    series = cells if isinstance(cells, pl.Series) else pl.Series("c", cells)
    column = read_columns(series.to_frame("c"), {"c": ColumnUse(fact, **use)}, CN.facts, how)["c"]
    assert column.values.dtype == column_type(CN.facts[fact])
    reasons = [None] * len(series) if column.reasons is None else column.reasons.to_list()
    return column.values.to_list(), reasons


TYPED = {
    "vehicle.length": [
        "3500",
        "3.5 m",
        "3,500",
        "3500mm",
        "３５００",
        "三千五百",
        "3500.5",
        "99999",
        "-1",
        "x",
        "0",
        "3.500",
    ],
    "vehicle.power_rated": ["20.5", "20.55", "28马力", "20 kW", "1.000", "20500 W"],
    "insurance.end": [
        "2027-01-05",
        "2027年1月5日",
        "5.1.2027",
        "01/05/2027",
        "2027-13-01",
        "20270105",
        "1900-01-01",
        "明天",
    ],
    "insurance.has": ["yes", "是", "否", "有", "没有", "不知道", "maybe", "TRUE", "n"],
    "vehicle.powertrain": ["petrol", "Petrol", "汽油", "纯电动", "gas or so", "unknown", "ele"],
    "place.city": ["深圳", "shenzhen", "Shandong", "山东"],
}


@pytest.mark.parametrize("fact", TYPED)
def test_a_cell_is_read_as_a_typed_answer(fact):
    """The same value, or none where an interview would not understand or would ask back."""
    values, reasons = read(fact, TYPED[fact])
    for cell, value, reason in zip(TYPED[fact], values, reasons, strict=True):
        reading = read_answer(cell, CN.facts[fact], "en", DAY)
        if isinstance(reading, Understood) and reading.doubt is None:
            assert value == (None if isinstance(reading.value, Unknown) else reading.value), cell
            assert reason is None
        else:
            words = reading.doubt if isinstance(reading, Understood) else reading.message
            assert value is None
            assert reason == words["en"], cell


def test_doubts_can_be_accepted():
    """Then the cell counts as what it seems to say."""
    accepting = HowToRead("en", DAY, accepts_doubts=True)
    assert read("vehicle.length", ["99999"], accepting) == ([99999.0], [None])
    assert read("vehicle.length", pl.Series([99999, 3500]), accepting) == ([99999.0, 3500.0], [None, None])


def test_missing_is_unknown_and_never_zero():
    """Empty cells, blanks and nothing at all."""
    for fact in TYPED:
        assert read(fact, [None, "", " "]) == ([None] * 3, [None] * 3)
        assert read(fact, pl.Series([None, None])) == ([None] * 2, [None] * 2)
    assert read("vehicle.length", pl.Series([float("nan"), None])) == ([None] * 2, [None] * 2)


@pytest.mark.parametrize("cell", ["1", "a", "2", "B", "0"])
def test_a_bare_code_is_no_choice(cell):
    """It would be one in an interview, which shows what it stands for."""
    values, (reason,) = read("vehicle.powertrain", [cell])
    assert values == [None]
    assert reason is not None
    assert "code" in reason
    assert read("vehicle.powertrain", [cell], values={cell: "diesel"}) == (["diesel"], [None])


def test_yes_and_no_may_be_one_and_zero():
    """And no other figure."""
    values, reasons = read("insurance.has", ["1", "0", "2"])
    assert values == ["yes", "no", None]
    assert [reason is None for reason in reasons] == [True, True, False]
    assert read("insurance.has", pl.Series([True, False, None]))[0] == ["yes", "no", None]


def test_choices_that_are_named_by_letters_are_read():
    """Licence classes are letters, not codes."""
    assert read("driver.motorcycle_class", ["D", "e", "f"])[0] == ["d", "e", "f"]


@pytest.mark.parametrize(("cell", "millimetres"), [("3.5", 3500.0), ("3500 mm", 3500.0), ("11 ft", 3353.0)])
def test_the_unit_of_the_head_holds_for_figures_without_one(cell, millimetres):
    """A cell's own unit comes first."""
    assert read("vehicle.length", [cell], unit="m") == ([millimetres], [None])


def test_typed_columns_are_held_to_the_same_limits():
    """Plausible, no more decimals than the law looks at; converted by the unit of the head."""
    values, reasons = read("vehicle.length", pl.Series([3500.0, 3500.4, 99999.0, None]))
    assert values == [3500.0, None, None, None]
    assert [reason is None for reason in reasons] == [True, False, False, True]
    assert read("vehicle.gross_mass", pl.Series([1.8, 3.1]), unit="t")[0] == [1800.0, 3100.0]
    times = pl.Series([datetime(2027, 1, 5, 8, 30, tzinfo=UTC), None]).dt.replace_time_zone(None)
    assert read("insurance.end", times)[0] == [date(2027, 1, 5), None]
    assert read("vehicle.powertrain", pl.Series(["petrol", None], dtype=pl.Categorical))[0] == ["petrol", None]
    assert read("insurance.end", pl.Series([[1]]))[1] == ["a value of this type does not fit here"]


def test_a_row_is_rejected_whole_with_every_bad_cell(tmp_path):
    """Line, column, cell and reason; the rows around it are answered."""
    text = "vehicle.wheels,车长(m),备注\n4,3.5,a\nmany,x,b\n3,2.9,=c\n"
    ((part, share),) = fleet_in(written(tmp_path / "a.csv", text), "zh").answered()
    assert share == 1
    assert part.own.rows() == [("4", "3.5", "a"), ("3", "2.9", "=c")]
    assert part.answers.rows() == [(4.0, 3500.0), (3.0, 2900.0)]
    assert part.lines.to_list() == [2, 4]
    assert [row[1:4] for row in part.rejected.rows()] == [(3, "vehicle.wheels", "many"), (3, "车长(m)", "x")]
    assert part.rows_rejected == 1
    assert "请" in part.rejected["reason"][0]
