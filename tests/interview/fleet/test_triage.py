"""The triage report counts what the table says, and shows it in every form."""

import re
from base64 import b64decode
from collections import Counter
from dataclasses import replace
from datetime import date

import fastexcel
import polars as pl
import pytest

from interview.fleet.remedies import GIVES_UP, NOTHING, Remedies
from interview.fleet.results import Assessor
from interview.fleet.triage import wording
from interview.fleet.triage.charts import drawn
from interview.fleet.triage.composing import triage_document
from interview.fleet.triage.counting import CITY, FleetCounts, counted
from interview.fleet.triage.page import is_figure, triage_page, widths
from interview.fleet.triage.parts import Chart, Series, Table
from interview.fleet.triage.workbook import triage_workbook
from knowledge.logic.rule_base import VERDICTS_FROM_WORST
from knowledge.vocabulary.rules import Status
from tests.interview.fleet.tables import CN, DAY, fleet_in, shipped_cases
from tests.interview.fleet.test_conclusions import table_of

CITIES = ["beijing", "shenzhen", None, "chengdu"]


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """Cases of the pack as a fleet that is spread over some cities."""
    answers = table_of(list(shipped_cases())[::16]).filter(pl.col("use.on_road") == "yes")
    cities = pl.Series([CITIES[row % 4] for row in range(answers.height)], dtype=answers.schema[CITY])
    path = tmp_path_factory.mktemp("fleet") / "fleet.parquet"
    answers.with_columns(cities.alias(CITY)).write_parquet(path)
    return path


@pytest.fixture(scope="module")
def fleet(table):
    return fleet_in(table, accepts_doubts=True)


@pytest.fixture(scope="module")
def assessor():
    return Assessor(CN, DAY)


@pytest.fixture(scope="module")
def counts(fleet, assessor):
    return counted(fleet, assessor)


@pytest.fixture(scope="module")
def conclusions(fleet, assessor, counts):
    ((part, _),) = fleet.answered()
    return part.answers, assessor.conclusions(part.answers)


def test_verdicts_and_reasons_are_counted(counts, conclusions):
    """Every vehicle once by verdict, and for each requirement that it does not meet."""
    answers, rows = conclusions
    assert counts.rows == answers.height > 30
    assert counts.verdicts == Counter(rows["verdict"].cast(pl.String))
    assert counts.unmet["cn.insurance.valid"] == (rows["cn.insurance.valid"] == Status.NOT_MET.value).sum()
    assert sum(found.total() for found in counts.by_city.values()) == counts.rows
    assert counts.by_city[""].total() == answers[CITY].null_count()


def test_remedies_are_counted_and_their_costs_summed(fleet, counts, conclusions):
    """The total is that of the plans that lead to the road."""
    _, rows = conclusions
    by = Counter(remedy.by for remedy, count in counts.remedies.items() for _ in range(count))
    assert by == Counter(rows["remedy_by"].cast(pl.String).to_list())
    helping = rows.filter(~pl.col("remedy_by").cast(pl.String).is_in([GIVES_UP, "nobody"]).fill_null(value=True))
    document = triage_document(fleet, counts, DAY)
    assert document.key_figures[2].figure == f"¥{round(helping['remedy_cost'].sum()):,}"


def test_another_city_is_the_same_table_with_that_city(counts, conclusions, assessor):
    """A truck that is legal in one city and barred in another is counted as worse there, and better the other way."""
    answers, rows = conclusions
    worth = {verdict.value: place for place, verdict in enumerate(VERDICTS_FROM_WORST)}
    for city in ("beijing", "shenzhen", "other"):
        there = assessor.kernel.assess(answers.with_columns(pl.lit(city).cast(answers.schema[CITY]).alias(CITY)))[
            "verdict"
        ]
        moved = counts.in_city[city]
        assert moved.verdicts == Counter(there.cast(pl.String))
        pairs = [(worth.get(now), worth.get(then)) for now, then in zip(rows["verdict"], there, strict=True)]
        known = [(now, then) for now, then in pairs if now is not None and then is not None]
        assert moved.better == sum(then > now for now, then in known)
        assert moved.worse == sum(then < now for now, then in known)
    assert sum(moved.better + moved.worse for moved in counts.in_city.values()) > 0


def test_days_are_counted_by_month_or_as_run_out(counts, conclusions):
    """Today still lies ahead."""
    answers, _ = conclusions
    days = [day for day in answers["insurance.end"] if day is not None]
    assert counts.overdue["insurance.end"] == sum(day < DAY for day in days)
    assert counts.deadlines["insurance.end"] == Counter((day.year, day.month) for day in days if day >= DAY)


def test_what_most_vehicles_need_stands_first(fleet, counts):
    """Each change with its vehicles, and those that need nothing else."""
    first = next(section for section in triage_document(fleet, counts, DAY).sections if section.id == "first")
    assert first.table is not None
    needed = [row[2] for row in first.table.rows]
    assert needed == sorted(needed, reverse=True)
    assert all(row[3] <= row[2] for row in first.table.rows)


