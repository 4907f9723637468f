"""What a table gets beside its rows is what `assess` and `nearest` say of each vehicle."""

from datetime import date, timedelta

import polars as pl
import pytest

from interview.fleet.cells import column_type
from interview.fleet.deadlines import days_to_keep, next_deadlines
from interview.fleet.open_facts import MOST_LOOKED_AT, facts_needed, first_open
from interview.fleet.remedies import CLASSES, GIVES_UP, REMEDY_COLUMNS, Remedies, class_of, remedy_of, with_remedies
from interview.fleet.results import Assessor
from interview.fleet.situations import Situations
from knowledge.columnar.kernel import Kernel
from knowledge.inference.assessing import assess
from knowledge.inference.case_runs import known_of
from knowledge.inference.evaluator import evaluate
from knowledge.inference.nearest.finder import NearestLegalFinder
from knowledge.logic.fixed_verdict import FixedVerdict
from knowledge.logic.outputs import REASON_COLUMNS
from knowledge.logic.rule_base import rule_base_of
from knowledge.vocabulary.plans import Measure
from knowledge.vocabulary.questions import Answer
from knowledge.vocabulary.rules import Status, Verdict
from tests.interview.fleet.tables import CN, DAY, shipped_cases

RULES = rule_base_of(CN, DAY)


def table_of(cases):
    """The given answers of the cases, a row each."""
    facts = [fact for fact in CN.facts.values() if fact.is_asked]
    return pl.DataFrame(
        {
            fact.id: pl.Series([known_of(case).get(fact.id) for case in cases], dtype=column_type(fact), strict=False)
            for fact in facts
        }
    )


@pytest.fixture(scope="module")
def some():
    """Every fifteenth case, with the assessments of the reference evaluator and the table's conclusions."""
    cases, fixed_verdict = list(shipped_cases())[::15], FixedVerdict(RULES)
    assessments = [
        assess(
            CN,
            RULES,
            {fact: Answer(fact, value) for fact, value in case.given.items()},
            evaluate(RULES, known_of(case)),
            fixed_verdict=fixed_verdict,
        )
        for case in cases
    ]
    return assessments, Assessor(CN, DAY).conclusions(table_of(cases))


def test_the_table_says_of_every_case_what_assess_says(some):
    """Verdict, category, and the status of every requirement."""
    assessments, conclusions = some
    for assessment, row in zip(assessments, conclusions.iter_rows(named=True), strict=True):
        assert row["verdict"] == assessment.verdict
        assert row["category"] == assessment.category
        for finding in assessment.findings:
            assert row[finding.requirement] == finding.status


def test_the_first_reasons_are_those_that_decide_the_verdict(some):
    """The one that a report names stands first; undetermined and legal vehicles have none."""
    assessments, conclusions = some
    for assessment, reasons in zip(assessments, conclusions["reasons"], strict=True):
        decisive = [
            finding.requirement
            for finding in assessment.findings
            if finding.status is Status.NOT_MET and finding.unmet_means is assessment.verdict
        ]
        if assessment.verdict in (Verdict.ROAD_LEGAL, Verdict.UNDETERMINED):
            assert reasons is None
        else:
            assert reasons.split("; ") == decisive[: len(REASON_COLUMNS)]


def test_the_remedy_is_the_plan_of_nearest_by_money(some):
    """By whom, known cost, costs to be asked, days, changes, and where it leads: of every case."""
    assessments, conclusions = some
    finder, seen = NearestLegalFinder(CN, RULES), set()
    for assessment, row in zip(
        assessments, conclusions.select(REMEDY_COLUMNS.keys()).iter_rows(named=True), strict=True
    ):
        nearest = finder.nearest_legal(assessment, Measure.MONEY)
        assert not row["remedy_estimated"]
        if nearest is None:
            open_ = assessment.verdict is Verdict.UNDETERMINED
            assert row["remedy_by"] == (None if open_ else "nothing")
            continue
        expected = remedy_of(nearest)
        assert row["remedy_by"] == expected.by
        assert row["remedy_cost"] == expected.cost
        assert row["remedy_cost_to_ask"] == expected.cost_to_ask
        assert row["remedy_days"] == expected.days
        assert row["remedy_leads_to"] == expected.leads_to
        assert (row["remedy_changes"] or "") == "; ".join(
            f"{change.fact}={change.becomes}" for change in expected.changes
        )
        seen.add(row["remedy_by"])
    assert {"owner", "driver", GIVES_UP} <= seen <= set(CLASSES)


def test_like_vehicles_are_looked_into_once():
    """Figures on the same side of every limit make no difference, those on the other side do."""
    answers = table_of(list(shipped_cases())[:40])
    unmet = answers.with_columns(pl.lit("no").cast(answers.schema["insurance.has"]).alias("insurance.has"))
    one = unmet.filter(pl.col("vehicle.length").is_not_null()).head(1)
    lengths = pl.concat(
        [one.with_columns(pl.lit(length).alias("vehicle.length")) for length in (3400.0, 3450.0, 3501.0)]
    )
    kernel = Kernel(CN, DAY)
    remedies = Remedies(CN, DAY, kernel)
    classed = remedies.classed(lengths, kernel.assess(lengths))
    assert classed.height == 3
    assert classed["#situation"].n_unique() == 2
    assert (
        remedies.of(lengths, classed)["#situation"].to_list()
        == classed["#situation"].unique(maintain_order=True).to_list()
    )


