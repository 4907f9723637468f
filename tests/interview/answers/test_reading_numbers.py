"""Numbers as people type them."""

import pytest

from interview.answers import Misunderstood, Understood
from interview.answers.figures import read_number
from knowledge.authoring.library import knowledge_base
from knowledge.vocabulary.facts import UNKNOWN, FactDeclaration, FactType


def fact(unit=None, plausible=None, decimals=0):
    return FactDeclaration("x", FactType.NUMBER, {"en": "X"}, unit=unit, plausible=plausible, decimals=decimals)


LENGTH = fact("mm", (500, 20_000))
MASS = fact("kg", (200, 50_000))
VOLUME = fact("mL", (40, 5_000))
POWER = fact("kW", (0.5, 400), decimals=1)
SPEED = fact("km/h", (5, 200))
MONEY = fact("CNY")
DISTANCE = fact("km")
COUNT = fact()


@pytest.mark.parametrize(
    ("typed", "declaration", "value"),
    [
        ("1800", MASS, 1800),
        ("1800kg", MASS, 1800),
        ("1800 KG", MASS, 1800),
        ("三吨半", MASS, 3500),
        ("1吨半", MASS, 1500),
        ("3米5", LENGTH, 3500),
        ("三米五", LENGTH, 3500),
        ("3m05", LENGTH, 3050),
        ("半吨", MASS, 500),
        ("half a ton", MASS, 500),
        ("2 and a half tons", MASS, 2500),
        ("1/2 t", MASS, 500),
        ("3 1/2 t", MASS, 3500),
        ("3½ t", MASS, 3500),
        ("½t", MASS, 500),
        ("11'6\"", LENGTH, 3505),
        ("11′6″", LENGTH, 3505),
        ("11 feet 6 inches", LENGTH, 3505),
        ("11英尺6英寸", LENGTH, 3505),
        ("1,800", MASS, 1800),
        ("1.800", MASS, 1800),
        ("1 800", MASS, 1800),
        ("1'800", MASS, 1800),
        ("1,800.0", MASS, 1800),
        ("1.800,0", MASS, 1800),
        ("1.8 t", MASS, 1800),
        ("1,8 t", MASS, 1800),
        ("1,800 t", MASS, 1800),
        ("1.8吨", MASS, 1800),
        ("１．８吨", MASS, 1800),
        ("1800公斤", MASS, 1800),
        ("3600斤", MASS, 1800),
        ("一千八百", MASS, 1800),
        ("一千八", MASS, 1800),
        ("一万二千公斤", MASS, 12_000),
        ("两万五", MASS, 25_000),
        ("about 1800", MASS, 1800),
        ("大约1800公斤左右", MASS, 1800),
        ("３５００", LENGTH, 3500),
        ("3.5m", LENGTH, 3500),
        ("3,5 m", LENGTH, 3500),
        ("350cm", LENGTH, 3500),
        ("3.5米", LENGTH, 3500),
        ("三点五米", LENGTH, 3500),
        ("11 ft", LENGTH, 3353),
        ("50cc", VOLUME, 50),
        ("50 cm³", VOLUME, 50),
        ("1.0L", VOLUME, 1000),
        ("4 kW", POWER, 4),
        ("4000W", POWER, 4),
        ("4,5", POWER, 4.5),
        ("25 km/h", SPEED, 25),
        ("25kmh", SPEED, 25),
        ("时速60公里", SPEED, 60),
        ("25 mph", SPEED, 40),
        ("¥1,200", MONEY, 1200),
        ("￥1200", MONEY, 1200),
        ("1200元", MONEY, 1200),
        ("1.5万元", MONEY, 15_000),
        ("5万公里", DISTANCE, 50_000),
        ("4", COUNT, 4),
        ("four", COUNT, 4),
        ("四个", COUNT, 4),
        ("2 wheels", COUNT, 2),
        ("4.0", COUNT, 4),
        ("none", COUNT, 0),
        ("0", COUNT, 0),
    ],
)
def test_number_is_understood(read, typed, declaration, value):
    """The value is in the unit of the fact, whole numbers are integers, and nothing is doubted."""
    reading = read(typed, declaration)
    assert isinstance(reading, Understood), reading
    assert (reading.value, type(reading.value)) == (value, type(value))
    assert reading.doubt is None


