"""What became of typed words, and the tidying that all of them go through first."""

import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias

from knowledge.vocabulary.questions import AnswerValue
from knowledge.vocabulary.text import Text


@dataclass(frozen=True)
class Understood:
    """A value, ready to be recorded unless there is a doubt."""

    value: AnswerValue
    shown_back: Text | None = None
    """What the program made of it ("3.5 m = 3,500 mm"), where that is not plain from the words; else null."""
    doubt: Text | None = None
    """Why the person should confirm it before it counts; null = no doubt."""


@dataclass(frozen=True)
class Misunderstood:
    """No value. What is wrong and how to type it instead."""

    message: Text


Reading: TypeAlias = Understood | Misunderstood

SAME_SIGN = str.maketrans({"’": "'", "‘": "'", "′": "'", "⁄": "/", "−": "-", "–": "-", "—": "-", "“": '"', "”": '"'})

FRACTION_BEHIND_A_DIGIT = re.compile(r"(?<=\d)(?=[¼½¾⅛⅜⅝⅞])")
"""3½ would become 31/2."""


def tidied(typed: str) -> str:
    """The words on one line, in compatibility form (NFKC: ３５ is 35), without control characters."""
    composed = unicodedata.normalize("NFKC", FRACTION_BEHIND_A_DIGIT.sub(" ", typed))
    kept = "".join(_shown(sign) for sign in composed)
    return " ".join(kept.translate(SAME_SIGN).split())


def _shown(sign: str) -> str:
    if sign.isspace():
        return " "
    return "" if unicodedata.category(sign).startswith("C") else sign
