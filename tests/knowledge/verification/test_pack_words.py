"""Comparisons and values read as an author writes them."""

from dataclasses import replace
from datetime import date

import pytest

from knowledge.verification.pack_words import comparison_in_words, fact_in_words, values_in_words
from knowledge.verification.results import FactInRange
from knowledge.vocabulary.conditions import Comparison, Operator
from knowledge.vocabulary.packs import KnowledgeBase


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (Comparison("vehicle.length", Operator.LESS_OR_EQUAL, (3500,)), "vehicle.length <= 3500 mm"),
        (Comparison("vehicle.power", Operator.GREATER, (20.5,)), "vehicle.power > 20.5 kW"),
        (Comparison("vehicle.wheels", Operator.EQUAL, (3, 4)), "vehicle.wheels = 3 or 4"),
        (Comparison("insurance.end", Operator.LESS, (date(2027, 1, 1).toordinal(),)), "insurance.end < 2027-01-01"),
        (Comparison("papers.listed", Operator.UNEQUAL, ("listed",)), "papers.listed != listed"),
        (Comparison("toyland.insurance", Operator.EQUAL, ("not_met",)), "toyland.insurance = not_met"),
    ],
)
def test_a_comparison_is_the_line_of_the_pack(toyland: KnowledgeBase, comparison: Comparison, words: str) -> None:
    assert comparison_in_words(comparison, toyland) == words


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (FactInRange("vehicle.length", None, 3500), "at most 3,500 mm"),
        (FactInRange("vehicle.length", 3501, None), "at least 3,501 mm"),
        (FactInRange("vehicle.length", 3000, 3500), "3,000 mm to 3,500 mm"),
        (FactInRange("vehicle.wheels", 4, 4), "4"),
        (FactInRange("vehicle.wheels", None, None), "anything"),
        (FactInRange("insurance.end", None, date(2026, 11, 21)), "21 Nov 2026 or earlier"),
        (FactInRange("insurance.end", date(2026, 11, 22), None), "22 Nov 2026 or later"),
        (FactInRange("papers.listed", "listed", "listed"), "The model is listed"),
    ],
)
def test_values_are_told_with_their_bounds(toyland: KnowledgeBase, fact: FactInRange, words: str) -> None:
    assert values_in_words(fact, toyland) == words


def test_a_text_is_told_by_its_length(toyland: KnowledgeBase) -> None:
    """A text stands for all texts of so many signs."""
    plate = replace(toyland.facts["vehicle.plate"], particular=False)
    knowledge = replace(toyland, facts={**toyland.facts, "vehicle.plate": plate})
    assert values_in_words(FactInRange("vehicle.plate", "0" * 17, "0" * 17), knowledge) == "17 signs"


def test_a_fact_is_told_by_label_and_id(toyland: KnowledgeBase) -> None:
    fact = FactInRange("vehicle.length", None, 3500)
    assert fact_in_words(fact, toyland) == "Overall length (vehicle.length): at most 3,500 mm"
