"""What the cases exercise is told exactly."""

from datetime import date

import pytest

from knowledge.authoring.cases import read_cases
from knowledge.authoring.files import pack_files
from knowledge.verification.coverage import Covered, coverage, deciding_rules
from knowledge.verification.edges import edges_of, exercised_edges
from knowledge.vocabulary.facts import FactId, Value
from knowledge.vocabulary.packs import Case, KnowledgeBase
from tests.knowledge.verification.damaged_toyland import TOYLAND

AS_OF = date(2026, 11, 22)


@pytest.fixture(scope="module")
def cases(toyland: KnowledgeBase) -> tuple[Case, ...]:
    return read_cases(pack_files(TOYLAND), toyland).cases


def missing(covered: Covered) -> list[str]:
    return [one.words for one in covered.missing]


def test_what_no_case_of_toyland_exercises(toyland: KnowledgeBase, cases: tuple[Case, ...]) -> None:
    """One step, two choices and the upper side of one limit."""
    report = coverage(toyland, cases)
    assert missing(report.rules) == ["step.toyland.step.demand_insurance:due"]
    assert missing(report.choices) == ["person.role = buyer", "use.on_road = no"]
    assert missing(report.edges) == ["vehicle.power just above 20.5 kW"]
    assert (report.rules.exercised, len(report.rules.all)) == (11, 12)
    assert not report.is_complete


def test_a_rule_counts_where_it_decides(toyland: KnowledgeBase) -> None:
    """A rule that holds while an earlier one may hold too does not decide."""
    small_or_tricycle: dict[FactId, Value] = {"vehicle.length": 3500, "vehicle.power": 20.5}
    assert "toyland.category.small" not in set(deciding_rules(toyland, AS_OF, [small_or_tricycle]))
    four_wheels = {**small_or_tricycle, "vehicle.wheels": 4}
    assert "toyland.category.small" in set(deciding_rules(toyland, AS_OF, [small_or_tricycle, four_wheels]))


def test_a_rule_counts_while_it_is_in_force(toyland: KnowledgeBase) -> None:
    """The exemption of tricycles decides in 2026 and not in 2027."""
    tricycle: dict[FactId, Value] = {
        "use.on_road": "yes", "papers.listed": "listed", "vehicle.wheels": 3, "insurance.end": date(2020, 1, 1),
    }  # fmt: skip
    assert "toyland.insurance.tricycle" in set(deciding_rules(toyland, AS_OF, [tricycle]))
    assert "toyland.insurance.tricycle" not in set(deciding_rules(toyland, date(2027, 1, 1), [tricycle]))


def test_both_sides_of_every_limit_are_edges(toyland: KnowledgeBase) -> None:
    """A limit has the nearest values on either side, in steps of the fact's decimals; a computed fact has them too."""
    assert [edge.words for edge in edges_of(toyland)] == [
        "vehicle.wheels at most 3", "vehicle.wheels just above 3",
        "vehicle.length at most 3500 mm", "vehicle.length just above 3500 mm",
        "vehicle.power at most 20.5 kW", "vehicle.power just above 20.5 kW",
        "insurance.days_left just below 0 day", "insurance.days_left at least 0 day",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "value", "edge"),
    [
        ("vehicle.length", 3500, "vehicle.length at most 3500 mm"),
        ("vehicle.length", 3501, "vehicle.length just above 3500 mm"),
        ("vehicle.length", 3502, None),
        ("vehicle.length", 3499, None),
        ("vehicle.power", 20.6, "vehicle.power just above 20.5 kW"),
        ("insurance.end", date(2026, 11, 22), "insurance.days_left at least 0 day"),
        ("insurance.end", date(2026, 11, 21), "insurance.days_left just below 0 day"),
        ("insurance.end", date(2026, 11, 20), None),
    ],
)
def test_only_the_nearest_values_lie_on_an_edge(
    toyland: KnowledgeBase, fact: FactId, value: Value, edge: str | None
) -> None:
    """One step further is no edge any more."""
    assert list(exercised_edges(toyland, AS_OF, [{fact: value}])) == ([edge] if edge else [])