def test_where_no_vehicle_needs_anything_that_is_said_in_place_of_tables(fleet):
    """A fleet in order has no cheapest remedy."""
    in_order = FleetCounts(rows=2, verdicts=Counter({"road_legal": 2}))
    in_order.remedies[NOTHING] = 2
    sections = {section.id: section for section in triage_document(fleet, in_order, DAY).sections}
    assert "remedies" not in sections
    assert sections["first"].says[0]["en"] == "Every vehicle may be used as it is."
    in_order.remedies[replace(NOTHING, by="nobody", cost=None)], in_order.verdicts["not_road_legal"], in_order.rows = (
        1,
        1,
        3,
    )
    sections = {section.id: section for section in triage_document(fleet, in_order, DAY).sections}
    assert [row[1] for row in sections["remedies"].table.rows] == [1]
    assert sections["first"].says[0]["en"] == "No change is known that would help a vehicle."


def test_the_page_needs_nothing_from_elsewhere(fleet, counts):
    """Charts are vector pictures inside it, drawn with our fonts, and every sentence is there in each language."""
    document = triage_document(fleet, counts, DAY)
    page = triage_page(document, ("en", "zh"))
    assert not re.search(r'(?:src|href)="(?!data:)', page)
    pictures = [b64decode(found) for found in re.findall(r"data:image/svg\+xml;base64,([^\"]+)", page)]
    assert len(pictures) == sum(section.chart is not None for section in document.sections) >= 5
    assert all(b"<image" not in picture and b"<path" in picture for picture in pictures)
    assert "What to do first" in page
    assert "先办什么" in page


def test_the_workbook_has_a_sheet_for_each_section(fleet, counts, tmp_path):
    """With figures as figures."""
    document = triage_document(fleet, counts, DAY)
    path = tmp_path / "triage.xlsx"
    path.write_bytes(triage_workbook(document, ("en",)))
    book = fastexcel.read_excel(path)
    assert book.sheet_names == ["Fleet triage", *(one.heading["en"][:31] for one in document.sections if one.table)]
    sheet = book.load_sheet("How the vehicles stand").to_polars()
    assert sheet["Vehicles"].sum() == counts.rows
    assert triage_workbook(document, ("en",)) == path.read_bytes()


@pytest.mark.slow
def test_the_command_prints_a_few_pages(roadworthy, table, tmp_path):
    """As PDF, HTML and workbook in one call; nothing is overwritten, and other endings are refused."""
    outputs = [tmp_path / name for name in ("t.pdf", "t.html", "t.xlsx")]
    options = [word for path in outputs for word in ("-o", path)]
    result = roadworthy("fleet", "triage", table, *options, "--accept-doubts", "--as-of", "2026-11-28")
    assert result.code in (0, 69), result.err
    if result.code == 0:
        from pypdf import PdfReader

        pdf = PdfReader(outputs[0])
        assert 2 <= len(pdf.pages) <= 6
        assert "Fleet triage" in pdf.pages[0].extract_text()
    assert roadworthy("fleet", "triage", table, "-o", outputs[1] if result.code == 0 else table).code in (2, 74)
    assert roadworthy("fleet", "triage", table, "-o", tmp_path / "t.doc").code == 2


def chart(values=(3, 1), labels=None):
    labels = labels or tuple(wording.both(f"city {number}", f"城市{number}") for number in range(len(values)))
    return Chart(wording.TITLE, labels, (Series(wording.COUNT, "#336699", "//", tuple(map(float, values))),))


def test_a_chart_is_deterministic_and_draws_chinese():
    """The same bytes again; other figures, other bytes; no glyph is missing (which would be a warning, an error here)."""
    assert drawn(chart(), ("en", "zh")) == drawn(chart(), ("en", "zh")) != drawn(chart((3, 2)), ("en", "zh"))
    assert drawn(chart((0,)), ("zh",)).startswith(b"<?xml")


def test_columns_of_figures_stand_on_the_right_and_fit():
    """Words do not; the shares never exceed the page."""
    words = wording.both("a long label that takes much room", "标签")
    table = Table((wording.CITY, wording.COUNT, wording.BY), ((words, 3, words), (words, None, words)))
    assert [is_figure(table, column) for column in range(3)] == [False, True, False]
    assert sum(widths(table)) <= 100


def test_an_estimated_remedy_is_told(fleet, assessor):
    """Where there are more situations than are looked into."""
    estimating = Assessor(CN, DAY, most_situations=0)
    document = triage_document(fleet, counted(fleet, estimating), date(2026, 11, 28))
    remedies = next(section for section in document.sections if section.id == "remedies")
    assert any("only the class is known" in sentence["en"] for sentence in remedies.says)
    assert isinstance(estimating.remedies, Remedies)
    assert estimating.remedies.estimated > 0
