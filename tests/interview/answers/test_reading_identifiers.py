"""VINs and plates, as people paste them."""

import pytest

from interview.answers import Misunderstood, Understood, read_answer
from knowledge.vocabulary.facts import UNKNOWN, FactDeclaration, FactType
from tests.interview.terminal.conftest import AS_OF

VIN = FactDeclaration("vehicle.vin", FactType.TEXT, {"en": "VIN"}, particular=True)
PLATE = FactDeclaration("vehicle.plate", FactType.TEXT, {"en": "Plate"}, particular=True)


def read(typed, declaration):
    return read_answer(typed, declaration, "en", AS_OF)


@pytest.mark.parametrize(
    "typed",
    ["LZWACAGA0E4123456", "LZW ACAGA 0E4 123456", " lzw-acaga-0e4-123456\n", "ＬＺＷＡＣＡＧＡ０Ｅ４１２３４５６"],
)
def test_vin_loses_blanks_and_gains_capitals(typed):
    """Also full-width signs; what was made of it is shown back."""
    assert read(typed, VIN) == Understood("LZWACAGA0E4123456", {"en": "LZWACAGA0E4123456", "zh": "LZWACAGA0E4123456"})


@pytest.mark.parametrize(("typed", "doubt"), [("DA63T-123456", "has 11 signs"), ("LZWACAGAOE4I23456", "contains O, I")])
def test_strange_vin_is_questioned_not_refused(typed, doubt):
    """Old imports have shorter numbers; O and I are misread figures."""
    reading = read(typed, VIN)
    assert reading.value == "".join(sign for sign in typed if sign.isalnum())
    assert doubt in reading.doubt["en"]


@pytest.mark.parametrize("typed", ["粤B12345", "粤b·12345", "粤 B 123 45", "粤Ｂ．１２３４５"])
def test_plate_loses_blanks_and_dots(typed):
    """The dot behind the province is no part of it."""
    assert read(typed, PLATE).value == "粤B12345"


@pytest.mark.parametrize("declaration", [VIN, PLATE])
def test_neither_needs_to_be_known(declaration):
    """Nor is nothing a number."""
    assert read("unknown", declaration).value is UNKNOWN
    assert isinstance(read(" · ", PLATE), Misunderstood)
    assert isinstance(read("- -", VIN), Misunderstood)