def test_situations_are_numbered_the_same_everywhere():
    """As many numbers as situations; the same ones for rows in other parts, and in another process."""
    answers = table_of(shipped_cases())
    kernel = Kernel(CN, DAY)
    numbers = Remedies(CN, DAY, kernel).classed(answers, kernel.assess(answers))["#situation"]
    again = [
        Remedies(CN, DAY, kernel).classed(rows, kernel.assess(rows))["#situation"] for rows in answers.iter_slices(97)
    ]
    assert pl.concat(again).equals(numbers)
    keyed = Situations(CN, RULES, kernel).of(answers).filter(numbers.is_not_null())
    assert numbers.drop_nulls().n_unique() == keyed.unique().height > 500


def test_beyond_the_limit_only_the_class_is_estimated():
    """From the cure of the unmet requirement that is hardest to move; no cost is made up."""
    answers = table_of(shipped_cases())
    kernel = Kernel(CN, DAY)
    findings = kernel.assess(answers)
    remedies = Remedies(CN, DAY, kernel, most=0)
    classed = remedies.classed(answers, findings)
    found = with_remedies(classed, remedies.of(answers, classed))
    estimated = found.filter("remedy_estimated")
    assert remedies.estimated == estimated.height > 100
    assert estimated["remedy_cost"].null_count() == estimated.height
    hardest = ("nobody", "maker", "dealer", "time_and_place", "driver", "owner")
    for row, by in zip(findings.iter_rows(named=True), found["remedy_by"], strict=True):
        unmet = {
            CN.requirements[id].cure.by.value
            for id, requirement in CN.requirements.items()
            if row[id] == Status.NOT_MET and requirement.unmet_means is not Verdict.ROAD_LEGAL
        }
        if unmet:
            assert by == next(one for one in hardest if one in unmet)


def test_what_keeps_vehicles_undetermined_is_named():
    """The facts that `assess` calls unknown, of those vehicles alone."""
    cases = list(shipped_cases())[:60]
    answers = table_of(cases)
    conclusions = Kernel(CN, DAY).assess(answers)
    open_ = first_open(answers, conclusions["verdict"])
    assert 0 < open_.height <= MOST_LOOKED_AT
    assert open_.unique().height == open_.height
    decided = conclusions["verdict"] != "undetermined"
    assert not facts_needed(first_open(answers.filter(decided), conclusions["verdict"].filter(decided)), CN, DAY)
    little = pl.DataFrame({"use.on_road": pl.Series(["yes", "yes"], dtype=answers.schema["use.on_road"])})
    needed = facts_needed(first_open(little, Kernel(CN, DAY).assess(little)["verdict"]), CN, DAY)
    assessment = assess(
        CN, RULES, {"use.on_road": Answer("use.on_road", "yes")}, evaluate(RULES, {"use.on_road": "yes"})
    )
    assert set(needed) == {one.fact for one in assessment.unknown if one.needed_by}
    assert set(needed.values()) == {1}


def test_a_plan_without_changes_needs_nobody():
    """Its class is that nothing is to be done."""
    assert class_of(()) == "nothing"


@pytest.mark.parametrize(
    ("insurance", "inspection", "expected"),
    [
        (timedelta(0), timedelta(5), (DAY, "insurance.end")),
        (timedelta(-1), timedelta(5), (DAY + timedelta(5), "papers.inspection_end")),
        (timedelta(5), timedelta(5), (DAY + timedelta(5), "insurance.end")),
        (timedelta(-1), None, (None, None)),
        (None, None, (None, None)),
    ],
)
def test_the_next_deadline_is_the_soonest_that_is_to_come(insurance, inspection, expected):
    """Today still counts, what has run out does not, what is not known does not."""
    days = {"insurance.end": insurance, "papers.inspection_end": inspection}
    answers = pl.DataFrame(
        {fact: pl.Series([None if after is None else DAY + after], dtype=pl.Date) for fact, after in days.items()}
    )
    assert next_deadlines(answers, CN, DAY).row(0) == expected
    assert set(days) <= set(days_to_keep(CN))


def test_a_table_without_days_has_no_deadlines():
    """And no row, no conclusions: the columns are there all the same."""
    assert next_deadlines(pl.DataFrame({"vehicle.wheels": [4.0]}), CN, DAY).rows() == [(None, None)]
    empty = Assessor(CN, date(2026, 11, 28)).conclusions(table_of([]))
    assert empty.height == 0
    assert {"verdict", "remedy_by", "next_deadline", "cn.insurance.valid"} <= set(empty.columns)
