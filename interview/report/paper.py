"""The size of the page."""

from enum import StrEnum


class Paper(StrEnum):
    """As CSS calls it."""

    A4 = "A4"
    LETTER = "letter"
