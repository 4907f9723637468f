"""Columns find their facts by id, label and unit; a file decides where they do not."""

import polars as pl
import pytest

from interview.errors import BadData
from interview.fleet.cells import HowToRead
from interview.fleet.heads import Heads, Meaning
from interview.fleet.mapping import ColumnUse, MappingMistake, guesses, mapping_by_heads, mapping_in
from interview.fleet.proposal import proposed_mapping
from interview.fleet.sources import ReadingWishes
from knowledge.vocabulary.text import LANGUAGES
from tests.interview.fleet.tables import CN, DAY, fleet_in, written

KNOWN = Heads(CN)


def test_every_asked_fact_is_found_by_its_id_and_by_both_labels():
    """Unless two facts share a label, which then names neither."""
    labels = [fact.label[language] for fact in KNOWN.asked for language in LANGUAGES]
    for fact in KNOWN.asked:
        assert KNOWN.meaning(fact.id) == Meaning(fact.id)
        for language in LANGUAGES:
            label = fact.label[language]
            assert KNOWN.meaning(label) == (Meaning(fact.id) if labels.count(label) == 1 else None)


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("车长(m)", "m"),
        ("车长（米）", "m"),
        ("Overall length [cm]", "cm"),
        ("OVERALL LENGTH, mm", None),
        ("vehicle.length_ft", "ft"),
        ("车长/米", "m"),
        ("vehicle.length (mm)", None),
    ],
)
def test_the_unit_beside_a_head_is_read(head, unit):
    """In any usual form; the fact's own unit is none."""
    assert KNOWN.meaning(head) == Meaning("vehicle.length", unit)


@pytest.mark.parametrize("head", ["车长(kg)", "车长(备注)", "insurance.has (m)", "length", "备注", ""])
def test_a_head_that_does_not_fit_names_nothing(head):
    """No unit of another kind, no guess."""
    assert KNOWN.meaning(head) is None


def test_usual_names_and_near_misses_are_only_proposed():
    """With their units, and never for a fact that a head names or that is proposed already."""
    found = guesses(["总质量(t)", "gross weight [kg]", "Overall lenght", "车宽", "宽度", "颜色"], KNOWN)
    assert {head: (guess.meaning, guess.by) for head, guess in found.items()} == {
        "总质量(t)": (Meaning("vehicle.gross_mass", "t"), "synonym"),
        "Overall lenght": (Meaning("vehicle.length"), "near"),
    }


def test_two_columns_for_one_fact_are_refused(tmp_path):
    """Which counts is for the user to say."""
    with pytest.raises(MappingMistake, match=r"both give vehicle\.length"):
        fleet_in(written(tmp_path / "a.csv", "vehicle.length,车长(m)\n3500,3.5\n"))


def test_a_mapping_file_says_fact_unit_and_codes():
    """In short or in full; `unused` and columns that are not named give nothing."""
    content = (
        "pack: cn\ncolumns:\n  L: {fact: vehicle.length, unit: m}\n  W: vehicle.wheels\n"
        "  F: {fact: vehicle.powertrain, values: {D: diesel, '0': petrol}}\n  X: unused\n"
    )
    assert mapping_in(content.encode(), "m.yaml", ["L", "W", "F", "X", "Y"], KNOWN) == {
        "L": ColumnUse("vehicle.length", "m"),
        "W": ColumnUse("vehicle.wheels"),
        "F": ColumnUse("vehicle.powertrain", None, {"D": "diesel", "0": "petrol"}),
    }


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Z: vehicle.length", "m.yaml:2: the table has no column 'Z'"),
        ("L: vehicle.lenght", "Did you mean vehicle.length?"),
        ("L: vehicle.category", "is no fact that a column can give"),
        ("L: {fact: vehicle.length, unit: kg}", "'kg' is no unit of vehicle.length"),
        ("L: {fact: vehicle.length, colour: red}", "cannot be read"),
        ("L: [a]", "cannot be read"),
    ],
)
def test_a_mistake_in_a_mapping_file_is_told_with_its_line(line, says):
    """And with its remedy."""
    with pytest.raises(MappingMistake) as error:
        mapping_in(f"columns:\n  {line}\n".encode(), "m.yaml", ["L"], KNOWN)
    assert says in error.value.in_words("en")


def test_a_proposal_reads_back_as_what_it_says(tmp_path):
    """Whatever signs stand in the heads; words that are no choice are listed to be filled in."""
    table = written(
        tmp_path / "a.csv",
        '车长（米）;总质量(t);fuel: "type" #1;动力;vehicle.wheels;备注\n3.5;1.8;x;电驱;4;a\n3.4;1.7;y;汽油;4;b\n',
    )
    text = proposed_mapping([str(table)], CN, HowToRead("zh", DAY), ReadingWishes())
    assert '"电驱": ' in text
    assert "汽油" not in text
    filled = text.replace('"电驱": ', '"电驱": electric')
    fleet = fleet_in(table, mapping_file=written(tmp_path / "m.yaml", filled))
    assert fleet.columns == {
        "车长（米）": ColumnUse("vehicle.length", "m"),
        "总质量(t)": ColumnUse("vehicle.gross_mass", "t"),
        "动力": ColumnUse("vehicle.powertrain", None, {"电驱": "electric"}),
        "vehicle.wheels": ColumnUse("vehicle.wheels"),
    }
    ((part, _),) = fleet.answered()
    assert part.answers.rows() == [(3500.0, 1800.0, "electric", 4.0), (3400.0, 1700.0, "petrol", 4.0)]


def test_a_table_without_any_fact_is_told_how_to_go_on(tmp_path):
    """By a mapping."""
    with pytest.raises(BadData, match="no column is a fact") as error:
        fleet_in(written(tmp_path / "a.csv", "总重,颜色\n1,2\n"))
    assert "(1 could be)" in error.value.in_words("en")
    assert "fleet map" in error.value.in_words("zh")


def test_files_with_different_heads_are_one_fleet(tmp_path):
    """Each by its own heads; a column that a file lacks is empty, a fact that it lacks is not known."""
    written(tmp_path / "a.csv", "plate,车长(m)\nA,3.5\n")
    pl.DataFrame({"Overall length": [3400], "vehicle.wheels": [4]}).write_parquet(tmp_path / "b.parquet")
    fleet = fleet_in(tmp_path)
    first, second = (part for part, _ in fleet.answered())
    assert fleet.heads == ("plate", "车长(m)", "Overall length", "vehicle.wheels")
    assert first.own.rows() + second.own.rows() == [("A", "3.5", None, None), (None, None, "3400", "4")]
    assert first.answers.rows() + second.answers.rows() == [(3500.0, None), (3400.0, 4.0)]


def test_text_files_with_different_heads_stand_under_all_of_them(tmp_path):
    """Whatever the order of the columns."""
    written(tmp_path / "a.csv", "plate,vehicle.wheels\nA,4\n")
    written(tmp_path / "b.csv", "vehicle.wheels,note\n3,x\n")
    fleet = fleet_in(tmp_path)
    own = pl.concat([part.own for part, _ in fleet.answered()])
    assert own.columns == ["plate", "vehicle.wheels", "note"]
    assert own.rows() == [("A", "4", None), (None, "3", "x")]


def test_heads_map_to_what_they_name():
    """The plain case."""
    assert mapping_by_heads(["车轮数", "x"], KNOWN) == {"车轮数": ColumnUse("vehicle.wheels")}
