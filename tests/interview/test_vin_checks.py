"""A vehicle identification number is held against itself and against the other answers. The numbers are invented."""

from datetime import date

import pytest

from interview.contradictions.makers import makes_named_in
from interview.contradictions.vin_checks import vin_contradictions
from knowledge.vocabulary.facts import UNKNOWN
from knowledge.vocabulary.questions import Answer, AnswerValue

GOOD = "LZWACAGAXEE123456"
"""Wuling, model year 2014 by its tenth sign; its check sign is right."""
SUZUKI = "JS3TX92V944123456"


def found(vin: AnswerValue, **others: AnswerValue) -> list[str]:
    answers = {f"vehicle.{name}": Answer(f"vehicle.{name}", value) for name, value in {"vin": vin, **others}.items()}
    return [each.id for each in vin_contradictions(answers)]


def test_a_good_number_fits_everything() -> None:
    """Its maker, its country, its year and its check sign."""
    others = {"origin": "domestic", "model": "五菱 LZW1029PSY", "manufactured": date(2014, 3, 1), "vin_state": "clear"}
    assert found(GOOD, **others) == []
    assert found(GOOD.lower(), **others) == []


@pytest.mark.parametrize("sign", "0123456789X")
def test_every_other_check_sign_fails(sign: str) -> None:
    """Of the eleven signs that can stand there one is right."""
    assert (found(f"{GOOD[:8]}{sign}{GOOD[9:]}") == []) is (sign == GOOD[8])


@pytest.mark.parametrize(
    ("vin", "state", "expected"),
    [
        (GOOD[:-1], "clear", ["vin.length"]),
        (GOOD + "1", "clear", ["vin.length"]),
        (GOOD[:-1], UNKNOWN, ["vin.length"]),
        (GOOD[:-1], "missing", []),
        (GOOD[:-1], "altered", []),
        ("", "clear", ["vin.length"]),
        (UNKNOWN, "clear", []),
        ("LZWACAGAOEE12345Q", "clear", ["vin.signs"]),
        ("五菱五菱五菱五菱五菱五菱五菱五菱五", "clear", ["vin.signs"]),
    ],
)
def test_length_and_signs(vin: AnswerValue, state: AnswerValue, expected: list[str]) -> None:
    """Seventeen signs, without I, O and Q; where the number is said to be missing, a short one is no surprise."""
    assert found(vin, vin_state=state) == expected


@pytest.mark.parametrize(
    ("vin", "origin", "contradicts"),
    [
        (GOOD, "domestic", False), (GOOD, "imported_new", True), (GOOD, "imported_used", True), (GOOD, UNKNOWN, False),
        (SUZUKI, "domestic", True), (SUZUKI, "imported_used", False),
    ],
)  # fmt: skip
def test_the_country_of_the_maker(vin: str, origin: AnswerValue, contradicts: bool) -> None:
    """A number of a Chinese maker on a vehicle made in China, and only there."""
    assert ("vin.country" in found(vin, origin=origin)) is contradicts


@pytest.mark.parametrize(
    ("vin", "model", "contradicts"),
    [
        (GOOD, "五菱荣光小卡", False), (GOOD, "Wuling mini truck", False), (GOOD, "长安 SC1031", True),
        (GOOD, "Suzuki Carry", True), (GOOD, "LZW1029PSY", False), (GOOD, UNKNOWN, False), (GOOD, "a mini truck", False),
        (SUZUKI, "铃木 Carry", False), (SUZUKI, "五菱", True),
        ("LS5ACAGA5EE123456", "长安 SC1031", False), ("L00ACAGA5EE123456", "五菱", False),
    ],
)  # fmt: skip
def test_the_maker(vin: str, model: AnswerValue, contradicts: bool) -> None:
    """Told where both are known and share no name; a joint venture bears the names of both parents."""
    assert ("vin.make" in found(vin, model=model)) is contradicts


@pytest.mark.parametrize(
    ("made", "contradicts"),
    [
        (date(2014, 6, 1), False), (date(2013, 1, 1), False), (date(2015, 12, 31), False),
        (date(2016, 1, 1), True), (date(2012, 12, 31), True), (date(1984, 1, 1), False), (UNKNOWN, False),
    ],
)  # fmt: skip
def test_the_model_year(made: AnswerValue, contradicts: bool) -> None:
    """The tenth sign comes round every thirty years; a year to each side is usual."""
    assert ("vin.year" in found(GOOD, manufactured=made)) is contradicts


def test_both_answers_are_shown() -> None:
    """The number, and what it does not fit."""
    answers = {"vehicle.vin": Answer("vehicle.vin", SUZUKI), "vehicle.origin": Answer("vehicle.origin", "domestic")}
    (one,) = vin_contradictions(answers)
    assert [said.fact for said in one.answers] == ["vehicle.vin", "vehicle.origin"]
    assert "Japan" in one.says["en"]
    assert "日本" in one.says["zh"]


def test_makers_are_known_by_name_in_both_languages() -> None:
    """Words that name nobody do not count."""
    assert makes_named_in("五菱 LZW1029PSY") & makes_named_in("SAIC GM Wuling")
    assert makes_named_in("New Mini Motor Truck Company of China") == frozenset()
