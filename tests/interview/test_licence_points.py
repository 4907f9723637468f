"""Licence points are said once."""

from dataclasses import replace

import pytest

from interview.licence_points import SAID, points_left_to_say
from knowledge.authoring.library import knowledge_base
from knowledge.vocabulary.findings import Certainty, Risk
from knowledge.vocabulary.sources import Confidence

RISK = Risk("cn.risk.plate", {"en": "No plate"}, {"en": "A fine."}, Certainty.CERTAIN, 9, (), Confidence.HIGH)


@pytest.mark.parametrize(
    "measure",
    [
        {"en": "A fine and 9 points."},
        {"en": "A fine and 9 points.", "zh": "罚款，记9分。"},
        {"en": "9 demerit points.", "zh": "罚款，记3分或9分。"},
    ],
)
def test_a_measure_that_says_them_is_enough(measure: dict[str, str]) -> None:
    """In each language that it is written in."""
    assert points_left_to_say(replace(RISK, measure=measure)) == 0


@pytest.mark.parametrize(
    "measure",
    [
        {"en": "A fine."},
        {"en": "A fine of 9 yuan."},
        {"en": "A fine and 19 points.", "zh": "罚款，记19分。"},
        {"en": "A fine and 9 points.", "zh": "罚款。"},
        {"en": "A wait of 9 minutes at 3 points.", "zh": "等候9分钟。"},
    ],
)
def test_points_that_the_measure_lacks_are_said_after_it(measure: dict[str, str]) -> None:
    """Another figure, and 9 of something else, are not the 9 points."""
    assert points_left_to_say(replace(RISK, measure=measure)) == 9


def test_without_points_nothing_is_said() -> None:
    """Whatever the measure says."""
    assert points_left_to_say(replace(RISK, points=0)) == 0


def test_the_pack_of_china_says_them_in_its_measures() -> None:
    """One point is "1 point", and no consequence with points leaves them to be said."""
    with_points = [each for each in knowledge_base("cn").consequences.values() if each.points]
    assert {1, 3, 9, 12} <= {each.points for each in with_points}
    silent = [
        each.id
        for each in with_points
        for language, words in each.measure.items()
        if SAID[language].findall(words).count(str(each.points)) != 1
    ]
    assert silent == []