@pytest.mark.parametrize(
    ("typed", "declaration", "shown"),
    [
        ("3.5 m", LENGTH, "3.5 m = 3,500 mm"),
        ("1,8 t", MASS, "1.8 t = 1,800 kg"),
        ("11 ft", LENGTH, "11 ft is about 3,353 mm"),
        ("1.800", MASS, "1.800 = 1,800 kg"),
        ("1800 kg", MASS, None),
        ("1800", MASS, None),
    ],
)
def test_conversion_is_shown_back(read, typed, declaration, shown):
    """What the program made of a unit or an ambiguous comma is said; a plain figure is not repeated."""
    reading = read(typed, declaration)
    assert (reading.shown_back and reading.shown_back["en"]) == shown


@pytest.mark.parametrize(
    ("typed", "declaration", "value", "doubt"),
    [
        ("3.5", LENGTH, 3500, "Do you mean 3.5 m = 3,500 mm?"),
        ("1.8", MASS, 1800, "Do you mean 1.8 t = 1,800 kg?"),
        ("1.0", VOLUME, 1000, "Do you mean 1 L = 1,000 mL?"),
        ("4000", POWER, 4, "Do you mean 4,000 W = 4 kW?"),
        ("60 马力", POWER, 44.1, "60 metric horsepower is about 44.1 kW"),
        ("199", MASS, 199, "mostly between 200 kg and 50,000 kg"),
        ("50001", MASS, 50_001, "mostly between"),
        ("300 km/h", SPEED, 300, "would be unusual"),
    ],
)
def test_unusual_number_is_doubted_not_refused(read, typed, declaration, value, doubt):
    """The person confirms it, or says what was meant."""
    reading = read(typed, declaration)
    assert reading.value == value
    assert doubt in reading.doubt["en"]


@pytest.mark.parametrize("typed", ["200", "50000"])
def test_limits_of_the_plausible_are_plausible(read, typed):
    """Both ends belong to it."""
    assert read(typed, MASS).doubt is None


@pytest.mark.parametrize(
    ("typed", "declaration", "message"),
    [
        ("1/3 m", LENGTH, "Please type one number in mm"),
        ("1/2/3 m", LENGTH, "Please type one number in mm"),
        ("11'6\"7", LENGTH, "Please type one number in mm"),
        ("半", MASS, "Please type one number in kg"),
        ("3500 kg", LENGTH, '"kg" does not fit here. Please give the number in mm.'),
        ("3 m", MASS, '"m" does not fit here'),
        ("4 kg", COUNT, "Only a number is needed here"),
        ("-5", LENGTH, "cannot be less than nothing"),
        ("−5", LENGTH, "cannot be less than nothing"),
        ("负5", LENGTH, "cannot be less than nothing"),
        ("3500.4", LENGTH, "whole number in mm"),
        ("4.25 kW", POWER, "at most 1 digit after"),
        ("long", LENGTH, "one number in mm, in digits"),
        ("1500-1800", MASS, "Please type one number in kg, in digits."),
        ("1500 1800", MASS, "one number in kg"),
        ("1e3", MASS, "Please type one number in kg, in digits."),
        ("nan", MASS, "one number in kg"),
        ("inf", MASS, "one number in kg"),
        ("1" * 40, MASS, "too long to be true"),
        ("", MASS, "Please type an answer"),
        (" \t ", MASS, "Please type an answer"),
    ],
)
def test_number_is_misunderstood(read, typed, declaration, message):
    """The message says what is wrong and how to type it."""
    reading = read(typed, declaration)
    assert isinstance(reading, Misunderstood), reading
    assert message in reading.message["en"]
    assert reading.message["zh"]


@pytest.mark.parametrize("typed", ["?", "unknown", "I don't know", "I don’t know", "DK", "不知道", "不清楚。"])
def test_not_knowing_is_an_answer(read, typed):
    """In any usual words."""
    assert read(typed, MASS) == Understood(UNKNOWN)


@pytest.mark.parametrize(("typed", "is_doubted"), [("1", True), ("2", False), ("12", False), ("13", True)])
def test_a_vehicle_of_the_china_pack_has_two_wheels_at_least(typed, is_doubted):
    """One is a slip."""
    reading = read_number(typed, knowledge_base("cn").facts["vehicle.wheels"])
    assert (reading.doubt is not None) is is_doubted
